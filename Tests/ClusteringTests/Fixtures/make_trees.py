"""Makes trees.json: the merge heights and cuts that SciPy gives for the data of groupings.json.

python3 make_trees.py   # needs numpy and scipy; made with numpy 2.4.6 and scipy 1.17.1
"""

import json
import pathlib

import numpy as np
import scipy
from scipy.cluster.hierarchy import fcluster, linkage

folder = pathlib.Path(__file__).parent
data = json.loads((folder / "groupings.json").read_text())["data"]
cases = []
for name, columns in data.items():
    rows = np.array(columns).T
    for method in ("ward", "average", "complete", "single"):
        tree = linkage(rows, method)
        cases.append({
            "data": name,
            "linkage": method,
            "heights": tree[:, 2].tolist(),
            "cuts": {str(k): fcluster(tree, k, "maxclust").tolist() for k in (2, 3, 5)},
        })
(folder / "trees.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scipy {scipy.__version__}", "cases": cases}) + "\n")
