"""Which language a post is in, by py3langid (a library; about 40 µs a post)."""

from functools import cache
from typing import Any, Final

MIN_CHARS: Final = 12  # shorter texts are guesses
MIN_PROBABILITY: Final = 0.5  # below, the library itself is of two minds


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where it cannot be told."""
    if len(text) < MIN_CHARS:
        return None
    # Lone surrogates, which JSON can carry, have no UTF-8 form.
    readable = text.encode("utf-8", "replace").decode("utf-8")
    language, probability = _identifier().classify(readable)
    return str(language) if probability >= MIN_PROBABILITY else None


@cache
def _identifier() -> Any:
    # Imported here: loading its model takes half a second, and training needs none of it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
