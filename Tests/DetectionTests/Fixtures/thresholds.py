"""Makes thresholds.json: what published implementations say of made-up scores, and of a detector's.

Where PyThresh has a rule in our meaning its threshold stands here; elsewhere scipy, scikit-learn and
kneed compute what the documentation of our rule states.
Versions used: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, PyOD 3.6.7, PyThresh 1.1.1, kneed 0.9.0.
"""

import json
import pathlib
import warnings

import numpy as np
from kneed import KneeLocator
from pyod.models.knn import KNN
from pythresh.thresholds.clf import CLF
from pythresh.thresholds.karch import KARCH
from pythresh.thresholds.zscore import ZSCORE
from scipy import optimize, signal, stats
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")


def score_sets():
    random = np.random.default_rng(5)
    return {
        "skewed": np.concatenate([random.gamma(2, 1, 290), random.uniform(12, 30, 10)]),
        "normal": np.concatenate([random.normal(0, 1, 240), [5.5, 6.1, 7.4]]),
        "two": np.concatenate([random.lognormal(0, 0.3, 270), random.lognormal(2, 0.3, 30)]),
        "equal": np.round(random.gamma(3, 2, 400)) / 4,
        "heavy": np.abs(random.standard_t(2, 1000)),
    }


def unit(scores):
    return (scores - scores.min()) / (scores.max() - scores.min())


def studentized(part, tail):
    n = len(part)
    t = stats.t.isf(tail, n - 2)
    return (part[-1] - part.mean()) / part.std(ddof=1) > t * (n - 1) / np.sqrt(n * (n - 2 + t * t))


def gesd(scores, significance=0.05):
    usual = len(scores)
    for taken in range(round(0.5 * len(scores))):
        left = scores[:len(scores) - taken]
        if studentized(left, significance / len(left)):
            usual = len(left) - 1
    return scores[usual - 1]


def thompson(scores, significance=0.01):
    left = scores
    while len(left) > 3 and studentized(left, significance):
        left = left[:-1]
    return left[-1]


def chi_squared(scores, significance=0.01):
    quartiles = np.quantile(scores - scores[0], [0.25, 0.5, 0.75])
    ratio = (quartiles[2] - quartiles[0]) / quartiles[1]

    def miss(logarithm):
        a, b, c = stats.chi2.ppf([0.25, 0.5, 0.75], np.exp(logarithm))
        return (c - a) / b - ratio

    freedom = np.exp(optimize.brentq(miss, np.log(0.1), np.log(1e4), xtol=1e-14))
    return scores[0] + quartiles[1] / stats.chi2.ppf(0.5, freedom) * stats.chi2.isf(significance, freedom)


def peaks(scores, risk=0.001):
    start = np.quantile(scores, 0.98)
    excess = scores[scores > start] - start
    ratio = risk * len(scores) / len(excess)
    if len(excess) < 10:
        return start - excess.mean() * np.log(ratio)
    best = min((stats.genpareto.fit(excess, shape, floc=0) for shape in (-0.2, 0.1, 0.5)),
               key=lambda fit: stats.genpareto.nnlf((fit[0], 0, fit[2]), excess))
    return start + stats.genpareto.isf(ratio, best[0], 0, best[2])


def knee(scores, sensitivity):
    found = KneeLocator(np.arange(len(scores)), scores, S=sensitivity, curve="convex",
                        direction="increasing", online=False)
    return scores[-1] if found.knee is None else scores[int(found.knee)]


def smoothed(scores):
    width = max(3, int(np.round(0.5 * len(scores) * unit(scores).std())) | 1)
    return signal.savgol_filter(scores, width, polyorder=1).max()


def mixture(scores):
    values = np.log(unit(scores) + 0.01)
    first = len(values) * 9 // 10
    member = (np.arange(len(values)) >= first).astype(int)
    starts = [values[member == part] for part in (0, 1)]
    model = GaussianMixture(
        2, weights_init=[first / len(values), 1 - first / len(values)],
        means_init=[[part.mean()] for part in starts],
        precisions_init=[[[1 / part.var()]] for part in starts], reg_covar=0, tol=1e-12,
        max_iter=20_000).fit(values[:, None])
    one = GaussianMixture(1, reg_covar=0).fit(values[:, None])
    upper = model.means_.ravel().argmax()
    if model.weights_[upper] > 0.5 or model.bic(values[:, None]) >= one.bic(values[:, None]):
        return scores[-1]
    grid = np.linspace(model.means_.min(), model.means_.max() + 5, 400_001)
    edge = grid[np.argmax(model.predict_proba(grid[:, None])[:, upper] > 0.5)]
    return scores[0] + (np.exp(edge) - 0.01) * (scores[-1] - scores[0])


def classified(scores):
    at = unit(scores)
    density = unit(stats.gaussian_kde(at).pdf(at)) ** 0.1
    rule = CLF()
    value = rule.m1 * at + rule.m2 * np.log(at + 1) / np.log(2) + rule.m3 * density + rule.c
    usual = np.flatnonzero(value <= 0)
    return scores[usual[-1]] if len(usual) else scores[-1]


def normal_distance(scores):
    """The Kolmogorov-Smirnov distance of smoothed sums, by exact kernels."""
    at = unit(scores)
    count = min(len(at), 1500)
    other = unit(stats.norm.ppf((np.arange(count) + 0.5) / count))
    grid = np.linspace(0, 1, 1025)
    mine, theirs = ([stats.gaussian_kde(part).integrate_box_1d(-np.inf, x) for x in grid] for part in (at, other))
    return scores[0] + np.max(np.abs(np.array(mine) - theirs)) * (scores[-1] - scores[0])


def deviation(scores):
    found = stats.bootstrap((unit(scores),), np.std, random_state=1).confidence_interval
    return scores.mean() + (found.low + found.high) * (scores[-1] - scores[0])


def scaled_back(rule, scores):
    rule.fit(scores)
    return scores[0] + rule.thresh_ * (scores[-1] - scores[0])


def cases():
    """Rule, settings, tolerance beside the range of the scores, and how the threshold is found."""
    return [
        ("iqr", {}, 1e-9, lambda s: np.quantile(s, 0.75) + 1.5 * stats.iqr(s)),
        ("mad", {}, 1e-9, lambda s: np.median(s) + 3 * stats.median_abs_deviation(s, scale="normal")),
        ("z-score", {}, 1e-9, lambda s: s.mean() + 3 * s.std()),
        ("gesd", {}, 1e-9, gesd),
        ("mtt", {}, 1e-9, thompson),
        ("chi-squared", {}, 1e-6, chi_squared),
        ("evt", {}, 1e-4, peaks),
        ("kneedle", {}, 1e-9, lambda s: knee(s, 1)),
        ("kneedle", {"sensitivity": 10}, 1e-9, lambda s: knee(s, 10)),
        ("filter", {}, 1e-9, smoothed),
        ("mixture", {}, 2e-3, mixture),
        ("karch", {"method": "simple"}, 1e-9, lambda s: scaled_back(KARCH(method="simple"), s)),
        ("karch", {}, 1e-4, lambda s: scaled_back(KARCH(), s)),
        ("clf", {}, 1e-9, classified),
        ("dsn", {"metric": "kolmogorov-smirnov"}, 1e-3, normal_distance),
        ("bootstrap", {"samples": 10_000}, 2e-3, deviation),
    ]


def labels():
    """The number of rows that PyThresh calls unusual."""
    return [("z-score", {"factor": 1}, ZSCORE()), ("clf", {"method": "simple"}, CLF(method="simple"))]


def calibration():
    random = np.random.default_rng(3)
    rows = np.vstack([random.normal(size=(150, 2)), random.uniform(-6, 6, (10, 2))])
    new = np.vstack([random.normal(size=(30, 2)), random.uniform(-6, 6, (10, 2))])
    model = KNN(contamination=0.06).fit(rows)
    scores, learned = model.decision_function(new), model.decision_scores_
    shifted = learned - learned.min()
    shape, scale = shifted.mean() ** 2 / shifted.var(), shifted.var() / shifted.mean()
    share = stats.gamma.cdf(scores - learned.min(), shape, scale=scale)
    middle = stats.gamma.cdf(shifted.mean(), shape, scale=scale)
    return {
        "contamination": 0.06, "learned": learned.tolist(), "scores": scores.tolist(),
        "linear": model.predict_proba(new)[:, 1].tolist(),
        "unifying": model.predict_proba(new, method="unify")[:, 1].tolist(),
        "gamma": np.maximum(0, (share - middle) / (1 - middle)).tolist(),
        "confidence": model.predict_confidence(new).tolist(),
        "labels": model.predict(new).tolist(),
    }


def main():
    sets = {name: np.sort(scores) for name, scores in score_sets().items()}
    thresholds = [
        {"rule": rule, "settings": settings, "scores": name, "tolerance": tolerance,
         "threshold": float(find(scores))}
        for rule, settings, tolerance, find in cases() for name, scores in sets.items()
        # Equal steps of the curve are level only up to rounding, which then decides on the knee.
        if (rule, name) != ("kneedle", "equal")]
    counts = [
        {"rule": rule, "settings": settings, "scores": name, "count": int(peer.fit(scores).labels_.sum())}
        for rule, settings, peer in labels() for name, scores in sets.items()]
    tails = {
        "normal": [[p, stats.norm.isf(p)] for p in (1e-12, 1e-5, 0.01, 0.2, 0.49)],
        "student": [[p, f, stats.t.isf(p, f)] for p in (1e-7, 1e-3, 0.05, 0.4) for f in (1, 3, 40, 5000, 3e5)],
        "binomial": [[k, n, p, stats.binom.sf(k, n, p)]
                     for k, n, p in ((0, 5, 0.1), (93, 100, 0.9), (4200, 4338, 0.97), (180, 300, 0.6))],
    }
    text = json.dumps({
        "scores": {name: scores.tolist() for name, scores in sets.items()}, "thresholds": thresholds,
        "counts": counts, "tails": tails, "calibration": calibration()}, separators=(",", ":"))
    pathlib.Path(__file__).with_name("thresholds.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
