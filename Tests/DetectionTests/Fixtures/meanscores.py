"""Makes meanscores.json: what peers say of the tables of PyOD/tables.json by detectors that depend on chance.

A mean over seeds for each row ("scores"), and the mean area under the ROC curve of the last ten rows
of a table, which lie apart ("area"). PyOD stands for itself where it does what the paper says. LODA is
worked out here, because PyOD looks into the bin beside the right one; the extended isolation forest
is not in PyOD. Networks learn differently each time and are compared by the area alone.

Versions used: numpy 2.4.6, scikit-learn 1.9.1, PyOD 3.6.7, torch 2.15.0. Run: python meanscores.py [identifier ...]
"""

import json
import pathlib
import sys
import warnings

import numpy as np
from sklearn.metrics import roc_auc_score

warnings.filterwarnings("ignore")


def loda(rows, seed, cuts=100, bins=10):
    random = np.random.default_rng(seed)
    count, width = rows.shape
    total = np.zeros(count)
    for _ in range(cuts):
        features = random.permutation(width)[: int(np.sqrt(width))]
        along = rows[:, features] @ random.normal(size=len(features))
        counts, edges = np.histogram(along, bins=bins)
        inside = np.clip(np.searchsorted(edges, along, side="right") - 1, 0, bins - 1)
        total -= np.log(counts[inside] / count)
    return total / cuts


def usual_length(count):
    if count <= 2:
        return float(count == 2)
    return 2 * (np.log(count - 1) + np.euler_gamma) - 2 * (count - 1) / count


def extended_isolation_forest(rows, seed, trees=100, sample=256, width=3):
    random = np.random.default_rng(seed)
    sample = min(sample, len(rows))
    depth = int(np.ceil(np.log2(sample)))
    total = np.zeros(len(rows))

    def lengths(part, asked, level):
        varied = np.flatnonzero(part.min(0) < part.max(0)) if len(part) else []
        if level == depth or len(part) < 2 or not len(varied):
            return np.full(len(asked), level + usual_length(len(part)))
        features = random.permutation(varied)[:width]
        weights = random.normal(size=len(features))
        origin = random.uniform(part[:, features].min(0), part[:, features].max(0))
        left = lambda some: (some[:, features] - origin) @ weights <= 0
        found = np.empty(len(asked))
        found[left(asked)] = lengths(part[left(part)], asked[left(asked)], level + 1)
        found[~left(asked)] = lengths(part[~left(part)], asked[~left(asked)], level + 1)
        return found

    for _ in range(trees):
        total += lengths(rows[random.permutation(len(rows))[:sample]], rows, 0)
    return 2 ** (-total / trees / usual_length(sample))


def of_pyod(make):
    def scores(rows, seed):
        np.random.seed(seed)
        model = make(rows, seed)
        model.fit(rows)
        return model.decision_scores_
    return scores


def feature_bagging(rows, seed):
    from pyod.models.feature_bagging import FeatureBagging
    return FeatureBagging(random_state=seed)


def lscp(rows, seed):
    from pyod.models.lof import LOF
    from pyod.models.lscp import LSCP
    return LSCP([LOF(n_neighbors=5 * (i + 1)) for i in range(10)], random_state=seed)


def dif(rows, seed):
    from pyod.models.dif import DIF
    return DIF(random_state=seed)


def auto_encoder(rows, seed):
    from pyod.models.auto_encoder import AutoEncoder
    return AutoEncoder(random_state=seed, verbose=0)


def vae(rows, seed):
    from pyod.models.vae import VAE
    return VAE(random_state=seed, verbose=0)


def deep_svdd(rows, seed):
    from pyod.models.deep_svdd import DeepSVDD
    return DeepSVDD(rows.shape[1], random_state=seed, verbose=0)


def lunar(rows, seed):
    from pyod.models.lunar import LUNAR
    return LUNAR(random_state=seed)


# Our identifier, what gives scores of rows for a seed, how many seeds, and whether scores are kept.
DETECTORS = [
    ("loda", loda, 50, True),
    ("extended-isolation-forest", extended_isolation_forest, 20, True),
    ("feature-bagging", of_pyod(feature_bagging), 50, True),
    ("lscp", of_pyod(lscp), 10, True),
    ("dif", of_pyod(dif), 5, True),
    ("auto-encoder", of_pyod(auto_encoder), 10, False),
    ("vae", of_pyod(vae), 5, False),
    ("deep-svdd", of_pyod(deep_svdd), 5, False),
    ("lunar", of_pyod(lunar), 5, False),
]


def main():
    folder = pathlib.Path(__file__).parent
    tables = json.loads((folder / "PyOD/tables.json").read_text())
    path = folder / "meanscores.json"
    result = json.loads(path.read_text()) if path.exists() else {}
    wanted = sys.argv[1:]
    for name, scores, seeds, kept in DETECTORS:
        if wanted and name not in wanted:
            continue
        result[name] = {}
        for table in ("few", "many"):
            rows = np.array(tables[table]["rows"]).T
            apart = np.arange(len(rows)) >= len(rows) - 10
            found = [scores(rows, seed) for seed in range(seeds)]
            areas = [roc_auc_score(apart, one) for one in found]
            print(name, table, np.mean(areas), np.std(areas), flush=True)
            result[name][table] = {"area": float(np.mean(areas))}
            if kept:
                result[name][table]["scores"] = [float(f"{x:.6g}") for x in np.mean(found, 0)]
    path.write_text(json.dumps(result, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
