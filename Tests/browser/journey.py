#!/usr/bin/env python3
"""Goes the whole way through the dashboard in a real browser, and says what is wrong.

Use: Tests/browser/journey.py WHERE [FILE] [--screenshots FOLDER] [--only WORD]

WHERE is the program, which is then started, stopped and started again on a free port, or the address
where a service listens already. FILE is a workbook or CSV of invoices; without one a shop is made.
Every step must leave the console silent and ask no other host; axe must find no violation, light and
dark; a phone must not scroll sideways. Needs Debian's chromium (CHROMIUM overrides where) and the
packages of Tests/browser/requirements.txt.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from manners import dark_and_phone, keyboard_alone, paper, small
from places import (charts_as_they_scroll_in, comparison, customers, export, from_file_to_study,
                    methods_side_by_side, names_are_kept, other_kinds_of_study, prediction, text_files_as_they_are_written,
                    unusual_ones_are_reviewed)
from service import Service
from trouble import (a_viewer_logs_in, cancelling, markup_in_every_text,
                     reload_and_restart_in_mid_study)
from visitor import Journey

STEPS = [from_file_to_study, charts_as_they_scroll_in, customers, names_are_kept,
         unusual_ones_are_reviewed, prediction, comparison, methods_side_by_side, export,
         other_kinds_of_study, text_files_as_they_are_written, keyboard_alone, dark_and_phone,
         paper, small, cancelling, markup_in_every_text, reload_and_restart_in_mid_study,
         a_viewer_logs_in]


def walk(journey, only):
    """Takes the steps; one that stops is one problem, and the others go on."""
    for step in STEPS:
        if step is not STEPS[0] and (not journey.study or only and only not in step.__name__):
            continue
        journey.may_miss = False
        journey.step = step.__name__.replace("_", " ")
        began = time.monotonic()
        try:
            step(journey)
        except Exception as error:
            journey.note(True, f"stopped: {str(error)[:900]}")
        for context in journey.browser.contexts:
            context.close()
        print(f"{journey.step}: {time.monotonic() - began:.1f} s", flush=True)


def begin(browser, service, arguments):
    if not service:
        return Journey(browser, arguments.where, arguments.file, arguments.screenshots)
    service.start()
    return Journey(browser, service.address, arguments.file or service.sample("shop.xlsx", 600),
                   arguments.screenshots, service, service.sample("long.csv", 20_000))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("where")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--only", help="take the first step and those whose name holds this word")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        service = None if "://" in arguments.where else Service(arguments.where, folder)
        try:
            journey = begin(browser, service, arguments)
            walk(journey, arguments.only)
        finally:
            browser.close()
            if service:
                service.stop()
    print(f"{len(journey.problems)} problems" if journey.problems else "nothing is wrong")
    sys.exit(1 if journey.problems else 0)


if __name__ == "__main__":
    main()
