"""One line in the log per request, which says nothing of what was asked."""

import logging
from time import perf_counter
from typing import Final
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import INTERNAL_ERROR, ProblemError, problem_answer

log: Final = logging.getLogger("unvent.service")
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestLog:
    """ASGI middleware: gives each request an id, logs it once done, answers for what broke.

    What broke is not raised again: the server would log it with its message, and messages
    of errors may quote the post.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, with a problem if all else fails, and log it."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        started, status = perf_counter(), 0
        identity = scope.setdefault("state", {})["request_id"] = str(uuid4())

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", identity.encode())]
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception:
            log.exception("failure", extra={"fields": {"id": identity}})
            if not status:
                error = ProblemError(INTERNAL_ERROR, "The service could not answer this request.")
                await problem_answer(error, identity)(scope, receive, send_with_id)
        finally:
            log.info("request", extra={"fields": summary(scope, status, started)})


def summary(scope: Scope, status: int, started: float) -> dict[str, object]:
    """What the log may know: the route's template and never the path, which may hold text."""
    return {
        "id": request_id(scope),
        "method": scope["method"] if scope["method"] in METHODS else "other",
        "route": getattr(scope.get("route"), "path", "unmatched"),
        "status": status,
        "ms": round((perf_counter() - started) * 1000, 2),
    }


def request_id(scope: Scope) -> str:
    """The id that RequestLog gave to the request."""
    return str(scope["state"]["request_id"])
