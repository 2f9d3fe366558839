"""A real application around a really fitted guard, in this process and as its own."""

import dataclasses
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from model.guard import Guard, Thresholds
from service.app import create_app
from service.settings import Settings

ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in ("HOST", "PORT", "ALLOWED_HOSTS", "ALLOW_REMOTE", "LOG_LEVEL"):
        monkeypatch.delenv(f"UNVENT_{name}", raising=False)
    return Settings()


@pytest.fixture
def app(settings: Settings, guard: Guard) -> FastAPI:
    return create_app(settings, guard)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url=ADDRESS) as client:
        yield client


@pytest.fixture
def strict_guard(guard: Guard) -> Guard:
    """The same guard, warning of everything: what it says does not hang on its training."""
    open_gate = dataclasses.replace(guard.gate, threshold=-math.inf)
    return dataclasses.replace(
        guard, gate=open_gate, thresholds=Thresholds(0.0, 0.0), care_threshold=2.0
    )


@pytest.fixture
def strict_client(settings: Settings, strict_guard: Guard) -> Iterator[TestClient]:
    with TestClient(create_app(settings, strict_guard), base_url=ADDRESS) as client:
        yield client


@pytest.fixture(scope="session")
def data_dir(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory in which the guard is the version that serves."""
    data_dir = tmp_path_factory.mktemp("data")
    (data_dir / "models").symlink_to(models)
    return data_dir


StartService = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module")
def start_service(data_dir: Path) -> Iterator[StartService]:
    """Starts `python -m service` on any free port, with further settings."""
    started: list[subprocess.Popen[str]] = []

    def start(**settings: str) -> subprocess.Popen[str]:
        chosen = {"UNVENT_PORT": "0", "UNVENT_DATA_DIR": str(data_dir), **settings}
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        process = subprocess.Popen(
            [sys.executable, "-m", "service"],
            env=environment | chosen,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def wait_for_address() -> Callable[[subprocess.Popen[str]], str]:
    """Reads what the service prints until it says where it is."""

    def wait(process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip().startswith("Try it"):
                return line.split()[-1].rstrip("/")
        err = process.communicate()[1]
        pytest.fail(f"the service ended with status {process.returncode} and said: {err}")

    return wait
