"""Makes golden.json: what scikit-learn's random forests say of 400 rows in three classes.

Versions used: numpy 2.4.6, scikit-learn 1.9.1. Run: python make.py
"""

import json
import pathlib

import numpy as np
from sklearn.ensemble import RandomForestClassifier

random = np.random.default_rng(7)
rows = np.round(random.normal(size=(400, 4)), 3)
noisy = rows[:, 0] + 0.5 * rows[:, 1] + random.normal(scale=0.4, size=400)
labels = np.digitize(noisy, [-0.6, 0.7])

forests = [
    RandomForestClassifier(oob_score=True, random_state=seed).fit(rows, labels)
    for seed in range(30)
]
golden = {
    "columns": rows.T.tolist(),
    "labels": labels.tolist(),
    "importances": np.mean([f.feature_importances_ for f in forests], axis=0).tolist(),
    "outOfBagAccuracy": float(np.mean([f.oob_score_ for f in forests])),
}
path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
