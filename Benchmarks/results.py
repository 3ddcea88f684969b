"""Writes RESULTS.md from the figures of the comparisons."""

from pathlib import Path

from detection_results import detection_section

HEAD = """# Results

Every program was run in turn (ours, peer, peer, ours, …) in one invocation, after one run each to
warm up, in which the results were checked to be equal. Seconds are medians, with the least and the
most beside them; processor time is user and system of the whole process; memory is the peak of the
process. Ratios carry over to other machines better than seconds do.

Run again with `make bench`, or `scripts/bench --only read,csv --runs 5`; peers are pinned in
`peers/requirements.txt`. This page is written by `scripts/bench` from `results.json`, with the
remarks of `remarks/`.
"""


def write(results, folder):
    parts = [HEAD]
    parts += [machine_lines(results)]
    jobs = results["jobs"]
    for name, job in jobs.items():
        if not name.startswith(("kernel-", "clustering-", "detection-")):
            parts.append(section(name, job, folder))
    kernels = {name: job for name, job in jobs.items() if name.startswith("kernel-")}
    if kernels:
        parts.append(kernel_section(kernels, folder))
    clustering = {name: job for name, job in jobs.items() if name.startswith("clustering-")}
    if clustering:
        parts.append(clustering_section(clustering, folder))
    detection = {name: job for name, job in jobs.items() if name.startswith("detection-")}
    if detection:
        parts.append("\n".join([detection_section(detection, noise), *remarks("detection", folder)]))
    (folder / "RESULTS.md").write_text("\n".join(parts))


def machine_lines(results):
    lines = [f"- {name}: {value}" for name, value in results["machine"].items()]
    return "\n".join(lines) + "\n"


def section(name, job, folder):
    lines = [f"## {job['title']}", "", job["what"], "", f"Measured {job['date']}{noise(job)}.", ""]
    columns = ["seconds (median)", "least – most", "runs", "processor", "peak", "ours is faster by"]
    if job["inside"]:
        columns.insert(2, "whole process")
    lines += [f"| | {' | '.join(columns)} |", "| --- |" + " --: |" * len(columns)]
    ours = next(iter(job["taken"].values()))
    for contestant, taken in job["taken"].items():
        cells = [
            f"{taken['seconds']:.3f}",
            f"{taken['least']:.3f} – {taken['most']:.3f}",
            str(taken["runs"]),
            f"{taken['cpu']:.2f} s",
            f"{taken['peak'] / 1e6:.0f} MB",
            "" if taken is ours else f"{taken['seconds'] / ours['seconds']:.1f} ×",
        ]
        if job["inside"]:
            cells.insert(2, f"{taken['wall']:.2f} s")
        lines.append(f"| {contestant} | {' | '.join(cells)} |")
    lines += ["", *stage_lines(job["taken"]), *target_lines(job), *remarks(name, folder)]
    return "\n".join(lines)


def noise(job):
    """Says that a machine was busy, where it was."""
    return f"; the machine was busy (load {job['load']:.1f})" if job["load"] > 0.7 else ""


def stage_lines(taken):
    lines = [
        f"- {name}: " + ", ".join(f"{stage} {value:.2f}" for stage, value in one["stages"].items())
        for name, one in taken.items()
        if one["stages"]
    ]
    return ["Seconds by stage:", "", *lines, ""] if lines else []


def reached(target, taken):
    """Whether a target is reached, and the figure."""
    ours = next(iter(taken.values()))
    if target["at_most"] is not None:
        value = ours[target["measure"]]
        words = f"{value / 1e6:.0f} MB" if target["measure"] == "peak" else f"{value:.3f} s"
        return value <= target["at_most"], words
    ratio = taken[target["peer"]]["seconds"] / ours["seconds"]
    return ratio >= target["times"], f"{ratio:.1f} ×"


def target_lines(job):
    if not job["targets"]:
        return []
    lines = ["| target | measured | |", "| --- | --: | --- |"]
    for target in job["targets"]:
        is_reached, words = reached(target, job["taken"])
        lines.append(f"| {target['words']} | {words} | {'reached' if is_reached else '**missed**'} |")
    return [*lines, ""]


def kernel_section(kernels, folder):
    first = next(iter(kernels.values()))
    lines = [
        "## Kernels", "", first["what"] + " The work alone, the median of repeats in a process.", "",
        f"Measured {first['date']}{noise(first)}.", "",
        "| kernel | clientele | peer | ratio | target |", "| --- | --: | --: | --: | --- |",
    ]
    for job in kernels.values():
        ours, (peer, theirs) = job["taken"]["clientele"], list(job["taken"].items())[1]
        target = ""
        if job["targets"]:
            is_reached, _ = reached(job["targets"][0], job["taken"])
            times = job["targets"][0]["times"]
            target = f"{times:g} × {'reached' if is_reached else '**missed**'}"
        lines.append(
            f"| {job['title']} | {ours['seconds'] * 1000:.2f} ms | {peer} "
            f"{theirs['seconds'] * 1000:.1f} ms | {theirs['seconds'] / ours['seconds']:.1f} × "
            f"| {target} |"
        )
    return "\n".join([*lines, "", *remarks("kernels", folder)])


def clustering_section(found, folder):
    lines = [
        "## Clustering", "",
        "Drawn rows like the customers of Online Retail (× 3) or of 60 crowds (× 16). The work alone, the "
        "median of repeats in a process and of processes; the peak is that of the process. How time and "
        "memory grow: [GROWTH.md](GROWTH.md).", "",
    ]
    # Jobs that were not run together stand apart, each with its date.
    for day in dict.fromkeys(job["date"].split()[0] for job in found.values()):
        for words in ("one thread", "all cores"):
            jobs = [
                job for job in found.values()
                if job["date"].startswith(day) and job["title"].endswith(words)]
            if jobs:
                lines += clustering_table(words, jobs)
    return "\n".join([*lines, *remarks("clustering", folder)])


def clustering_table(words, jobs):
    first = jobs[0]
    lines = [
        f"{words.capitalize()}, measured {first['date']}{noise(first)}.", "",
        "| method | clientele | | peer | | ratio | target |",
        "| --- | --: | --: | --: | --: | --: | --- |",
    ]
    for job in jobs:
        ours, *_ = job["taken"].values()
        targets = {target["peer"]: target for target in job["targets"]}
        title = f"{job['title'].split(', ' + words)[0]}, {job['what'].rstrip('.')}"
        own = f"| {title} | {ours['seconds']:.4f} s | {ours['peak'] / 1e6:.0f} MB "
        if len(job["taken"]) == 1:
            lines.append(f"{own}| none | | | |")
        for peer, theirs in list(job["taken"].items())[1:]:
            target = targets.get(peer)
            verdict = ""
            if target:
                is_reached, _ = reached(target, job["taken"])
                verdict = f"{target['times']:g} × {'reached' if is_reached else '**missed**'}"
            lines.append(
                f"{own}| {peer} {theirs['seconds']:.4f} s | {theirs['peak'] / 1e6:.0f} MB "
                f"| {theirs['seconds'] / ours['seconds']:.1f} × | {verdict} |")
    return [*lines, ""]


def remarks(name, folder):
    """What a person has to say about the figures of a job."""
    path = Path(folder) / "remarks" / f"{name}.md"
    return [path.read_text().strip(), ""] if path.exists() else []
