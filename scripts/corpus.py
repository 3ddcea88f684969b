"""What the checks of whole corpora of files share: our cells of a file, and the count of verdicts."""

import argparse
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def cells(program, path):
    """The cells as `clientele-bench cells` prints them, or a sentence about its failure."""
    try:
        done = subprocess.run([program, "cells", path], capture_output=True, timeout=10)
    except subprocess.TimeoutExpired:
        return None, "took more than 10 s"
    if done.returncode not in (0, 65):
        return None, f"ended with status {done.returncode}"
    try:
        return json.loads(done.stdout), None
    except ValueError:
        return None, "printed no JSON"


def options(description, folder):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data" / folder)
    parser.add_argument("--program", default=str(ROOT / ".build/release/clientele-bench"))
    return parser.parse_args()


def check(options, name, endings, judged):
    """Judges every file with one of the endings, prints what is wrong, and returns a status.

    `judged(program, path)` returns what the file counts as, a sentence about the difference or
    None, and whether it is a fault that no reason excuses.
    """
    if not options.data.exists():
        print(f"{options.data} is absent; nothing was checked.")
        return 0
    known = json.loads((ROOT / f"scripts/{name}-differences.json").read_text())
    files = sorted(p for p in options.data.rglob("*") if p.suffix in endings)
    counts, explained, failed = {}, 0, 0
    for path in files:
        file = str(path.relative_to(options.data))
        verdict, words, is_fault = judged(options.program, path)
        if words is None and file not in known:
            counts[verdict] = counts.get(verdict, 0) + 1
        elif words is not None and not is_fault and file in known:
            explained += 1
        else:
            failed += 1
            gone = f"no longer differs; take it out of {name}-differences.json"
            print(f"{file}: {words or gone}")
    for verdict, count in sorted(counts.items()):
        print(f"{count} files were {verdict}.")
    print(f"{explained} files differ for a known reason.")
    print(f"{sum(counts.values())} passed, {failed} failed")
    return 1 if failed or not files else 0
