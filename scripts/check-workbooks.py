#!/usr/bin/env python3
"""Reads every spreadsheet of the corpora with our reader and compares the cells with others' answers.

    scripts/check-workbooks.py [--data ../shared/data/workbooks] [--program .build/release/clientele-bench]

Needs the packages python-calamine and openpyxl. The answer is calamine's, or openpyxl's where calamine
fails. A file is refused with a sentence that names the reason, or every sheet that is shown has the
same cells from the header down; a crash or more than 10 s is a failure. Blank texts and error cells
count as missing. A column of one kind of cell has that type; the others follow our rule:

- texts with anything, and dates with booleans, become text: whole numbers without a point, others as
  short as they read back, TRUE and FALSE, dates as 2011-12-09 12:50:00;
- dates with numbers become dates when there are at least nine dates a number, else numbers;
- booleans with numbers become numbers. Times of day and durations are moments counted from day 0.

Known differences stand in scripts/workbook-differences.json with the reason; one that is gone must
be taken out of it.
"""

import datetime as dt
import math
import re
import sys
import warnings
import zipfile

import openpyxl
import python_calamine

from corpus import cells, check, options

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
warnings.filterwarnings("ignore", module="openpyxl")


# What others say


def calamine_sheets(path):
    """Per sheet that is shown its cells by row and column, from 1."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheets = {}
    for about in book.sheets_metadata:
        is_sheet = about.typ == python_calamine.SheetTypeEnum.WorkSheet
        if is_sheet and about.visible == python_calamine.SheetVisibleEnum.Visible:
            rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            sheets[about.name] = filled(enumerate(row, 1) for row in rows)
    return sheets


def openpyxl_sheets(path):
    book = openpyxl.load_workbook(path, data_only=True)
    shown = (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    return {
        sheet.title: filled(
            ((cell.column, None if cell.data_type == "e" else cell.value) for cell in row)
            for row in sheet.iter_rows(min_row=1)
        )
        for sheet in shown
    }


def filled(rows):
    """The cells that hold more than spaces."""
    return {
        (row, column): value
        for row, line in enumerate(rows, 1)
        for column, value in line
        if value is not None and str(value).strip()
    }


def expected_sheets(path):
    try:
        return calamine_sheets(path)
    except BaseException as error:  # calamine may panic
        if isinstance(error, KeyboardInterrupt):
            raise
    try:
        return openpyxl_sheets(path)
    except Exception:
        return None


# What our refusals must name


def reason(path):
    """The word a refusal must have, judged by the file alone; None when it should be read."""
    data = path.read_bytes()
    if not data:
        return "empty"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        is_protected = "EncryptedPackage".encode("utf-16-le") in data
        return "password" if is_protected else "old .xls"
    if data[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        return "old .xls"
    if not zipfile.is_zipfile(path):
        return "damaged" if data.startswith(b"PK") else "no zip archive"
    names = zipfile.ZipFile(path).namelist()
    if "xl/workbook.bin" in names:
        return ".xlsb"
    return ".ods" if "content.xml" in names else None


# Our rule for the types of columns

DAY_ZERO = {1900: dt.datetime(1899, 12, 31), 1904: dt.datetime(1904, 1, 1)}
UNIX = dt.datetime(1970, 1, 1)


def kind_of(value):
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return "text" if isinstance(value, str) else "moment"


def kind_of_column(values):
    count = {kind: 0 for kind in ("text", "moment", "number", "boolean")}
    for value in values:
        count[kind_of(value)] += 1
    if count["text"] or (count["moment"] and count["boolean"]):
        return "text"
    if count["moment"] and count["moment"] >= 9 * count["number"]:
        return "moment"
    return "boolean" if count["boolean"] and not count["number"] else "number"


def moment(value, first_year):
    """A date, a time of day or a duration as a moment."""
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.timedelta):
        return DAY_ZERO[first_year] + value
    return dt.datetime.combine(DAY_ZERO[first_year], value)


def serial(value, first_year):
    """The number of days a spreadsheet keeps for a moment."""
    days = (moment(value, first_year) - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return days - 1462 if first_year == 1904 else days - (days <= 60)


def moment_of_serial(number, first_year):
    days = number + 1462 if first_year == 1904 else number + (number < 60)
    return dt.datetime(1899, 12, 30) + dt.timedelta(days=days)


def text_of(value, first_year):
    kind = kind_of(value)
    if kind == "text":
        return value
    if kind == "boolean":
        return str(value).upper()
    if kind == "number":
        return str(int(value)) if value == int(value) and abs(value) < 2**53 else repr(value)
    whole = moment(value, first_year) + dt.timedelta(microseconds=500)
    whole = whole.replace(microsecond=whole.microsecond // 1000 * 1000)
    return f"{whole:%Y-%m-%d %H:%M:%S}".rjust(19, "0") + (f".{whole:%f}" if whole.microsecond else "")


def is_same(ours, theirs, kind, first_year):
    if ours is None or theirs is None:
        return (ours is None or ours == "" or str(ours).isspace()) and theirs is None
    if kind == "text":
        if ours == text_of(theirs, first_year):
            return True
        return kind_of(theirs) == "number" and float(ours) == theirs
    if kind == "moment":
        is_number = kind_of(theirs) == "number"
        wanted = moment_of_serial(theirs, first_year) if is_number else moment(theirs, first_year)
        return abs(ours - (wanted - UNIX) / dt.timedelta(microseconds=1)) <= 1000
    if kind_of(theirs) == "moment":
        return abs(ours - serial(theirs, first_year)) < 1e-7
    return abs(ours - theirs) <= math.ulp(theirs)


# The comparison


def placed(columns, titles):
    """Our columns by their number in the sheet, or a sentence."""
    places, titles = {}, list(titles)
    for column in columns:
        name = column["name"]
        unnamed = re.fullmatch(r"column_(\d+)(_\d+)?", name)
        if titles and re.fullmatch(re.escape(titles[0][1]) + r"(_\d+)?", name):
            places[titles.pop(0)[0]] = column
        elif unnamed:
            places[int(unnamed[1])] = column
        else:
            return None, f"the column {name!r} stands where {titles[:1]} was expected"
    return (None, f"the column {titles[0]} is missing") if titles else (places, None)


def sheet_difference(found, expected, first_year):
    if refusal := found.get("refused"):
        rows = {row for row, _ in expected}
        is_right = not rows if "is empty" in refusal else len(rows) <= 1 and "no row below" in refusal
        return None if is_right else f"refused: {refusal}"
    top = found["headerRow"]
    below = {place: value for place, value in expected.items() if place[0] > top}
    titles = sorted(
        (column, " ".join(text_of(value, first_year).split()))
        for (row, column), value in expected.items()
        if row == top
    )
    places, words = placed(found["columns"], titles)
    if words:
        return words
    for column in sorted({column for _, column in below} | set(places)):
        values = {row: value for (row, c), value in below.items() if c == column}
        words = column_difference(found["rows"], places.get(column), values, first_year)
        if words:
            return f"column {column}: {words}"
    return None


def column_difference(rows, ours, expected, first_year):
    if not ours:
        return "it is missing"
    if missing := expected.keys() - set(rows):
        return f"row {min(missing)} is missing"
    kind = kind_of_column(expected.values())
    if expected and kind != ours["kind"]:
        return f"it is {ours['kind']}, expected {kind}"
    for row, value in zip(rows, ours["values"]):
        if not is_same(value, expected.get(row), kind, first_year):
            return f"row {row} has {value!r}, expected {expected.get(row)!r}"
    return None


def first_year_of(path):
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.lower().endswith("workbook.xml")]
        text = b"".join(archive.read(name) for name in parts).decode("utf-8", "replace")
    return 1904 if re.search(r"date1904=[\"'](1|true)", text) else 1900


def judged(program, path):
    found, failure = cells(program, path)
    if failure:
        return None, failure, True
    wanted = reason(path)
    if wanted or "refused" in found:
        refusal = found.get("refused", "")
        is_right = wanted in refusal if wanted else expected_sheets(path) is None
        words = None if is_right else f"{refusal or 'read'}, expected {wanted or 'its cells'}"
        return f"refused ({wanted or 'damaged'})", words, not refusal
    expected = expected_sheets(path)
    if expected is None:
        return None, "read, though calamine and openpyxl fail", False
    ours = {sheet["name"]: sheet for sheet in found["sheets"]}
    if list(ours) != list(expected):
        return None, f"has the sheets {list(ours)}, expected {list(expected)}", False
    first_year = first_year_of(path)
    for name, sheet in ours.items():
        if words := sheet_difference(sheet, expected[name], first_year):
            return None, f"{name}: {words}", False
    return "read with the same cells", None, False


if __name__ == "__main__":
    sys.exit(check(options(__doc__.splitlines()[0], "workbooks"), "workbook", ENDINGS, judged))
