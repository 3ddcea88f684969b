"""Makes groupings.json: what scikit-learn says about small synthetic data.

python3 make.py   # needs numpy and scikit-learn; made with numpy 2.4.6 and scikit-learn 1.9.1
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import (
    adjusted_rand_score, calinski_harabasz_score, davies_bouldin_score, silhouette_samples)

random = np.random.default_rng(2011)


def standardised(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


def blobs(rows, features, centres, spread):
    places = random.uniform(-5, 5, (centres, features))
    return places[random.integers(0, centres, rows)] + random.normal(0, spread, (rows, features))


data = {
    "blobs": blobs(67, 2, 3, 0.7),
    "skewed": standardised(np.exp(random.normal(0, 1.2, (121, 3)))),
    "wide": standardised(blobs(90, 5, 4, 1.5)),
    "line": np.round(random.gamma(2.0, 20.0, (50, 1)), 1),
}

cases = []
for name, rows in data.items():
    reference = None
    for k in (2, 3, 4, 6):
        seeds = rows[random.choice(len(rows), k, replace=False)]
        fit = KMeans(k, init=seeds, n_init=1, tol=0, max_iter=1000).fit(rows)
        labels = fit.labels_
        cases.append({
            "data": name,
            "k": k,
            "seeds": seeds.tolist(),
            "labels": labels.tolist(),
            "centres": fit.cluster_centers_.tolist(),
            "inertia": float(((rows - fit.cluster_centers_[labels]) ** 2).sum()),
            "silhouettes": silhouette_samples(rows, labels).tolist(),
            "daviesBouldin": davies_bouldin_score(rows, labels),
            "calinskiHarabasz": calinski_harabasz_score(rows, labels),
            "agreementWithFirst": adjusted_rand_score(
                labels if reference is None else reference, labels),
        })
        if reference is None:
            reference = labels

path = pathlib.Path(__file__).with_name("groupings.json")
path.write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}",
    "data": {name: rows.T.tolist() for name, rows in data.items()},
    "cases": cases,
}) + "\n")
