"""One clustering method of a peer on the rows of prepare.py: clustering.py NAME FILE."""

import sys
import warnings

import numpy

from measured import measure, show

warnings.filterwarnings("ignore")


def kmeans(clusters):
    def prepare(rows):
        from sklearn.cluster import KMeans

        model = KMeans(clusters, n_init=1, max_iter=20, tol=0, random_state=42)
        return lambda: model.fit(rows), lambda fitted: {"inertia": fitted.inertia_}

    return prepare


def ward(rows):
    import fastcluster

    work = lambda: fastcluster.linkage_vector(rows, method="ward")
    return work, lambda tree: {"heights": tree[:, 2].sum()}


def dbscan(rows):
    from sklearn.cluster import DBSCAN

    model = DBSCAN(eps=0.05, min_samples=10)
    return lambda: model.fit(rows), lambda fitted: {
        "groups": fitted.labels_.max() + 1, "grouped": (fitted.labels_ >= 0).sum()}


def mixture(rows):
    from sklearn.mixture import GaussianMixture

    model = GaussianMixture(8, max_iter=20, tol=0, random_state=42)
    return lambda: model.fit(rows), lambda fitted: {"likelihood": fitted.score(rows)}


METHODS = {
    "kmeans-4": kmeans(4), "kmeans-50": kmeans(50), "ward": ward, "dbscan": dbscan,
    "mixture": mixture,
}


def main():
    name, path = sys.argv[1:]
    width = int(path.rsplit("x", 1)[1].split(".")[0])
    rows = numpy.fromfile(path).reshape(-1, width)
    work, check = METHODS[name](rows)
    measurement, result = measure(work, 3)
    measurement["check"] = {key: float(value) for key, value in check(result).items()}
    show(measurement)


if __name__ == "__main__":
    main()
