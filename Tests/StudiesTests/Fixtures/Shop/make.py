#!/usr/bin/env python3
"""Makes shop.csv, a small made-up shop, and figures.json, what plain Python and scikit-learn find in it.

    python Tests/StudiesTests/Fixtures/Shop/make.py

The figures come from Benchmarks/peers/figures.py, which finds the published figures of the recipes
in the public data in the same way; so the tests mean something where those data are absent.
Made with scikit-learn 1.9.1 and numpy 2.4.6.
"""

import csv
import datetime
import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[3] / "Benchmarks/peers"))
import figures  # noqa: E402

HEADER = [
    "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID",
    "Country",
]
START = datetime.datetime(2010, 12, 1, 9, 0)

# customers, visits, lines a visit, units a line, days since the last visit
KINDS = [(18, (12, 30), (6, 14), (5, 60), (0, 20)), (90, (3, 8), (3, 9), (2, 24), (5, 90)),
         (70, (1, 3), (1, 6), (1, 12), (20, 200)), (60, (1, 2), (1, 4), (1, 8), (200, 350))]


def shop():
    chance = random.Random(20101201)
    products = [(f"{20000 + 37 * i}{chance.choice(['', '', 'A', 'B'])}", f"THING {i}",
                 f"{chance.randint(39, 1995) / 100:.2f}") for i in range(120)]
    visits, customer = [], 12000
    for count, times, lines, units, away in KINDS:
        for _ in range(count):
            customer += chance.randint(1, 9)
            country = chance.choices(["United Kingdom", "France", "Germany"], [88, 7, 5])[0]
            last = 373 - chance.randint(*away)
            for visit in range(chance.randint(*times)):
                day = last if visit == 0 else chance.randint(0, last)
                visits.append((START + datetime.timedelta(days=day, minutes=chance.randint(0, 480)),
                               str(customer), country, chance.randint(*lines), units))
    rows, number = [], 536365
    for date, name, country, count, units in sorted(visits):
        number += 1
        rows += basket(chance, products, number, date, name, country, count, units)
    rows.sort(key=lambda row: row[4])
    return rows


def basket(chance, products, number, date, name, country, count, units):
    rows = []
    stamp = date.strftime("%Y-%m-%d %H:%M:%S")
    name = "" if chance.random() < 0.12 else name
    for code, words, price in chance.sample(products, count):
        quantity = chance.randint(*units) * (30 if chance.random() < 0.01 else 1)
        price = "0.0" if chance.random() < 0.004 else price
        row = [str(number), code, words, quantity, stamp, price, name, country]
        rows.append(row)
        if chance.random() < 0.01:
            rows.append(list(row))
        if chance.random() < 0.03:
            back = date + datetime.timedelta(days=chance.randint(0, 9))
            part = chance.choice([quantity, max(1, quantity // 2), quantity + 2])
            rows.append([f"C{number}", code, words, -part, back.strftime("%Y-%m-%d %H:%M:%S"),
                         price, name, country])
    if chance.random() < 0.08:
        rows.append([str(number), "POST", "POSTAGE", 1, stamp, "18.0", name, country])
    return rows


def main():
    with open(HERE / "shop.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(shop())
    lines = figures.read_lines(HERE / "shop.csv")
    found = {
        "retail": figures.retail(lines),
        "rfm": figures.rfm(lines),
        "uk-capped": figures.uk_capped(lines),
        "inliers-first": figures.inliers_first(lines),
    }
    (HERE / "figures.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
