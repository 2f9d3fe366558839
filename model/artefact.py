"""A trained version on disk: what its folder holds, how it is checked, which one serves.

models/
├── champion                     the name of the version that serves, one line
└── 2026.11.24-1a2b3c4d/
    ├── arrays.npz               all numbers that serving reads; no pickle in it
    ├── card.json                hashes, thresholds, measures
    ├── model-card.md            the same for people
    └── pipeline.joblib          the fitted pipelines; training tools alone open it
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from model.english import DIMENSIONS as ENGLISH
from model.english import MODEL_FILE as ENGLISH_FILE
from model.english import TOKENISER_FILE
from model.errors import ArtefactError
from model.features import BUCKETS
from model.kernel import JUDGED
from model.multilingual import DIMENSIONS as MULTILINGUAL
from model.multilingual import MODEL_FILE as MULTILINGUAL_FILE
from model.multilingual import PACKAGE

FORMAT: Final = 3  # a later format is a file of its own, not a branch in this one
ARRAYS_NAME: Final = "arrays.npz"
CARD_NAME: Final = "card.json"
MODEL_CARD_NAME: Final = "model-card.md"
PIPELINE_NAME: Final = "pipeline.joblib"
CHAMPION_NAME: Final = "champion"

# Name → kind of number, shape; None stands for any length.
LAYOUT: Final[Mapping[str, tuple[str, tuple[int | None, ...]]]] = {
    "gate_weights": ("f", (BUCKETS,)),
    "gate_intercept": ("f", ()),
    "gate_platt": ("f", (2,)),
    "gate_threshold": ("f", ()),
    "multilingual_components": ("f", (None, MULTILINGUAL)),
    "multilingual_offset": ("f", (None,)),
    "multilingual_support": ("f", (None, None)),
    "multilingual_weights": ("f", (len(JUDGED), None)),
    "multilingual_intercepts": ("f", (len(JUDGED),)),
    "multilingual_gamma": ("f", ()),
    "multilingual_platt": ("f", (2, 2)),  # rows vent, care; columns slope, offset
    "english_components": ("f", (None, MULTILINGUAL + ENGLISH)),
    "english_offset": ("f", (None,)),
    "english_support": ("f", (None, None)),
    "english_weights": ("f", (len(JUDGED), None)),
    "english_intercepts": ("f", (len(JUDGED),)),
    "english_gamma": ("f", ()),
    "english_platt": ("f", (2, 2)),
    "english_from": ("f", (2,)),  # multilingual scores of vent, care
    "kind_choices": ("U", (None,)),
    "kind_weights": ("f", (MULTILINGUAL, None)),
    "kind_intercepts": ("f", (None,)),
    "severity_choices": ("U", (None,)),
    "severity_weights": ("f", (MULTILINGUAL, None)),
    "severity_intercepts": ("f", (None,)),
    "thresholds": ("f", (2,)),
    "care_threshold": ("f", ()),
}
# Arrays of one group have one length: array → which of its axes.
GROUPS: Final[tuple[Mapping[str, int], ...]] = (
    {"multilingual_components": 0, "multilingual_offset": 0, "multilingual_support": 1},
    {"multilingual_support": 0, "multilingual_weights": 1},
    {"english_components": 0, "english_offset": 0, "english_support": 1},
    {"english_support": 0, "english_weights": 1},
    {"kind_choices": 0, "kind_weights": 1, "kind_intercepts": 0},
    {"severity_choices": 0, "severity_weights": 1, "severity_intercepts": 0},
)
CARD_FIELDS: Final = (
    "format",
    "version",
    "arrays_sha256",
    "pipeline_sha256",
    "encoders",
    "languages",
)

Arrays = Mapping[str, NDArray[Any]]


def load_version(folder: Path) -> tuple[Arrays, dict[str, Any]]:
    """The arrays and the card of a trained version, every check passed.

    Raises ArtefactError naming the first check that failed.
    """
    card = read_card(folder)
    data = _read(folder / ARRAYS_NAME)
    found = hashlib.sha256(data).hexdigest()
    if found != card["arrays_sha256"]:
        raise ArtefactError(
            f"{folder / ARRAYS_NAME}: its SHA-256 begins {found[:12]}, "
            f"the card says {str(card['arrays_sha256'])[:12]}: the file is damaged or not ours"
        )
    if card["encoders"] != encoders():
        raise ArtefactError(
            f"{folder / CARD_NAME}: made with other encoders than these: train again"
        )
    return _checked_arrays(folder / ARRAYS_NAME, data), card


def encoders() -> dict[str, str]:
    """Encoder → what tells it from others: a version serves with those it was trained on."""
    return {
        "english": hashlib.sha256(_read(ENGLISH_FILE) + _read(TOKENISER_FILE)).hexdigest(),
        "multilingual": f"{hashlib.sha256(_read(MULTILINGUAL_FILE)).hexdigest()} above "
        f"{PACKAGE} {version(PACKAGE)}",
    }


def read_card(folder: Path) -> dict[str, Any]:
    """The card of a trained version. Raises ArtefactError where a field is missing."""
    path = folder / CARD_NAME
    try:
        card = json.loads(_read(path))
    except ValueError as error:
        raise ArtefactError(f"{path}: not JSON ({error})") from None
    if not isinstance(card, dict):
        raise ArtefactError(f"{path}: not a JSON object")
    for field in CARD_FIELDS:
        if field not in card:
            raise ArtefactError(f"{path}: the field {field!r} is missing")
    if card["format"] != FORMAT:
        raise ArtefactError(
            f"{path}: format {card['format']!r}, this program reads {FORMAT}: train again"
        )
    return card


def champion(models: Path) -> Path:
    """The folder of the version that serves. Raises ArtefactError where there is none."""
    pointer = models / CHAMPION_NAME
    if not pointer.is_file():
        raise ArtefactError(f"no trained model in {models}: `make train` makes one")
    name = _read(pointer).decode("utf-8", "replace").strip()
    folder = models / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise ArtefactError(f"{pointer} names {name!r}, and there is no such version beside it")
    return folder


def promote(models: Path, name: str) -> None:
    """Makes a version the one that serves, in one step that cannot be seen half done."""
    temporary = models / f".{CHAMPION_NAME}.{os.getpid()}"
    temporary.write_text(name + "\n", encoding="utf-8")
    temporary.replace(models / CHAMPION_NAME)


def _checked_arrays(path: Path, data: bytes) -> Arrays:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except (ValueError, OSError, KeyError, zipfile.BadZipFile) as error:
        raise ArtefactError(f"{path}: cannot be read as arrays ({error})") from None
    for name, (kind, shape) in LAYOUT.items():
        _check_array(path, name, arrays.get(name), kind, shape)
    for group in GROUPS:
        sizes = {name: arrays[name].shape[axis] for name, axis in group.items()}
        if len(set(sizes.values())) != 1:
            raise ArtefactError(f"{path}: {', '.join(sizes)} differ in size")
    return arrays


def _check_array(
    path: Path, name: str, array: NDArray[Any] | None, kind: str, shape: tuple[int | None, ...]
) -> None:
    if array is None:
        raise ArtefactError(f"{path}: the array {name!r} is missing")
    if array.dtype.kind != kind:
        raise ArtefactError(f"{path}: {name}: numbers of kind {array.dtype}, expected {kind!r}")
    fits = array.ndim == len(shape) and all(
        wanted in (None, size) for size, wanted in zip(array.shape, shape, strict=True)
    )
    if not fits:
        raise ArtefactError(f"{path}: {name}: shape {array.shape}, expected {shape}")
    if kind == "f" and not np.isfinite(array).all():
        raise ArtefactError(f"{path}: {name}: holds a number that is not finite")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArtefactError(f"{path}: {error.strerror or 'cannot be read'}") from None
