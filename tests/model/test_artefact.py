import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.artefact import ARRAYS_NAME, CARD_NAME, CHAMPION_NAME, champion, load_version, promote
from model.errors import ArtefactError

Arrays = dict[str, Any]


@pytest.fixture
def version(models: Path, tmp_path: Path) -> Path:
    """A copy of a trained version, to be damaged."""
    return shutil.copytree(champion(models), tmp_path / "version")


def rewrite(version: Path, change: Callable[[Arrays], object]) -> None:
    """Changes the arrays and signs them anew, as somebody would who knows the card."""
    with np.load(version / ARRAYS_NAME) as archive:
        arrays = dict(archive)
    change(arrays)
    np.savez_compressed(version / ARRAYS_NAME, **arrays)
    card = json.loads((version / CARD_NAME).read_text())
    card["arrays_sha256"] = hashlib.sha256((version / ARRAYS_NAME).read_bytes()).hexdigest()
    (version / CARD_NAME).write_text(json.dumps(card))


def test_a_version_loads_with_its_card(version: Path) -> None:
    arrays, card = load_version(version)
    assert arrays["gate_weights"].dtype == np.float32
    assert card["version"].endswith(card["arrays_sha256"][:8])


def test_one_flipped_bit_is_found(version: Path) -> None:
    path = version / ARRAYS_NAME
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ArtefactError, match="SHA-256"):
        load_version(version)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda arrays: arrays.pop("gate_platt"), "'gate_platt' is missing"),
        (lambda arrays: arrays.update(gate_weights=np.zeros(7)), r"shape \(7,\)"),
        (lambda arrays: arrays.update(thresholds=np.array(["a", "b"])), "kind"),
        (lambda arrays: arrays.update(gate_intercept=np.array(np.nan)), "not finite"),
        (lambda arrays: arrays.update(kind_choices=np.array(["attack"])), "differ in size"),
        (
            lambda arrays: arrays.update(english_support=arrays["english_support"][1:]),
            "english_support, english_weights differ in size",
        ),
    ],
)
def test_wrong_numbers_are_named(
    version: Path, change: Callable[[Arrays], object], message: str
) -> None:
    rewrite(version, change)
    with pytest.raises(ArtefactError, match=message):
        load_version(version)


def test_a_pickle_inside_is_never_opened(version: Path) -> None:
    rewrite(version, lambda arrays: arrays.update(extra=np.array([{"a": 1}], dtype=object)))
    with pytest.raises(ArtefactError, match="cannot be read as arrays"):
        load_version(version)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "'format' is missing"),
        ('{"format": 99}', "'version' is missing"),
    ],
)
def test_a_wrong_card_is_named(version: Path, content: str, message: str) -> None:
    (version / CARD_NAME).write_text(content)
    with pytest.raises(ArtefactError, match=message):
        load_version(version)


def test_another_format_is_refused(version: Path) -> None:
    card = json.loads((version / CARD_NAME).read_text())
    (version / CARD_NAME).write_text(json.dumps(card | {"format": 99}))
    with pytest.raises(ArtefactError, match="format 99"):
        load_version(version)


def test_other_encoders_than_those_of_training_are_refused(version: Path) -> None:
    card = json.loads((version / CARD_NAME).read_text())
    card["encoders"]["english"] = "0" * 64
    (version / CARD_NAME).write_text(json.dumps(card))
    with pytest.raises(ArtefactError, match="other encoders"):
        load_version(version)


def test_a_missing_file_is_named(version: Path) -> None:
    (version / ARRAYS_NAME).unlink()
    with pytest.raises(ArtefactError, match=r"arrays\.npz: No such file"):
        load_version(version)


def test_no_model_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match="make train"):
        champion(tmp_path)


@pytest.mark.parametrize("name", ["", "../elsewhere", "gone"])
def test_a_champion_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / CHAMPION_NAME).write_text(name)
    with pytest.raises(ArtefactError, match="no such version"):
        champion(tmp_path)


def test_a_promoted_version_is_the_champion(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    promote(tmp_path, "1")
    promote(tmp_path, "2")
    assert champion(tmp_path) == tmp_path / "2"
