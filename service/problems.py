"""Every problem that the service answers with, as one table and one error.

HTTPException
└── ProblemError   a request that gets a problem (RFC 9457) instead of an answer
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from starlette.exceptions import HTTPException

from service.json_answer import JSONAnswer

MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """A sort of problem; its slug never changes, since clients branch on it."""

    slug: str
    status: int
    title: str
    meaning: str  # for the page that the type leads to

    @property
    def type(self) -> str:
        """The URI, relative to the service, that names the problem and explains it."""
        return f"/problems/{self.slug}"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing wrong with a body: a JSON pointer to it, a sentence, the limit if there is one."""

    pointer: str
    detail: str
    limit: int | None = None


NOT_JSON: Final = Problem(
    "not-json", 400, "The body is not JSON", "Send one JSON object, encoded as UTF-8 (RFC 8259)."
)
FORBIDDEN_ORIGIN: Final = Problem(
    "forbidden-origin",
    403,
    "This origin may not ask",
    "A web page tried to use the service. Only the try-it page, browser extensions and programs "
    "that send no Origin header may, so that no site can read your verdicts.",
)
NOT_FOUND: Final = Problem(
    "not-found", 404, "Nothing is here", "No route has this path. /docs lists those that exist."
)
METHOD_NOT_ALLOWED: Final = Problem(
    "method-not-allowed",
    405,
    "This method is not served here",
    "The Allow header names the methods that this path takes.",
)
BODY_TOO_LARGE: Final = Problem(
    "body-too-large",
    413,
    "The body is too large",
    "The limit, in bytes, stands in the answer. Send fewer or shorter posts at once.",
)
UNSUPPORTED_MEDIA_TYPE: Final = Problem(
    "unsupported-media-type",
    415,
    "The body must be declared as JSON",
    "Send Content-Type: application/json, in UTF-8 and without compression.",
)
MISDIRECTED_HOST: Final = Problem(
    "misdirected-host",
    421,
    "This host is not served here",
    "The Host header must name this service with its port. This keeps out web pages that point "
    "a name of their own at your machine (DNS rebinding).",
)
TEXT_BLANK: Final = Problem(
    "text-blank", 422, "The text is blank", "A post needs at least one visible character."
)
TEXT_TOO_LONG: Final = Problem(
    "text-too-long",
    422,
    "The text is too long",
    "The limit is Facebook's for a post, in characters (Unicode code points).",
)
TOO_MANY_ITEMS: Final = Problem(
    "too-many-items", 422, "The batch has too many items", "Split it into several requests."
)
INVALID_REQUEST: Final = Problem(
    "invalid-request",
    422,
    "The request breaks a rule",
    "Each entry of errors points at a field and says what it must be.",
)
INTERNAL_ERROR: Final = Problem(
    "internal-error",
    500,
    "Something broke here",
    "The fault is the service's. The log has the place under the request's id, without any text.",
)

PROBLEMS: Final = (
    NOT_JSON,
    FORBIDDEN_ORIGIN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    BODY_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    MISDIRECTED_HOST,
    TEXT_BLANK,
    TEXT_TOO_LONG,
    TOO_MANY_ITEMS,
    INVALID_REQUEST,
    INTERNAL_ERROR,
)


class ProblemError(HTTPException):
    """A request that gets a problem instead of an answer; nothing in it echoes the request."""

    def __init__(
        self,
        problem: Problem,
        detail: str,
        errors: Sequence[Violation] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(problem.status, detail, headers)
        self.problem = problem
        self.errors = tuple(errors)


def problem_body(error: ProblemError) -> dict[str, object]:
    """The problem's members as RFC 9457 names them, errors left out where there are none."""
    body: dict[str, object] = {
        "type": error.problem.type,
        "title": error.problem.title,
        "status": error.problem.status,
        "detail": error.detail,
    }
    if error.errors:
        body["errors"] = [_entry(violation) for violation in error.errors]
    return body


def problem_answer(error: ProblemError, request_id: str | None = None) -> JSONAnswer:
    """The HTTP answer that carries the problem, its instance being the request's id."""
    body = problem_body(error) | {"instance": f"urn:uuid:{request_id or uuid4()}"}
    return JSONAnswer(
        body, status_code=error.status_code, headers=error.headers, media_type=MEDIA_TYPE
    )


def _entry(violation: Violation) -> dict[str, object]:
    entry: dict[str, object] = {"pointer": violation.pointer, "detail": violation.detail}
    return entry if violation.limit is None else entry | {"limit": violation.limit}
