"""Makes medoids.json: what the package kmedoids finds in the data of groupings.json.

Rows are put in the order of their values first, because the order decides which swap comes first.

python3 make_medoids.py   # needs numpy, scipy and kmedoids; made with the versions it writes down
"""

import importlib.metadata
import json
import pathlib

import kmedoids
import numpy as np
from scipy.spatial.distance import cdist

folder = pathlib.Path(__file__).parent
data = json.loads((folder / "groupings.json").read_text())["data"]
metrics = {
    "euclidean": "euclidean", "manhattan": "cityblock", "cosine": "cosine",
    "squaredEuclidean": "sqeuclidean"}
random = np.random.default_rng(3)
cases = []
for name, columns in data.items():
    rows = np.unique(np.array(columns).T, axis=0)
    for metric, theirs in metrics.items():
        if name == "line" and metric == "cosine":
            continue  # on a line there are but two directions
        distances = cdist(rows, rows, theirs)
        for k in (2, 3, 5, 8):
            start = random.choice(len(rows), k, replace=False)
            swapped = kmedoids.fasterpam(distances, start.copy(), max_iter=1_000)
            built = kmedoids.pam_build(distances, k)
            cases.append({
                "data": name, "metric": metric, "k": k, "start": start.tolist(),
                "loss": float(swapped.loss), "built": float(built.loss),
            })
versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("numpy", "scipy", "kmedoids"))
(folder / "medoids.json").write_text(json.dumps({"madeWith": versions, "cases": cases}) + "\n")
