"""Makes mixtures.json: scikit-learn's normal mixtures of the data of groupings.json, from its labels.

python3 make_mixtures.py   # needs numpy and scikit-learn; made with numpy 2.4.6, scikit-learn 1.9.1
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky
from sklearn.mixture._gaussian_mixture import _estimate_gaussian_parameters

warnings.filterwarnings("ignore")
folder = pathlib.Path(__file__).parent
golden = json.loads((folder / "groupings.json").read_text())
shapes = {"full": "full", "tied": "tied", "diag": "diagonal", "spherical": "spherical"}
cases = []
for case in golden["cases"]:
    if case["k"] not in (2, 3):
        continue
    rows = np.array(golden["data"][case["data"]]).T
    memberships = np.eye(case["k"])[case["labels"]]
    for shape, name in shapes.items():
        sizes, means, covariances = _estimate_gaussian_parameters(rows, memberships, 1e-6, shape)
        factors = _compute_precision_cholesky(covariances, shape)
        precisions = {
            "full": lambda: np.array([f @ f.T for f in factors]), "tied": lambda: factors @ factors.T,
            "diag": lambda: factors**2, "spherical": lambda: factors**2}[shape]()
        fit = GaussianMixture(
            case["k"], covariance_type=shape, tol=1e-10, max_iter=2_000, reg_covar=1e-6,
            weights_init=sizes / len(rows), means_init=means, precisions_init=precisions).fit(rows)
        cases.append({
            "data": case["data"], "k": case["k"], "covariance": name, "start": case["labels"],
            "logLikelihood": fit.score(rows) * len(rows), "bic": fit.bic(rows), "aic": fit.aic(rows),
            "labels": fit.predict(rows).tolist(), "memberships": fit.predict_proba(rows).tolist()[:5],
        })
(folder / "mixtures.json").write_text(json.dumps({
    "madeWith": f"numpy {np.__version__}, scikit-learn {sklearn.__version__}", "cases": cases}) + "\n")
