"""Who may ask, and what browsers may do with the answers."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import FORBIDDEN_ORIGIN, MISDIRECTED_HOST, ProblemError, problem_answer
from service.request_log import request_id

EXTENSION_SCHEMES: Final = (b"chrome-extension://", b"moz-extension://")

SECURITY_HEADERS: Final = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            b"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            b"require-trusted-types-for 'script'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    # No page elsewhere may embed an answer or keep a handle on the try-it page's window.
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
NO_STORE: Final = (b"cache-control", b"no-store")  # verdicts quote the post


class Doorkeeper:
    """ASGI middleware that lets pass only requests meant for us, from those who may ask.

    A page on the web can make a browser send requests to loopback. It cannot hide its
    Origin, nor, after DNS rebinding, the name in Host; so both are checked on every route.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.encode("ascii") for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 or 403, or pass the request on."""
        if scope["type"] == "http" and (refusal := self.refusal(scope)):
            return await problem_answer(refusal, request_id(scope))(scope, receive, send)
        return await self.app(scope, receive, send)

    def refusal(self, scope: Scope) -> ProblemError | None:
        """Why the request may not pass; None if it may."""
        hosts = [value.lower() for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return ProblemError(MISDIRECTED_HOST, "The Host header names no address of ours.")
        origins = [value for name, value in scope["headers"] if name == b"origin"]
        if not all(may_ask(origin, hosts[0]) for origin in origins):
            return ProblemError(FORBIDDEN_ORIGIN, "Web pages may not use the service.")
        return None


def may_ask(origin: bytes, host: bytes) -> bool:
    """Whether the origin is an extension's or that of a page served under the host itself."""
    return origin.startswith(EXTENSION_SCHEMES) or origin in {
        b"http://" + host,
        b"https://" + host,  # a proxy in front may speak TLS
    }


class SecurityHeaders:
    """ASGI middleware that adds the security headers to every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *missing(message["headers"])]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def missing(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers to add; a route that set its own Cache-Control keeps it."""
    cached = any(name == NO_STORE[0] for name, _ in headers)
    return list(SECURITY_HEADERS) if cached else [*SECURITY_HEADERS, NO_STORE]
