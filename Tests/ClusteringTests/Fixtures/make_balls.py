"""Makes balls.json: scikit-learn's BIRCH of the data of groupings.json and crowds.json.

Rows are put in the order of their values first, because the order decides which balls there are. The
balls are merged by Ward's method as often as they have rows; BIRCH there counts each ball once.

python3 make_balls.py   # needs numpy and scikit-learn; made with the versions it writes down
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import AgglomerativeClustering, Birch
from sklearn.metrics import pairwise_distances_argmin

folder = pathlib.Path(__file__).parent
cases = []
for file, thresholds in (("groupings", (0.35, 0.8)), ("crowds", (0.05, 0.15))):
    for name, columns in json.loads((folder / f"{file}.json").read_text())["data"].items():
        rows = np.array(columns).T
        rows = rows[np.lexsort(rows.T[::-1])]
        for threshold in thresholds:
            for branching in (5, 50):
                fit = Birch(
                    threshold=threshold, branching_factor=branching, n_clusters=None).fit(rows)
                balls, stack = [], [fit.root_]
                while stack:
                    for part in stack.pop().subclusters_:
                        if part.child_ is None:
                            balls.append((part.centroid_, part.n_samples_))
                        else:
                            stack.append(part.child_)
                balls.sort(key=lambda ball: ball[0].tolist())
                means = np.array([mean for mean, _ in balls])
                sizes = np.array([size for _, size in balls])
                merged = AgglomerativeClustering(3).fit_predict(np.repeat(means, sizes, axis=0))
                groups = merged[np.cumsum(sizes) - 1]
                cases.append({
                    "file": file, "data": name, "threshold": threshold, "branching": branching,
                    "sizes": sizes.tolist(), "means": means.T.tolist(),
                    "labels": groups[pairwise_distances_argmin(rows, means)].tolist(),
                })
(folder / "balls.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
