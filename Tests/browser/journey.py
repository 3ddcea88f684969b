#!/usr/bin/env python3
"""Goes the whole way through the dashboard in a real browser, and says what is wrong.

Use: Tests/browser/journey.py ADDRESS FILE [--screenshots FOLDER] [--only WORD]

ADDRESS is where `clientele serve` listens, FILE a workbook or CSV of invoices. Every step must leave
the console silent and ask no other host; axe must find no violation, light and dark; a phone must not
scroll sideways. Needs Debian's chromium (CHROMIUM overrides where) and the packages of
Tests/browser/requirements.txt.
"""

import argparse
import os
import pathlib
import re
import sys
import zipfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

DESKTOP = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}
PLACES = ["Data", "Cleaning", "Customers", "Segments", "Drivers", "Unusual", "Predict", "Compare",
          "Export"]
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFTS = """() => { window.shifts = 0; new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts += shift.value;
}).observe({ type: 'layout-shift', buffered: true }); }"""
UNDRAWN = """() => [...document.querySelectorAll('.plot')].filter((plot) => plot.offsetParent
  && !plot.dataset.drawn).map((plot) => plot.dataset.chart)"""
UNTOLD = """() => [...document.querySelectorAll('.plot')].filter((plot) => !plot.getAttribute('aria-label')
  || !plot.closest('figure').querySelector('figcaption p') || !plot.closest('figure').querySelector('table'))
  .map((plot) => plot.dataset.chart)"""


class Journey:
    """One browser, and what was found wrong on the way."""

    def __init__(self, browser, address, file, folder):
        self.browser, self.address, self.file, self.folder = browser, address.rstrip("/"), file, folder
        self.problems = []
        self.step = ""
        self.study = None

    def note(self, wrong, sentence):
        if wrong:
            self.problems.append(f"{self.step}: {sentence}")
            print(f"  wrong: {sentence}")

    def open(self, scheme="light", viewport=None, path="/"):
        context = self.browser.new_context(
            color_scheme=scheme, viewport=viewport or DESKTOP, accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: self.note(
            message.type in ("error", "warning"), f"the console says: {message.text}"))
        page.on("pageerror", lambda error: self.note(True, f"a script stopped: {error}"))
        page.on("request", lambda request: self.note(
            not request.url.startswith((self.address, "data:", "blob:")), f"asks for {request.url}"))
        page.goto(self.address + path)
        expect(page.locator("h1")).to_be_visible()
        return page

    def picture(self, page, name, whole=False):
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=self.folder / f"{name}.png", full_page=whole)

    def accessible(self, page, where):
        for found in Axe().run(page).response["violations"]:
            self.note(True, f"axe on {where}: {found['id']}: {found['nodes'][0]['html'][:120]}")

    def filled(self, page):
        expect(page.locator(".coming")).to_have_count(0, timeout=30_000)

    def choose(self, page, recipe, name):
        page.locator(f"input[name=recipe][value={recipe}]").check()
        page.get_by_label("Name of the study").fill(name)
        page.get_by_role("button", name="Start the study").click()
        page.wait_for_url(re.compile("#/studies/"))

    def finished(self, page):
        expect(page.locator("nav a")).to_have_count(len(PLACES) + 1, timeout=60_000)
        self.filled(page)

    def upload(self, page):
        page.locator("input[type=file]").set_input_files(self.file)
        page.wait_for_url(re.compile("#/datasets/"))
        expect(page.get_by_role("heading", name=pathlib.Path(self.file).name)).to_be_visible()


def from_file_to_study(journey):
    """Upload, preview, roles, recipe, progress, reload in mid-study, results."""
    page = journey.open()
    journey.accessible(page, "the first page")
    journey.picture(page, "home")
    journey.upload(page)
    journey.note(page.locator(".preview tbody tr").count() < 5, "the preview has few rows")
    journey.note(page.locator("select[name=customer]").input_value() == "", "no customer column found")
    journey.accessible(page, "the page of the file")
    journey.picture(page, "file")
    page.locator("select[name=customer]").select_option("")
    page.get_by_role("button", name="Start the study").click()
    expect(page.get_by_text("Choose the column that holds the customer.")).to_be_visible()
    page.reload()
    journey.choose(page, "retail", "Journey <b>&</b>")
    expect(page.locator("h1")).to_have_text("Journey <b>&</b>")
    journey.picture(page, "progress")
    page.reload()
    expect(page.locator("h1")).to_have_text("Journey <b>&</b>")
    journey.finished(page)
    journey.study = re.search("#/studies/([^/?]+)", page.url)[1]
    journey.note(page.locator("nav li").all_inner_texts() != PLACES, "the places are not in order")
    journey.note(page.locator("main > .room > section").count() != len(PLACES), "places are missing")


def charts_as_they_scroll_in(journey):
    """No chart below is drawn before it is near; each has its words and its numbers."""
    page = journey.open(path=f"/#/studies/{journey.study}")
    page.evaluate(SHIFTS)
    journey.finished(page)
    journey.note(not page.evaluate(UNDRAWN), "every chart was drawn before anybody scrolled")
    journey.note(page.evaluate("() => window.shifts") > 0.1, "what is read moves while the page fills")
    for top in range(0, page.evaluate("() => document.documentElement.scrollHeight"), 500):
        page.evaluate(f"() => scrollTo({{ top: {top}, behavior: 'instant' }})")
        page.wait_for_timeout(150)
    journey.note(page.evaluate(UNDRAWN), f"never drawn: {page.evaluate(UNDRAWN)}")
    journey.note(page.evaluate(UNTOLD), f"without words or numbers: {page.evaluate(UNTOLD)}")
    journey.note("/export" not in page.url, "the address does not follow what is read")
    journey.accessible(page, "a study")
    journey.picture(page, "study", whole=True)


def customers(journey):
    """Sort, search, filter and page on the server; one customer; the address restores it all."""
    page = journey.open(path=f"/#/studies/{journey.study}/customers")
    journey.finished(page)
    place = page.locator("#place-customers")
    rows, pager = place.locator(".rows tbody tr"), place.locator(".pager span")
    place.locator("button.sort", has_text="Monetary").click()
    expect(place.locator("th[aria-sort=descending]")).to_have_count(1)
    first = rows.first.locator("a").inner_text()
    place.get_by_role("button", name="Next").click()
    expect(pager).to_contain_text("26–50")
    place.get_by_label("Search").fill(first)
    expect(rows.first.locator("a")).to_have_text(first)
    expect(rows).to_have_count(1)
    page.reload()
    journey.finished(page)
    expect(rows).to_have_count(1)
    expect(place.get_by_label("Search")).to_have_value(first)
    rows.first.locator("a").click()
    expect(page.locator("dialog h2")).to_have_text(f"Customer {first}")
    expect(page.locator("dialog .tiles")).to_be_visible()
    journey.accessible(page, "a customer")
    journey.picture(page, "customer")
    page.reload()
    expect(page.locator("dialog h2")).to_have_text(f"Customer {first}")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    place.get_by_label("Search").fill("")
    expect(pager).to_contain_text("1–25")
    before = pager.inner_text()
    place.get_by_label("Segment", exact=True).select_option(index=1)
    expect(pager).not_to_have_text(before)


def names_are_kept(journey):
    """A segment's new name is everywhere, and still there after a reload; markup in it is text."""
    page = journey.open(path=f"/#/studies/{journey.study}/segments")
    journey.finished(page)
    name = "<img src=x onerror=alert(1)> Best"
    field = page.get_by_label("Name of segment 1")
    old = field.input_value()
    field.fill(name)
    field.press("Enter")
    expect(page.locator("#announcer")).to_contain_text("is called")
    expect(page.locator("#place-segments td, #place-segments th").filter(has_text=name).first).to_be_attached()
    page.reload()
    journey.finished(page)
    expect(page.get_by_label("Name of segment 1")).to_have_value(name)
    page.get_by_label("Name of segment 1").fill(old)
    page.get_by_label("Name of segment 1").press("Enter")
    expect(page.locator("#announcer")).to_contain_text(old)


def unusual_ones_are_reviewed(journey):
    """A verdict and a note on an unusual customer are kept."""
    page = journey.open(path=f"/#/studies/{journey.study}/unusual")
    journey.finished(page)
    reviews = page.locator(".reviews li")
    if reviews.count() == 0:
        return
    reviews.first.get_by_role("button", name=re.compile("Confirm")).click()
    expect(reviews.first.locator("[data-verdict=confirmed][aria-pressed=true]")).to_have_count(1)
    reviews.first.get_by_role("textbox").fill("a wholesaler")
    reviews.first.get_by_role("textbox").press("Enter")
    expect(page.locator("#announcer")).to_contain_text("confirmed")
    page.wait_for_timeout(300)
    page.reload()
    journey.finished(page)
    expect(reviews.first.get_by_role("textbox")).to_have_value("a wholesaler")
    expect(reviews.first.locator("[data-verdict=confirmed][aria-pressed=true]")).to_have_count(1)


def prediction(journey):
    """The answer follows what is typed, and says when it is outside what was learned."""
    page = journey.open(path=f"/#/studies/{journey.study}/predict")
    journey.finished(page)
    place = page.locator("#place-predict")
    place.get_by_label("Recency").fill("1")
    place.get_by_label("Frequency").fill("90")
    place.get_by_label("Monetary").fill("900000000")
    expect(place.locator(".warning").first).to_be_visible()
    journey.note(place.locator(".result h3").inner_text() == "", "no segment is named")
    place.get_by_label("Frequency").fill("")
    expect(place.locator(".error")).to_contain_text("needs a number")
    place.get_by_label("Frequency").fill("5")
    expect(place.locator(".error")).to_have_count(0)
    journey.picture(page, "predict")
    with page.expect_download(timeout=120_000) as download:
        place.locator("input[type=file]").set_input_files(journey.file)
    journey.note(download.value.path().stat().st_size < 100, "the scored file is empty")


def comparison(journey):
    """A second recipe on the same file, side by side with the first."""
    page = journey.open(path=f"/#/studies/{journey.study}")
    journey.finished(page)
    page.get_by_role("link", name="Study the file again").click()
    journey.choose(page, "rfm", "Journey, another recipe")
    journey.finished(page)
    page.locator("nav a", has_text="Compare").click()
    place = page.locator("#place-compare")
    expect(place.get_by_text("adjusted Rand index")).to_be_visible()
    journey.note(place.locator(".shade").count() < 4, "there is no overlap matrix")
    journey.picture(page, "compare")


def export(journey):
    """Everything in one zip, that opens."""
    page = journey.open(path=f"/#/studies/{journey.study}/export")
    journey.finished(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    names = zipfile.ZipFile(download.value.path()).namelist()
    for name in ("report.html", "customers.csv", "model.json", "study.json"):
        journey.note(not any(name in found for found in names), f"{name} is not in the zip")


def cancelling(journey):
    """A study that is stopped says so, and can be deleted."""
    page = journey.open()
    journey.upload(page)
    journey.choose(page, "retail", "To be stopped")
    page.get_by_role("button", name="Stop the study").click()
    expect(page.get_by_text("This study was stopped")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    page.locator("dialog").get_by_role("button", name="Delete the study").click()
    expect(page.locator("#earlier")).to_be_visible()
    expect(page.get_by_role("link", name="To be stopped")).to_have_count(0)


def keyboard_alone(journey):
    """From the first page to a customer and back without a mouse."""
    page = journey.open()
    expect(page.get_by_role("link", name="Journey <b>&</b>").first).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == "Journey <b>&</b>":
            break
    page.keyboard.press("Enter")
    journey.finished(page)
    journey.note(page.evaluate("() => document.activeElement.tagName") != "H1",
                 "focus is not on the heading of the new page")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("() => Boolean(document.activeElement.closest('.rows tbody'))"):
            break
    customer = page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("dialog h2")).to_have_text(f"Customer {customer}")
    journey.note(not page.evaluate("() => Boolean(document.activeElement.closest('dialog'))"),
                 "focus is not in the dialog")
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    journey.note(page.evaluate("() => document.activeElement.textContent") != customer,
                 "focus does not come back to the customer")


def dark_and_phone(journey):
    """Every page in the dark, and on a phone, where nothing scrolls sideways."""
    for name, path in (("home", "/"), ("study", f"/#/studies/{journey.study}")):
        for scheme, viewport in (("dark", DESKTOP), ("light", PHONE), ("dark", PHONE)):
            page = journey.open(scheme, viewport, path)
            if name == "study":
                journey.finished(page)
            page.wait_for_timeout(600)
            where = f"{name}-{scheme}-{viewport['width']}"
            journey.note(page.evaluate(SIDEWAYS) > 0, f"{where} scrolls sideways")
            journey.accessible(page, where)
            journey.picture(page, where)
            page.context.close()


def small(journey):
    """The page without the chart library stays small."""
    page = journey.browser.new_context().new_page()
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())})
            if response.request.resource_type in ("script", "stylesheet", "document") else None)
    page.goto(f"{journey.address}/#/studies/{journey.study}")
    expect(page.locator("#place-customers .rows td").first).to_be_visible()
    first = sum(size for url, size in sizes.items() if "echarts" not in url)
    journey.note(first > 61_440, f"{first} bytes come before the first places are drawn")
    journey.finished(page)
    total = sum(size for url, size in sizes.items() if "echarts" not in url)
    print(f"  {first} bytes until the table of customers, {total} with all places")


STEPS = [from_file_to_study, charts_as_they_scroll_in, customers, names_are_kept,
         unusual_ones_are_reviewed, prediction, comparison, export, keyboard_alone, dark_and_phone,
         small, cancelling]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("file")
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--only", help="run the first step and those whose name holds this word")
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        journey = Journey(browser, arguments.address, arguments.file, arguments.screenshots)
        for step in STEPS:
            if step is not STEPS[0] and not journey.study:
                break
            if arguments.only and step is not STEPS[0] and arguments.only not in step.__name__:
                continue
            journey.step = step.__name__.replace("_", " ")
            print(journey.step)
            try:
                step(journey)
            except Exception as error:  # A step that stops is one problem; the others go on.
                journey.note(True, f"stopped: {str(error).splitlines()[0]} {str(error)[:600]}")
        browser.close()
    print(f"{len(journey.problems)} problems" if journey.problems else "nothing is wrong")
    sys.exit(1 if journey.problems else 0)


if __name__ == "__main__":
    main()
