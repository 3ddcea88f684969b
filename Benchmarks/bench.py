"""Compares clientele with its peers and writes RESULTS.md: bench.py [--only study,read] [--runs 5].

Needs the release build, the venv of scripts/bench, and the data of ../shared/data (or --data).
"""

import argparse
import dataclasses
import datetime
import json
import os
import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import comparison
import jobs
import processes
import results

ROOT = Path(__file__).resolve().parents[1]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="some of the groups of jobs.py, as read,clustering; all by default")
    parser.add_argument("--jobs", help="of these groups only jobs whose names hold one of these words")
    parser.add_argument("--runs", type=int, default=5, help="runs of each program (slow ones: 3)")
    parser.add_argument("--data", type=Path, default=default_data())
    parser.add_argument(
        "--into", type=Path, default=ROOT / "Benchmarks",
        help="another folder for results.json and RESULTS.md, as for a run on a busy machine")
    return parser.parse_args()


def default_data():
    given = os.environ.get("CLIENTELE_DATA")
    return Path(given) if given else ROOT.parent / "shared/data"


def say(line):
    print(line, flush=True)


def chosen(options, known):
    names = options.only.split(",") if options.only else list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"bench: there is no '{unknown[0]}'; there are {', '.join(known)}.")
    words = options.jobs.split(",") if options.jobs else [""]
    return [
        job for name in names for job in known[name] if any(word in job.name for word in words)]


def machine():
    """What the figures depend on."""
    with open("/proc/cpuinfo") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    revision = subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout.strip()
    return {
        "machine": f"{models[0] if models else platform.processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}",
        "swift": swift.splitlines()[0] if swift else "not found",
        "revision": revision,
        "peers": f"Python {platform.python_version()}, "
        + ", ".join(f"{name} {version}" for name, version in pinned()),
    }


def pinned():
    for line in (ROOT / "Benchmarks/peers/requirements.txt").read_text().splitlines():
        name = line.split("==")[0].strip()
        if name and not name.startswith("#"):
            yield name, metadata.version(name)


def record(job, taken, load):
    return {
        "title": job.title,
        "what": job.what,
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "load": load,
        "inside": job.inside,
        "targets": [dataclasses.asdict(target) for target in job.targets],
        "taken": taken,
    }


def main():
    options = arguments()
    if not (options.data / "online_retail.xlsx").exists():
        say(f"bench: {options.data} has no online_retail.xlsx; nothing was compared.")
        return 0
    paths = jobs.Paths(ROOT, options.data)
    known = jobs.all_jobs(paths)
    todo = chosen(options, known)
    processes.run(paths.peer("prepare.py", options.data, paths.scratch))
    store = options.into / "results.json"
    found = json.loads(store.read_text()) if store.exists() else {"jobs": {}}
    found["machine"] = machine()
    failures = 0
    for job in todo:
        load = os.getloadavg()[0]
        try:
            taken = comparison.carry_out(job, options.runs, say)
        except processes.Failed as error:
            failures += 1
            say(f"bench: {error}")
            continue
        found["jobs"][job.name] = record(job, taken, load)
        order = [each.name for group in known.values() for each in group]
        # Where a peer is not installed its figures stay, and so does the order of the file.
        if set(found["jobs"]) <= set(order):
            found["jobs"] = {name: found["jobs"][name] for name in order if name in found["jobs"]}
        store.write_text(json.dumps(found, indent=1) + "\n")
        results.write(found, options.into)
    say(f"The results are in {options.into / 'RESULTS.md'}.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
