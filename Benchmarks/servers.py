"""Starts servers for the load test, and looks at their memory from outside."""

import glob
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server in a process group of its own."""

    def __init__(self, command, port, environment=None, folder=None):
        self.port = port
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=os.environ | (environment or {}), cwd=folder,
            start_new_session=True,
        )
        self.wait()

    def wait(self, seconds=30):
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        raise SystemExit(f"bench: {self.process.args[0]} does not listen on port {self.port}")

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def processes(self):
        """The process and its workers."""
        found, todo = [], [self.process.pid]
        while todo:
            pid = todo.pop()
            found.append(pid)
            # Any thread may have started one.
            for path in glob.glob(f"/proc/{pid}/task/*/children"):
                try:
                    with open(path) as file:
                        todo += [int(word) for word in file.read().split()]
                except OSError:
                    pass
        return found

    def resident(self, key="VmRSS"):
        """The resident bytes of all its processes now, or their peaks with `VmHWM`."""
        total = 0
        for pid in self.processes():
            try:
                with open(f"/proc/{pid}/status") as file:
                    for line in file:
                        if line.startswith(key + ":"):
                            total += int(line.split()[1]) * 1024
            except OSError:
                pass
        return total

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Client:
    """Asks our service, as a program would."""

    def __init__(self, server):
        self.server = server

    def ask(self, path, body=None, method=None, kind="application/json"):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            self.server.address("/api/v1" + path), data=data,
            method=method or ("POST" if data is not None else "GET"),
            headers={"Content-Type": kind} if data is not None else {},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def upload(self, path):
        with open(path, "rb") as file:
            return self.ask(f"/datasets?name={path.name}", file.read(), kind="application/octet-stream")

    def study(self, dataset, recipe, seconds=120):
        """Carries a study out, and returns it when it is finished."""
        study = self.ask("/studies", {"dataset": dataset["id"], "recipe": recipe})
        end = time.perf_counter() + seconds
        while study["state"] in ("queued", "running") and time.perf_counter() < end:
            time.sleep(0.1)
            study = self.ask(f"/studies/{study['id']}")
        if study["state"] != "finished":
            raise SystemExit(f"bench: the study is {study['state']}: {study.get('problem')}")
        return study
