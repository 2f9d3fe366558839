"""The real service as a process of its own, on a free port, with the trained model."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0  # DESIGN says 3; the machine may be busy with other things
STOP_SECONDS = 10.0
POLL_SECONDS = 0.05


class ServiceProcess:
    """`python -m service`, started and ended as a context manager."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.port = free_port()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> ServiceProcess:
        with self.log.open("w") as output:
            self.process = start(self.port, output)
        try:
            self.wait_until_ready()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def wait_until_ready(self) -> None:
        """Return once /readyz says so; raises with the service's own words when it does not."""
        deadline = time.monotonic() + START_SECONDS
        while not is_ready(self.address):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the service did not come up:\n{self.log.read_text()}")
            time.sleep(POLL_SECONDS)

    def end(self) -> None:
        """End the service and all its workers."""
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(STOP_SECONDS)
        except ProcessLookupError:
            self.process.wait()
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def start(port: int, output: IO[str]) -> subprocess.Popen[bytes]:
    """Return the started process, the leader of a group of its own."""
    here = {"UNVENT_HOST": "127.0.0.1", "UNVENT_PORT": str(port)}
    folder = {"UNVENT_DATA_DIR": str(ROOT / ".cache" / "data")}
    return subprocess.Popen(
        [sys.executable, "-m", "service"],
        cwd=ROOT,
        env=folder | os.environ | here,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def is_ready(address: str) -> bool:
    """Return whether the service answers that it is ready."""
    try:
        with urlopen(f"{address}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
