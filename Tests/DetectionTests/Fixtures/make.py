"""Makes golden.json: what numpy, scikit-learn and PyOD say of 300 made-up customers.

Versions used: numpy 2.4.6, scikit-learn 1.9.1, PyOD 3.6.7. Run: python make.py
"""

import json
import pathlib

import numpy as np
from pyod.models.knn import KNN
from sklearn.ensemble import IsolationForest

random = np.random.default_rng(20)
count = 300
recency = np.floor(random.exponential(90, count)).clip(0, 373)
frequency = 1 + np.floor(random.exponential(3, count))
monetary = np.round(np.exp(random.normal(5.5 + 0.25 * np.sqrt(frequency), 1)), 2)
rows = np.column_stack([recency, frequency, monetary])
scaled = (rows - rows.mean(0)) / rows.std(0)


def neighbours(method):
    model = KNN(n_neighbors=5, method=method, contamination=0.1).fit(scaled)
    return {
        "scores": model.decision_scores_.tolist(),
        "threshold": model.threshold_,
        "labels": model.labels_.tolist(),
    }


forests = [IsolationForest(random_state=seed).fit(scaled) for seed in range(50)]
scores = -np.mean([forest.score_samples(scaled) for forest in forests], axis=0)

fences = []
for column in rows.T:
    low, high = np.percentile(column, [25, 75])
    fences.append([low - 1.5 * (high - low), high + 1.5 * (high - low)])

golden = {
    "columns": rows.T.tolist(),
    "scaled": scaled.T.tolist(),
    "neighbours": {method: neighbours(method) for method in ["largest", "mean", "median"]},
    "isolationScores": scores.tolist(),
    "fences": fences,
}
path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
