"""The comparisons of detectors: one table of which, with whom and up to how many rows."""

from importlib.util import find_spec

from clustering_jobs import environment
from comparison import Comparison, Contestant, Target

NAMES = {
    "pyod": "PyOD",
    "sklearn": "scikit-learn",
    "scipy": "scipy cKDTree",
    "hdbscan": "hdbscan",
    "isotree": "isotree",
    "suod": "SUOD",
}
COUNTS = (10_000, 100_000, 1_000_000)
# The sizes of drawn rows at which growth is shown (peers/prepare.py).
GROWING = (1_000, 10_000, 100_000, 1_000_000)

# The detector, the libraries, and the most rows of 3 and of 20 features. A size at which a peer needs more
# than a minute is left out, and so is what fewer rows than 10,000 can tell as well.
JOBS = [
    ("isolation-forest", "pyod sklearn isotree", 1_000_000, 1_000_000),
    ("extended-isolation-forest", "isotree", 1_000_000, 1_000_000),
    ("nearest-neighbours", "pyod scipy", 1_000_000, 10_000),
    ("lof", "pyod sklearn", 1_000_000, 10_000),
    # PyOD finds no great groups in blobs of twenty features and refuses.
    ("cblof", "pyod", 1_000_000, 0),
    ("ecod", "pyod", 1_000_000, 1_000_000),
    ("copod", "pyod", 1_000_000, 1_000_000),
    ("hbos", "pyod", 1_000_000, 1_000_000),
    ("loda", "pyod", 1_000_000, 1_000_000),
    ("feature-bagging", "pyod", 100_000, 10_000),
    # Its members of PyOD would, too.
    ("pool", "suod", 100_000, 0),
    ("lscp", "pyod", 1_000, 1_000),
    ("dif", "pyod", 1_000, 1_000),
    ("auto-encoder", "pyod", 2_000, 2_000),
    ("vae", "pyod", 2_000, 2_000),
    ("deep-svdd", "pyod", 2_000, 2_000),
    ("lunar", "pyod", 1_000, 1_000),
    ("cof", "pyod", 2_000, 2_000),
    ("abod", "pyod", 10_000, 10_000),
    ("sod", "pyod", 2_000, 2_000),
    ("inne", "pyod", 100_000, 100_000),
    ("sampling", "pyod", 1_000_000, 1_000_000),
    ("rod", "pyod", 10_000, 0),
    ("loci", "pyod", 200, 0),
    ("sos", "pyod", 2_000, 2_000),
    ("glosh", "pyod hdbscan", 100_000, 10_000),
    ("pca", "pyod", 1_000_000, 1_000_000),
    ("mahalanobis", "sklearn", 1_000_000, 1_000_000),
    ("mcd", "pyod sklearn", 100_000, 100_000),
    ("kde", "pyod sklearn", 10_000, 10_000),
    ("gmm", "pyod sklearn", 1_000_000, 1_000_000),
    ("one-class-svm", "pyod sklearn", 10_000, 10_000),
    ("sgd-one-class-svm", "sklearn", 100_000, 100_000),
    ("kernel-pca", "pyod", 2_000, 2_000),
    ("qmcd", "pyod", 10_000, 10_000),
    ("cook-distance", "pyod", 100_000, 10_000),
    ("lmdd", "pyod", 2_000, 2_000),
]

# How many times as fast as whom, where it is not five times PyOD and twice any other.
TIMES = {
    ("isolation-forest", "sklearn"): {"fit": 40, "score": 4},
    ("isolation-forest", "isotree"): {"fit": 1},
    ("nearest-neighbours", "scipy"): {"score": 2.5},
    ("lof", "sklearn"): {"fit": 4, "score": 4},
}
MILLION = {("nearest-neighbours", "scipy"): {"score": 5}}

# PyOD's networks need PyTorch.
NEEDED = {"dif": "torch", "auto-encoder": "torch", "vae": "torch", "deep-svdd": "torch", "lunar": "torch"}

# Detectors that choose nothing at random and score new rows by the formula of PyOD.
EQUAL = ("nearest-neighbours", "lof", "hbos")


def sizes(most, width):
    counts = [count for count in COUNTS if count <= most] or [most] * (most > 0)
    return [f"{count}x{width}" for count in counts]


def installed(identifier, library):
    needed = {"sklearn": None, "scipy": None}.get(library, library)
    if library == "pyod":
        needed = NEEDED.get(identifier)
    return needed is None or find_spec(needed) is not None


def targets(identifier, library, count):
    known = (MILLION if count >= 1_000_000 else {}).get((identifier, library)) or TIMES.get(
        (identifier, library), dict.fromkeys(("fit", "score"), 5 if library == "pyod" else 2))
    name = NAMES[library]
    return [
        Target(f"{stage} {times:g} times {name}", measure=stage, peer=name, times=times)
        for stage, times in known.items()
    ] + [Target(f"memory at most that of {name}", measure="peak", peer=name, times=1)]


def contestants(paths, identifier, rows, libraries):
    """Ours first, then the peers."""
    settings = environment(1)
    # Nothing is compared where scores differ by what is drawn or counted otherwise.
    figures = None if identifier in EQUAL else lambda run: {}
    return [
        Contestant("clientele", [paths.kernels, f"detect-{identifier}", rows], settings, figures=figures)
    ] + [
        Contestant(
            NAMES[library], paths.peer("detection.py", library, identifier, rows), settings,
            figures=figures)
        for library in libraries
    ]


def detection(paths, identifier, libraries, size):
    count, width = map(int, size.split("x"))
    return Comparison(
        f"detection-{identifier}-{size}",
        identifier,
        f"{count:,} × {width}",
        contestants(paths, identifier, paths.scratch / f"learn-{size}.f64", libraries),
        [target for library in libraries for target in targets(identifier, library, count)],
        tolerances={"score": 1e-6},
        rehearsed=False,
    )


def all_detection(paths):
    return [
        detection(paths, identifier, present, size)
        for identifier, libraries, *most in JOBS
        for present in [[x for x in libraries.split() if installed(identifier, x)]]
        if present
        for limit, width in zip(most, (3, 20))
        for size in sizes(limit, width)
    ]
