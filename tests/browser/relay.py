"""Stands between the extension and the real service: passes on, notes the verdicts, or fails.

The extension is silent about an ordinary post, so that a test learns only here when its verdict
is there. The faults are those that a service in the field has.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, NamedTuple, cast

Fault = Literal["down", "hanging", "error", "nonsense", "wrong schema"]


class Reply(NamedTuple):
    """An answer of HTTP."""

    status: int
    kind: str
    body: bytes


PROBLEM = b'{"type": "about:blank", "title": "Internal Server Error", "status": 500}'
FAULTS: dict[str, Reply] = {
    "error": Reply(500, "application/problem+json", PROBLEM),
    "nonsense": Reply(200, "application/json", b"<html>Welcome to the hotel's wireless network"),
    "wrong schema": Reply(200, "application/json", b'{"decision": "warn", "reasons": "many"}'),
}
PATIENCE_SECONDS = 30.0  # how long a hanging service hangs, unless the test ends before


class RelayRequest(BaseHTTPRequestHandler):
    """One request of the extension."""

    def do_GET(self) -> None:
        """Answer a probe."""
        self.answer()

    def do_POST(self) -> None:
        """Answer a check."""
        self.answer()

    def answer(self) -> None:
        """Answer as the service does, or as the fault of the moment wants."""
        relay = cast("RelayServer", self.server).relay
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        relay.asked.append(self.path)
        if relay.fault == "hanging":
            relay.mended.wait(PATIENCE_SECONDS)
            return
        reply = FAULTS.get(relay.fault or "") or self.forward(relay.service, body)
        self.send(reply)
        if self.path == "/v1/check" and relay.fault is None:
            relay.note(json.loads(body)["text"], json.loads(reply.body))

    def forward(self, service: str, body: bytes) -> Reply:
        """Return the real service's answer to this request."""
        connection = HTTPConnection(service)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        reply = Reply(answer.status, answer.headers["Content-Type"], answer.read())
        connection.close()
        return reply

    def send(self, reply: Reply) -> None:
        """Write the answer."""
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing: the tests' output is for failures."""


class RelayServer(ThreadingHTTPServer):
    """The listening half, which a fault can take away."""

    daemon_threads = True

    def __init__(self, relay: Relay, port: int) -> None:
        super().__init__(("127.0.0.1", port), RelayRequest)
        self.relay = relay

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: the extension gives up on a hanging service, as it should."""


class Relay:
    """A relay on a free port; a context manager."""

    def __init__(self, service: str) -> None:
        self.service = service.removeprefix("http://")
        self.fault: Fault | None = None
        self.mended = threading.Event()
        self.asked: list[str] = []
        self.verdicts: dict[str, dict[str, Any]] = {}
        self.port = 0

    def __enter__(self) -> Relay:
        self.listen()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    @property
    def address(self) -> str:
        """What the extension's options page is given."""
        return f"http://127.0.0.1:{self.port}"

    def note(self, text: str, answer: dict[str, Any]) -> None:
        """Keep the verdict on a text, for the test that waits for it."""
        self.verdicts[text] = answer

    def listen(self) -> None:
        """Open the port: a free one first, the same one ever after."""
        self.server = RelayServer(self, self.port)
        self.port = int(self.server.server_address[1])
        serve = {"target": self.server.serve_forever, "kwargs": {"poll_interval": 0.02}}
        threading.Thread(**cast("dict[str, Any]", serve), name="relay", daemon=True).start()

    def leave(self) -> None:
        """Close the port: whoever calls is refused."""
        self.server.shutdown()
        self.server.server_close()

    @contextmanager
    def failing(self, fault: Fault) -> Iterator[None]:
        """Fail in this way for a while."""
        self.fault = fault
        self.mended.clear()
        self.asked.clear()
        if fault == "down":
            self.leave()
        try:
            yield
        finally:
            self.fault = None
            self.mended.set()
            if fault == "down":
                self.listen()
