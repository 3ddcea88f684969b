"""Makes what benchmarks start from: prepare.py DATA FOLDER.

`online_retail.parquet`: the rows with their types. `customers.csv`: recency, frequency and monetary
value of 4,338 customers, logarithms taken and standardised, with k-means groups k2 … k10.
`rows-NxD.f64`: N rows like these customers, drawn anew with noise, or D features of 60 crowds; of five
columns the last two are codes of categories. `learn-NxD.f64` and `score-NxD.f64`: blobs with one outlier in
a hundred, for detectors.
"""

import sys
from pathlib import Path

import numpy
import polars
from sklearn.cluster import KMeans

import figures


def write_rows(data, target):
    texts = {"InvoiceNo": polars.String, "StockCode": polars.String, "CustomerID": polars.Float64}
    frame = polars.read_csv(
        data / "online_retail.csv", schema_overrides=texts, try_parse_dates=True
    )
    frame.with_columns(
        polars.col("CustomerID").cast(polars.Int64).cast(polars.String),
    ).write_parquet(target)


def write_customers(data, target):
    lines = figures.read_lines(data / "online_retail.csv")
    customers = figures.customers(
        [x for x in lines if x.customer and not x.cancelled and x.quantity > 0 and x.price > 0]
    )
    rows = figures.standardised(
        customers.recency, numpy.log1p(customers.frequency), numpy.log1p(customers.monetary)
    )
    labels = [KMeans(k, n_init=10, random_state=42).fit_predict(rows) for k in range(2, 11)]
    with open(target, "w") as file:
        file.write("recency,frequency,monetary," + ",".join(f"k{k}" for k in range(2, 11)) + "\n")
        for i, row in enumerate(rows):
            cells = [repr(float(x)) for x in row] + [str(column[i]) for column in labels]
            file.write(",".join(cells) + "\n")


def write_drawn(count):
    """Customers drawn again and again, with noise, so that no two are the same."""

    def write(data, target):
        random = numpy.random.default_rng(count)
        known = numpy.loadtxt(target.parent / "customers.csv", delimiter=",", skiprows=1)[:, :3]
        rows = known[random.integers(0, len(known), count)] + random.normal(0, 0.15, (count, 3))
        ((rows - rows.mean(axis=0)) / rows.std(axis=0)).tofile(target)

    return write


def write_mixed(data, target):
    """Drawn customers with two categories, which agree with their quarter two times of three.

    They are in the order of their values, since k-prototypes moves rows one after another.
    """
    random = numpy.random.default_rng(5)
    rows = numpy.fromfile(target.parent / "rows-10000x3.f64").reshape(-1, 3)
    quarters = (rows[:, 0] > 0) + 2 * (rows[:, 1] > 0)
    codes = [
        numpy.where(random.random(len(rows)) < 2 / 3, quarters, random.integers(0, values, len(rows)))
        for values in (4, 8)
    ]
    numpy.unique(numpy.column_stack([rows, *codes]), axis=0).tofile(target)


def write_crowds(data, target):
    random = numpy.random.default_rng(16)
    middles = random.normal(0, 3, (60, 16))
    (middles[random.integers(0, 60, 1_000_000)] + random.normal(0, 1, (1_000_000, 16))).tofile(target)


def write_blobs(count, width, is_new):
    """Eight round blobs of different sizes and one row in a hundred anywhere; new rows are drawn apart."""

    def write(data, target):
        random = numpy.random.default_rng([5, width])
        middles, spreads = random.normal(0, 3, (8, width)), random.uniform(0.3, 1.2, 8)
        random = numpy.random.default_rng([5, width, count, is_new])
        blob = random.integers(0, 8, count)
        rows = middles[blob] + random.normal(0, 1, (count, width)) * spreads[blob, None]
        outliers = random.random(count) < 0.01
        rows[outliers] = random.uniform(-9, 9, (outliers.sum(), width))
        (rows / 3).tofile(target)

    return write


BLOBS = [(count, 3) for count in (200, 1_000, 2_000, 10_000, 100_000, 1_000_000)] + [
    (count, 20) for count in (1_000, 2_000, 10_000, 100_000, 1_000_000)]

SIZES = (
    1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000, 10_000_000,
)


def main():
    data, folder = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in (
        ("online_retail.parquet", write_rows),
        ("customers.csv", write_customers),
        *((f"rows-{count}x3.f64", write_drawn(count)) for count in SIZES),
        ("rows-10000x5.f64", write_mixed),
        ("rows-1000000x16.f64", write_crowds),
        *((f"{use}-{count}x{width}.f64", write_blobs(count, width, is_new))
          for count, width in BLOBS for is_new, use in enumerate(("learn", "score"))),
    ):
        if not (folder / name).exists():
            write(data, folder / f"{name}.part")
            (folder / f"{name}.part").rename(folder / name)


if __name__ == "__main__":
    main()
