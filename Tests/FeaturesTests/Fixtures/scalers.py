"""Makes scalers.json: what scikit-learn's scalers give for a few skewed columns.

python3 scalers.py   # needs numpy and scikit-learn; made with numpy 2.4.6 and scikit-learn 1.9.1
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

random = np.random.default_rng(2011)
rows = np.column_stack([
    random.integers(1, 374, 41).astype(float),
    random.integers(1, 12, 41).astype(float),
    np.round(np.exp(random.normal(6.5, 1.3, 41)), 2),
])
expected = {
    "log1p": np.log1p(rows),
    "standardise": StandardScaler().fit_transform(rows),
    "robust": RobustScaler().fit_transform(rows),
    "min-max": MinMaxScaler().fit_transform(rows),
}

path = pathlib.Path(__file__).with_name("scalers.json")
path.write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}",
    "columns": rows.T.tolist(),
    "expected": {name: values.T.tolist() for name, values in expected.items()},
}) + "\n")
