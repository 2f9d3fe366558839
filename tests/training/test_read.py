import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from model.errors import UnventError
from model.labels import KINDS, Label
from training.read import CorpusError, read_corpus

ROW = {"text": "Ghosted again.", "label": "vent", "kind": "rejected", "severity": 2}


def corpus(folder: Path, *rows: dict[str, Any] | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "batch.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def test_a_row_becomes_a_post(tmp_path: Path) -> None:
    (post,) = read_corpus(corpus(tmp_path, ROW | {"lang": "de"}))
    assert (post.text, post.label, post.kind) == ("Ghosted again.", Label.VENT, "rejected")
    assert (post.severity, post.lang, post.batch, post.line) == (2, "de", "batch", 1)


@pytest.mark.parametrize(
    ("change", "field", "what"),
    [
        ({"label": "rant"}, "label", "'rant' is none of vent, fine, care"),
        ({"label": "borderline"}, "label", "none of"),
        ({"kind": "good"}, "kind", "of vent is none of attack"),
        ({"severity": 0}, "severity", "only 1, 2, 3"),
        ({"severity": True}, "severity", "type bool"),
        ({"severity": "2"}, "severity", "type str"),
        ({"text": ""}, "text", "blank"),
        ({"text": " \n"}, "text", "blank"),
        ({"text": None}, "text", "type NoneType"),
        ({"text": "a" * 63_207}, "text", "limit is 63,206"),
        ({"label": ["vent"]}, "label", "type list"),
        ({"lang": 3}, "lang", "type int"),
        ({"labl": "vent"}, "labl", "no such field"),
    ],
)
def test_a_wrong_field_is_named_with_file_and_line(
    tmp_path: Path, change: dict[str, Any], field: str, what: str
) -> None:
    folder = corpus(tmp_path, ROW, ROW | {"text": "Another one."} | change)
    with pytest.raises(CorpusError) as caught:
        read_corpus(folder)
    assert str(caught.value).startswith(f"{folder / 'batch.jsonl'}:2: {field}: ")
    assert what in str(caught.value)


@pytest.mark.parametrize("field", ["text", "label", "kind", "severity"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    row = {name: value for name, value in ROW.items() if name != field}
    with pytest.raises(CorpusError, match=f":1: {field}: is missing"):
        read_corpus(corpus(tmp_path, row))


@pytest.mark.parametrize("line", ["", "nope", "[1]", '"text"', "\x00"])
def test_a_line_that_is_no_row_is_not_skipped(tmp_path: Path, line: str) -> None:
    with pytest.raises(CorpusError, match=":2: row: not"):
        read_corpus(corpus(tmp_path, ROW, line, ROW))


def test_a_repeated_post_is_refused_with_both_places(tmp_path: Path) -> None:
    corpus(tmp_path, ROW)
    again = ROW | {"text": "ghosted \n AGAIN."}
    (tmp_path / "later.jsonl").write_text(json.dumps(again) + "\n")
    with pytest.raises(CorpusError, match=r"later\.jsonl:1: text: stands in batch\.jsonl:1"):
        read_corpus(tmp_path)


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(UnventError, match="no corpus here"):
        read_corpus(tmp_path)


def test_a_line_separator_inside_a_post_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_text(
        json.dumps(ROW | {"text": "a\u2028b"}, ensure_ascii=False)
    )
    assert [post.text for post in read_corpus(tmp_path)] == ["a\u2028b"]


def test_our_corpus_has_every_kind() -> None:
    posts = read_corpus()
    assert len(posts) >= 15_000
    labels = Counter(post.label for post in posts)
    assert labels[Label.VENT] >= 5_000
    assert labels[Label.CARE] >= 500
    assert min(Counter(post.lang for post in posts).values()) >= 150
    assert {(post.label, post.kind) for post in posts} == {
        (label, kind) for label, kinds in KINDS.items() for kind in kinds
    }
