"""Makes planes.json: what scikit-learn and umap-learn reach on small data.

python3 make_planes.py   # needs numpy, scikit-learn and umap-learn

For each data set: its rows, the trustworthiness of the plane of the first two principal components,
of scikit-learn's TSNE and of umap-learn's UMAP (the mean of three seeds, each from the components),
at 5 and at 15 neighbours, all by scikit-learn.
"""

import json
import pathlib

import numpy as np
import sklearn
import umap
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness

random = np.random.default_rng(2011)


def shop():
    """Recency, frequency, monetary value and two more of 500 customers, scaled, four decimals."""
    kinds = random.integers(0, 4, 500)
    centres = random.normal(0, 2.5, (4, 5))
    rows = centres[kinds] + random.normal(0, 1, (500, 5)) * [1, 0.6, 0.8, 0.3, 1.2]
    rows[:, 1] = np.log1p(np.exp(rows[:, 1]))
    return np.round((rows - rows.mean(0)) / rows.std(0), 4)


def trust(rows, places):
    return {str(k): trustworthiness(rows, places, n_neighbors=k) for k in (5, 15)}


def mean(all):
    return {key: float(np.mean([one[key] for one in all])) for key in all[0]}


cases = []
for name, rows in (("shop", shop()), ("digits", load_digits().data[:400])):
    plane = PCA(2, svd_solver="full").fit_transform(rows)
    cases.append({
        "name": name,
        "columns": rows.T.tolist(),
        "components": trust(rows, plane),
        "tsne": trust(rows, TSNE(init="pca", random_state=0).fit_transform(rows)),
        "umap": mean([
            trust(rows, umap.UMAP(init="pca", random_state=seed, n_jobs=1).fit_transform(rows))
            for seed in range(3)
        ]),
    })

path = pathlib.Path(__file__).with_name("planes.json")
path.write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}, "
                f"umap-learn {umap.__version__}", "cases": cases,
}, separators=(",", ":")) + "\n")
for case in cases:
    print(case["name"], case["components"], case["tsne"], case["umap"])
