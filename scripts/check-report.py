#!/usr/bin/env python3
"""Opens reports in a browser and says what is wrong with them.

Use: scripts/check-report.py FILE... [--screenshots FOLDER]

Each report must draw every chart, say nothing on the console, ask no other host for anything, have
no serious or critical axe violation in light and dark, and fit a phone without sideways scrolling.
Needs Debian's chromium (CHROMIUM overrides where) and Tests/browser/requirements.txt.
"""

import argparse
import os
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

DESKTOP = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}
DRAWN = "() => document.documentElement.dataset.drawn === 'yes'"
EMPTY = """() => [...document.querySelectorAll('.plot')].filter((plot) => {
  const svg = plot.querySelector('svg');
  if (svg) return svg.querySelectorAll('path, text').length < 4;
  const canvas = plot.querySelector('canvas');
  if (!canvas) return true;
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return !pixels.some((value) => value !== 0);
}).map((plot) => plot.id)"""
UNNAMED = """() => [...document.querySelectorAll('.plot')]
  .filter((plot) => !plot.getAttribute('aria-label')).map((plot) => plot.id)"""


class Check:
    """One report in one browser."""

    def __init__(self, browser, path, folder):
        self.browser = browser
        self.path = path.resolve()
        self.folder = folder
        self.problems = []

    def open(self, scheme, viewport):
        context = self.browser.new_context(color_scheme=scheme, viewport=viewport)
        page = context.new_page()
        page.on("console", lambda message: self.note(
            message.type in ("error", "warning"), f"the console says: {message.text}"))
        page.on("pageerror", lambda error: self.note(True, f"a script stopped: {error}"))
        page.on("request", lambda request: self.note(
            not request.url.startswith(("file:", "data:", "blob:")), f"asks for {request.url}"))
        page.goto(self.path.as_uri())
        self.wait(page)
        return page

    def wait(self, page):
        # The page's policy forbids the evaluation that wait_for_function needs.
        for _ in range(200):
            if page.evaluate(DRAWN):
                return
            page.wait_for_timeout(50)
        self.note(True, "the charts are not drawn within ten seconds")

    def note(self, is_wrong, words):
        if is_wrong:
            self.problems.append(words)

    def screenshot(self, page, name):
        page.screenshot(path=self.folder / f"{name}.png", full_page=True)

    def scheme(self, scheme):
        page = self.open(scheme, DESKTOP)
        self.note(not page.query_selector(".plot"), "there is no chart")
        for plot in page.evaluate(EMPTY):
            self.note(True, f"{plot} is empty in {scheme}")
        for plot in page.evaluate(UNNAMED):
            self.note(True, f"{plot} has no text for screen readers")
        self.screenshot(page, scheme)
        # Hidden tables are looked at as well.
        page.evaluate("() => document.querySelectorAll('details').forEach((d) => d.open = true)")
        for violation in Axe().run(page).response["violations"]:
            self.note(
                violation["impact"] in ("serious", "critical"),
                f"axe, {scheme}: {violation['id']}, {violation['help']} "
                f"({violation['nodes'][0]['html'][:120]})")
        return page

    def phone(self):
        page = self.open("light", PHONE)
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        self.note(wide > 0, f"a phone scrolls sideways by {wide} pixels")
        self.screenshot(page, "phone")
        page.context.close()

    def paper(self):
        page = self.open("dark", DESKTOP)
        page.emulate_media(media="print")
        page.pdf(path=self.folder / "paper.pdf", format="A4", print_background=True)
        page.context.close()

    def run(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for scheme in ("light", "dark"):
            self.scheme(scheme).context.close()
        self.phone()
        self.paper()
        return self.problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path, default=".build/screenshots")
    arguments = parser.parse_args()
    wrong = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"])
        for path in arguments.files:
            folder = arguments.screenshots / path.resolve().parent.name
            problems = Check(browser, path, folder).run()
            print(f"{path}: {'as it should be' if not problems else ''}")
            for problem in dict.fromkeys(problems):
                print(f"  {problem}")
            wrong += bool(problems)
        browser.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
