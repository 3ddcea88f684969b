"""One kernel of scikit-learn (or scipy) on the customers of prepare.py: kernels.py NAME FILE."""

import os
import sys

import numpy

from measured import measure, show

JOBS = int(os.environ.get("CLIENTELE_THREADS", "0")) or -1


def kmeans(rows, labels):
    from sklearn.cluster import KMeans

    model = KMeans(4, n_init=10, random_state=42)
    return 5, lambda: model.fit(rows), lambda fitted: {"inertia": fitted.inertia_}


def silhouette(rows, labels):
    from sklearn.metrics import silhouette_score

    four = labels[4]
    return 5, lambda: silhouette_score(rows, four), lambda value: {"silhouette": value}


def silhouette_sweep(rows, labels):
    from sklearn.metrics import silhouette_score

    def work():
        return sum(silhouette_score(rows, labels[k]) for k in range(2, 11))

    return 3, work, lambda value: {"silhouettes": value}


def isolation_fit(rows, labels):
    from sklearn.ensemble import IsolationForest

    model = IsolationForest(n_estimators=100, max_samples=256, random_state=42, n_jobs=JOBS)
    return 5, lambda: model.fit(rows), lambda fitted: {}


def isolation_score(rows, labels):
    from sklearn.ensemble import IsolationForest

    model = IsolationForest(n_estimators=100, max_samples=256, random_state=42, n_jobs=JOBS).fit(rows)
    return 5, lambda: model.score_samples(rows), lambda scores: {}


def neighbours(rows, labels):
    from scipy.spatial import cKDTree

    def work():
        # The nearest of a row is the row itself.
        return cKDTree(rows).query(rows, k=21, workers=JOBS)[0][:, 20]

    return 5, work, lambda distances: {"distances": distances.sum()}


def forest(rows, labels):
    from sklearn.ensemble import RandomForestClassifier

    model = RandomForestClassifier(100, random_state=42, n_jobs=JOBS)
    return 3, lambda: model.fit(rows, labels[4]), lambda fitted: {}


KERNELS = {
    "kmeans": kmeans,
    "silhouette": silhouette,
    "silhouette-sweep": silhouette_sweep,
    "isolation-fit": isolation_fit,
    "isolation-score": isolation_score,
    "neighbours": neighbours,
    "forest": forest,
}


def main():
    name, path = sys.argv[1:]
    table = numpy.loadtxt(path, delimiter=",", skiprows=1)
    labels = {k: table[:, k + 1].astype(numpy.int32) for k in range(2, 11)}
    rows = numpy.ascontiguousarray(table[:, :3])
    repeats, work, check = KERNELS[name](rows, labels)
    measurement, result = measure(work, repeats)
    measurement["check"] = {key: float(value) for key, value in check(result).items()}
    show(measurement)


if __name__ == "__main__":
    main()
