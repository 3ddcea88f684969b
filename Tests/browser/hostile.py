"""A workbook of a shop whose every text is markup that would call `hit()` if it ever ran."""

import datetime
import io
import random
import zipfile
from xml.sax.saxutils import escape

SCRIPT = "<script>hit()</script>"
IMAGE = "<img src=x onerror=hit()>"
QUOTED = "\"><svg onload=hit()>'"
FILE = f"{IMAGE}.xlsx"
SHEET = IMAGE
EXTRA = f"{SCRIPT} {QUOTED}"

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    f'<sheet name="{escape(SHEET)}" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def workbook():
    """Makes the bytes of the workbook: 120 customers of two kinds, the same every time."""
    rows = [["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice",
             "CustomerID", "Country", EXTRA]]
    chance = random.Random(1)
    day = datetime.date(2026, 1, 1)
    for customer in range(120):
        often = customer % 3 == 0
        for invoice in range(chance.randint(6, 12) if often else chance.randint(1, 2)):
            date = day + datetime.timedelta(days=chance.randint(200 if often else 0, 330))
            for product in range(chance.randint(1, 3)):
                rows.append([
                    f"{SCRIPT}{customer}-{invoice}", f"{IMAGE}{product}", f"{SCRIPT} {product}",
                    chance.randint(5, 40) if often else chance.randint(1, 6), date.isoformat(),
                    round(chance.uniform(1, 9), 2), f"{IMAGE}{customer:03}", QUOTED,
                    SCRIPT if often else IMAGE])
    # One who is like nobody else, so that something is unusual.
    rows.append(["x", "y", SCRIPT, 900000, "2026-11-30", 7, f"{IMAGE}{SCRIPT}", IMAGE, SCRIPT])
    cells = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
             f"<sheetData>{cells}</sheetData></worksheet>")
    bytes_ = io.BytesIO()
    with zipfile.ZipFile(bytes_, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return bytes_.getvalue()


def cell(value):
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"
