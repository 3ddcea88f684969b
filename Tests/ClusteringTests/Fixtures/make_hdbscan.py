"""Makes hdbscan.json: what scikit-learn's and the original HDBSCAN say about crowds.json.

Many rows are reached from two crowds at one distance, and which of them takes the row depends on the
order of the rows there. So every case is worked out in several orders by both programs, and rows that
get other answers are marked as open (their number stands in `open`).

python3 make_hdbscan.py   # needs numpy, scikit-learn and hdbscan; made with numpy 2.4.6,
                          # scikit-learn 1.9.1, hdbscan 0.8.44
"""

import json
import pathlib
import warnings

import hdbscan
import numpy as np
import sklearn
from sklearn.cluster import HDBSCAN

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
data = json.loads((folder / "crowds.json").read_text())["data"]
random = np.random.default_rng(11)
blobs = np.vstack([
    random.normal(middle, width, (size, 3))
    for middle, width, size in (
        ((0, 0, 0), 0.4, 120), ((4, 0, 1), 0.8, 90), ((1, 4, 0), 0.2, 60), ((1.2, 4.4, 1.5), 0.3, 60))])
blobs = np.vstack([blobs, random.uniform(-3, 7, (30, 3))]).round(3)
far = np.vstack([blobs[::7] + random.normal(0, 0.3, blobs[::7].shape),
                 random.uniform(-4, 8, (20, 3))]).round(3)
data["blobs"] = blobs.T.tolist()


def both(rows, least, neighbours, selection, radius, single):
    """The labels and probabilities of either program, for rows in several orders."""
    found = []
    for turn in range(6):
        order = np.arange(len(rows)) if turn == 0 else random.permutation(len(rows))
        back = np.argsort(order)
        if radius == 0:  # scikit-learn 1.9.1 fails on others with this numpy
            ours = HDBSCAN(
                min_cluster_size=least, min_samples=neighbours, cluster_selection_method=selection,
                allow_single_cluster=single, copy=True).fit(rows[order])
            found.append((ours.labels_[back], ours.probabilities_[back]))
        if neighbours > 1:
            theirs = hdbscan.HDBSCAN(
                min_cluster_size=least, min_samples=neighbours - 1,
                cluster_selection_method=selection, cluster_selection_epsilon=radius,
                allow_single_cluster=single, approx_min_span_tree=False,
                algorithm="prims_kdtree" if turn % 2 else "boruvka_kdtree").fit(rows[order])
            found.append((theirs.labels_[back], theirs.probabilities_[back]))
    return found


def agreed(found):
    """Which rows always have the same noise, probability and fellow rows."""
    labels, probabilities = found[0]
    fixed = np.ones(len(labels), bool)
    for other, chances in found[1:]:
        fixed &= np.abs(chances - probabilities) < 1e-9
        for group in np.unique(labels):
            rows = labels == group
            names, sizes = np.unique(other[rows], return_counts=True)
            fixed[rows] &= other[rows] == (-1 if group == -1 else names[sizes.argmax()])
    return fixed


cases = []
for name in ("moons", "line", "blobs"):
    rows = np.array(data[name]).T
    for least, neighbours, selection, radius, single in (
        (5, 5, "eom", 0.0, False), (5, 5, "leaf", 0.0, False), (15, 5, "eom", 0.0, False),
        (15, 15, "eom", 0.0, False), (15, 15, "leaf", 0.0, False), (40, 10, "eom", 0.0, False),
        (10, 3, "eom", 0.0, False), (10, 5, "leaf", 0.3, False), (10, 5, "eom", 0.3, False),
        (25, 10, "eom", 0.0, True), (100, 5, "eom", 0.25, True),
    ):
        found = both(rows, least, neighbours, selection, radius, single)
        fixed = agreed(found)
        labels, probabilities = found[0]
        case = {
            "data": name, "leastSize": least, "neighbours": neighbours,
            "selection": {"eom": "excessOfMass", "leaf": "leaf"}[selection], "radius": radius,
            "singleGroup": single, "labels": labels.tolist(),
            "memberships": probabilities.tolist(),
            "isOpen": (~fixed).tolist(), "open": int((~fixed).sum()),
        }
        if name == "blobs" and selection == "eom" and not single and labels.max() > 0:
            fit = hdbscan.HDBSCAN(
                min_cluster_size=least, min_samples=neighbours - 1, prediction_data=True,
                cluster_selection_epsilon=radius, approx_min_span_tree=False).fit(rows)
            case["newLabels"] = hdbscan.approximate_predict(fit, far)[0].tolist()
            case["trainingLabels"] = fit.labels_.tolist()
        print(name, least, neighbours, selection, radius, single, labels.max() + 1, case["open"])
        cases.append(case)
(folder / "hdbscan.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}, hdbscan 0.8.44",
    "data": {"blobs": data["blobs"]}, "new": far.T.tolist(), "cases": cases}) + "\n")
