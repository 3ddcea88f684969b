"""One picture of a peer on the rows of prepare.py: projection.py NAME FILE."""

import os
import sys
import warnings

import numpy

from measured import measure, show

warnings.filterwarnings("ignore")

THREADS = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))


def tsne():
    from sklearn.manifold import TSNE

    return TSNE(init="pca", random_state=42, n_jobs=THREADS)


def umap():
    from umap import UMAP

    # A seed keeps umap-learn to one thread; without one, every run gives another picture.
    seed = {"random_state": 42, "n_jobs": 1} if THREADS == 1 else {"n_jobs": THREADS}
    # The first use compiles, which is not measured.
    UMAP(init="pca", **seed).fit_transform(numpy.random.default_rng(0).normal(size=(500, 3)))
    return UMAP(init="pca", **seed)


def main():
    from sklearn.manifold import trustworthiness

    name, path = sys.argv[1:]
    width = int(path.rsplit("x", 1)[1].split(".")[0])
    rows = numpy.fromfile(path).reshape(-1, width)
    model = {"t-sne": tsne, "umap": umap}[name]()
    measurement, places = measure(lambda: model.fit_transform(rows), 1)
    measurement["check"] = {"trustworthiness": float(trustworthiness(rows, places))}
    show(measurement)


if __name__ == "__main__":
    main()
