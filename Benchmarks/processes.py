"""Runs a program to its end and measures it from outside."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field


@dataclass
class Run:
    """What one process took: seconds, bytes, and the JSON on its last line."""

    wall: float
    cpu: float
    peak: int
    output: dict = field(default_factory=dict)

    @property
    def inside(self):
        """The seconds of the work alone, without start and imports: the median of its repeats,
        the first left out where there are others."""
        seconds = self.output.get("seconds")
        if not isinstance(seconds, list):
            return None
        kept = sorted(seconds[1:] or seconds)
        return kept[len(kept) // 2]


class Failed(Exception):
    pass


def run(command, environment=None, limit=300):
    """Runs a command; the peak is that of the process by `wait4`, its children included."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
            env=os.environ | (environment or {}), start_new_session=True,
        )
        usage, status = wait(process, began + limit)
        wall = time.perf_counter() - began
        output.seek(0)
        errors.seek(0)
        text, complaint = output.read().decode(), errors.read().decode()
    if status != 0:
        raise Failed(f"{' '.join(map(str, command))} ended with {status}: {(complaint or text)[-600:]}")
    lines = text.strip().splitlines()
    found = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    # ru_maxrss is in kilobytes on Linux and in bytes on macOS.
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale, found)


def wait(process, deadline):
    """Waits for a process; ends it and its children when it takes too long."""
    previous = signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, max(0.1, deadline - time.perf_counter()))
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage, process.returncode
