"""Puts load on the service and its peers, and writes LOAD.md: load.py [--seconds 8] [--rounds 3].

Needs the release build, wrk, and the venv of scripts/bench.
"""

import argparse
import datetime
import http.client
import json
import os
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import machine
from servers import Client, Server, free_port

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("CLIENTELE_PROGRAM", ROOT / ".build/release/clientele"))
PEERS = ROOT / "Benchmarks/peers"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=8, help="of load in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--customers", type=int, default=100_000, help="of the large table")
    return parser.parse_args()


def service(data):
    port = free_port()
    return Server([PROGRAM, "serve", "--port", port, "--data", data], port)


def python(module, *words):
    return [ROOT / ".venv/bin/python", "-m", module, *words]


def peers(model):
    """The servers to compare with: each with two workers on the same model."""
    environment = {"CLIENTELE_MODEL": str(model)}

    def fastapi():
        port = free_port()
        words = python("uvicorn", "serve_fastapi:app", "--port", port, "--workers", 2)
        return Server(words + ["--log-level", "warning"], port, environment, PEERS)

    def flask():
        port = free_port()
        words = python("gunicorn", "serve_flask:app", "--workers", 2)
        return Server(words + ["--bind", f"127.0.0.1:{port}"], port, environment, PEERS)

    return {"FastAPI + uvicorn": fastapi, "Flask + gunicorn": flask}


def sample(folder, customers, name):
    path = folder / name
    subprocess.run(
        [PROGRAM, "sample", path, "--customers", str(customers), "--seed", "7", "-q"], check=True
    )
    return path


def wrk(address, seconds):
    output = subprocess.run(
        ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", "-s", PEERS / "predict.lua", address],
        capture_output=True, text=True, check=True,
    ).stdout
    return json.loads(output.strip().splitlines()[-1])


def predictions(folder, options):
    """Requests a second for one customer each, one server after another, round by round."""
    shop = sample(folder, 4_000, "shop.csv")
    ours = service(folder / "predict")
    client = Client(ours)
    study = client.study(client.upload(shop), "rfm")
    model = folder / "model.json"
    model.write_text(json.dumps(client.ask(f"/studies/{study['id']}/files/model.json")))
    ours.stop()
    check_same(model, study)

    def clientele():
        return service(folder / "predict")

    starters = {"clientele": clientele} | peers(model)
    taken = {name: [] for name in starters}
    for number in range(options.rounds):
        for name, start in starters.items():
            server = start()
            path = f"/api/v1/models/{study['id']}/predict" if name == "clientele" else "/predict"
            wrk(server.address(path), 1)
            found = wrk(server.address(path), options.seconds)
            found["peak"] = server.resident("VmHWM")
            server.stop()
            taken[name].append(found)
            print(f"round {number + 1}, {name}: {found['requests'] / found['seconds']:,.0f} requests/s, "
                  f"p99 {found['p99']:.1f} ms, {found['peak'] / 1e6:.0f} MB", flush=True)
    return taken


def check_same(model, study):
    """The peers give the segment that ours gives."""
    sys.path.insert(0, str(PEERS))
    from scorer import Scorer

    scorer = Scorer(model)
    for customer in ((5, 20, 3000.0), (300, 1, 20.0), (60, 4, 800.0)):
        words = [f"--{name}={value}" for name, value in zip(scorer.names, customer)]
        ours = json.loads(subprocess.run(
            [PROGRAM, "predict", "--model", model, "--json", *words],
            capture_output=True, text=True, check=True).stdout)
        theirs = scorer.predict(dict(zip(scorer.names, customer)))
        same_score = abs(ours["unusualScore"] - theirs["unusualScore"]) < 1e-12
        if ours["segment"] != theirs["segment"]["id"] or not same_score:
            raise SystemExit(f"bench: the peers disagree about {customer}: {ours} {theirs}")


def streams(folder, count=1_000):
    """Memory of a thousand open event streams of a study that stands still."""
    server = service(folder / "streams")
    client = Client(server)
    dataset = client.upload(sample(folder, 20_000, "streams.csv"))
    study = client.ask("/studies", {"dataset": dataset["id"], "recipe": "rfm"})
    end = time.perf_counter() + 10
    while not (workers := server.processes()[1:]):
        if time.perf_counter() > end:
            raise SystemExit("bench: the study was over before its process was seen")
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)
    before = own_resident(server)
    sockets = []
    for _ in range(count):
        each = socket.create_connection(("127.0.0.1", server.port))
        each.sendall(
            f"GET /api/v1/studies/{study['id']}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        sockets.append(each)
    answered = sum(each.recv(64).startswith(b"HTTP/1.1 200") for each in sockets)
    time.sleep(1)
    after = own_resident(server)
    for worker in workers:
        os.kill(worker, signal.SIGCONT)
    for each in sockets:
        each.close()
    server.stop()
    return {"streams": answered, "more": after - before}


def own_resident(server):
    """The resident bytes of the service alone, without the study's process."""
    with open(f"/proc/{server.process.pid}/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS:"))


def upload(folder, size=200 << 20):
    """The peak of memory while a large file comes in."""
    server = service(folder / "upload")
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    line = b"536365,85123A,6,2010-12-01 08:26,2.55,17850,United Kingdom\n"
    block = line * ((1 << 20) // len(line) + 1)
    began = time.perf_counter()
    connection.putrequest("POST", "/api/v1/datasets?name=large.csv")
    blocks = size // len(block)
    connection.putheader("Content-Type", "application/octet-stream")
    connection.putheader("Content-Length", str(blocks * len(block)))
    connection.endheaders()
    for _ in range(blocks):
        connection.send(block)
    answer = connection.getresponse()
    seconds = time.perf_counter() - began
    if answer.status != 201:
        raise SystemExit(f"bench: the upload was answered {answer.status}: {answer.read()[:300]}")
    peak = server.resident("VmHWM")
    server.stop()
    return {"bytes": blocks * len(block), "seconds": seconds, "peak": peak}


def table(folder, customers):
    """The time to filter, search and sort a large table of customers, one page at a time."""
    server = service(folder / "table")
    client = Client(server)
    study = client.study(client.upload(sample(folder, customers, "large.csv")), "rfm", 600)
    path = f"/studies/{study['id']}/customers?limit=50"
    client.ask(path)
    times = {}
    for words in ("sort=-monetary", "search=12", "min.monetary=500&max.recency=60&sort=recency",
                  "unusual=true&sort=-unusual_score", "offset=90000"):
        taken = []
        for _ in range(5):
            began = time.perf_counter()
            client.ask(f"{path}&{words}")
            taken.append(time.perf_counter() - began)
        times[words] = statistics.median(taken) * 1_000
    server.stop()
    return {"customers": customers, "milliseconds": times}


def main():
    options = arguments()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4_096, limit[1]), limit[1]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = {
            "machine": machine(),
            "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
            "load": os.getloadavg()[0],
            "predictions": predictions(folder, options),
            "streams": streams(folder),
            "upload": upload(folder),
            "table": table(folder, options.customers),
        }
    (ROOT / "Benchmarks/load.json").write_text(json.dumps(found, indent=1) + "\n")
    (ROOT / "Benchmarks/LOAD.md").write_text(page(found))
    print("The results are in Benchmarks/LOAD.md.")


def page(found):
    machine_lines = [f"- {key}: {value}" for key, value in found["machine"].items()]
    rows, rates = [], {}
    for name, taken in found["predictions"].items():
        rates[name] = statistics.median(run["requests"] / run["seconds"] for run in taken)
    for name, taken in found["predictions"].items():
        p50, p99 = (statistics.median(run[key] for run in taken) for key in ("p50", "p99"))
        peak = max(run["peak"] for run in taken)
        ratio = "" if name == "clientele" else f"{rates['clientele'] / rates[name]:.1f} ×"
        errors = sum(run["errors"] for run in taken)
        rows.append(f"| {name} | {rates[name]:,.0f} | {p50:.2f} ms | {p99:.2f} ms "
                    f"| {peak / 1e6:.0f} MB | {errors} | {ratio} |")
    streams, upload, table = found["streams"], found["upload"], found["table"]
    filters = [f"| `{words}` | {time:.1f} ms |" for words, time in table["milliseconds"].items()]
    return "\n".join([
        "# Load", "",
        "One server after another in one invocation, each started anew for each round, with 64",
        "connections of wrk on the same machine. The peers score with the same model in plain Python",
        "(`peers/scorer.py`), which is faster for one customer than NumPy or scikit-learn; they give no",
        "reasons. Each has two workers. Run again with `scripts/bench --load`.", "",
        *machine_lines, f"- measured {found['date']}, load {found['load']:.1f} before", "",
        "## One customer a request", "",
        "| | requests/s | median | 99 % | peak, all processes | errors | ours is faster by |",
        "| --- | --: | --: | --: | --: | --: | --: |", *rows, "",
        "## Streams, uploads, tables", "",
        f"- {streams['streams']:,} open event streams take {streams['more'] / 1e6:.1f} MB more.",
        f"- An upload of {upload['bytes'] / 1e6:.0f} MB took {upload['seconds']:.2f} s; the peak was "
        f"{upload['peak'] / 1e6:.0f} MB.",
        f"- A page of {table['customers']:,} customers:", "",
        "| asked for | median of 5 |", "| --- | --: |", *filters, "",
    ])


if __name__ == "__main__":
    main()
