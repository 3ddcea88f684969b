"""Makes chance.json: what PyOD says of the tables of peers.py by detectors that leave something to
chance, as means over seeds; and those that settle ties their own way: SOD takes any of the rows that
share equally many neighbours, and scikit-learn's HDBSCAN any of the crowds that a row joins two of.

Versions used: numpy 2.4.6, scikit-learn 1.9.1, PyOD 3.6.7. Run: python chance.py
"""

import json
import pathlib

import numpy as np
from pyod.models.hdbscan import HDBSCAN
from pyod.models.inne import INNE
from pyod.models.sampling import Sampling
from pyod.models.sod import SOD

from peers import tables


def mean(make, rows, new, seeds):
    models = [make(seed).fit(rows) for seed in range(seeds)]
    return {"fit": np.mean([model.decision_scores_ for model in models], axis=0).tolist(),
            "new": np.mean([model.decision_function(new) for model in models], axis=0).tolist()}


golden = {}
for name, (rows, new) in tables().items():
    if name == "equal":
        continue
    golden[name] = {
        "inne": mean(lambda seed: INNE(random_state=seed), rows, new, 20),
        "sampling": mean(lambda seed: Sampling(random_state=seed), rows, new, 400),
        "sod": {"fit": SOD().fit(rows).decision_scores_.tolist(), "new": []},
        "glosh": {"fit": HDBSCAN().fit(rows).decision_scores_.tolist(), "new": []},
    }
path = pathlib.Path(__file__).with_name("chance.json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
