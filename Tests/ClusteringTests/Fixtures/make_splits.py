"""Makes splits.json: scikit-learn's bisecting k-means of the data of groupings.json.

python3 make_splits.py   # needs numpy and scikit-learn; made with the versions it writes down
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import BisectingKMeans

folder = pathlib.Path(__file__).parent
data = json.loads((folder / "groupings.json").read_text())["data"]
choices = {"biggest_inertia": "greatestInertia", "largest_cluster": "mostRows"}
cases = []
for name, columns in data.items():
    rows = np.array(columns).T
    for theirs, ours in choices.items():
        for k in (2, 3, 4, 6):
            before, fit = (
                BisectingKMeans(
                    groups, n_init=200, random_state=1, tol=0, max_iter=1_000, init="k-means++",
                    bisecting_strategy=theirs).fit(rows) for groups in (k - 1, k))
            sizes = sorted(np.bincount(before.labels_))
            if ours == "mostRows" and k > 2 and sizes[-1] == sizes[-2]:
                continue  # either of two groups of one size may be split
            cases.append({
                "data": name, "split": ours, "k": k, "inertia": float(fit.inertia_),
                "labels": fit.predict(rows).tolist(),
            })
(folder / "splits.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
