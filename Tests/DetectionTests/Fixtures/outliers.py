"""Makes outliers.json: areas under the ROC curve on labelled ODDS sets, by scikit-learn and PyOD.

Versions used: scikit-learn 1.9.1, PyOD 3.6.7. Run: python outliers.py FOLDER-OF-CSV-FILES
"""

import json
import pathlib
import sys

import numpy as np
from pyod.models.knn import KNN
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

golden = {}
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.csv")):
    table = np.loadtxt(file, delimiter=",", skiprows=1)
    rows, labels = StandardScaler().fit_transform(table[:, :-1]), table[:, -1] > 0
    forests = [
        roc_auc_score(labels, -IsolationForest(random_state=seed).fit(rows).score_samples(rows))
        for seed in range(20)
    ]
    scores = KNN(n_neighbors=5).fit(rows).decision_scores_
    golden[file.stem] = {
        "isolationForest": float(np.mean(forests)),
        "nearestNeighbours": float(roc_auc_score(labels, scores)),
    }
path = pathlib.Path(__file__).with_name("outliers.json")
path.write_text(json.dumps(golden, indent=1) + "\n")
