"""What is compared with what, and how it is told that the results agree."""

import math
import statistics
from dataclasses import dataclass, field
from typing import Callable, Optional

import processes


@dataclass
class Contestant:
    """One program that does the job."""

    name: str
    command: list
    environment: dict = field(default_factory=dict)
    most_runs: int = 1000
    # Reads the figures of a run that are compared, for programs that do not print them.
    figures: Optional[Callable] = None


@dataclass
class Target:
    """A figure to reach: `at_most` for our own, `times` for so often faster (or smaller) than a peer.

    `measure` is seconds, peak, or a stage such as fit."""

    words: str
    measure: str = "seconds"
    at_most: Optional[float] = None
    peer: Optional[str] = None
    times: Optional[float] = None


@dataclass
class Comparison:
    """One job, done by us (the first contestant) and by peers."""

    name: str
    title: str
    what: str
    contestants: list
    targets: list = field(default_factory=list)
    # Whether the work alone is compared, without start and imports, or whole processes.
    inside: bool = True
    tolerances: dict = field(default_factory=dict)
    # Whether a run of each comes before those that count; else the first that counts is compared.
    rehearsed: bool = True


def carry_out(comparison, runs, say):
    """Runs the contestants in turn, and returns what they took, by name."""
    say(f"{comparison.name}: warm-up" if comparison.rehearsed else comparison.name)
    if comparison.rehearsed:
        agree(comparison, {c.name: figures(c, warm_up(c, say)) for c in comparison.contestants}, say)
    taken = {contestant.name: [] for contestant in comparison.contestants}
    for turn in range(runs):
        for contestant in comparison.contestants:
            if turn >= contestant.most_runs:
                continue
            run = processes.run(contestant.command, contestant.environment)
            taken[contestant.name].append(run)
            say(f"  {contestant.name}: {seconds(comparison, run):.3f} s, {run.peak / 1e6:.0f} MB")
        if turn == 0 and not comparison.rehearsed:
            agree(comparison, {c.name: figures(c, taken[c.name][0]) for c in comparison.contestants}, say)
    return {name: summary(comparison, found) for name, found in taken.items()}


def warm_up(contestant, say):
    run = processes.run(contestant.command, contestant.environment)
    say(f"  {contestant.name}: warmed up in {run.wall:.2f} s")
    return run


def figures(contestant, run):
    return contestant.figures(run) if contestant.figures else run.output.get("check", {})


def agree(comparison, found, say):
    """Stops when a peer's figures differ from ours."""
    names = list(found)
    ours = found[names[0]]
    for name in names[1:]:
        for key in ours.keys() & found[name].keys():
            tolerance = comparison.tolerances.get(key, 1e-9)
            if not math.isclose(ours[key], found[name][key], rel_tol=tolerance, abs_tol=tolerance):
                raise processes.Failed(
                    f"{comparison.name}: {key} is {ours[key]} with {names[0]} and "
                    f"{found[name][key]} with {name}; nothing was timed."
                )
        shared = sorted(ours.keys() & found[name].keys())
        say(f"  {name} agrees in {', '.join(shared) or 'nothing (random)'}")


def seconds(comparison, run):
    return run.inside if comparison.inside else run.wall


def summary(comparison, found):
    walls = [seconds(comparison, run) for run in found]
    return {
        "runs": len(found),
        "seconds": statistics.median(walls),
        "least": min(walls),
        "most": max(walls),
        "wall": statistics.median(run.wall for run in found),
        "cpu": statistics.median(run.cpu for run in found),
        "peak": statistics.median(run.peak for run in found),
        "before": statistics.median(run.output.get("before", 0) for run in found),
        "stages": stages(found),
    }


def stages(found):
    """The median seconds of each stage, for programs that tell."""
    told = [run.output.get("timings") for run in found]
    if not told or not all(isinstance(stage, dict) for stage in told):
        return {}
    return {name: statistics.median(one[name] for one in told) for name in told[0]}
