"""Fits a detector of a peer and scores new rows: detection.py LIBRARY IDENTIFIER learn-NxD.f64.

The new rows are those of score-NxD.f64 beside the file. Ours does the same in
Sources/Benchmarks/DetectorBenchmarks.swift. Settings are those of ours, which has PyOD's defaults.
"""

import importlib
import sys
import warnings

import numpy

import detectors
from measured import measure_repeatedly, peak, show

warnings.filterwarnings("ignore")
SEED = 42


class Fitted:
    """A peer's estimator whose scores are high for usual rows."""

    def __init__(self, path, **settings):
        module, kind = path.rsplit(".", 1)
        self.model = getattr(importlib.import_module("sklearn." + module), kind)(**settings)

    def fit(self, rows):
        self.model.fit(rows)
        return self

    def decision_function(self, rows):
        return -self.model.score_samples(rows)


class Covariance(Fitted):
    def decision_function(self, rows):
        return self.model.mahalanobis(rows)


class Descent(Fitted):
    """The one-class descent after a kernel told by a hundred rows."""

    def __init__(self, width):
        from sklearn.kernel_approximation import Nystroem
        from sklearn.linear_model import SGDOneClassSVM
        from sklearn.pipeline import make_pipeline

        self.model = make_pipeline(
            Nystroem(gamma=1 / width, random_state=SEED), SGDOneClassSVM(random_state=SEED))


class Tree:
    """Distances to the fifth neighbour."""

    def fit(self, rows):
        from scipy.spatial import cKDTree

        self.tree = cKDTree(rows)
        return self

    def decision_function(self, rows):
        return self.tree.query(rows, k=5)[0][:, -1]


class Glosh:
    def fit(self, rows):
        import hdbscan

        self.model = hdbscan.HDBSCAN(
            min_cluster_size=5, prediction_data=True, core_dist_n_jobs=1).fit(rows)
        self.scores = self.model.outlier_scores_
        return self

    def decision_function(self, rows):
        import hdbscan

        return hdbscan.prediction.approximate_predict_scores(self.model, rows)


class Isotree:
    def __init__(self, **settings):
        import isotree

        self.model = isotree.IsolationForest(
            ntrees=100, sample_size=256, missing_action="fail", nthreads=1, random_seed=SEED,
            **settings)

    def fit(self, rows):
        self.model.fit(rows)
        return self

    def decision_function(self, rows):
        return self.model.predict(rows)


def pool(width):
    """The members of ours."""
    from pyod.models.suod import SUOD

    members = ["isolation-forest", "nearest-neighbours", "cblof"]
    return SUOD([detectors.make(name, SEED, width) for name in members], n_jobs=1, bps_flag=False)


MAKERS = {
    "sklearn": {
        "isolation-forest": lambda _: Fitted("ensemble.IsolationForest", random_state=SEED),
        "lof": lambda _: Fitted("neighbors.LocalOutlierFactor", novelty=True),
        "one-class-svm": lambda _: Fitted("svm.OneClassSVM", gamma="auto"),
        "sgd-one-class-svm": Descent,
        "mcd": lambda _: Fitted("covariance.EllipticEnvelope", random_state=SEED),
        "mahalanobis": lambda _: Covariance("covariance.EmpiricalCovariance"),
        "kde": lambda _: Fitted("neighbors.KernelDensity"),
        "gmm": lambda _: Fitted("mixture.GaussianMixture", random_state=SEED),
    },
    "scipy": {"nearest-neighbours": lambda _: Tree()},
    "hdbscan": {"glosh": lambda _: Glosh()},
    "isotree": {
        "isolation-forest": lambda _: Isotree(ndim=1),
        "extended-isolation-forest": lambda width: Isotree(ndim=width),
    },
    "suod": {"pool": pool},
}


def make(library, identifier, width):
    if library == "pyod":
        return detectors.make(identifier, SEED, width)
    return MAKERS[library][identifier](width)


def main():
    library, identifier, path = sys.argv[1:]
    width = int(path.rsplit("x", 1)[1].split(".")[0])
    rows, unknown = (
        numpy.fromfile(file).reshape(-1, width)
        for file in (path, path.replace("/learn-", "/score-")))
    # What is compiled at its first use is compiled before it is timed.
    make(library, identifier, width).fit(rows[:300]).decision_function(unknown[:50])
    before = peak()
    fitting, model = measure_repeatedly(lambda: make(library, identifier, width).fit(rows))
    scoring, scores = measure_repeatedly(lambda: model.decision_function(unknown))
    show({
        "seconds": [fitting["typical"] + scoring["typical"]],
        "cpu": fitting["cpu"] + scoring["cpu"],
        "check": {"score": float(numpy.mean(scores))},
        "before": before,
        "timings": {
            "fit": fitting["typical"], "score": scoring["typical"],
            "fit-processor": fitting["cpu"] / len(fitting["seconds"]),
            "score-processor": scoring["cpu"] / len(scoring["seconds"]),
        },
    })


if __name__ == "__main__":
    main()
