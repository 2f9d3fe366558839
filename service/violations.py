"""What pydantic found wrong, as JSON pointers and sentences that quote no value."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pydantic_core import ErrorDetails

from service.problems import (
    INVALID_REQUEST,
    TEXT_BLANK,
    TEXT_TOO_LONG,
    TOO_MANY_ITEMS,
    Problem,
    ProblemError,
    Violation,
)

SENTENCES: Final[Mapping[str, str]] = {
    "missing": "is required",
    "extra_forbidden": "is not a known field",
    "string_type": "must be a string",
    "bool_type": "must be true or false",
    "literal_error": "must be {expected}",
    "list_type": "must be an array",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "string_unicode": "must be whole Unicode characters",
    "string_too_long": "must have at most {max_length:,} characters",
    "text_too_long": "must have at most {max_length:,} characters",
    "text_blank": "must have at least one visible character",
    "too_short": "must have at least {min_length:,} item",
    "too_long": "must have at most {max_length:,} items",
}
OTHERWISE: Final = "is not valid"
LIMITS: Final = ("max_length", "min_length")
PROBLEM_BY_ERROR: Final[Mapping[str, Problem]] = {
    "text_blank": TEXT_BLANK,
    "text_too_long": TEXT_TOO_LONG,
    "too_long": TOO_MANY_ITEMS,
}
# A field's name may be a post put in the wrong place: only what looks like a name is repeated.
NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,31}")
MAX_VIOLATIONS: Final = 20  # a body of unknown fields must not make an answer of its size


def refusal(errors: Iterable[Mapping[str, Any]], at: str = "") -> ProblemError:
    """The problem for a body, or for the part of it that the JSON pointer leads to."""
    found = list(errors)
    violations = [_violation(error, at) for error in found[:MAX_VIOLATIONS]]
    only = found[0]["type"] if len(found) == 1 else ""
    problem = PROBLEM_BY_ERROR.get(only, INVALID_REQUEST)
    return ProblemError(problem, _sentence(violations[0], len(found) - 1), violations)


def body_errors(errors: Sequence[ErrorDetails | Any]) -> list[dict[str, Any]]:
    """FastAPI's errors without the word "body" that begins each location."""
    return [{**error, "loc": error["loc"][1:]} for error in errors]


def _violation(error: Mapping[str, Any], at: str) -> Violation:
    context = error.get("ctx", {})
    detail = SENTENCES.get(error["type"], OTHERWISE).format_map(context)
    limit = next((context[name] for name in LIMITS if name in context), None)
    if not all(isinstance(part, int) or NAME.fullmatch(part) for part in error["loc"]):
        return Violation(at, "has a field with a name that is not known")
    return Violation(at + "".join(f"/{part}" for part in error["loc"]), detail, limit)


def _sentence(first: Violation, more: int) -> str:
    sentence = f"{first.pointer or 'The body'} {first.detail}"
    return f"{sentence}, and {more:,} more." if more else f"{sentence}."
