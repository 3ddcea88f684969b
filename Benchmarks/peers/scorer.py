"""Scores one customer with a model of ours in plain Python, as the peers of the load test do.

It gives segment, distance, second best, and the verdict of the isolation forest; it says no reasons
and tells no range that was left, so it does a little less than ours. For one row of three numbers
NumPy and scikit-learn would be slower.
"""

import json
import math


class Scorer:
    def __init__(self, path):
        with open(path) as file:
            model = json.load(file)["model"]
        self.names = [feature["name"] for feature in model["features"]]
        self.steps = model["transform"]["steps"]
        centres = model["clusters"]["model"]["centres"]
        rows = centres["rowCount"]
        columns = [
            centres["values"][at : at + rows] for at in range(0, len(centres["values"]), rows)
        ]
        self.centres = [list(row) for row in zip(*columns)]
        self.segments = [model["segments"][place] for place in model["segmentOfCluster"]]
        self.threshold = model["unusual"]["threshold"]
        forest = model["unusual"]["detector"]["model"]["trees"]
        self.trees = [nodes(tree) for tree in forest["trees"]]
        self.usual = average_path(forest["sample"]) * len(self.trees)

    def predict(self, customer):
        point = [float(customer[name]) for name in self.names]
        for step in self.steps:
            column = step["column"]
            if step["transform"] == "log1p":
                point[column] = math.log1p(point[column])
            else:
                point[column] = (point[column] - step["centre"]) / step["scale"]
        distances = [math.dist(point, centre) for centre in self.centres]
        first, second = sorted(range(len(distances)), key=distances.__getitem__)[:2]
        score = self.unusual_score(point)
        return {
            "segment": self.describe(first), "distance": distances[first],
            "secondBest": self.describe(second) | {"distance": distances[second]},
            "clearness": 1 - distances[first] / distances[second],
            "unusual": score > self.threshold, "unusualScore": score,
        }

    def unusual_score(self, point):
        length = 0.0
        for node in self.trees:
            while type(node) is tuple:
                feature, threshold, left, right = node
                node = right if point[feature] > threshold else left
            length += node
        return 2 ** (-length / self.usual)

    def describe(self, cluster):
        segment = self.segments[cluster]
        return {"id": segment["identifier"], "name": segment["name"]}


def nodes(tree):
    """A tree as nested tuples; a leaf is the length of the path to it."""
    features, thresholds, rows = (iter(tree[key]) for key in ("features", "thresholds", "leafRows"))

    def grow(depth):
        feature = next(features)
        if feature < 0:
            return depth + average_path(next(rows))
        return (feature, next(thresholds), grow(depth + 1), grow(depth + 1))

    return grow(0)


def average_path(rows):
    """The mean length of an unsuccessful search in a tree of some rows."""
    if rows <= 2:
        return 1.0 if rows == 2 else 0.0
    return 2 * (math.log(rows - 1) + 0.5772156649015329) - 2 * (rows - 1) / rows
