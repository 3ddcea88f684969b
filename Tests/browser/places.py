"""The nine places, one after another, as people use them."""

import pathlib
import re
import zipfile

from playwright.sync_api import expect

import written
from visitor import DESKTOP, PHONE, PLACES, SHIFTS, SIDEWAYS, UNDRAWN, UNTOLD


def from_file_to_study(journey):
    """Upload, preview, roles, recipe, progress, results."""
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
    journey.finished(page)
    journey.study = journey.identifier(page)
    journey.note(page.locator("nav li").all_inner_texts() != PLACES, "the places are not in order")
    journey.note(page.locator("main > .room > section").count() != len(PLACES), "places are missing")


def text_files_as_they_are_written(journey):
    """What was found of a text file is shown; what is chosen instead goes on into the study."""
    page = journey.open()
    journey.upload(page, {"name": written.NAME, "buffer": written.till(), "mimeType": "text/csv"})
    found = {"delimiter": "semicolon", "encoding": "Windows-1252", "decimal": "1.234,50"}
    for name, words in found.items():
        menu = page.locator(f"select[name=format-{name}] option").first
        journey.note(words not in menu.inner_text(), f"the {name} found is {menu.inner_text()}")
    expect(page.locator(".preview")).to_contain_text("Österreich")
    journey.accessible(page, "a text file")
    page.locator("select[name=format-delimiter]").select_option("|")
    expect(page.locator(".preview thead th")).to_have_count(1)
    journey.note("--" in page.locator("main").inner_text(), "the page names options of the command")
    page.reload()
    expect(page.locator(".preview thead th")).to_have_count(1)
    page.locator("select[name=format-delimiter]").select_option("")
    expect(page.locator(".preview thead th")).to_have_count(7)
    page.locator("select[name=format-dates]").select_option("%d/%m/%Y")
    expect(page.locator("select[name=format-dates]")).to_have_value("%d/%m/%Y")
    journey.picture(page, "text")
    journey.choose(page, "retail", "Written by a till")
    journey.finished(page)
    expect(page.locator("#place-data")).to_contain_text("2025-11-")
    page.get_by_role("link", name="Study the file again").click()
    expect(page.locator("select[name=format-dates]")).to_have_value("%d/%m/%Y")


def charts_as_they_scroll_in(journey):
    """No chart below is drawn before it is near; each has its words and its numbers."""
    page = journey.open(path=f"/#/studies/{journey.study}")
    page.evaluate(SHIFTS)
    journey.finished(page)
    journey.note(not page.evaluate(UNDRAWN), "every chart was drawn before anybody scrolled")
    journey.note(page.evaluate("() => window.shifts") > 0.1, "what is read moves while the page fills")
    journey.scroll(page)
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
        again = page.locator("#place-unusual .again")
        again.get_by_label("Share to call unusual").fill("2")
        again.get_by_role("button", name="Study again").click()
        expect(page.locator("h1")).to_have_text("Journey <b>&</b>, unusual again")
        journey.finished(page)
        journey.accessible(page, "the unusual ones")
    reviews.first.get_by_role("button", name=re.compile("Confirm")).click()
    expect(reviews.first.locator("[data-verdict=confirmed][aria-pressed=true]")).to_have_count(1)
    reviews.nth(1).get_by_role("button", name=re.compile("Dismiss")).click()
    expect(page.get_by_text("By 2 customers that were confirmed or dismissed: ROC-AUC")).to_be_visible()
    with page.expect_response(re.compile("/reviews")):
        reviews.first.get_by_role("textbox").fill("a wholesaler")
        reviews.first.get_by_role("textbox").press("Enter")
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


def methods_side_by_side(journey):
    """Several methods on one page, asked for by the keyboard; stopped, kept, renamed, deleted."""
    page = journey.open(path=f"/#/studies/{journey.study}/compare")
    journey.finished(page)
    place = page.locator("#place-compare")
    for box in place.locator(".method input[type=checkbox]").all():
        box.set_checked(False)
    place.get_by_role("button", name="Compare the methods").click()
    expect(place.locator(".methods .error")).to_contain_text("Choose two methods")
    box = place.locator(".method", has_text=re.compile("^k-means")).get_by_role("checkbox")
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("400")
    page.keyboard.press("Enter")
    expect(place.locator(".methods .error")).to_contain_text("Choose two methods")
    journey.may_miss = True
    page.keyboard.type(", 3")
    page.keyboard.press("Enter")
    expect(place.locator(".methods .error")).to_contain_text("from 1 to 256")
    journey.may_miss = False
    place.get_by_label("Number of groups of k-means", exact=True).fill("3, 4")
    place.locator(".method", has_text=re.compile("^DBSCAN")).get_by_role("checkbox").check()
    journey.accessible(page, "the choice of methods")
    journey.picture(page, "methods")
    place.get_by_role("button", name="Compare the methods").click()
    page.wait_for_url(re.compile("#/comparisons/"))
    expect(page.locator("#place-recommendation")).to_be_visible(timeout=120_000)
    expect(page.locator("#place-measures table").first.locator("tbody th")).to_have_count(3)
    journey.scroll(page)
    journey.note(page.evaluate(UNTOLD), f"without words or numbers: {page.evaluate(UNTOLD)}")
    journey.accessible(page, "a comparison of methods")
    journey.picture(page, "comparison", whole=True)
    address = page.url
    page.reload()
    page.get_by_role("link", name="Back to the study").click()
    journey.finished(page)
    line = place.locator(".list li", has_text="3 methods compared")
    expect(line).to_contain_text("recommended")
    for scheme, viewport in (("dark", DESKTOP), ("dark", PHONE)):
        page = journey.open(scheme, viewport, address.removeprefix(journey.address))
        expect(page.locator("#place-recommendation")).to_be_visible()
        where = f"comparison-{scheme}-{viewport['width']}"
        journey.scroll(page)
        journey.note(page.evaluate(SIDEWAYS) > 0, f"{where} scrolls sideways")
        journey.accessible(page, where)
        journey.picture(page, where, whole=True)
    page.get_by_label("A study by one of them").select_option("dbscan")
    page.get_by_role("button", name="Make the study").click()
    page.wait_for_url(re.compile("#/studies/"))
    journey.finished(page)
    picture = page.locator("#place-segments [data-chart=neighbours]")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_attribute("data-drawn", "yes")
    journey.picture(page, "neighbours")
    page = journey.open(path=f"/#/studies/{journey.study}/compare")
    journey.finished(page)
    line = page.locator("#place-compare .list li", has_text="3 methods compared")
    line.get_by_role("button", name="Delete").click()
    page.locator("dialog").get_by_role("button", name="Delete the comparison").click()
    expect(line).to_have_count(0)


def export(journey):
    """Everything in one zip, that opens."""
    page = journey.open(path=f"/#/studies/{journey.study}/export")
    journey.finished(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    names = zipfile.ZipFile(download.value.path()).namelist()
    for name in ("report.html", "customers.csv", "model.json", "study.json"):
        journey.note(not any(name in found for found in names), f"{name} is not in the zip")


def other_kinds_of_study(journey):
    """A table of customers, and a study of single lines: every place has something to say."""
    page = journey.open()
    table = page.request.get(
        f"{journey.address}/api/v1/studies/{journey.study}/files/customers.csv").body()
    journey.upload(page, {"name": "people.csv", "buffer": table, "mimeType": "text/csv"})
    expect(page.get_by_text("a table of customers")).to_be_visible()
    page.get_by_role("button", name="Start the study").click()
    page.wait_for_url(re.compile("#/studies/"))
    journey.finished(page)
    expect(page.locator("#place-segments .card").first).to_be_attached()
    journey.told(page)
    journey.picture(page, "people", whole=True)
    page = journey.open()
    journey.upload(page)
    journey.choose(page, "transaction-outliers", "Single lines")
    journey.finished(page)
    journey.told(page)
    journey.picture(page, "lines", whole=True)
