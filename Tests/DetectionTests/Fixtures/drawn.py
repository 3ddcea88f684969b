"""Makes drawn.json: means over seeds of what PyOD and scikit-learn say of the table "few" of
peers.py, for detectors that draw numbers.

Versions used: numpy 2.4.6, scikit-learn 1.9.1, PyOD 3.6.7. Run: python drawn.py
"""

import json
import pathlib
import warnings

import numpy as np
from pyod.models.lmdd import LMDD
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import SGDOneClassSVM

from peers import tables

warnings.filterwarnings("ignore")
rows, _ = tables()["few"]


def descent(seed):
    features = Nystroem(gamma=1 / 3, n_components=100, random_state=seed).fit_transform(rows)
    return -SGDOneClassSVM(nu=0.5, random_state=seed).fit(features).decision_function(features)


golden = {
    "lmdd": np.mean([LMDD(random_state=seed).fit(rows).decision_scores_ for seed in range(100)], axis=0),
    "sgd-one-class-svm": np.mean([descent(seed) for seed in range(50)], axis=0),
}
path = pathlib.Path(__file__).with_name("drawn.json")
path.write_text(json.dumps({name: scores.tolist() for name, scores in golden.items()},
                           separators=(",", ":")) + "\n")
