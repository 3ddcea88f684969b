"""A browser that goes through the dashboard and notes what is wrong."""

import pathlib
import re
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

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
# The browser itself writes these on the console when an answer does not come, or is a refusal.
MISSED = re.compile(r"Failed to load resource|net::ERR_")


class Journey:
    """One browser, and what was found wrong on the way."""

    def __init__(self, browser, address, file, folder=None, service=None, long_file=None):
        self.browser, self.address, self.file = browser, address.rstrip("/"), file
        self.folder, self.service, self.long_file = folder, service, long_file or file
        self.problems = []
        self.step = ""
        self.study = None
        self.may_miss = False

    def note(self, wrong, sentence):
        if wrong:
            self.problems.append(f"{self.step}: {sentence}")
            print(f"  wrong: {sentence}", flush=True)

    def open(self, scheme="light", viewport=None, path="/", script=None):
        context = self.browser.new_context(
            color_scheme=scheme, viewport=viewport or DESKTOP, accept_downloads=True)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.note(True, f"a script stopped: {error}"))
        page.on("request", lambda request: self.note(
            not request.url.startswith((self.address, "data:", "blob:")), f"asks for {request.url}"))
        if script:
            page.add_init_script(script)
        page.goto(self.address + path)
        expect(page.locator("h1")).to_be_visible()
        return page

    def hear(self, message):
        known = self.may_miss and MISSED.search(message.text)
        self.note(message.type in ("error", "warning") and not known,
                  f"the console says: {message.text}")

    def picture(self, page, name, whole=False):
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=self.folder / f"{name}.png", full_page=whole)

    def accessible(self, page, where):
        for found in Axe().run(page).response["violations"]:
            self.note(True, f"axe on {where}: {found['id']}: {found['nodes'][0]['html'][:120]}")

    def until(self, page, script, seconds=20):
        """Waits until a script answers true; the page's policy forbids Playwright's own way."""
        end = time.monotonic() + seconds
        while not (answer := page.evaluate(script)) and time.monotonic() < end:
            page.wait_for_timeout(50)
        return answer

    def scroll(self, page):
        """Reads the page from above to below, and waits for its charts."""
        for top in range(0, page.evaluate("() => document.documentElement.scrollHeight"), 500):
            page.evaluate(f"() => scrollTo({{ top: {top}, behavior: 'instant' }})")
            page.wait_for_timeout(50)
        self.until(page, f"() => !({UNDRAWN})().length")
        self.note(undrawn := page.evaluate(UNDRAWN), f"never drawn: {undrawn}")

    def told(self, page):
        """Every place holds more than its heading, and no refusal."""
        for name in PLACES:
            place = page.locator(f"#place-{name.lower()}")
            self.note(len(place.inner_text()) < len(name) + 20, f"{name} is empty")
        self.note(page.locator(".error").count(), f"refused: {page.locator('.error').all_inner_texts()}")

    def filled(self, page):
        expect(page.locator(".coming")).to_have_count(0, timeout=60_000)

    def choose(self, page, recipe, name):
        page.locator(f"input[name=recipe][value={recipe}]").check()
        page.get_by_label("Name of the study").fill(name)
        page.get_by_role("button", name="Start the study").click()
        page.wait_for_url(re.compile("#/studies/"))

    def finished(self, page):
        """Waits until a study is over; one that failed says why."""
        failure = page.locator(".failure")
        expect(page.locator("nav li:last-child a").or_(failure)).to_be_visible(timeout=180_000)
        if failure.count():
            raise AssertionError(failure.inner_text())
        self.filled(page)

    def upload(self, page, file=None):
        """Gives a file, by its path or as Playwright's name and bytes."""
        file = file or self.file
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_url(re.compile("#/datasets/"))
        name = file["name"] if isinstance(file, dict) else pathlib.Path(file).name
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()

    def identifier(self, page):
        return re.search("#/studies/([^/?]+)", page.url)[1]

    def state(self, page):
        answer = page.request.get(f"{self.address}/api/v1/studies/{self.identifier(page)}")
        return answer.json()["state"]
