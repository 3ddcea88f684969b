"""Shows how seconds and memory grow with the rows and writes GROWTH.md: growth.py [--only kmeans-4,ward].

Each point is one process on one thread: the median of its repeats, and its peak. A program that takes more
than a minute is not asked for more rows.
"""

import argparse
import datetime
import json
import math
import sys

import bench
import clustering_jobs
import detection_jobs
import jobs
import processes

# The name, what it is called, the peer it is compared with, and the most rows.
METHODS = [
    ("kmeans-4", "k-means, k = 4", "sklearn", 10_000_000),
    ("mini-batch", "mini-batch k-means", "sklearn", 1_000_000),
    ("bisecting", "bisecting k-means", "sklearn", 1_000_000),
    ("mixture", "Gaussian mixture", "sklearn", 1_000_000),
    ("birch", "BIRCH", "sklearn", 1_000_000),
    ("dbscan", "DBSCAN", "sklearn", 1_000_000),
    ("hdbscan", "HDBSCAN", "fast_hdbscan", 1_000_000),
    ("ward", "Ward's tree", "fastcluster", 20_000),
    ("optics", "OPTICS", "sklearn", 20_000),
    ("medoids", "k-medoids", "kmedoids", 10_000),
    ("silhouette-rows", "silhouette", "sklearn", 50_000),
    ("spectral", "spectral clustering", "sklearn", 10_000),
]
# Detectors beside PyOD: the seconds are those of the fit, the rows those of blobs.
DETECTORS = [
    ("isolation-forest", "isolation forest: fit", "pyod", 1_000_000),
    ("nearest-neighbours", "nearest neighbours: fit", "pyod", 1_000_000),
    ("lof", "local outlier factor: fit", "pyod", 1_000_000),
    ("ecod", "ECOD: fit", "pyod", 1_000_000),
    ("hbos", "HBOS: fit", "pyod", 1_000_000),
]
ALL = METHODS + DETECTORS
SIZES = [1_000, 10_000, 20_000, 50_000, 100_000, 1_000_000, 10_000_000]
PATIENCE = 60

HEAD = """# How time and memory grow

Seconds of the work alone and the peak of the whole process, one thread, against the number of rows (three
features: customers of Online Retail drawn anew with noise, or for detectors blobs with outliers). A program
that takes more than a minute is not asked for more rows. Those of detectors fit and score new rows; PyOD scores
the rows it learns too. The peaks of peers begin at what Python and their library take. Measured {date}
on {machine}; again with `scripts/bench --growth`.

![Seconds](growth-seconds.svg)

![Memory](growth-memory.svg)
"""


def rivals(paths, name, library):
    """Ours and the peer, the name of the rows' files, and their sizes."""
    if name in [detector for detector, *_ in DETECTORS]:
        sizes = [size for size in SIZES if size in detection_jobs.GROWING]
        return detection_jobs.contestants(paths, name, "{rows}", [library]), "learn", sizes
    return clustering_jobs.contestants(paths, name, "{rows}", [library], 1), "rows", SIZES


def points(paths, name, library, most):
    """The seconds and bytes of ours and of the peer, by rows."""
    found = {}
    contestants, kind, sizes = rivals(paths, name, library)
    for contestant in contestants:
        taken = found[contestant.name] = []
        for size in (size for size in sizes if size <= most):
            rows = paths.scratch / f"{kind}-{size}x3.f64"
            command = [str(rows) if word == "{rows}" else word for word in contestant.command]
            try:
                run = processes.run(command, contestant.environment, limit=4 * PATIENCE)
            except processes.Failed as error:
                bench.say(f"  {contestant.name}, {size:,} rows: {str(error)[-120:]}")
                break
            seconds = run.output.get("timings", {}).get("fit", run.inside)
            taken.append({"rows": size, "seconds": seconds, "peak": run.peak})
            bench.say(f"  {contestant.name}, {size:,} rows: {seconds:.4f} s, {run.peak / 1e6:.0f} MB")
            if run.inside > PATIENCE:
                break
    return found


def draw(found, measure, scale, label, target):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot

    figure, places = pyplot.subplots(
        lines := math.ceil(len(found) / 3), 3, figsize=(11, 3 * lines), layout="constrained", squeeze=False)
    for place, (title, sides) in zip(places.flat, found.items()):
        for (name, taken), look in zip(sides.items(), ("o-", "s--")):
            place.plot([x["rows"] for x in taken], [x[measure] * scale for x in taken], look, label=name)
        place.set(title=title, xscale="log", yscale="log", xlabel="rows", ylabel=label)
        place.grid(alpha=0.3)
        place.legend(fontsize=8)
    for place in places.flat[len(found):]:
        place.set_visible(False)
    figure.savefig(target, metadata={"Date": None})


def table(found):
    lines = ["| method | rows | clientele | | peer | | faster by |", "| --- | --: | --: | --: | --: | --: | --: |"]
    for title, (ours, theirs) in ((title, found[title].items()) for title in found):
        by_rows = {one["rows"]: one for one in theirs[1]}
        for one in ours[1]:
            peer = by_rows.get(one["rows"])
            cells = [title, f"{one['rows']:,}", f"{one['seconds']:.4f} s", f"{one['peak'] / 1e6:.0f} MB"]
            cells += (
                [f"{theirs[0]} {peer['seconds']:.4f} s", f"{peer['peak'] / 1e6:.0f} MB",
                 f"{peer['seconds'] / one['seconds']:.1f} ×"] if peer else ["", "", ""])
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def write(found, folder):
    (folder / "growth.json").write_text(json.dumps(found, indent=1) + "\n")
    head = HEAD.format(
        date=datetime.date.today().isoformat(), machine=bench.machine()["machine"])
    (folder / "GROWTH.md").write_text(head + "\n" + table(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="some of " + ",".join(name for name, *_ in ALL))
    parser.add_argument("--draw", action="store_true", help="only draw what is in growth.json")
    parser.add_argument("--data", type=bench.Path, default=bench.default_data())
    parser.add_argument("--into", type=bench.Path, default=bench.ROOT / "Benchmarks", help="another folder")
    options = parser.parse_args()
    paths = jobs.Paths(bench.ROOT, options.data)
    if not options.draw:
        processes.run(paths.peer("prepare.py", options.data, paths.scratch))
    folder = options.into
    store = folder / "growth.json"
    found = json.loads(store.read_text()) if store.exists() else {}
    wanted = options.only.split(",") if options.only else [name for name, *_ in ALL]
    wanted = [] if options.draw else wanted
    for name, title, library, most in ALL:
        if name in wanted:
            bench.say(title)
            found[title] = points(paths, name, library, most)
            write({title: found[title] for _, title, _, _ in ALL if title in found}, folder)
    # Last, since a process begins with the memory of the one that starts it.
    draw(found, "seconds", 1, "seconds", folder / "growth-seconds.svg")
    draw(found, "peak", 1e-6, "MB", folder / "growth-memory.svg")
    bench.say(f"The results are in {folder / 'GROWTH.md'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
