"""What holds of every place: keyboard, dark, phone, paper, size."""

import json
import re

from playwright.sync_api import expect

from visitor import DESKTOP, PHONE, SIDEWAYS, UNDRAWN

# What the page and its scripts and styles take, before they are compressed.
BYTES = """() => performance.getEntries().filter(({ name, entryType }) =>
  (entryType === 'navigation' || /\\/assets\\//.test(name)) && !/echarts/.test(name))
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""


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
    expect(page.locator("dialog")).to_have_count(0)
    journey.note(not journey.until(
        page, f"() => document.activeElement.textContent === {json.dumps(customer)}", 5),
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
            # A light phone has the colours of the light desktop and the layout of the dark phone.
            if scheme == "dark":
                journey.accessible(page, where)
            journey.picture(page, where)
            page.context.close()


def paper(journey):
    """A print shows every chart, light and within the page, and no control."""
    page = journey.open("dark", path=f"/#/studies/{journey.study}")
    journey.finished(page)
    journey.until(page, "() => Boolean(globalThis.echarts)")
    data = page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", data))
    journey.note(not 4 <= pages <= 40, f"a print has {pages} pages")
    if journey.folder:
        (journey.folder / "study.pdf").write_bytes(data)
    journey.note(page.evaluate(UNDRAWN), f"not drawn for print: {page.evaluate(UNDRAWN)}")
    page.emulate_media(media="print")
    expect(page.locator("nav")).not_to_be_visible()
    journey.note(page.locator(".button:visible").count(), "buttons are printed")


def small(journey):
    """The page without the chart library stays small, and a study is there at once."""
    first = journey.open().evaluate(BYTES)
    journey.note(first > 60_000, f"the first page takes {first} bytes")
    page = journey.open(path=f"/#/studies/{journey.study}")
    expect(page.locator("#place-customers .rows td").first).to_be_visible()
    shown = page.evaluate("() => Math.round(performance.now())")
    journey.finished(page)
    sent = page.evaluate(BYTES.replace("decodedBodySize", "transferSize"))
    journey.note(sent > 60_000, f"{sent} bytes are sent for all places")
    print(f"  the first page takes {first} bytes; a study {page.evaluate(BYTES)}, sent as {sent}, "
          f"with its customers after {shown} ms")
