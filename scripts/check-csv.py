#!/usr/bin/env python3
"""Reads every CSV file of the corpora with our reader and compares the cells with others' answers.

    scripts/check-csv.py [--data ../shared/data/csv] [--program .build/release/clientele-bench]

csv-spectrum has its expected JSON; for frictionless the answer is that of Python's csv module, with
the delimiter that cuts most of the first lines alike. By our rules the header is the first row with
two filled cells, spaces in names are single and none stand around them, and a column without a name
and any value goes. Rows whose cells do not fit the header must be set aside and counted, never
dropped without a word. A file may be refused with a sentence; a crash or
more than 10 s is a failure. Known differences stand in scripts/csv-differences.json with the reason;
one that is gone must be taken out of it.
"""

import csv
import gzip
import io
import json
import re
import sys
from collections import Counter

from corpus import cells, check, options

csv.field_size_limit(1 << 30)


class Answer:
    """Header, rows (None for an empty cell), how many rows do not fit, or a refusal."""

    def __init__(self, header, rows, set_aside=0, refused=None):
        self.header, self.rows, self.set_aside, self.refused = header, rows, set_aside, refused


def ours(program, path):
    found, failure = cells(program, path)
    if failure:
        return None, failure
    if "refused" in found:
        return Answer([], [], refused=found["refused"]), None
    counts = [re.match(r"(\d+) rows? ", note) for note in found["notes"] if "set aside" in note]
    aside = sum(int(count[1]) for count in counts if count)
    return Answer(found["header"], found["rows"], aside), None


def text_of(path):
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def records(text, delimiter):
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [row for row in rows if row]


def delimiter_of(text):
    """The delimiter that cuts most rows into one number of cells, of more than one."""
    sample = "\n".join(text.splitlines()[:50])

    def fitness(delimiter):
        widths = Counter(len(row) for row in records(sample, delimiter))
        width, count = max(widths.items(), key=lambda item: item[::-1], default=(0, 0))
        return (width > 1, count * width)

    return max(",;\t|", key=fitness)


def header_place(rows):
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return next((place for place, count in enumerate(filled) if count > 1), 0)


def expected_of_python(path):
    if path.read_bytes().startswith(b"PK\3\4"):
        return Answer([], [], refused="a zip archive")
    text = text_of(path)
    rows = records(text, delimiter_of(text))
    if not rows:
        return Answer([], [], refused="nothing in it")
    place = header_place(rows)
    header, body = rows[place], rows[place + 1 :]
    fitting = [[cell or None for cell in row] for row in body if len(row) == len(header)]
    if not fitting:
        return Answer([], [], refused="no row below the header fits it")
    kept = [i for i, name in enumerate(header) if name.strip() or any(row[i] for row in fitting)]
    named = [" ".join(header[i].split()) for i in kept]
    return Answer(named, [[row[i] for i in kept] for row in fitting], len(body) - len(fitting))


def expected_of_spectrum(path):
    expected = json.loads((path.parent.parent / "json" / f"{path.stem}.json").read_text())
    rows = expected if isinstance(expected, list) else [expected]
    header = list(rows[0])
    return Answer(header, [[row[name] or None for name in header] for row in rows])


def difference(found, expected):
    """A sentence about the first difference, or None."""
    if found.refused or expected.refused:
        if bool(found.refused) == bool(expected.refused):
            return None
        return f"refused: {found.refused}" if found.refused else "read, though it has no rows"
    if len(found.header) != len(expected.header):
        return f"{len(found.header)} columns, expected {len(expected.header)}"
    for ours, theirs in zip(found.header, expected.header):
        is_repeated = expected.header.count(theirs) > 1
        if ours != theirs and theirs.strip() and not is_repeated:
            return f"the column {theirs!r} is called {ours!r}"
    if len(found.rows) != len(expected.rows):
        return (
            f"{len(found.rows)} rows and {found.set_aside} set aside, "
            f"expected {len(expected.rows)} and {expected.set_aside}"
        )
    for place, (ours, theirs) in enumerate(zip(found.rows, expected.rows)):
        wrong = [(a, b) for a, b in zip(ours, theirs) if (a or None) != b]
        if wrong:
            return f"row {place + 1}: {wrong[0][0]!r}, expected {wrong[0][1]!r}"
    if found.set_aside != expected.set_aside:
        return f"{found.set_aside} rows set aside, expected {expected.set_aside}"
    return None


def judged(program, path):
    found, failure = ours(program, path)
    if failure:
        return None, failure, True
    is_spectrum = "csv-spectrum" in path.parts
    expected = expected_of_spectrum(path) if is_spectrum else expected_of_python(path)
    verdict = "refused for a reason" if found.refused else "read with the same cells"
    return verdict, difference(found, expected), False


if __name__ == "__main__":
    sys.exit(check(options(__doc__.splitlines()[0], "csv"), "csv", (".csv", ".tsv"), judged))
