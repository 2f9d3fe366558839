"""`python -m service` as a process: how it starts, what it says when it cannot, how it stops."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

StartService = Callable[..., subprocess.Popen[str]]
WaitForAddress = Callable[[subprocess.Popen[str]], str]


@pytest.fixture
def copied_data_dir(data_dir: Path, tmp_path: Path) -> Path:
    """A copy of the data directory that a test may damage."""
    return Path(shutil.copytree(data_dir, tmp_path / "copy"))


def refused(process: subprocess.Popen[str], status: int) -> str:
    """The one sentence that a process ended with."""
    out, err = process.communicate()
    assert process.returncode == status
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("Unvent: ")
    assert err.count("\n") == 1
    return err


def test_it_serves_and_says_where(
    start_service: StartService, wait_for_address: WaitForAddress
) -> None:
    process = start_service()
    address = wait_for_address(process)
    assert httpx2.get(f"{address}/readyz").json()["status"] == "ready"
    verdict = httpx2.post(f"{address}/v1/check", json={"text": "A post."}).json()
    assert verdict["decision"] in {"ok", "nudge", "warn", "care"}
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in err


def test_a_loaded_guard_is_warm(models: Path) -> None:
    """The extension waits a second for a verdict; loading what the first needs takes half."""
    code = (
        "import sys; from pathlib import Path; from service.__main__ import load_guard;"
        "load_guard(Path(sys.argv[1])); print('py3langid.langid' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(models)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert told.stdout == "True\n"


def test_a_port_in_use_is_a_sentence(start_service: StartService) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = refused(start_service(UNVENT_PORT=str(port)), 1)
    assert f"port {port} on 127.0.0.1 is in use" in sentence
    assert "UNVENT_PORT" in sentence


def test_a_host_that_is_not_here_is_a_sentence(start_service: StartService) -> None:
    # 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
    process = start_service(UNVENT_HOST="192.0.2.1", UNVENT_ALLOW_REMOTE="1")
    assert "192.0.2.1 is no address of this machine" in refused(process, 1)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"UNVENT_PORT": "http"}, "UNVENT_PORT must be a valid integer"),
        ({"UNVENT_PORT": "70000"}, "UNVENT_PORT must be less than or equal to 65535"),
        ({"UNVENT_HOST": "0.0.0.0"}, "binding elsewhere needs a token"),
        ({"UNVENT_LOG_LEVEL": "loud"}, "UNVENT_LOG_LEVEL must be 'debug', 'info'"),
        ({"UNVENT_ALLOWED_HOSTS": "*"}, "UNVENT_ALLOWED_HOSTS must be names"),
    ],
)
def test_a_bad_setting_is_a_sentence(
    start_service: StartService, settings: dict[str, str], sentence: str
) -> None:
    assert sentence in refused(start_service(**settings), 2)


def test_a_missing_model_is_a_sentence(start_service: StartService, tmp_path: Path) -> None:
    process = start_service(UNVENT_DATA_DIR=str(tmp_path / "none"))
    assert "make train" in refused(process, 1)


def test_a_damaged_model_is_a_sentence_that_names_the_check(
    start_service: StartService, copied_data_dir: Path
) -> None:
    [arrays] = copied_data_dir.glob("models/*/arrays.npz")
    arrays.write_bytes(arrays.read_bytes()[:-1])
    assert "SHA-256" in refused(start_service(UNVENT_DATA_DIR=str(copied_data_dir)), 1)


def test_a_model_without_its_card_is_a_sentence(
    start_service: StartService, copied_data_dir: Path
) -> None:
    [card] = copied_data_dir.glob("models/*/card.json")
    card.unlink()
    assert "card.json" in refused(start_service(UNVENT_DATA_DIR=str(copied_data_dir)), 1)


def test_a_container_may_listen_everywhere(
    start_service: StartService, wait_for_address: WaitForAddress
) -> None:
    address = wait_for_address(start_service(UNVENT_HOST="0.0.0.0", UNVENT_ALLOW_REMOTE="1"))
    assert address.startswith("http://127.0.0.1:")
    assert httpx2.get(f"{address}/livez").status_code == 200
