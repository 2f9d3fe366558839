"""Labelled posts from JSON Lines files, every row checked.

A row is {"text", "label", "kind", "severity"} and, where it is not English, "lang".
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from model.errors import TextError, UnventError
from model.labels import KINDS, SEVERITIES, Label
from model.text import checked

CORPUS: Final = Path(__file__).parent / "corpus"
FIELDS: Final = {"text": str, "label": str, "kind": str, "severity": int, "lang": str}
OPTIONAL: Final = {"lang": "en"}


class CorpusError(UnventError):
    """A row that cannot be used; the message names file, line and field."""

    def __init__(self, path: Path, line: int, field: str, what: str) -> None:
        super().__init__(f"{path}:{line}: {field}: {what}")


@dataclass(frozen=True, slots=True)
class Post:
    """One labelled post and where it stands."""

    text: str
    label: Label
    kind: str
    severity: int
    lang: str  # ISO 639-1
    batch: str  # one file is one batch: by one hand, with one brief
    line: int


def read_corpus(folder: Path = CORPUS) -> list[Post]:
    """All posts of a corpus, batches in the order of their names.

    Raises CorpusError at the first row that is wrong, or that stands twice.
    """
    posts = [post for path in batch_files(folder) for post in read_batch(path)]
    _refuse_duplicates(folder, posts)
    return posts


def batch_files(folder: Path = CORPUS) -> list[Path]:
    """The files of a corpus in the order of their names."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UnventError(f"{folder}: no corpus here: no file ends in .jsonl")
    return files


def read_batch(path: Path) -> Iterator[Post]:
    """The posts of one file, in order. Raises CorpusError at the first row that is wrong."""
    # split("\n") and not splitlines(): a post may hold U+2028 and other breaks.
    lines = path.read_bytes().split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    for number, line in enumerate(lines, 1):
        yield _post(path, number, line)


def _post(path: Path, number: int, line: bytes) -> Post:
    row = _row(path, number, line)
    label = row["label"]
    if label not in KINDS:
        raise CorpusError(path, number, "label", f"{label!r} is none of {', '.join(Label)}")
    label = Label(label)
    if row["kind"] not in KINDS[label]:
        known = ", ".join(KINDS[label])
        raise CorpusError(path, number, "kind", f"{row['kind']!r} of {label} is none of {known}")
    if row["severity"] not in SEVERITIES[label]:
        known = ", ".join(map(str, SEVERITIES[label]))
        raise CorpusError(path, number, "severity", f"{row['severity']} of {label}: only {known}")
    try:
        checked(row["text"])
    except TextError as error:
        raise CorpusError(path, number, "text", str(error)) from None
    return Post(**{**row, "label": label}, batch=path.stem, line=number)


def _row(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise CorpusError(path, number, "row", f"not JSON ({error})") from None
    if not isinstance(row, dict):
        raise CorpusError(path, number, "row", "not a JSON object")
    for name in row.keys() - FIELDS.keys():
        raise CorpusError(path, number, name, "no such field")
    row = {**OPTIONAL, **row}
    for name, wanted in FIELDS.items():
        if name not in row:
            raise CorpusError(path, number, name, "is missing")
        if type(row[name]) is not wanted:  # not isinstance: true is no severity
            found = type(row[name]).__name__
            raise CorpusError(path, number, name, f"is of type {found}, not {wanted.__name__}")
    return row


def _refuse_duplicates(folder: Path, posts: list[Post]) -> None:
    seen: dict[str, Post] = {}
    for post in posts:
        key = " ".join(post.text.casefold().split())
        first = seen.setdefault(key, post)
        if first is not post:
            path = folder / f"{post.batch}.jsonl"
            raise CorpusError(
                path, post.line, "text", f"stands in {first.batch}.jsonl:{first.line} already"
            )
