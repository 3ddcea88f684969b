"""What every peer prints: the seconds of each repeat and sums of the result, as a line of JSON."""

import json
import os
import time


def processor_time():
    spent = os.times()
    return spent.user + spent.system


def measure(work, repeats=1):
    """Does work some times; returns the measurement and the last result."""
    seconds, before = [], processor_time()
    for _ in range(repeats):
        began = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - began)
    return {"seconds": seconds, "cpu": processor_time() - before, "check": {}}, result


def show(measurement):
    print(json.dumps(measurement))
