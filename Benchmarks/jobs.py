"""The jobs that are compared; `all_jobs` makes them for a machine's paths."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from clustering_jobs import all_clustering
from comparison import Comparison, Contestant, Target
from detection_jobs import all_detection


@dataclass
class Paths:
    root: Path
    data: Path

    @property
    def scratch(self):
        return self.root / ".build/bench"

    @property
    def python(self):
        return str(self.root / ".venv/bin/python")

    @property
    def product(self):
        return str(self.root / ".build/release/clientele")

    @property
    def kernels(self):
        return str(self.root / ".build/release/clientele-bench")

    def peer(self, script, *words):
        return [self.python, str(self.root / "Benchmarks/peers" / script), *map(str, words)]


def study(paths):
    workbook = paths.data / "online_retail.xlsx"
    ours = paths.scratch / "study"

    def peer(engine):
        return Contestant(
            f"pandas + {engine} + scikit-learn",
            paths.peer("study.py", engine, workbook, paths.scratch / f"study-{engine}"),
            most_runs=3,
            figures=lambda run: study_figures(run.output, run.output["sizes"]),
        )

    return Comparison(
        "study",
        "The whole study of a workbook",
        "`online_retail.xlsx` (541,909 rows), recipe `uk-capped`, k from 2 to 10, every output; "
        "whole processes, start and imports included. The peers (`peers/study.py`) are what an "
        "analyst would write: read, five rules with a small ledger, R, F and M with scores, k-means "
        "of 10 starts for nine k with silhouette, Davies-Bouldin and Calinski-Harabasz, PCA, two "
        "random forests of 100 trees, an isolation forest, a page with 12 matplotlib pictures, CSV, "
        "Parquet and xlsx. They do without column guessing, bootstrap stability, reasons, "
        "interactive charts and a ledger that balances.",
        [
            Contestant(
                "clientele",
                [paths.product, "segment", workbook, "--recipe", "uk-capped", "--quiet", "-o", ours],
                figures=lambda run: our_study_figures(ours),
            ),
            peer("openpyxl"),
            peer("calamine"),
        ],
        [
            Target("whole study at most 1.0 s", at_most=1.0),
            Target("at most 350 MB", measure="peak", at_most=350e6),
            Target("40 times pandas + openpyxl", peer="pandas + openpyxl + scikit-learn", times=40),
            Target("18 times pandas + calamine", peer="pandas + calamine + scikit-learn", times=18),
        ],
        inside=False,
        tolerances={f"silhouette_{k}": 1e-6 for k in range(2, 11)}
        | {f"inertia_{k}": 1e-6 for k in range(2, 11)},
    )


def study_figures(found, sizes):
    figures = {"customers": found["customers"]}
    for row in found["selection"]:
        figures[f"inertia_{row['k']}"] = row["inertia"]
        figures[f"silhouette_{row['k']}"] = row["silhouette"]
    for place, size in enumerate(sorted(sizes, reverse=True)):
        figures[f"size_{place}"] = size
    return figures


def our_study_figures(folder):
    found = json.loads((folder / "study.json").read_text())
    with open(folder / "segments.csv", newline="", encoding="utf-8-sig") as file:
        sizes = [int(row["customers"]) for row in csv.DictReader(file)]
    return study_figures(found, sizes)


def read(paths):
    workbook = paths.data / "online_retail.xlsx"

    def peer(library, name, most_runs=1000):
        return Contestant(name, paths.peer("read.py", library, workbook), most_runs=most_runs)

    return Comparison(
        "read",
        "Reading a workbook",
        "`online_retail.xlsx` (24 MB, 541,909 rows × 8) from the file to typed columns in memory, "
        "for the first time in a process; start and imports do not count, the peak is that of the "
        "whole process. `read_xlsx` reads all as text and casts three columns, since it stops at "
        "columns that mix numbers and texts; fastexcel and polars look at all rows for their types, "
        "since they lose invoice numbers otherwise.",
        [
            Contestant("clientele", [paths.kernels, "read", workbook]),
            peer("fastexcel", "fastexcel → polars"),
            peer("polars", "polars (calamine)"),
            peer("duckdb", "DuckDB read_xlsx"),
            peer("calamine", "pandas + calamine"),
            peer("openpyxl", "pandas + openpyxl", most_runs=3),
        ],
        [
            Target("at most 0.25 s", at_most=0.25),
            Target("at most 120 MB", measure="peak", at_most=120e6),
            Target("5 times fastexcel", peer="fastexcel → polars", times=5),
            Target("8 times read_xlsx", peer="DuckDB read_xlsx", times=8),
            Target("100 times pandas + openpyxl", peer="pandas + openpyxl", times=100),
        ],
    )


def delimited(paths):
    file = paths.data / "online_retail.csv"
    return Comparison(
        "csv",
        "Reading CSV",
        "`online_retail.csv` (48 MB) from the file to typed columns with dates. Ours also hashes "
        "the file, finds out the layout, encoding and meaning of the columns, checks every date and "
        "number, keeps money as exact decimals, and makes a ledger entry; the peers are told the "
        "types.",
        [
            Contestant("clientele", [paths.kernels, "csv", file]),
            Contestant("pandas", paths.peer("delimited.py", "pandas", file)),
            Contestant("polars", paths.peer("delimited.py", "polars", file)),
        ],
    )


def rfm(paths):
    rows = paths.scratch / "online_retail.parquet"
    return Comparison(
        "rfm",
        "Recency, frequency, monetary value",
        "From 541,909 typed rows in memory to one row a customer: four cleaning rules, then R, F "
        "and M. Ours also makes the ledger (rows, invoices, customers, revenue before and after each "
        "rule, in exact decimals, with sample rows) and five more features with the country.",
        [
            Contestant("clientele", [paths.kernels, "rfm", rows]),
            Contestant("pandas", paths.peer("rfm.py", "pandas", rows)),
            Contestant("polars", paths.peer("rfm.py", "polars", rows)),
        ],
    )


KERNELS = [
    ("kmeans", "k-means, k = 4, 10 starts", 8),
    ("silhouette", "silhouette, k = 4", 18),
    ("silhouette-sweep", "silhouettes of k = 2 … 10", 40),
    ("isolation-fit", "isolation forest, 100 trees: growing", 40),
    ("isolation-score", "isolation forest: scoring", 4),
    ("neighbours", "distance to the 20th neighbour", 2.5),
    ("forest", "random forest, 100 trees: growing", 8),
]


def kernel(paths, name, title, times, threads):
    rows = paths.scratch / "customers.csv"
    names = ("CLIENTELE_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    environment = {variable: "1" for variable in names} if threads == 1 else {}
    peer = "scipy cKDTree" if name == "neighbours" else "scikit-learn"
    return Comparison(
        f"kernel-{name}-{'one' if threads == 1 else 'all'}",
        f"{title}, {'one thread' if threads == 1 else 'all cores'}",
        "4,338 customers × 3 of Online Retail.",
        [
            Contestant("clientele", [paths.kernels, name, rows], environment),
            Contestant(peer, paths.peer("kernels.py", name, rows), environment, most_runs=3),
        ],
        [Target(f"{times:g} times {peer}", peer=peer, times=times)] if threads == 1 else [],
        tolerances={"inertia": 1e-6},
    )


PICTURES = [
    ("t-sne", "t-SNE, 1,000 steps", "5000x3", "scikit-learn", 3),
    ("umap", "UMAP, 500 epochs", "5000x3", "umap-learn", 2),
]


def picture(paths, name, title, size, peer, times, threads):
    rows = paths.scratch / f"rows-{size}.f64"
    names = ("CLIENTELE_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")
    environment = {variable: "1" for variable in names} if threads == 1 else {}
    count, width = size.split("x")
    return Comparison(
        f"projection-{name}-{size}-{'one' if threads == 1 else 'all'}",
        f"{title}, {'one thread' if threads == 1 else 'all cores'}",
        f"{int(count):,} rows × {width}, defaults, from the principal components.",
        [
            Contestant("clientele", [paths.kernels, name, rows], environment),
            Contestant(peer, paths.peer("projection.py", name, rows), environment, most_runs=3),
        ],
        [Target(f"{times:g} times {peer}", peer=peer, times=times)] if threads == 1 else [],
        tolerances={"trustworthiness": 0.01},
    )


def all_jobs(paths):
    """The jobs by the word that `--only` takes."""
    kernels = [
        kernel(paths, *each, threads) for threads in (1, 0) for each in KERNELS
    ]
    return {
        "study": [study(paths)],
        "read": [read(paths)],
        "csv": [delimited(paths)],
        "rfm": [rfm(paths)],
        "kernels": kernels,
        "clustering": all_clustering(paths, 1),
        "clustering-cores": all_clustering(paths, 0),
        "detection": all_detection(paths),
        "projection": [
            picture(paths, *each, threads) for threads in (1, 0) for each in PICTURES
        ],
    }
