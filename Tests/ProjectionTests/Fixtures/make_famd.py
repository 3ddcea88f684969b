"""Makes famd.json: what the package prince finds in rows of numbers and categories.

python3 make_famd.py   # needs numpy, pandas and prince; made with the versions it writes down
"""

import importlib.metadata
import json
import pathlib

import numpy as np
import pandas as pd
import prince

folder = pathlib.Path(__file__).parent
random = np.random.default_rng(11)
cases = []
for rows, numbers, categories in ((40, 2, 1), (80, 3, 2), (60, 1, 3)):
    kinds = random.integers(0, 3, rows)
    frame = {f"n{f}": np.round(random.normal(kinds * (f + 1.0), 1.0), 4) for f in range(numbers)}
    for c in range(categories):
        codes = np.where(random.random(rows) < 0.7, kinds, random.integers(0, c + 3, rows))
        frame[f"c{c}"] = codes.astype(str)
    table = pd.DataFrame(frame)
    names = [f"c{c}" for c in range(categories)]
    model = prince.FAMD(
        n_components=3, n_iter=20, random_state=0, engine="scipy", categorical_columns=names
    ).fit(table)
    cases.append({
        "columns": [table[name].astype(float).tolist() for name in table],
        "categories": categories,
        "eigenvalues": model.eigenvalues_.tolist(),
        "shares": (model.percentage_of_variance_ / 100).tolist(),
        "coordinates": model.row_coordinates(table).to_numpy().T.tolist(),
    })
versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("numpy", "pandas", "prince"))
(folder / "famd.json").write_text(json.dumps({"madeWith": versions, "cases": cases}) + "\n")
