"""Makes PyOD/*.json: what PyOD says of three made-up tables, for the detectors whose scores are
the same each time. One file a detector; PyODTests.swift compares every file there is.

Versions used: numpy 2.4.6, scikit-learn 1.9.1, PyOD 3.6.7. Run: python peers.py [identifier ...]
"""

import importlib
import json
import pathlib
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")

# Among many equal rows and distances, which rows are the nearest is arbitrary.
EQUAL = {"without": ["equal"]}

# The identifier of our detector, our settings, the class of PyOD and its settings. `new` is False
# where PyOD scores new rows in another way than the rows of the fit, and so by their batch.
DETECTORS = [
    ("nearest-neighbours", {}, "knn.KNN", {}, {}),
    ("nearest-neighbours", {"method": "mean", "neighbours": 10}, "knn.KNN",
     {"method": "mean", "n_neighbors": 10}, {}),
    ("lof", {}, "lof.LOF", {}, EQUAL),
    ("lof", {"neighbours": 7}, "lof.LOF", {"n_neighbors": 7}, EQUAL),
    # Our seed chooses the rows that scikit-learn's random_state does.
    ("cblof", {}, "cblof.CBLOF", {"random_state": 1}, {}),
    ("cblof", {"clusters": 5, "weighted": True}, "cblof.CBLOF",
     {"n_clusters": 5, "use_weights": True, "random_state": 1}, {}),
    # Steps are 1e-10 longer than PyOD's.
    ("cof", {}, "cof.COF", {}, {"new": False, "tolerance": 1e-8, **EQUAL}),
    ("abod", {}, "abod.ABOD", {}, EQUAL),
    ("abod", {"neighbours": 12}, "abod.ABOD", {"n_neighbors": 12}, EQUAL),
    ("abod", {"exact": True}, "abod.ABOD", {"method": "default"}, {}),
    ("rod", {}, "rod.ROD", {}, {"new": False}),
    ("loci", {}, "loci.LOCI", {}, {"new": False}),
    ("sos", {}, "sos.SOS", {}, {"new": False}),
    ("sos", {"perplexity": 12}, "sos.SOS", {"perplexity": 12}, {"new": False}),
    ("ecod", {}, "ecod.ECOD", {}, {"new": False}),
    ("copod", {}, "copod.COPOD", {}, {"new": False}),
    ("hbos", {}, "hbos.HBOS", {}, {}),
    ("hbos", {"bins": 25, "tolerance": 0.1}, "hbos.HBOS", {"n_bins": 25, "tol": 0.1}, {}),
    ("pca", {}, "pca.PCA", {}, {}),
    ("pca", {"weighted": False, "components": 3, "selected": 2}, "pca.PCA",
     {"weighted": False, "n_components": 3, "n_selected_components": 2}, {}),
    ("pca", {"standardised": False}, "pca.PCA", {"standardization": False}, {}),
    # Of many features PyOD's search ends elsewhere with each seed.
    ("mcd", {}, "mcd.MCD", {"random_state": 0}, {"without": ["many"]}),
    # scikit-learn adds and takes away bounds of whole parts of its tree, which leaves some rounding.
    ("kde", {}, "kde.KDE", {}, {"tolerance": 1e-6}),
    ("kde", {"bandwidth": 0.2}, "kde.KDE", {"bandwidth": 0.2}, {"tolerance": 1e-6}),
    ("gmm", {}, "gmm.GMM", {}, {}),
    ("gmm", {"covariance": "diagonal", "floor": 0.01}, "gmm.GMM",
     {"covariance_type": "diag", "reg_covar": 0.01}, {}),
    # LIBSVM keeps kernels with 24 bits, so it cannot come nearer than this.
    ("one-class-svm", {"tolerance": 1e-9}, "ocsvm.OCSVM", {"tol": 1e-7}, {"tolerance": 1e-6}),
    ("one-class-svm", {"tolerance": 1e-9, "outsideShare": 0.1, "gammaRule": "variance"}, "ocsvm.OCSVM",
     {"tol": 1e-7, "nu": 0.1, "gamma": "scale"}, {"tolerance": 1e-6}),
    ("one-class-svm", {"tolerance": 1e-9, "kernel": "polynomial", "degree": 2, "constant": 1},
     "ocsvm.OCSVM", {"tol": 1e-7, "kernel": "poly", "degree": 2, "coef0": 1}, {"tolerance": 1e-5}),
    # PyOD keeps every direction unless told, which leaves rounding alone of the rows of the fit.
    ("kernel-pca", {"components": 10}, "kpca.KPCA", {"n_components": 10}, {}),
    ("kernel-pca", {"components": 2, "kernel": "polynomial", "degree": 2}, "kpca.KPCA",
     {"n_components": 2, "kernel": "poly", "degree": 2}, {}),
    # PyOD takes new rows beyond the cube, where the measure means nothing.
    ("qmcd", {}, "qmcd.QMCD", {}, {"new": False}),
    # PyOD measures new rows by the rest of their batch.
    ("cook-distance", {}, "cd.CD", {}, {"new": False}),
]


def tables():
    """Rows to learn from and new rows: few features, many features, and many equal values."""
    random = np.random.default_rng(7)
    mixing = random.normal(size=(3, 3))
    few = np.vstack([random.normal(size=(130, 3)) @ mixing, random.normal(4, 1, size=(60, 3)),
                     random.uniform(-9, 9, size=(10, 3))])
    many = np.vstack([random.normal(size=(110, 12)), random.normal(0, 4, size=(10, 12))])
    many[:, 5] = many[:, 1] * 0.5 + many[:, 2] + random.normal(0, 0.1, 120)
    equal = np.column_stack([np.floor(random.exponential(40, 160)), 1 + np.floor(random.exponential(2, 160)),
                             np.round(np.exp(random.normal(3, 1, 160)), 2)])
    result = {}
    for name, rows in (("few", few), ("many", many), ("equal", equal)):
        rows = (rows - rows.mean(0)) / rows.std(0)
        new = rows[::8] + random.normal(0, 0.3, size=rows[::8].shape)
        result[name] = (rows, new)
    return result


def scores(name, given, rows, new, differs):
    module, kind = name.split(".")
    model = getattr(importlib.import_module("pyod.models." + module), kind)(**given)
    model.fit(rows)
    found = {"fit": model.decision_scores_.tolist()}
    if differs.get("new", True):
        found["new"] = model.decision_function(new).tolist()
    return found


def main():
    folder = pathlib.Path(__file__).with_name("PyOD")
    wanted = sys.argv[1:]
    data = tables()
    write(folder / "tables.json", {
        name: {"rows": rows.T.tolist(), "new": new.T.tolist()} for name, (rows, new) in data.items()})
    for identifier in dict.fromkeys(entry[0] for entry in DETECTORS):
        if wanted and identifier not in wanted:
            continue
        cases = []
        for entry in DETECTORS:
            if entry[0] != identifier:
                continue
            _, settings, name, given, differs = entry
            for table, (rows, new) in data.items():
                if table in differs.get("without", ()):
                    continue
                cases.append({"settings": settings, "table": table,
                              "tolerance": differs.get("tolerance", 1e-9),
                              **scores(name, given, rows, new, differs)})
        write(folder / f"{identifier}.json", {"detector": identifier, "cases": cases})


def write(path, value):
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
