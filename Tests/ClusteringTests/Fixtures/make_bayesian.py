"""Makes bayesian.json: scikit-learn's Bayesian mixtures of the data of groupings.json, from its labels.

python3 make_bayesian.py   # needs numpy and scikit-learn; made with the versions it writes down
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.mixture import BayesianGaussianMixture

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
golden = json.loads((folder / "groupings.json").read_text())
shapes = {"full": "full", "tied": "tied", "diag": "diagonal", "spherical": "spherical"}
priors = {"dirichlet_process": "dirichletProcess", "dirichlet_distribution": "dirichlet"}


class FromLabels(BayesianGaussianMixture):
    """Begins with given groups."""

    def _initialize_parameters(self, X, random_state, xp=None):
        self._initialize(X, np.eye(self.n_components)[self.labels])


cases = []
for case in golden["cases"]:
    if case["k"] != 6 and (case["k"], case["data"]) != (3, "blobs"):
        continue
    rows = np.array(golden["data"][case["data"]]).T
    for shape, shape_name in shapes.items():
        for prior, prior_name in priors.items():
            fit = FromLabels(
                n_components=case["k"], covariance_type=shape, weight_concentration_prior_type=prior, tol=0,
                max_iter=40)
            fit.labels = case["labels"]
            fit.fit(rows)
            cases.append({
                "data": case["data"], "k": case["k"], "covariance": shape_name,
                "weightPrior": prior_name, "start": case["labels"], "iterations": 40,
                "lowerBound": float(np.squeeze(fit.lower_bound_)), "weights": fit.weights_.tolist(),
                "labels": fit.predict(rows).tolist(),
                "memberships": fit.predict_proba(rows).tolist()[:20],
            })
(folder / "bayesian.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
