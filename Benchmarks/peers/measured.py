"""What every peer prints: the seconds of each repeat and sums of the result, as a line of JSON."""

import json
import resource
import sys
import time


def measure(work, repeats=1):
    """Does work some times; returns the measurement and the last result."""
    seconds, before = [], time.process_time()
    for _ in range(repeats):
        began = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - began)
    return {"seconds": seconds, "cpu": time.process_time() - before, "check": {}}, result


def measure_repeatedly(work):
    """Does work until half a second is over, at most nine times; a result is let go before the next."""
    seconds, spent = [], 0
    while True:
        measurement, result = measure(work)
        seconds += measurement["seconds"]
        spent += measurement["cpu"]
        if len(seconds) == 9 or sum(seconds) >= 0.5:
            break
        del result
    kept = sorted(seconds[1:] or seconds)
    return {"seconds": seconds, "cpu": spent, "typical": kept[len(kept) // 2]}, result


def peak():
    """The peak of memory so far, in bytes."""
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


def show(measurement):
    print(json.dumps(measurement))
