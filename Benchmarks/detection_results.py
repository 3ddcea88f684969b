"""The section of RESULTS.md about detectors."""

HEAD = """## Detection

Drawn rows: eight blobs and one outlier in a hundred. Fitting and scoring as many new rows, apart, on one thread;
the peak is that of the process that does both. Each is the median of repeats in a process, the first left out, and
of processes, without a run before to warm up.
PyOD scores the rows it learns while it fits, which ours leaves to those who ask. What is missed is named.
How time and memory grow: [GROWTH.md](GROWTH.md).
"""


def value(measure, taken):
    return taken["stages"][measure] if measure in ("fit", "score") else taken[measure]


def ratio(measure, theirs, ours):
    return value(measure, theirs) / max(value(measure, ours), 1e-9)


def verdict(job, peer):
    """What is missed beside a peer."""
    ours = job["taken"]["clientele"]
    missed = [
        f"{target['measure']} {target['times']:g} ×"
        for target in job["targets"]
        if target["peer"] == peer
        and ratio(target["measure"], job["taken"][peer], ours) < target["times"]
    ]
    return "missed: **" + ", ".join(missed) + "**" if missed else "reached"


def lines(job):
    ours, *_ = job["taken"].values()
    for peer, theirs in list(job["taken"].items())[1:]:
        cells = [job["title"], job["what"]]
        for one, name in ((ours, ""), (theirs, peer)):
            cells += [name] if name else []
            cells += [f"{value('fit', one):.4f}", f"{value('score', one):.4f}", f"{one['peak'] / 1e6:.0f} MB"]
        cells += [f"{ratio(measure, theirs, ours):.1f} ×" for measure in ("fit", "score", "peak")]
        yield f"| {' | '.join([*cells, verdict(job, peer)])} |"


def detection_section(found, noise):
    """A table for each day; `noise` says that a machine was busy."""
    parts = [HEAD]
    for day in dict.fromkeys(job["date"].split()[0] for job in found.values()):
        jobs = [job for job in found.values() if job["date"].startswith(day)]
        parts += [
            f"Measured {jobs[0]['date']}{noise(jobs[0])}; seconds.", "",
            "| detector | rows | fit | score | peak | peer | fit | score | peak | fit | score | memory | |",
            "| --- | --: | --: | --: | --: | --- | --: | --: | --: | --: | --: | --: | --- |",
            *(line for job in jobs for line in lines(job)), "",
        ]
    return "\n".join(parts)
