"""Makes validity.json: measures of the groupings of groupings.json and crowds.json by other software.

python3 make_validity.py   # needs numpy, scipy, scikit-learn and hdbscan; made with numpy 2.4.6,
                           # scipy 1.17.1, scikit-learn 1.9.1 and hdbscan 0.8.44
"""

import json
import pathlib
import warnings

import hdbscan
import numpy as np
import scipy
import sklearn
from hdbscan.validity import validity_index
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import cdist
from sklearn import metrics

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
golden = json.loads((folder / "groupings.json").read_text())
crowds = json.loads((folder / "crowds.json").read_text())


def table(source, case):
    return np.array(source["data"][case["data"]]).T, np.array(case["labels"])


def agreement(first, second):
    pair = (np.array(first), np.array(second))
    homogeneity, completeness, v = metrics.homogeneity_completeness_v_measure(*pair)
    return {
        "first": list(first), "second": list(second),
        "information": metrics.mutual_info_score(*pair),
        "normalized": metrics.normalized_mutual_info_score(*pair),
        "adjusted": metrics.adjusted_mutual_info_score(*pair),
        "homogeneity": homogeneity, "completeness": completeness, "vMeasure": v,
        "fowlkesMallows": metrics.fowlkes_mallows_score(*pair),
        "rand": metrics.adjusted_rand_score(*pair),
    }


def dunn(rows, labels):
    distances = cdist(rows, rows)
    same = labels[:, None] == labels[None, :]
    return float(distances[~same].min() / distances[same].max())


def density(rows, labels):
    """In the order of the rows' values, as equally long edges are taken by the order of rows.

    Distances are given, because those the package works out itself are rounded by products.
    """
    order = np.lexsort(rows.T[::-1])
    value, groups = validity_index(
        cdist(rows[order], rows[order]), labels[order], metric="precomputed", d=rows.shape[1],
        per_cluster_scores=True)
    return {"value": float(value), "groups": groups.tolist()}


# The generator of the reference sets of the gap statistic, as the library has it.
BITS = (1 << 64) - 1


def mixed(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & BITS
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & BITS
    return z ^ (z >> 31)


class SplitMix:
    def __init__(self, seed, stream):
        self.state = mixed(mixed(seed) ^ mixed(~stream & BITS))

    def unit(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & BITS
        return (mixed(self.state) >> 11) * 2.0**-53


def log_inertias(rows, numbers):
    tree = linkage(rows, "ward")
    result = []
    for k in numbers:
        labels = fcluster(tree, k, "maxclust")
        result.append(np.log(sum(
            ((rows[labels == g] - rows[labels == g].mean(axis=0)) ** 2).sum()
            for g in np.unique(labels))))
    return np.array(result)


def gap(rows, numbers, references, seed):
    low, high = rows.min(axis=0), rows.max(axis=0)
    sets = []
    for reference in range(references):
        random = SplitMix(seed, (1 << 34) + reference)
        draws = np.array([[random.unit() for _ in rows] for _ in low]).T
        sets.append(log_inertias(low + draws * (high - low), numbers))
    return {
        "logInertias": log_inertias(rows, numbers).tolist(),
        "expected": np.mean(sets, axis=0).tolist(),
        "errors": (np.std(sets, axis=0) * np.sqrt(1 + 1 / references)).tolist(),
    }


by_data = {}
for case in golden["cases"]:
    by_data.setdefault(case["data"], []).append(case)
agreements = [
    agreement(cases[0]["labels"], other["labels"]) for cases in by_data.values() for other in cases]
moons = [case["labels"] for case in crowds["cases"] if case["data"] == "moons"]
agreements += [agreement(moons[0], labels) for labels in moons[1:]]
agreements += [
    agreement([0] * 6, [0, 0, 0, 1, 1, 2]), agreement([0, 1, 2, 3], [0, 0, 1, 1]),
    agreement([0, 0, 1, 1], [0, 1, 0, 1])]

groupings = []
for case in golden["cases"]:
    rows, labels = table(golden, case)
    alone = (np.bincount(labels) < 2).any()
    groupings.append({
        "dunn": dunn(rows, labels),
        "squaredSilhouettes": metrics.silhouette_samples(
            rows, labels, metric="sqeuclidean")[::5].tolist(),
        "density": None if alone else density(rows, labels),
    })
densities = []
for place, case in enumerate(crowds["cases"]):
    rows, labels = table(crowds, case)
    counts = np.bincount(labels[labels >= 0])
    if len(counts) > 1 and (counts > 1).all():
        densities.append({"case": place, **density(rows, labels)})
gaps = [
    {"data": name, "references": 6, "seed": 11,
     **gap(np.array(columns).T, range(1, 7), references=6, seed=11)}
    for name, columns in golden["data"].items()]

(folder / "validity.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scipy {scipy.__version__}, "
                f"scikit-learn {sklearn.__version__}, hdbscan 0.8.44",
    "agreements": agreements, "groupings": groupings, "crowds": densities, "gaps": gaps}) + "\n")
