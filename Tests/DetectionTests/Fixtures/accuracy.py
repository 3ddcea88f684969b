"""Makes accuracy.json: what scikit-learn and PyOD say of made-up scores with labels, and the standard
errors of DeLong by their definition, a comparison of each two rows.

Versions used: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, PyOD 3.6.7. Run: python accuracy.py
"""

import json
import pathlib

import numpy as np
from pyod.utils.utility import precision_n_scores
from scipy.optimize import brentq
from sklearn.metrics import average_precision_score, roc_auc_score

REACH = 1.959963984540054
random = np.random.default_rng(11)


def placements(scores, labels):
    """For each unusual row the share of usual rows below, for each usual the share of unusual above."""
    wins = (scores[labels][:, None] > scores[~labels]) + 0.5 * (scores[labels][:, None] == scores[~labels])
    return wins.mean(1), wins.mean(0)


def delong(first, second, labels):
    a, b = placements(first, labels), placements(second, labels)
    return sum(np.cov(x, y)[0, 1] / len(x) for x, y in zip(a, b))


def newcombe(area, unusual, usual, side):
    mean = (unusual + usual) / 2 - 1

    def miss(true):
        factor = 1 + mean * (1 - true) / (2 - true) + mean * true / (1 + true)
        return abs(true - area) - REACH * np.sqrt(true * (1 - true) * factor / (unusual * usual))

    inside = area + (1e-9 if side > area else -1e-9)
    return brentq(miss, inside, side + (1e-12 if side == 0 else -1e-12)) if side != area else area


def bootstrap(scores, labels, measure):
    unusual, usual = np.flatnonzero(labels), np.flatnonzero(~labels)
    drawn = [np.concatenate([random.choice(unusual, len(unusual)), random.choice(usual, len(usual))])
             for _ in range(4_000)]
    return np.quantile([measure(labels[rows], scores[rows]) for rows in drawn], [0.025, 0.975]).tolist()


def precision_of_seats(labels, scores):
    """The precision of the top by all orders of rows that tie, averaged: each has a part of a seat."""
    count = int(labels.sum())
    last = np.sort(scores)[::-1][count - 1]
    above, tied = scores > last, scores == last
    part = (count - above.sum()) / tied.sum()
    return (labels[above].sum() + part * labels[tied].sum()) / count


def case(name, scores, other, labels):
    """Labels are 1, 0 and -1 for unknown."""
    known = labels >= 0
    y, s, o = labels[known] == 1, scores[known], other[known]
    area, error = roc_auc_score(y, s), np.sqrt(delong(s, s, y))
    difference = area - roc_auc_score(y, o)
    spread = np.sqrt(max(0, delong(s, s, y) + delong(o, o, y) - 2 * delong(s, o, y)))
    if error > 0:
        ends = [max(0, area - REACH * error), min(1, area + REACH * error)]
    else:
        ends = [newcombe(area, y.sum(), (~y).sum(), 0), newcombe(area, y.sum(), (~y).sum(), 1)]
    precision = precision_of_seats(y, s)
    if len(np.unique(s)) == len(s):
        assert abs(precision - precision_n_scores(y, s)) < 1e-12
    return {
        "name": name, "scores": scores.tolist(), "other": other.tolist(), "labels": labels.tolist(),
        "area": area, "standardError": error, "ends": ends,
        "differs": bool(abs(difference) > REACH * spread + 1e-12),
        "averagePrecision": average_precision_score(y, s),
        "averagePrecisionEnds": bootstrap(s, y, average_precision_score),
        "precision": precision, "precisionEnds": bootstrap(s, y, precision_of_seats),
    }


def main():
    few = (random.random(300) < 0.08).astype(int)
    some = np.where(random.random(240) < 0.6, (random.random(240) < 0.2).astype(int), -1)
    noise = random.normal(size=300)
    cases = [
        case("plain", few + noise, few + random.normal(size=300), few),
        case("unlike", 1.5 * few + noise, random.normal(size=300), few),
        case("ties", np.floor(few + 4 * random.random(300)), np.floor(4 * random.random(300)), few),
        case("unknown", some + random.normal(size=240), random.normal(size=240), some),
        case("perfect", 9 * few + random.random(300), noise, few),
        case("worst", -9 * few + random.random(300), noise, few),
    ]
    path = pathlib.Path(__file__).with_name("accuracy.json")
    path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")


main()
