"""Makes spectral.json: scikit-learn's spectral clustering of moons, rings, crowds and small data.

python3 make_spectral.py   # needs numpy and scikit-learn; made with the versions it writes down
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.cluster import SpectralClustering
from sklearn.datasets import make_circles, make_moons

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
random = np.random.default_rng(19)
shapes = {
    "moons": make_moons(300, noise=0.05, random_state=1),
    "manyMoons": make_moons(900, noise=0.08, random_state=3),
    "rings": make_circles(400, noise=0.05, factor=0.4, random_state=2),
}
data = {name: rows.round(4) for name, (rows, _) in shapes.items()} | {
    "crowds": np.vstack(
        [random.normal(place, 0.6, (80, 3)) for place in ((0, 0, 0), (4, 0, 0), (0, 5, 1))]).round(4),
    "copies": np.vstack([random.normal(place, 0.5, (60, 2)).round(1) for place in ((0, 0), (3, 1))]),
}
settings = [
    ("moons", 2, "nearestNeighbours", 10, 1), ("moons", 2, "nearestNeighbours", 15, 1),
    ("moons", 2, "gaussian", 10, 20), ("moons", 3, "gaussian", 10, 20),
    ("manyMoons", 2, "nearestNeighbours", 10, 1), ("manyMoons", 2, "gaussian", 10, 30),
    ("rings", 2, "nearestNeighbours", 10, 1), ("rings", 2, "gaussian", 10, 20),
    ("crowds", 3, "nearestNeighbours", 20, 1), ("crowds", 3, "gaussian", 10, 1),
    ("crowds", 3, "gaussian", 10, 0.2), ("crowds", 2, "gaussian", 10, 0.2),
    ("copies", 2, "gaussian", 10, 1),
]
cases = []
for name, k, affinity, neighbours, gamma in settings:
    fit = SpectralClustering(
        k, affinity="rbf" if affinity == "gaussian" else "nearest_neighbors", gamma=gamma,
        n_neighbors=neighbours, n_init=10, random_state=0).fit(data[name])
    cases.append({
        "data": name, "k": k, "affinity": affinity, "neighbours": neighbours, "gamma": gamma,
        "labels": fit.labels_.tolist(),
    })
(folder / "spectral.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}",
    "truth": {name: truth.tolist() for name, (_, truth) in shapes.items()},
    "data": {name: rows.T.tolist() for name, rows in data.items()}, "cases": cases}) + "\n")
