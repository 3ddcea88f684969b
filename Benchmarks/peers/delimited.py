"""Reads the CSV of Online Retail into typed columns: delimited.py LIBRARY FILE."""

import sys

from measured import measure, show
from read import check_pandas, check_polars


def pandas_reader():
    import pandas

    texts = {"InvoiceNo": str, "StockCode": str}
    return lambda path: pandas.read_csv(path, dtype=texts, parse_dates=["InvoiceDate"])


def polars_reader():
    import polars

    texts = {"InvoiceNo": polars.String, "StockCode": polars.String, "CustomerID": polars.Float64}
    return lambda path: polars.read_csv(path, schema_overrides=texts, try_parse_dates=True)


def main():
    library, path = sys.argv[1:]
    readers = {
        "pandas": (pandas_reader, check_pandas),
        "polars": (polars_reader, check_polars),
    }
    make_reader, check = readers[library]
    reader = make_reader()
    measurement, table = measure(lambda: reader(path))
    measurement["check"] = check(table)
    del measurement["check"]["text_bytes"]
    show(measurement)


if __name__ == "__main__":
    main()
