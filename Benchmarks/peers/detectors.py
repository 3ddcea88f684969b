"""The detectors of PyOD that ours are compared with, by our identifiers: class, settings, and
whether it takes a seed."""

import importlib
import inspect

PYOD = {
    "isolation-forest": ("iforest.IForest", {}),
    "nearest-neighbours": ("knn.KNN", {}),
    "lof": ("lof.LOF", {}),
    "cblof": ("cblof.CBLOF", {}),
    "cof": ("cof.COF", {}),
    "abod": ("abod.ABOD", {}),
    "sod": ("sod.SOD", {}),
    "inne": ("inne.INNE", {}),
    "sampling": ("sampling.Sampling", {}),
    "rod": ("rod.ROD", {}),
    "loci": ("loci.LOCI", {}),
    "sos": ("sos.SOS", {}),
    "glosh": ("hdbscan.HDBSCAN", {}),
    "ecod": ("ecod.ECOD", {}),
    "copod": ("copod.COPOD", {}),
    "hbos": ("hbos.HBOS", {}),
    "loda": ("loda.LODA", {}),
    "lscp": ("lscp.LSCP", {}),
    "feature-bagging": ("feature_bagging.FeatureBagging", {}),
    "dif": ("dif.DIF", {}),
    "auto-encoder": ("auto_encoder.AutoEncoder", {"verbose": 0}),
    "vae": ("vae.VAE", {"verbose": 0}),
    "deep-svdd": ("deep_svdd.DeepSVDD", {"verbose": 0}),
    "lunar": ("lunar.LUNAR", {}),
    "pca": ("pca.PCA", {}),
    "mcd": ("mcd.MCD", {}),
    "kde": ("kde.KDE", {}),
    "gmm": ("gmm.GMM", {}),
    "one-class-svm": ("ocsvm.OCSVM", {}),
    "kernel-pca": ("kpca.KPCA", {}),
    "qmcd": ("qmcd.QMCD", {}),
    "cook-distance": ("cd.CD", {}),
    "lmdd": ("lmdd.LMDD", {}),
}


def make(identifier, seed, width):
    """Creates a detector of PyOD with its defaults, a seed and the number of features where it takes
    them, and for LSCP, which has no default members, the members of ours."""
    name, settings = PYOD[identifier]
    module, kind = name.split(".")
    maker = getattr(importlib.import_module("pyod.models." + module), kind)
    given = dict(settings)
    known = inspect.signature(maker).parameters
    if "random_state" in known:
        given["random_state"] = seed
    if "n_features" in known:
        given["n_features"] = width
    if "detector_list" in known:
        from pyod.models.lof import LOF
        given["detector_list"] = [LOF(n_neighbors=5 * (i + 1)) for i in range(10)]
    return maker(**given)
