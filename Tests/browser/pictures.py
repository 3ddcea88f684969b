#!/usr/bin/env python3
"""Makes the pictures of the README anew, from a made-up shop.

Use: Tests/browser/pictures.py PROGRAM [FOLDER]
"""

import os
import pathlib
import sys
import tempfile

from playwright.sync_api import expect, sync_playwright

from service import Service
from visitor import Journey

SIZE = {"width": 1280, "height": 860}


def main():
    program = sys.argv[1]
    target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "docs")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        service = Service(program, folder)
        service.start()
        try:
            journey = Journey(
                browser, service.address, service.sample("shop.xlsx", 5_000), target)
            take(journey)
        finally:
            browser.close()
            service.stop()
    sys.exit(1 if journey.problems else 0)


def take(journey):
    page = journey.open(viewport=SIZE)
    journey.upload(page)
    journey.choose(page, "retail", "A year of the shop")
    journey.finished(page)
    again = page.locator("#place-unusual .again")
    again.get_by_label("Share to call unusual").fill("1")
    again.get_by_role("button", name="Study again").click()
    expect(page.locator("h1")).to_contain_text("unusual again")
    journey.finished(page)
    journey.study = journey.identifier(page)
    page = place(journey, "segments", "light")
    journey.picture(page, "dashboard-segments")
    page = place(journey, "customers?sort=-monetary", "light")
    page.locator("#place-customers .rows a").nth(3).click()
    expect(page.locator("dialog .tiles")).to_be_visible()
    journey.until(page, "() => Boolean(document.querySelector('dialog [data-drawn]'))")
    journey.picture(page, "dashboard-customer")
    journey.picture(place(journey, "unusual", "dark"), "dashboard-unusual")


def place(journey, name, scheme):
    """Opens a place of the study, with its charts drawn."""
    page = journey.open(scheme, SIZE, f"/#/studies/{journey.study}/{name}")
    journey.finished(page)
    page.wait_for_timeout(1_500)
    return page


if __name__ == "__main__":
    main()
