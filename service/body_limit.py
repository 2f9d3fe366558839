"""A limit in bytes on every body, by what is declared and by what arrives."""

from collections.abc import Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import BODY_TOO_LARGE, ProblemError, Violation, problem_answer
from service.request_log import request_id

MIB: Final = 1 << 20
DEFAULT_BYTES: Final = MIB  # 63,206 characters, each at most 12 bytes as escapes, and fields
# 1,000 posts of 8 kB each; parsing it keeps the event loop busy for some 50 ms, not longer.
BYTES_BY_PATH: Final[Mapping[str, int]] = {"/v1/check/batch": 8 * MIB}


class BodyLimit:
    """ASGI middleware that answers 413 as soon as a body is known to be too large."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 or pass the request on, its body counted as it comes."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        limit = BYTES_BY_PATH.get(scope["path"], DEFAULT_BYTES)
        if declared_length(scope) > limit:
            answer = problem_answer(too_large(limit), request_id(scope))
            return await answer(scope, receive, send)
        return await self.app(scope, counted(receive, limit), send)


def declared_length(scope: Scope) -> int:
    """The body's length in bytes by its Content-Length; 0 where none is declared."""
    values = [value for name, value in scope["headers"] if name == b"content-length"]
    return max((int(value) for value in values if value.isdigit()), default=0)


def counted(receive: Receive, limit: int) -> Receive:
    """The same receive, which raises ProblemError once more than limit bytes have come."""
    total = 0

    async def receive_counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise too_large(limit)
        return message

    return receive_counted


def too_large(limit: int) -> ProblemError:
    """The error that names the limit in bytes."""
    sentence = f"The body may have at most {limit:,} bytes."
    return ProblemError(BODY_TOO_LARGE, sentence, [Violation("", sentence, limit)])
