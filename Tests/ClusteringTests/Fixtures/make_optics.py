"""Makes optics.json: scikit-learn's OPTICS of the data of crowds.json and hdbscan.json.

The rows are sorted, and equal ones stand once: the walk depends on the order of rows.

python3 make_optics.py   # needs numpy and scikit-learn; made with numpy 2.4.6, scikit-learn 1.9.1
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.cluster import OPTICS, cluster_optics_dbscan, cluster_optics_xi

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
data = {**json.loads((folder / "crowds.json").read_text())["data"],
        **json.loads((folder / "hdbscan.json").read_text())["data"]}


def plain(values):
    """A list in which endless numbers are null."""
    return [None if np.isinf(value) else value for value in values.tolist()]


cases = []
for name in ("moons", "line", "blobs"):
    rows = np.unique(np.array(data[name]).T, axis=0)
    for neighbours, radius in ((5, np.inf), (15, np.inf), (5, 0.3)):
        fit = OPTICS(min_samples=neighbours, max_eps=radius).fit(rows)
        extracted = []
        for steepness, least in ((0.05, neighbours), (0.1, 20), (0.02, 5), (0.3, 10)):
            labels, _ = cluster_optics_xi(
                reachability=fit.reachability_, predecessor=fit.predecessor_,
                ordering=fit.ordering_, min_samples=neighbours, min_cluster_size=least, xi=steepness)
            extracted.append({"steepness": steepness, "leastSize": least, "labels": labels.tolist()})
        for cut in (0.1, 0.2):
            labels = cluster_optics_dbscan(
                reachability=fit.reachability_, core_distances=fit.core_distances_,
                ordering=fit.ordering_, eps=cut)
            extracted.append({"cut": cut, "labels": labels.tolist()})
        cases.append({
            "data": name, "neighbours": neighbours, "radius": None if np.isinf(radius) else radius,
            "order": fit.ordering_.tolist(), "reaches": plain(fit.reachability_),
            "extracted": extracted})
(folder / "optics.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
