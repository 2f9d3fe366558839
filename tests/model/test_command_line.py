import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from model.__main__ import main

RANT = "Absolute clowns. They never even read my CV and ghosted me after the final interview."


@pytest.fixture(autouse=True)
def data_dir(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNVENT_DATA_DIR", str(models.parent))
    if models.name != "models" and not (models.parent / "models").exists():
        (models.parent / "models").symlink_to(models)


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_check_tells_people_what_it_thinks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", RANT]) == 0
    told = capsys.readouterr().out
    assert "probability" in told
    assert "Absolute clowns." in told


def test_check_gives_programs_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", RANT]) == 0
    (verdict,) = rows(capsys.readouterr().out)
    assert verdict["decision"] in {"nudge", "warn"}
    assert verdict["offset_unit"] == "codepoint"
    first = verdict["reasons"][0]
    assert RANT[first["start"] : first["end"]] == first["phrase"]


def test_score_writes_a_line_for_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = tmp_path / "posts.jsonl"
    posts.write_text(
        f'{{"text": "{RANT}"}}\n{{"text": ""}}\nnope\n{{"t": 1}}\n{{"text": "hi all"}}'
    )
    out = tmp_path / "verdicts.jsonl"
    assert main(["score", str(posts), "--out", str(out)]) == 1
    first, *bad, last = rows(out.read_text())
    assert first["decision"] in {"nudge", "warn"}
    assert last["decision"] == "ok"
    assert [row["line"] for row in bad] == [2, 3, 4]
    complaints = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in complaints] == [f"{posts}:{n}" for n in (2, 3, 4)]
    assert "blank" in complaints[0]
    assert "not JSON" in complaints[1]
    assert "text: must be a string" in complaints[2]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts.csv", 'id,text\n1,"hi, all"\n2,"two\nlines"\n'),
        ("posts.txt", "hi, all\ntwo lines\n"),
        ("posts.jsonl", '{"text": "hi, all"}\n{"text": "two\\nlines", "id": 2}\n'),
    ],
)
def test_score_reads_three_formats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    assert main(["score", str(tmp_path / name)]) == 0
    assert [row["decision"] for row in rows(capsys.readouterr().out)] == ["ok", "ok"]


def test_score_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\n\xff\nthree\n")))
    assert main(["score", "-", "--format", "txt"]) == 1
    told = capsys.readouterr()
    assert ["problem" in row for row in rows(told.out)] == [False, True, False]
    assert "-:2: text: not UTF-8" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "gone.jsonl"], "No such file"),
        (["score", "posts.xlsx"], "--format"),
        (["check", " "], "blank"),
        (["check", "--version", "gone", "text"], "gone"),
    ],
)
def test_a_mistake_is_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 1
    told = capsys.readouterr().err
    assert told.startswith("Unvent: ")
    assert message in told
    assert len(told.splitlines()) == 1


def test_a_csv_without_the_column_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "posts.csv").write_text("a,b\n1,2\n")
    assert main(["score", str(tmp_path / "posts.csv")]) == 1
    assert "no column `text`" in capsys.readouterr().err


def test_card_prints_the_model_card(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card"]) == 0
    assert capsys.readouterr().out.startswith("# Model card")
