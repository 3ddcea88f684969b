"""Makes mixed.json: rows of numbers and categories, what kmodes makes of them from given prototypes,
and what the package kmedoids makes of Gower's distances between them.

Rows are distinct and in the order of their values, because the order decides which row moves first.

python3 make_mixed.py   # needs numpy, kmodes, kmedoids, gower and scikit-learn; see madeWith
"""

import importlib.metadata
import json
import pathlib

import gower
import kmedoids
import numpy as np
from kmodes.kprototypes import KPrototypes
from sklearn.metrics import silhouette_score

folder = pathlib.Path(__file__).parent
random = np.random.default_rng(7)


def made(rows, numbers, categories, spread):
    """Rows around three centres; a category agrees with the centre two times of three."""
    kinds = random.integers(0, 3, rows)
    columns = [random.normal(2.0 * kinds * (f + 1) % 5, spread) * (f + 1) for f in range(numbers)]
    for c in range(categories):
        other = random.integers(0, c + 4, rows)
        columns.append(np.where(random.random(rows) < 2 / 3, kinds, other).astype(float))
    return np.unique(np.round(np.array(columns).T, 3), axis=0)


def gower_distances(numbers, codes):
    ranges = np.ptp(numbers, axis=0)
    parts = np.abs(numbers[:, None] - numbers[None]) / ranges
    apart = codes[:, None] != codes[None]
    return (parts.sum(2) + apart.sum(2)) / (numbers.shape[1] + codes.shape[1])


sets = {
    "one and one": (made(60, 1, 1, 0.5), 1), "three and two": (made(150, 3, 2, 0.8), 2),
    "two and four": (made(120, 2, 4, 1.5), 4)}
cases = []
for name, (rows, categories) in sets.items():
    numbers, codes = rows[:, :-categories], rows[:, -categories:]
    distances = gower_distances(numbers, codes)
    theirs = gower.gower_matrix(
        np.concatenate([numbers.astype(object), codes.astype(int).astype(str)], axis=1),
        cat_features=[f >= numbers.shape[1] for f in range(rows.shape[1])])
    assert np.allclose(distances, theirs, atol=1e-6)
    values = [np.unique(codes[:, c]) for c in range(categories)]
    for k in (2, 3, 5, 8):
        start = random.choice(len(rows), k, replace=False)
        swapped = kmedoids.fasterpam(distances, start.copy(), max_iter=1_000)
        built = kmedoids.pam_build(distances, k)
        encoded = np.array(
            [[np.searchsorted(values[c], codes[s, c]) for c in range(categories)] for s in start])
        for gamma in (None, 2.0):
            model = KPrototypes(
                k, init=[numbers[start], encoded], n_init=1, gamma=gamma, random_state=0
            ).fit(rows, categorical=list(range(numbers.shape[1], rows.shape[1])))
            cases.append({
                "data": name, "k": k, "start": start.tolist(), "gamma": gamma or 0.0,
                "usedGamma": float(model.gamma), "labels": model.labels_.tolist(),
                "cost": float(model.cost_), "loss": float(swapped.loss),
                "built": float(built.loss),
                "silhouette": float(
                    silhouette_score(distances, model.labels_, metric="precomputed")),
            })
names = ("numpy", "kmodes", "kmedoids", "gower", "scikit-learn")
versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in names)
data = {name: {"columns": rows.T.tolist(), "categories": c} for name, (rows, c) in sets.items()}
(folder / "mixed.json").write_text(
    json.dumps({"madeWith": versions, "data": data, "cases": cases}) + "\n")
