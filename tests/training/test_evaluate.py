import json
from pathlib import Path

import pytest

from training.__main__ import main
from training.read import Post

BORDERLINE = {"text": "interviews are a scam", "label": "borderline"}
IMAGE = {"text": "WHEN THE RECRUITER", "label": "vent", "image_text": True}


@pytest.fixture
def data_dir(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "models").symlink_to(models)
    monkeypatch.setenv("UNVENT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def files(data_dir: Path, posts: list[Post]) -> tuple[Path, Path]:
    """Labelled posts and a stream, as somebody from outside would bring them."""
    rows = [
        {"text": post.text, "label": post.label, "kind": post.kind, "repo": post.batch}
        for post in posts[::8]
    ]
    labelled, stream = data_dir / "labelled.jsonl", data_dir / "stream.jsonl"
    labelled.write_text("".join(json.dumps(row) + "\n" for row in [*rows, BORDERLINE, IMAGE]))
    everyday = [{"text": post.text} for post in posts if post.kind == "everyday"]
    stream.write_text("".join(json.dumps(row) + "\n" for row in everyday))
    return labelled, stream


def test_evaluate_prints_the_table_and_writes_the_plots(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labelled, stream = files
    out = tmp_path / "out"
    assert main(["evaluate", str(labelled), "--stream", str(stream), "--out", str(out)]) == 0
    told = capsys.readouterr().out
    for words in ("average precision", "VADER", "keywords", "majority", "1 posts left out: border"):
        assert words in told
    report = json.loads((out / "measures.json").read_text())
    assert 0.5 < report["measures"]["average precision"] <= 1
    assert report["measures"]["deletion test"] >= 0.9
    assert report["comparison"]["majority (always fine)"]["recall"] == 0
    low, high = report["intervals"]["average precision"]
    assert low < report["measures"]["average precision"] < high
    sliced = {part["name"]: part["posts"] for part in report["slices"]}
    assert sum(n for name, n in sliced.items() if name.startswith("characters")) == sum(
        report["measures"]["posts"].values()
    )
    errors = (out / "errors.html").read_text()
    assert errors.count("<article>") == 80
    assert "<mark" in errors
    for name in ("precision-recall", "reliability", "histogram", "recall-by-kind"):
        assert (out / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    card = (out / "model-card.md").read_text()
    assert card.startswith("# Model card")
    assert "## Measured on labelled.jsonl" in card


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no labelled post"),
        ('{"text": "a", "label": "rant"}', ":1: label: 'rant'"),
        ('{"text": "a", "label": "fine"}\n{"text": 3}', ":2: text: "),
        ("nope", ":1: row: not JSON"),
    ],
)
def test_a_wrong_file_is_a_sentence(
    data_dir: Path, capsys: pytest.CaptureFixture[str], content: str, message: str
) -> None:
    path = data_dir / "posts.jsonl"
    path.write_text(content)
    assert main(["evaluate", str(path)]) == 1
    told = capsys.readouterr().err
    assert message in told
    assert len(told.splitlines()) == 1
