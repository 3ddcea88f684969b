"""One clustering method of a peer on the rows of prepare.py: clustering.py LIBRARY NAME FILE.

Ours does the same in Sources/Benchmarks/Clustering. What is not given here is the peer's default.
"""

import sys
import warnings

import numpy

from measured import measure, show

warnings.filterwarnings("ignore")


def plain(model):
    return lambda rows: model.fit(rows)


def kmeans(clusters, library):
    if library == "faiss":
        return faiss_kmeans(clusters)
    if library == "sklearnex":
        from sklearnex.cluster import KMeans
    else:
        from sklearn.cluster import KMeans
    model = KMeans(clusters, n_init=1, max_iter=20, tol=0, random_state=42)
    # Starts of scikit-learn-intelex are its own, so its inertia is another local minimum.
    check = {} if library == "sklearnex" else {"inertia": lambda fit, _: fit.inertia_}
    return lambda rows: lambda: model.fit(rows), check


def faiss_kmeans(clusters):
    import faiss

    def prepare(rows):
        single = rows.astype("float32")

        def work():
            fit = faiss.Kmeans(
                rows.shape[1], clusters, niter=20, seed=42, max_points_per_centroid=len(rows))
            fit.train(single)
            return fit

        return work

    return prepare, {}


def sklearn_cluster(name, **options):
    def make(_):
        import sklearn.cluster

        model = getattr(sklearn.cluster, name)(**options)
        return lambda rows: lambda: model.fit(rows)

    return make


def groups(fit, _):
    return fit.labels_.max() + 1


def checked(make, **check):
    return lambda library: (make(library), check)


def medoids(_):
    import kmedoids
    from scipy.spatial.distance import pdist, squareform

    def work(rows):
        return lambda: kmedoids.fasterpam(
            squareform(pdist(rows)), 8, init="build", random_state=42)

    return work, {"loss": lambda fit, _: fit.loss}


def prototypes(_):
    from kmodes.kprototypes import KPrototypes

    def work(rows):
        numbers = rows.shape[1] - 2
        first = rows[:: len(rows) // 8][:8]
        model = KPrototypes(8, init=[first[:, :numbers], first[:, numbers:]], n_init=1)
        return lambda: model.fit(rows, categorical=[numbers, numbers + 1])

    return work, {"cost": lambda fit, _: fit.cost_}


def balanced(_):
    from k_means_constrained import KMeansConstrained

    def work(rows):
        model = KMeansConstrained(
            4, size_min=len(rows) // 5, size_max=len(rows) * 3 // 10, n_init=3, max_iter=100,
            random_state=42)
        return lambda: model.fit(rows)

    return work, {"inertia": lambda fit, _: fit.inertia_}


def ward(_):
    import fastcluster

    work = lambda rows: lambda: fastcluster.linkage_vector(rows, method="ward")
    return work, {"heights": lambda tree, _: tree[:, 2].sum()}


def dbscan(_):
    from sklearn.cluster import DBSCAN

    def work(rows):
        model = DBSCAN(eps=0.05 * numpy.cbrt(100_000 / len(rows)), min_samples=10)
        return lambda: model.fit(rows)

    return work, {"groups": groups, "grouped": lambda fit, _: (fit.labels_ >= 0).sum()}


def hdbscan(library):
    def work(rows):
        least = max(10, len(rows) // 1_000)
        if library == "hdbscan":
            import hdbscan as peer

            model = peer.HDBSCAN(
                min_cluster_size=least, min_samples=9, core_dist_n_jobs=1, gen_min_span_tree=False)
        elif library == "fast_hdbscan":
            import fast_hdbscan as peer

            model = peer.HDBSCAN(min_cluster_size=least, min_samples=9)
            # Compiled before it is timed.
            model.fit(rows[:1_000])
        else:
            from sklearn.cluster import HDBSCAN

            model = HDBSCAN(min_cluster_size=least, min_samples=10)
        return lambda: model.fit(rows)

    return work, {}


def mixture(_):
    from sklearn.mixture import GaussianMixture

    model = GaussianMixture(8, max_iter=20, tol=0, random_state=42)
    return lambda rows: lambda: model.fit(rows), {"likelihood": lambda fit, rows: fit.score(rows)}


def bayesian(_):
    from sklearn.mixture import BayesianGaussianMixture

    model = BayesianGaussianMixture(n_components=8, max_iter=20, tol=0, random_state=42)
    return lambda rows: lambda: model.fit(rows), {}


def silhouette(_):
    from sklearn.metrics import silhouette_score

    def work(rows):
        labels = (rows[:, 0] > 0) + 2 * (rows[:, 1] > 0)
        return lambda: silhouette_score(rows, labels)

    return work, {"silhouette": lambda value, _: value}


METHODS = {
    "kmeans-4": lambda library: kmeans(4, library),
    "kmeans-8": lambda library: kmeans(8, library),
    "kmeans-50": lambda library: kmeans(50, library),
    "bisecting": checked(sklearn_cluster("BisectingKMeans", n_clusters=8, random_state=42)),
    "mini-batch": checked(
        sklearn_cluster("MiniBatchKMeans", n_clusters=8, n_init=3, random_state=42)),
    "balanced": balanced,
    "medoids": medoids,
    "prototypes": prototypes,
    "ward": ward,
    "mixture": mixture,
    "bayesian": bayesian,
    "dbscan": dbscan,
    "hdbscan": hdbscan,
    "optics": checked(sklearn_cluster("OPTICS", min_samples=10)),
    "mean-shift": checked(sklearn_cluster("MeanShift", bandwidth=0.8), groups=groups),
    "affinity": checked(
        sklearn_cluster("AffinityPropagation", preference=-200, damping=0.7, random_state=42)),
    "birch": checked(sklearn_cluster("Birch", threshold=0.3, n_clusters=8)),
    "spectral": checked(
        sklearn_cluster(
            "SpectralClustering", n_clusters=4, affinity="nearest_neighbors", random_state=42)),
    "silhouette-rows": silhouette,
}


# What takes a peer so long that it is done once in a process.
SLOW = ("balanced", "prototypes")


def main():
    library, name, path = sys.argv[1:]
    width = int(path.rsplit("x", 1)[1].split(".")[0])
    rows = numpy.fromfile(path).reshape(-1, width)
    work, check = METHODS[name](library)
    once = len(rows) > 2_000_000 or name in SLOW or name == "silhouette-rows" and len(rows) > 20_000
    measurement, result = measure(work(rows), 1 if once else 3)
    measurement["check"] = {key: float(value(result, rows)) for key, value in check.items()}
    show(measurement)


if __name__ == "__main__":
    main()
