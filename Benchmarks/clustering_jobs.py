"""The comparisons of clustering methods; `all_clustering` makes them for a machine's paths."""

from comparison import Comparison, Contestant, Target

NAMES = {
    "sklearn": "scikit-learn",
    "sklearnex": "scikit-learn-intelex",
    "faiss": "faiss (single precision)",
    "fastcluster": "fastcluster",
    "hdbscan": "hdbscan",
    "fast_hdbscan": "fast-hdbscan",
    "kmedoids": "kmedoids",
    "kmodes": "kmodes",
    "constrained": "k-means-constrained",
}

# The name, what it is called, the rows, the libraries, and how many times the fastest of them.
JOBS = [
    *(
        (f"kmeans-{clusters}", f"k-means, k = {clusters}, 20 iterations", size,
         ["sklearn", "sklearnex", "faiss"], times)
        for size, times in (("1000000x3", 4), ("10000000x3", 4), ("1000000x16", 2))
        for clusters in (4, 8, 50)
        if size != "10000000x3" or clusters == 4
    ),
    ("silhouette-rows", "silhouette, k = 4", "50000x3", ["sklearn"], 15),
    ("ward", "Ward's tree", "20000x3", ["fastcluster"], 3),
    ("dbscan", "DBSCAN, 10 neighbours within 0.05", "100000x3", ["sklearn"], 10),
    # That of scikit-learn takes more than three minutes.
    ("hdbscan", "HDBSCAN, 10 neighbours", "100000x3", ["hdbscan", "fast_hdbscan"], 3),
    ("mixture", "Gaussian mixture, k = 8, 20 iterations", "100000x3", ["sklearn"], 3),
    ("bayesian", "Bayesian mixture, k = 8, 20 iterations", "100000x3", ["sklearn"], None),
    ("bisecting", "bisecting k-means, k = 8", "100000x3", ["sklearn"], None),
    ("mini-batch", "mini-batch k-means, k = 8, 3 starts", "1000000x3", ["sklearn"], None),
    ("birch", "BIRCH, k = 8, threshold 0.3", "100000x3", ["sklearn"], None),
    ("medoids", "k-medoids, k = 8, with the distances", "5000x3", ["kmedoids"], None),
    ("prototypes", "k-prototypes, k = 8, one start", "10000x5", ["kmodes"], None),
    ("balanced", "balanced k-means, k = 4, shares .2 to .3, 3 starts", "10000x3", ["constrained"], None),
    # A peer would need PyTorch, which is not pinned here.
    ("deep", "deep clustering, k = 4, 2,000 batches", "20000x3", [], None),
    ("optics", "OPTICS, 10 neighbours", "5000x3", ["sklearn"], None),
    ("mean-shift", "mean shift, bandwidth 0.8", "2000x3", ["sklearn"], None),
    ("affinity", "affinity propagation", "2000x3", ["sklearn"], None),
    ("spectral", "spectral clustering, k = 4", "2000x3", ["sklearn"], None),
]

# What is measured on all cores as well.
SIDE_BY_SIDE = ("kmeans-4", "kmeans-50", "dbscan", "hdbscan", "mixture")

THREADS = ("CLIENTELE_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")


def environment(threads):
    return {variable: "1" for variable in THREADS} if threads == 1 else {}


def contestants(paths, name, rows, libraries, threads):
    """Ours first; a peer that is not installed is left out by the caller."""
    settings = environment(threads)
    return [Contestant("clientele", [paths.kernels, name, rows], settings)] + [
        Contestant(
            NAMES[library], paths.peer("clustering.py", library, name, rows), settings, most_runs=3)
        for library in libraries
    ]


def clustering(paths, name, title, size, libraries, times, threads):
    rows = paths.scratch / f"rows-{size}.f64"
    count, width = size.split("x")
    targets = [
        Target(f"{times:g} times {NAMES[library]}", peer=NAMES[library], times=times)
        for library in libraries if times and threads == 1
    ]
    return Comparison(
        f"clustering-{name}-{size}-{'one' if threads == 1 else 'all'}",
        f"{title}, {'one thread' if threads == 1 else 'all cores'}",
        f"{int(count):,} rows × {width}.",
        contestants(paths, name, rows, libraries, threads),
        targets,
        # Seeds and ends are those of the peer, but for ties and the order of sums.
        tolerances={"inertia": 0.02, "likelihood": 0.02, "loss": 0.01, "cost": 1e-6},
    )


def all_clustering(paths, threads):
    chosen = JOBS if threads == 1 else [job for job in JOBS if job[0] in SIDE_BY_SIDE]
    return [clustering(paths, *job, threads) for job in chosen]
