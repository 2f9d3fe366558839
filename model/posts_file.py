"""Posts read from files: JSON Lines with `text`, CSV with a column `text`, plain text."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from model.errors import UnventError

STANDARD_INPUT: Final = "-"
FORMATS: Final = ("jsonl", "csv", "txt")
CSV_FIELD_LIMIT: Final = 1 << 20  # characters; a longer field is a quote that was never closed


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its text, or what is wrong with it."""

    number: int
    text: str = ""
    problem: str | None = None


def read_posts(source: str, form: str | None) -> Iterator[Line]:
    """The posts of a file, or of standard input for "-", in order; bad lines among them.

    Raises UnventError where the file cannot be read or its format is not known.
    """
    form = form or _form_of(source)
    if source == STANDARD_INPUT:
        yield from _READERS[form](sys.stdin.buffer)
        return
    try:
        with Path(source).open("rb") as stream:
            yield from _READERS[form](stream)
    except OSError as error:
        raise UnventError(f"{source}: {error.strerror}") from None


def _form_of(source: str) -> str:
    if source == STANDARD_INPUT:
        return "jsonl"
    ending = Path(source).suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UnventError(
            f"{source}: the name ends in none of {', '.join('.' + form for form in FORMATS)}; "
            f"say --format"
        )
    return ending


def _json_lines(stream: BinaryIO) -> Iterator[Line]:
    for number, raw in enumerate(stream, 1):
        try:
            row = json.loads(raw)
        except (ValueError, RecursionError) as error:
            yield Line(number, problem=f"row: not JSON ({_brief(error)})")
            continue
        if not isinstance(row, dict):
            yield Line(number, problem="row: not a JSON object")
        elif not isinstance(row.get("text"), str):
            found = type(row["text"]).__name__ if "text" in row else "missing"
            yield Line(number, problem=f"text: must be a string, is {found}")
        else:
            yield Line(number, row["text"])


def _csv_rows(stream: BinaryIO) -> Iterator[Line]:
    csv.field_size_limit(CSV_FIELD_LIMIT)
    readable = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
    rows = csv.DictReader(readable)
    try:
        if "text" not in (rows.fieldnames or ()):
            raise UnventError("the CSV file has no column `text` in its first line")
        for row in rows:
            text = row["text"]
            problem = "text: this row has too few columns" if text is None else None
            yield Line(rows.line_num, text or "", problem)
    except csv.Error as error:
        yield Line(rows.line_num, problem=f"row: not CSV ({error}); nothing after it was read")
    finally:
        readable.detach()  # the stream is its opener's to close


def _plain_lines(stream: BinaryIO) -> Iterator[Line]:
    for number, raw in enumerate(stream, 1):
        try:
            yield Line(number, raw.decode("utf-8").rstrip("\r\n"))
        except UnicodeDecodeError as error:
            yield Line(number, problem=f"text: not UTF-8 (byte {error.start + 1})")


def _brief(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


_READERS: Final = {"jsonl": _json_lines, "csv": _csv_rows, "txt": _plain_lines}
