import json
import logging
import subprocess
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from service.schemas.check import RANT

StartService = Callable[..., subprocess.Popen[str]]
WaitForAddress = Callable[[subprocess.Popen[str]], str]
CANARY = "Kanarienvogel 4711"  # not the shape of a field's name
JSON = {"Content-Type": "application/json"}


def fields(caplog: pytest.LogCaptureFixture) -> list[Any]:
    records = [record for record in caplog.records if record.name == "unvent.service"]
    return [record.__dict__["fields"] for record in records]


def test_a_request_leaves_one_line(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "unvent")
    response = client.post("/v1/check?q=secret", json={"text": "A post."})
    [line] = fields(caplog)
    assert line.pop("ms") >= 0
    assert line == {
        "id": response.headers["x-request-id"],
        "method": "POST",
        "route": "/v1/check",
        "status": 200,
    }


def test_a_path_with_a_name_in_it_is_logged_as_its_template(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "unvent")
    for path in ("/problems/secret", "/secret"):
        client.get(path)
    client.request("SECRET", "/v1/check")
    assert [(line["method"], line["route"], line["status"]) for line in fields(caplog)] == [
        ("GET", "/problems/{slug}", 404),
        ("GET", "unmatched", 404),
        ("other", "/v1/check", 405),
    ]


def test_refusals_at_the_door_are_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "unvent")
    client.get("/livez", headers={"Host": "evil.example"})
    client.get("/livez", headers={"Origin": "https://evil.example"})
    client.post("/v1/check", content=b" " * 2_000_000)
    assert [line["status"] for line in fields(caplog)] == [421, 403, 413]


def test_what_breaks_is_logged_once_with_the_request(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/break")
    async def break_down() -> None:
        raise RuntimeError(CANARY)

    response = TestClient(app, base_url="http://127.0.0.1:8765").get("/break")
    failures = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.__dict__["fields"]["id"] for record in failures] == [
        response.headers["x-request-id"]
    ]


def ask_with_canaries(address: str) -> list[httpx2.Response]:
    """Answers to requests that hold the canary wherever a client can put one."""
    rant = f"{RANT} {CANARY}"
    fields_of_a_check = {"client_token": CANARY, "site": CANARY, "lang": CANARY}
    bodies: list[bytes] = [
        json.dumps(body).encode()
        for body in (
            {"text": rant, **fields_of_a_check},
            {"text": rant, "offset_unit": CANARY},
            {"text": rant, "explain": CANARY},
            {"text": rant, CANARY: CANARY},
            {"text": [CANARY]},
            {"text": CANARY * 4_000},
            {"items": [{"text": rant}, {"text": {CANARY: 1}}, CANARY]},
            CANARY,
        )
    ]
    bodies += [
        f'{{"text": "{CANARY}'.encode(),
        f'{{"text": "{CANARY}", "text": {CANARY}}}'.encode(),
        f'{{"text": "{CANARY}"}}'.encode("utf-16"),
        f'"{CANARY}'.encode() * 60_000,
        CANARY.encode(),
    ]
    with httpx2.Client(base_url=address) as client:
        answers = [
            client.post(path, content=body, headers=JSON)
            for body in bodies
            for path in ("/v1/check", "/v1/check/batch")
        ]
        answers += [
            client.get(f"/{CANARY}"),
            client.get(f"/problems/{CANARY}"),
            client.get("/readyz", params={CANARY: CANARY}),
            client.request("KANARIENVOGEL", "/v1/check"),
            client.get("/livez", headers={"Origin": f"https://{CANARY}"}),
            client.get("/livez", headers={"Host": CANARY}),
            client.post("/v1/check", content=b"{}", headers={"Content-Type": CANARY}),
            client.get("/", headers={"If-None-Match": CANARY, "User-Agent": CANARY}),
        ]
    return answers


def test_no_log_and_no_problem_repeats_what_was_sent(
    start_service: StartService, wait_for_address: WaitForAddress
) -> None:
    process = start_service(UNVENT_LOG_LEVEL="debug")
    answers = ask_with_canaries(wait_for_address(process))
    process.terminate()
    out, err = process.communicate()
    lines = [json.loads(line) for line in err.splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    # uvicorn itself refuses the unknown method, in plain text and before any of our lines.
    assert len(requests) == len(answers) - 1
    assert {line["status"] for line in requests} == {200, 400, 403, 404, 413, 415, 421, 422}
    assert "kanarienvogel" not in (out + err).lower()
    for answer in answers:
        if answer.status_code != 200:
            assert "kanarienvogel" not in answer.text.lower()
