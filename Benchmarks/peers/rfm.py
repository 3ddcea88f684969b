"""Clean lines and recency, frequency, monetary value of each customer, from typed rows in memory:
rfm.py LIBRARY FILE.parquet. Five repeats in one process."""

import sys

from measured import measure, show


def with_pandas(path):
    import pandas

    frame = pandas.read_parquet(path)

    def work():
        sales = frame[
            frame["CustomerID"].notna()
            & ~frame["InvoiceNo"].str.startswith("C")
            & (frame["Quantity"] > 0)
            & (frame["UnitPrice"] > 0)
        ]
        sales = sales.assign(total=sales["Quantity"] * sales["UnitPrice"])
        reference = sales["InvoiceDate"].max() + pandas.Timedelta(days=1)
        customers = sales.groupby("CustomerID").agg(
            last=("InvoiceDate", "max"),
            frequency=("InvoiceNo", "nunique"),
            monetary=("total", "sum"),
        )
        customers["recency"] = (reference - customers["last"]).dt.days
        return customers

    return work, lambda customers: {
        "customers": len(customers),
        **{name: float(customers[name].sum()) for name in ("recency", "frequency", "monetary")},
    }


def with_polars(path):
    import polars
    from polars import col

    frame = polars.read_parquet(path)

    def work():
        sales = frame.lazy().filter(
            col("CustomerID").is_not_null()
            & ~col("InvoiceNo").str.starts_with("C")
            & (col("Quantity") > 0)
            & (col("UnitPrice") > 0)
        )
        customers = (
            sales.group_by("CustomerID")
            .agg(
                last=col("InvoiceDate").max(),
                frequency=col("InvoiceNo").n_unique(),
                monetary=(col("Quantity") * col("UnitPrice")).sum(),
            )
            .collect()
        )
        reference = customers["last"].max() + polars.duration(days=1)
        return customers.with_columns(recency=(reference - col("last")).dt.total_days())

    return work, lambda customers: {
        "customers": customers.height,
        **{name: float(customers[name].sum()) for name in ("recency", "frequency", "monetary")},
    }


def main():
    library, path = sys.argv[1:]
    work, check = {"pandas": with_pandas, "polars": with_polars}[library](path)
    measurement, customers = measure(work, repeats=5)
    measurement["check"] = check(customers)
    show(measurement)


if __name__ == "__main__":
    main()
