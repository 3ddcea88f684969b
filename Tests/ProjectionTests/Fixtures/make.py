"""Makes components.json: what scikit-learn's PCA says about small synthetic data.

python3 make.py   # needs numpy and scikit-learn; made with numpy 2.4.6 and scikit-learn 1.9.1
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.decomposition import PCA

random = np.random.default_rng(2011)
mixed = random.normal(0, 1, (43, 4)) @ random.normal(0, 1, (4, 4)) + [10, 0, -3, 100]
plane = random.normal(0, 1, (30, 2)) @ random.normal(0, 1, (2, 3))

cases = []
for name, rows in (("mixed", mixed), ("plane", plane)):
    fit = PCA(svd_solver="full").fit(rows)
    cases.append({
        "name": name,
        "columns": rows.T.tolist(),
        "components": fit.components_.tolist(),
        "explainedVariance": fit.explained_variance_.tolist(),
        "explainedVarianceRatio": fit.explained_variance_ratio_.tolist(),
        "projected": fit.transform(rows).T.tolist(),
    })

path = pathlib.Path(__file__).with_name("components.json")
path.write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases,
}) + "\n")
