"""Makes peaks.json: scikit-learn's mean shift of the data of groupings.json and crowds.json.

python3 make_peaks.py   # needs numpy and scikit-learn; made with the versions it writes down
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import MeanShift, estimate_bandwidth

folder = pathlib.Path(__file__).parent
cases = []
for file in ("groupings", "crowds"):
    for name, columns in json.loads((folder / f"{file}.json").read_text())["data"].items():
        rows = np.array(columns).T
        for share in (0.1, 0.2, 0.3):
            bandwidth = float(estimate_bandwidth(rows, quantile=share))
            fit = MeanShift(bandwidth=bandwidth).fit(rows)
            cases.append({
                "file": file, "data": name, "share": share, "bandwidth": bandwidth,
                "labels": fit.labels_.tolist(), "peaks": fit.cluster_centers_.tolist(),
            })
(folder / "peaks.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
