"""What goes wrong in life: studies stopped, pages reloaded, the service away, files full of markup."""

import re

from playwright.sync_api import expect

import hostile

# Counts what runs that must not; the page's own policy would stop most of it, and say so.
WATCH = "window.struck = 0; window.hit = () => { window.struck += 1; };"
MARKUP = """() => [...document.querySelectorAll(
  'main img, main script, main iframe, [onerror], [onload]')].map((found) => found.outerHTML)"""


def cancelling(journey):
    """A study that is stopped says so, and can be deleted."""
    page = journey.open()
    journey.upload(page, journey.long_file)
    journey.choose(page, "retail", "To be stopped")
    page.get_by_role("button", name="Stop the study").click()
    expect(page.get_by_text("This study was stopped")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    page.locator("dialog").get_by_role("button", name="Delete the study").click()
    expect(page.locator("#earlier")).to_be_visible()
    expect(page.get_by_role("link", name="To be stopped")).to_have_count(0)


def reload_and_restart_in_mid_study(journey):
    """A reload finds the study at work; after a restart of the service the page comes back itself."""
    page = journey.open()
    journey.upload(page, journey.long_file)
    journey.choose(page, "retail", "Long")
    expect(page.locator(".stages li").first).to_be_visible()
    page.reload()
    expect(page.locator(".stages li").first).to_be_visible()
    expect(page.get_by_role("button", name="Stop the study")).to_be_visible()
    journey.note(journey.state(page) != "running", "the study was over before the reload")
    journey.picture(page, "progress")
    if journey.service:
        journey.may_miss = True
        journey.note(journey.service.stop() != 0, "the service did not end well")
        expect(page.get_by_text("The connection was lost")).to_be_visible()
        journey.picture(page, "away")
        journey.service.start()
    journey.finished(page)
    journey.may_miss = False
    expect(page.locator("h1")).to_have_text("Long")
    journey.note(journey.state(page) != "finished", "the study is not finished")


def a_viewer_logs_in(journey):
    """Where there is a user nobody else sees anything, and a viewer changes nothing."""
    if not journey.service:
        return
    password = "a long enough password"
    journey.service.add_user("anna", password, "viewer")
    journey.service.stop()
    journey.service.start()
    page = journey.open(path=f"/#/studies/{journey.study}/customers")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    journey.accessible(page, "the form to log in")
    journey.may_miss = True
    page.get_by_label("Name").fill("anna")
    page.get_by_label("Password").fill("another password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    journey.may_miss = False
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    journey.finished(page)
    journey.told(page)
    journey.note(page.locator(".write:visible").count(), "a viewer is offered changes")
    journey.note(page.get_by_label("Name of segment 1").is_editable(), "a viewer may rename segments")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def markup_in_every_text(journey):
    """Markup in the file's name, sheet, header and cells, and in all that is typed, stays text."""
    page = journey.open(script=WATCH)
    journey.upload(page, {"name": hostile.FILE, "buffer": hostile.workbook(),
                          "mimeType": "application/octet-stream"})
    expect(page.locator(".preview th", has_text=hostile.EXTRA)).to_be_visible()
    journey.choose(page, "retail", hostile.SCRIPT)
    journey.finished(page)
    expect(page.locator("h1")).to_have_text(hostile.SCRIPT)
    name = page.get_by_label("Name of segment 1")
    name.fill(hostile.IMAGE)
    name.press("Enter")
    expect(page.locator("#announcer")).to_contain_text("is called")
    journey.scroll(page)
    page.get_by_label("Search").fill(f"{hostile.IMAGE}00")
    expect(page.locator("#place-customers .pager span")).to_contain_text("out of")
    page.locator("#place-customers .rows a").first.click()
    expect(page.locator("dialog .tiles")).to_be_visible()
    expect(page.locator("dialog h2")).to_contain_text(hostile.IMAGE)
    page.keyboard.press("Escape")
    notes_and_comparison(journey, page)
    page.goto(f"{journey.address}/#/{hostile.IMAGE}/{hostile.SCRIPT}")
    expect(page.locator("#earlier")).to_be_visible()
    journey.may_miss = True
    page.goto(f"{journey.address}/#/studies/{hostile.IMAGE}")
    expect(page.get_by_text("This cannot be shown")).to_be_visible()
    journey.may_miss = False
    unharmed(journey, page, "addresses")


def notes_and_comparison(journey, page):
    """Markup in a note, and in the names of two studies side by side."""
    reviews = page.locator(".reviews li")
    if reviews.count():
        with page.expect_response(re.compile("/reviews")):
            reviews.first.get_by_role("textbox").fill(hostile.SCRIPT)
            reviews.first.get_by_role("textbox").press("Enter")
    unharmed(journey, page, "a study")
    page.locator("#place-segments .again").get_by_role("button", name="Study again").click()
    expect(page.locator("h1")).not_to_have_text(hostile.SCRIPT)
    journey.finished(page)
    expect(page.locator("#place-compare th", has_text=hostile.IMAGE).first).to_be_attached()
    unharmed(journey, page, "a comparison")


def unharmed(journey, page, where):
    journey.note(page.evaluate("() => window.struck"), f"a script from the file ran on {where}")
    journey.note(page.evaluate(MARKUP), f"markup on {where}: {page.evaluate(MARKUP)[:2]}")
