"""Strings that clients send. Halves of surrogate pairs are let in: editors cut emoji in two."""

from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from model.text import MAX_CHARS

MAX_SITE_CHARS: Final = 253  # the longest host name (RFC 1035)
MAX_LANG_CHARS: Final = 35  # enough for every language tag (RFC 5646, section 4.4.1)
MAX_TOKEN_CHARS: Final = 128  # room for a UUID, a URN or a hash of the client's choosing


def _checked_text(text: str) -> str:
    if len(text) > MAX_CHARS:
        raise PydanticCustomError(
            "text_too_long", "must have at most {max_length} characters", {"max_length": MAX_CHARS}
        )
    if not text.strip():
        raise PydanticCustomError("text_blank", "must have a visible character")
    return text


def _at_most(limit: int) -> Callable[[str], str]:
    # Not Field(max_length=...): pydantic measures in Rust, where such halves cannot exist.
    def checked(value: str) -> str:
        if len(value) > limit:
            raise PydanticCustomError("string_too_long", "must be shorter", {"max_length": limit})
        return value

    return checked


def _bounded(limit: int, description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "maxLength": limit, "description": description})


Text = Annotated[
    str,
    AfterValidator(_checked_text),
    WithJsonSchema(
        {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_CHARS,
            "description": "The post, untrimmed; offsets of reasons refer to it.",
        }
    ),
]
Site = Annotated[
    str,
    AfterValidator(_at_most(MAX_SITE_CHARS)),
    _bounded(MAX_SITE_CHARS, "Where it is to be published; the verdict does not depend on it."),
]
Lang = Annotated[
    str,
    AfterValidator(_at_most(MAX_LANG_CHARS)),
    _bounded(MAX_LANG_CHARS, "The language that the client takes the post to be in, as a tag."),
]
ClientToken = Annotated[
    str,
    AfterValidator(_at_most(MAX_TOKEN_CHARS)),
    _bounded(MAX_TOKEN_CHARS, "Comes back as sent, to match answers with questions."),
]
