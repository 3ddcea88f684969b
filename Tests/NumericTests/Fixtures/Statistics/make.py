"""Makes golden.json: numpy's quantiles, and the medcouple by its definition.

Versions used: numpy 2.4.6. Run: python make.py
"""

import json
import pathlib

import numpy as np


def medcouple(values):
    """The median of the kernel over all pairs (Brys, Hubert and Struyf 2004, formula 2.2)."""
    z = np.sort(np.asarray(values, float)) - np.median(values)
    lower, upper = z[z <= 0], z[z >= 0]
    ties = int(np.sum(z == 0))
    kernel = []
    for i, high in enumerate(upper):
        for j, low in enumerate(lower):
            place = j - (len(lower) - ties)
            if i < ties and place >= 0:
                kernel.append(np.sign(i + place - (ties - 1)))
            else:
                kernel.append((high + low) / (high - low))
    return float(np.median(kernel))


random = np.random.default_rng(3)
samples = [
    [1.0, 2.0, 3.0, 4.0, 5.0],
    [0.2, 0.17, 0.08, 0.16, 0.88, 0.86, 0.09, 0.54, 0.27, 0.14],
    [1.0, 2.0, 2.0, 2.0, 3.0, 9.0, 40.0],
    random.lognormal(size=101).round(4).tolist(),
    (-random.lognormal(size=100)).round(4).tolist(),
    np.floor(random.exponential(3, 90)).tolist(),
]
shares = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 0.995, 1]
golden = [
    {
        "sorted": sorted(sample),
        "shares": shares,
        "quantiles": np.quantile(sample, shares).tolist(),
        "medcouple": medcouple(sample),
    }
    for sample in samples
]
path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
