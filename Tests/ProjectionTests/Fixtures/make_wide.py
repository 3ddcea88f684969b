"""Makes wide.json: the variance of the first components of a wide table, by scikit-learn.

python3 make_wide.py   # needs numpy and scikit-learn

The table is a formula, which the test repeats: 90 rows of 700 features.
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.decomposition import PCA

i, j = np.arange(90)[:, None], np.arange(700)[None, :]
rows = sum(
    np.sin(0.7 * r * (i + 1) + r * r) * np.cos(0.3 * r * (j + 1)) / r for r in range(1, 25))
full = PCA(12, svd_solver="full").fit(rows)
randomised = PCA(12, svd_solver="randomized", random_state=0).fit(rows)

path = pathlib.Path(__file__).with_name("wide.json")
path.write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}",
    "explainedVariance": full.explained_variance_.tolist(),
    "explainedVarianceRatio": full.explained_variance_ratio_.tolist(),
    "randomised": randomised.explained_variance_.tolist(),
}, indent=1) + "\n")
print(full.explained_variance_, randomised.explained_variance_ / full.explained_variance_ - 1)
