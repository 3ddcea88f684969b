"""Reads the workbook of Online Retail into columns: read.py LIBRARY FILE."""

import sys

from measured import measure, show

TEXTS = ["InvoiceNo", "StockCode", "Description", "Country"]


def pandas_reader(engine):
    import pandas

    return lambda path: pandas.read_excel(path, engine=engine)


def fastexcel_reader():
    import fastexcel
    import polars  # noqa: F401  (the import is not measured)

    # The invoices C536379 and A563185 need all of the column to be looked at, else they are lost.
    return lambda path: fastexcel.read_excel(path).load_sheet(0, schema_sample_rows=None).to_polars()


def polars_reader():
    import polars

    return lambda path: polars.read_excel(path, engine="calamine", infer_schema_length=None)


def duckdb_reader():
    from pathlib import Path

    import duckdb
    import duckdb_extension_excel

    folder = Path(duckdb_extension_excel.__file__).parent / "extensions"
    connection = duckdb.connect()
    connection.execute(f"LOAD '{next(folder.glob('*/excel.duckdb_extension'))}'")

    def read(path):
        # Columns that mix numbers and texts stop it unless everything is read as text.
        connection.execute(
            f"""CREATE OR REPLACE TABLE raw AS SELECT InvoiceNo, StockCode, Description, Country,
                try_cast(Quantity AS double) AS Quantity,
                try_cast(UnitPrice AS double) AS UnitPrice,
                try_cast(CustomerID AS double) AS CustomerID,
                TIMESTAMP '1899-12-30' + to_microseconds(
                    round(try_cast(InvoiceDate AS double) * 86400)::bigint * 1000000) AS InvoiceDate
                FROM read_xlsx('{path}', all_varchar = true, stop_at_empty = false)"""
        )
        return connection

    return read


def check_pandas(frame):
    def length(value):
        return 0 if value is None or value != value else len(str(value).encode())

    seconds = frame["InvoiceDate"].astype("datetime64[us]").astype("int64").astype("float64").sum() / 1e6
    return {
        "rows": len(frame),
        "without_customer": int(frame["CustomerID"].isna().sum()),
        "quantity": float(frame["Quantity"].sum()),
        "price": float(frame["UnitPrice"].sum()),
        "seconds": float(seconds),
        "text_bytes": int(sum(frame[name].map(length).sum() for name in TEXTS)),
    }


def check_polars(frame):
    import polars

    return {
        "rows": frame.height,
        "without_customer": frame["CustomerID"].null_count(),
        "quantity": float(frame["Quantity"].sum()),
        "price": float(frame["UnitPrice"].sum()),
        "seconds": frame["InvoiceDate"].dt.epoch("us").cast(polars.Float64).sum() / 1e6,
        "text_bytes": sum(
            int(frame[name].cast(polars.String).str.len_bytes().sum()) for name in TEXTS
        ),
    }


def check_duckdb(connection):
    texts = " + ".join(f"coalesce(sum(strlen({name})), 0)" for name in TEXTS)
    names = ["rows", "without_customer", "quantity", "price", "seconds", "text_bytes"]
    values = connection.execute(
        f"""SELECT count(*), count(*) - count(CustomerID), sum(Quantity), sum(UnitPrice),
            sum(epoch(InvoiceDate)), {texts} FROM raw"""
    ).fetchone()
    return {name: float(value) for name, value in zip(names, values)}


READERS = {
    "openpyxl": (lambda: pandas_reader("openpyxl"), check_pandas),
    "calamine": (lambda: pandas_reader("calamine"), check_pandas),
    "fastexcel": (fastexcel_reader, check_polars),
    "polars": (polars_reader, check_polars),
    "duckdb": (duckdb_reader, check_duckdb),
}


def main():
    library, path = sys.argv[1:]
    make_reader, check = READERS[library]
    reader = make_reader()
    measurement, table = measure(lambda: reader(path))
    measurement["check"] = check(table)
    show(measurement)


if __name__ == "__main__":
    main()
