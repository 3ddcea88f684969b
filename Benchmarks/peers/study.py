"""The recipe `uk-capped` as an analyst would write it: study.py ENGINE FILE.xlsx FOLDER.

pandas reads the workbook (ENGINE is openpyxl or calamine), scikit-learn learns, matplotlib draws.
Written to FOLDER: report.html (pictures embedded), customers.csv, .parquet and .xlsx, segments.csv,
outliers.csv, ledger.csv, model.pickle and study.json; prints the figures as a line of JSON.

It does less than `clientele`: no guess of columns, no bootstrap of stability, no reasons for the
unusual, no drill-down in the charts, no score map, and no check that the ledger balances.
"""

import base64
import html
import io
import json
import pickle
import sys
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.metrics import (
    calinski_harabasz_score,
    davies_bouldin_score,
    silhouette_score,
)
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

FEATURES = ["recency", "frequency", "monetary"]
NAMES = ["Champions", "Regulars", "At Risk"]


def clean(frame):
    """Takes the recipe's rows away, and notes what each rule took."""
    frame["InvoiceNo"] = frame["InvoiceNo"].astype(str)
    frame["total"] = frame["Quantity"] * frame["UnitPrice"]
    rules = [
        ("not-cancelled", lambda rows: ~rows["InvoiceNo"].str.startswith("C")),
        ("country", lambda rows: rows["Country"] == "United Kingdom"),
        ("quantity at most 100", lambda rows: rows["Quantity"] <= 100),
        ("total at most 500", lambda rows: rows["total"] <= 500),
        ("has-customer", lambda rows: rows["CustomerID"].notna()),
    ]
    ledger = []
    for name, keeps in rules:
        left = frame[keeps(frame)]
        ledger.append(
            {
                "rule": name,
                "rows_before": len(frame),
                "rows_after": len(left),
                "rows_lost": len(frame) - len(left),
                "customers_after": left["CustomerID"].nunique(),
                "invoices_after": left["InvoiceNo"].nunique(),
                "revenue_after": left["total"].sum(),
                "revenue_lost": frame["total"].sum() - left["total"].sum(),
            }
        )
        frame = left
    return frame, pd.DataFrame(ledger)


def describe(lines):
    reference = lines["InvoiceDate"].max() + pd.Timedelta(days=1)
    customers = lines.groupby("CustomerID").agg(
        last=("InvoiceDate", "max"),
        frequency=("InvoiceNo", "nunique"),
        monetary=("total", "sum"),
    )
    customers["recency"] = (reference - customers["last"]).dt.days
    for name, labels in (("recency", [5, 4, 3, 2, 1]), ("monetary", [1, 2, 3, 4, 5])):
        customers[f"{name[0]}_score"] = pd.qcut(customers[name], 5, labels=labels).astype(int)
    edges = [0, *customers["frequency"].quantile([0.2, 0.4, 0.6, 0.8]), float("inf")]
    customers["f_score"] = sum((customers["frequency"] > edge).astype(int) for edge in edges[:-1])
    return customers


def sweep(data):
    """Tries k from 2 to 10."""
    tried, models = [], {}
    for k in range(2, 11):
        model = KMeans(k, n_init=10, random_state=42).fit(data)
        models[k] = model
        tried.append(
            {
                "k": k,
                "inertia": model.inertia_,
                "silhouette": silhouette_score(data, model.labels_),
                "davies_bouldin": davies_bouldin_score(data, model.labels_),
                "calinski_harabasz": calinski_harabasz_score(data, model.labels_),
            }
        )
    return pd.DataFrame(tried), models


def name_segments(customers, labels):
    customers["segment"] = labels
    profile = customers.groupby("segment")[FEATURES].agg(["mean", "median"])
    profile.columns = ["_".join(column) for column in profile.columns]
    profile["customers"] = customers.groupby("segment").size()
    profile["revenue"] = customers.groupby("segment")["monetary"].sum()
    profile["share"] = profile["customers"] / len(customers)
    profile = profile.sort_values("monetary_mean", ascending=False)
    recent = profile.index[1:][profile["recency_mean"].iloc[1:].argsort()]
    profile["name"] = pd.Series(dict(zip([profile.index[0], *recent], NAMES)))
    customers["segment_name"] = customers["segment"].map(profile["name"])
    return profile


def explain(data, labels):
    train, test, train_labels, test_labels = train_test_split(
        data, labels, test_size=0.2, random_state=42, stratify=labels
    )
    held_out = RandomForestClassifier(100, random_state=42).fit(train, train_labels)
    forest = RandomForestClassifier(100, random_state=42).fit(data, labels)
    return forest, held_out.score(test, test_labels)


def charts(customers, tried, profile, places, forest):
    def scatter(x, y, colour, title):
        figure, axes = plt.subplots(figsize=(7, 5))
        axes.scatter(x, y, c=colour, s=6, cmap="viridis")
        axes.set_title(title)
        return figure

    def bars(labels, values, title):
        figure, axes = plt.subplots(figsize=(7, 4))
        axes.bar(labels, values)
        axes.set_title(title)
        return figure

    for column in FEATURES:
        figure, axes = plt.subplots(figsize=(7, 4))
        axes.hist(customers[column], bins=50)
        axes.set_title(column)
        yield figure
    for column in ("inertia", "silhouette"):
        figure, axes = plt.subplots(figsize=(7, 4))
        axes.plot(tried["k"], tried[column], marker="o")
        axes.set_title(f"{column} by k")
        yield figure
    yield bars(profile["name"], profile["customers"], "customers")
    yield bars(profile["name"], profile["revenue"], "revenue")
    yield bars(FEATURES, forest.feature_importances_, "what drives the groups")
    yield scatter(places[:, 0], places[:, 1], customers["segment"], "principal components")
    for x, y in (("recency", "frequency"), ("recency", "monetary"), ("frequency", "monetary")):
        yield scatter(customers[x], customers[y], customers["unusual"], f"unusual: {x}, {y}")


def write_report(path, figures, tables):
    parts = ["<!doctype html><meta charset=utf-8><title>Customer segments</title>"]
    for title, table in tables:
        parts.append(f"<h2>{html.escape(title)}</h2>{table.to_html()}")
    for figure in figures:
        image = io.BytesIO()
        figure.savefig(image, format="png", dpi=100)
        plt.close(figure)
        encoded = base64.b64encode(image.getvalue()).decode()
        parts.append(f'<img src="data:image/png;base64,{encoded}">')
    path.write_text("\n".join(parts))


def write_tables(folder, customers, profile, ledger):
    customers.to_csv(folder / "customers.csv")
    customers.to_parquet(folder / "customers.parquet")
    with pd.ExcelWriter(folder / "customers.xlsx", engine="openpyxl") as writer:
        customers.to_excel(writer, sheet_name="customers")
        profile.to_excel(writer, sheet_name="segments")
    profile.to_csv(folder / "segments.csv")
    customers[customers["unusual"]].to_csv(folder / "outliers.csv")
    ledger.to_csv(folder / "ledger.csv")


def study(engine, path, folder):
    seconds, began = {}, time.perf_counter()

    def done(stage):
        nonlocal began
        seconds[stage] = time.perf_counter() - began
        began = time.perf_counter()

    frame = pd.read_excel(path, engine=engine)
    done("read")
    lines, ledger = clean(frame)
    customers = describe(lines)
    done("clean")
    scaler = StandardScaler()
    data = scaler.fit_transform(customers[FEATURES])
    tried, models = sweep(data)
    model = models[3]
    done("sweep")
    profile = name_segments(customers, model.labels_)
    projection = PCA(2).fit(data)
    forest, accuracy = explain(data, model.labels_)
    detector = IsolationForest(contamination=0.02, random_state=42).fit(data)
    customers["unusual"] = detector.predict(data) == -1
    customers["unusual_score"] = -detector.score_samples(data)
    done("learn")
    folder.mkdir(parents=True, exist_ok=True)
    write_tables(folder, customers, profile, ledger)
    drawn = charts(customers, tried, profile, projection.transform(data), forest)
    tables = [("Ledger", ledger), ("Choice of k", tried), ("Segments", profile)]
    write_report(folder / "report.html", drawn, tables)
    with open(folder / "model.pickle", "wb") as file:
        pickle.dump((scaler, model, detector), file)
    done("write")
    found = {
        "customers": len(customers),
        "rows": ledger["rows_after"].tolist(),
        "selection": tried.to_dict("records"),
        "sizes": sorted(profile["customers"].tolist(), reverse=True),
        "explained_variance": projection.explained_variance_ratio_.tolist(),
        "importances": forest.feature_importances_.tolist(),
        "accuracy": accuracy,
        "unusual": int(customers["unusual"].sum()),
        "timings": seconds,
    }
    (folder / "study.json").write_text(json.dumps(found))
    return found


def main():
    engine, path, folder = sys.argv[1:]
    print(json.dumps(study(engine, path, Path(folder))))


if __name__ == "__main__":
    main()
