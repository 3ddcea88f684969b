"""Makes crowds.json: two half moons with a few rows outside, and scikit-learn's DBSCAN of them.

python3 make_crowds.py   # needs numpy and scikit-learn; made with numpy 2.4.6, scikit-learn 1.9.1
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import DBSCAN
from sklearn.datasets import make_moons

random = np.random.default_rng(7)
moons, _ = make_moons(300, noise=0.06, random_state=7)
outside = random.uniform(-2, 3, (25, 2))
flat = np.vstack([moons, outside, moons[:40]]).round(3)
data = {
    "moons": flat,
    "moons3": np.column_stack([flat, random.normal(0, 0.05, len(flat)).round(3)]),
    "moons5": np.column_stack([flat, random.normal(0, 0.03, (len(flat), 3)).round(3)]),
    "line": flat[:, :1],
}
cases = []
for name, rows in data.items():
    for radius, neighbours in ((0.1, 5), (0.15, 5), (0.2, 10), (0.5, 3), (0.02, 2)):
        fit = DBSCAN(eps=radius, min_samples=neighbours).fit(rows)
        cases.append({
            "data": name, "radius": radius, "neighbours": neighbours,
            "labels": fit.labels_.tolist(), "cores": fit.core_sample_indices_.tolist(),
        })
pathlib.Path(__file__).with_name("crowds.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}",
    "data": {name: rows.T.tolist() for name, rows in data.items()}, "cases": cases}) + "\n")
