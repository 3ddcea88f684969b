"""The program as a server of its own, which a step may stop and start again."""

import pathlib
import signal
import socket
import subprocess
import time
import urllib.request


class Service:
    """`clientele serve` on a free port, with all it keeps in one folder."""

    def __init__(self, program, folder):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None

    def sample(self, name, customers):
        """Makes a shop, and says where it is."""
        path = self.folder / name
        if not path.exists():
            subprocess.run([self.program, "sample", str(path), "--customers", str(customers), "-q"],
                           check=True)
        return str(path)

    def add_user(self, name, password, role):
        """Adds a user; once it is started anew everybody has to log in."""
        subprocess.run(
            [self.program, "user", "add", name, "--role", role, "--data", str(self.folder / "data")],
            input=f"{password}\n", text=True, check=True, stdout=subprocess.DEVNULL)

    def start(self):
        log = open(self.folder / "serve.log", "ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", str(self.port), "--data", str(self.folder / "data")],
            stdout=log, stderr=log)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/health", timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError(f"the service did not start; see {self.folder}/serve.log")

    def stop(self):
        """Asks it to end, and returns its exit status: 0 when it ended well and in time."""
        if not self.process:
            return 0
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self.process = None
