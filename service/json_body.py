"""Bodies read strictly: declared as JSON, in UTF-8, of a depth and size that can be read."""

import json
from collections.abc import Callable, Coroutine
from email.message import Message
from typing import Any, NoReturn

from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from service.problems import NOT_JSON, UNSUPPORTED_MEDIA_TYPE, ProblemError


class JSONRequest(Request):
    """A request whose json() raises ProblemError, never a decoder's error with text in it."""

    async def json(self) -> Any:
        """The parsed body."""
        return parse(await self.body())


class JSONRoute(APIRoute):
    """A route that takes nothing but JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The endpoint, with FastAPI's lenient reading of bodies replaced by ours."""
        endpoint = super().get_route_handler()

        async def strict(request: Request) -> Response:
            refuse_other_media(request.headers)
            request = JSONRequest(request.scope, request.receive)
            if not await request.body():
                raise ProblemError(NOT_JSON, "The body is empty.")
            return await endpoint(request)

        return strict


def refuse_other_media(headers: Headers) -> None:
    """Raise ProblemError unless the body is declared as plain JSON in UTF-8."""
    if headers.get("content-encoding", "identity") != "identity":
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed.")
    if headers.get("content-type") == "application/json":
        return  # nearly everybody; reading a media type by the book takes 20 µs
    declared = Message()
    declared["content-type"] = headers.get("content-type", "")
    subtype = declared.get_content_subtype()
    if declared.get_content_maintype() != "application" or not (
        subtype == "json" or subtype.endswith("+json")
    ):
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json.")
    if declared.get_content_charset("utf-8") not in {"utf-8", "utf8"}:
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE, "The charset must be UTF-8.")


def parse(body: bytes) -> Any:
    """The JSON value of the body.

    Raises ProblemError for other encodings, broken or too deeply nested JSON, NaN,
    and integers of more digits than Python converts.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise ProblemError(NOT_JSON, "The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ProblemError(NOT_JSON, f"The body stops being JSON at {where}.") from None
    except RecursionError:
        raise ProblemError(NOT_JSON, "The body is nested too deeply.") from None
    except ValueError:
        raise ProblemError(NOT_JSON, "The body has a number that is too long to read.") from None


def _refuse_constant(_name: str) -> NoReturn:
    raise ProblemError(NOT_JSON, "NaN and Infinity are not JSON.")
