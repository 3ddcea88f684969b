"""Scores one customer with a model of ours in plain Python, as the peers of the load test do.

It does less than ours: segment, distance and second best; no verdict whether the customer is unusual,
no reasons. NumPy would be slower for one row of three numbers.
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
        return {
            "segment": self.describe(first), "distance": distances[first],
            "secondBest": self.describe(second) | {"distance": distances[second]},
            "clearness": 1 - distances[first] / distances[second],
        }

    def describe(self, cluster):
        segment = self.segments[cluster]
        return {"id": segment["identifier"], "name": segment["name"]}
