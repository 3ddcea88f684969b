"""Makes exemplars.json: scikit-learn's affinity propagation of the data of groupings.json.

python3 make_exemplars.py   # needs numpy and scikit-learn; made with the versions it writes down
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import AffinityPropagation

folder = pathlib.Path(__file__).parent
cases = []
for name, columns in json.loads((folder / "groupings.json").read_text())["data"].items():
    rows = np.array(columns).T
    squares = ((rows[:, None] - rows[None]) ** 2).sum(axis=2)
    for times in (1, 4, 12):
        preference = -float(np.median(squares)) * times
        fit = AffinityPropagation(
            preference=preference, damping=0.8, max_iter=5_000, convergence_iter=50,
            random_state=0).fit(rows)
        similarity = sum(
            -squares[i, fit.cluster_centers_indices_[g]] for i, g in enumerate(fit.labels_))
        cases.append({
            "data": name, "times": times, "preference": preference, "labels": fit.labels_.tolist(),
            "similarity": similarity + preference * len(fit.cluster_centers_indices_),
        })
(folder / "exemplars.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
