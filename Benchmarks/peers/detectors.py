"""The detectors of PyOD that ours are compared with, by our identifiers: class, settings, and
whether it takes a seed."""

import importlib
import inspect

PYOD = {
    "isolation-forest": ("iforest.IForest", {}),
    "nearest-neighbours": ("knn.KNN", {}),
    "ecod": ("ecod.ECOD", {}),
    "copod": ("copod.COPOD", {}),
    "hbos": ("hbos.HBOS", {}),
}


def make(identifier, seed):
    """Creates a detector of PyOD with its defaults and a seed where it takes one."""
    name, settings = PYOD[identifier]
    module, kind = name.split(".")
    maker = getattr(importlib.import_module("pyod.models." + module), kind)
    if "random_state" in inspect.signature(maker).parameters:
        settings = {**settings, "random_state": seed}
    return maker(**settings)
