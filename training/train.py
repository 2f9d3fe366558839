"""The training script, top to bottom: corpus → vectors → classifiers → thresholds → arrays.

Deterministic: the same corpus and libraries give the same arrays and the same hashes.
"""

import os
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from rich.progress import Progress
from sklearn.pipeline import Pipeline
from threadpoolctl import threadpool_limits

from model.artefact import Arrays
from model.encoder import Vectors
from model.kernel import JUDGED, joint_support
from model.labels import Label
from training.batches import CALIBRATION, LEFT_OUT
from training.budget import CARE_BUDGET, NUDGE_BUDGET, WARN_BUDGET
from training.calibration import (
    BASE_RATES,
    FILTER_FINDS,
    GATE_FINDS,
    Calibration,
    calibrate,
    filter_from,
)
from training.columns import Columns, columns
from training.encode import encode_all
from training.hold_out import Raw, raw_scores
from training.pipeline import (
    JUDGES,
    build_chooser,
    build_gate,
    build_judge,
    gate_weights,
    judge_name,
)
from training.read import Post

# The multilingual judge reads every second English post: it filters, and speaks for other
# languages alone; the fit takes a third of the time (libsvm's grows with the square).
ENGLISH_SHARED: Final = 2

CHUNKS_A_JOB: Final = 4  # of posts held out, so that the progress moves

# Languages in which the nudge finds 80 % of the vents or more. Of the eleven others that the
# corpus has, left out of training in turn, it finds 20 to 70 %: `python -m training languages`.
TESTED_LANGUAGES: Final = ("en", "es", "pt")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Holdout:
    """What is said of the calibration posts, which nothing was fitted on; shape (n_posts,)."""

    posts: Sequence[Post]
    calibration: Calibration
    kinds: NDArray[np.str_]  # of posts that are not `fine`, else ""
    severities: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Training:
    """What training gives: pipelines, arrays for serving, words on posts held out."""

    pipelines: Mapping[str, Pipeline]
    arrays: Arrays
    holdout: Holdout
    columns: Columns


def train(posts: Sequence[Post], progress: Progress, jobs: int | None = None) -> Training:
    """The classifiers trained on posts, by `jobs` processes; as many as cores by default."""
    jobs = jobs or os.cpu_count() or 1
    posts = [post for post in posts if post.batch not in LEFT_OUT]
    with threadpool_limits(limits=1):  # threads of the linear algebra would fight the processes
        rows = columns(posts, _vectors(posts, progress, jobs))
        pipelines = _fit(rows, progress, jobs)
        arrays = _exported(pipelines)
        held = np.flatnonzero(~rows.fitted)
        raw, english_from = _held_out(rows, arrays, held, progress, jobs)
    posts = [rows.posts[row] for row in held.tolist()]
    calibration = calibrate(posts, raw)
    holdout = Holdout(
        posts,
        calibration,
        _chosen(pipelines["kind"], rows, held),
        _chosen(pipelines["severity"], rows, held),
    )
    chosen = calibration.arrays() | {"english_from": english_from}
    return Training(pipelines, {**arrays, **chosen}, holdout, rows)


def training_settings() -> dict[str, Any]:
    """The knobs as plain values, for the card."""
    return {
        "calibration_batches": sorted(CALIBRATION),
        "left_out": sorted(LEFT_OUT),
        "base_rate": BASE_RATES[Label.VENT],
        "care_base_rate": BASE_RATES[Label.CARE],
        "gate_finds": GATE_FINDS,
        "filter_finds": FILTER_FINDS,
        "nudge_budget": NUDGE_BUDGET,
        "warn_budget": WARN_BUDGET,
        "care_budget": CARE_BUDGET,
    }


def _vectors(posts: Sequence[Post], progress: Progress, jobs: int) -> dict[str, Vectors]:
    """Encoder → vectors of all posts; the English one reads English posts alone."""
    texts = {
        "multilingual": [post.text for post in posts],
        "english": [post.text for post in posts if post.lang == "en"],
    }
    found = {}
    for name, those in texts.items():
        step = progress.add_task(f"encoding: {name}", total=len(those))
        parts = []
        for count, vectors in encode_all(name, those, jobs):
            parts.append(vectors)
            progress.advance(step, count)
        found[name] = np.concatenate(parts)
    return found


def _fit(rows: Columns, progress: Progress, jobs: int) -> dict[str, Pipeline]:
    """Name → pipeline, the ones that take longest first, so that no process is left waiting."""
    fitted = rows.fitted
    speaking = fitted & (rows.labels != Label.FINE)
    english = fitted & rows.english
    shared = fitted & (~rows.english | (np.arange(len(fitted)) % ENGLISH_SHARED == 0))
    texts = [post.text for post, member in zip(rows.posts, english, strict=True) if member]
    read = {
        "english": (rows.joint[fitted[rows.english]], rows.labels[english]),
        "multilingual": (rows.vectors[shared], rows.labels[shared]),
    }
    tasks: dict[str, tuple[Callable[[], Pipeline], Any, NDArray[Any]]] = {
        judge_name(name, label): (partial(build_judge, name), X, labels == label)
        for name, (X, labels) in read.items()
        for label in JUDGED
    }
    tasks["gate"] = (build_gate, texts, rows.labels[english] != Label.FINE)
    tasks["kind"] = (build_chooser, rows.vectors[speaking], rows.kinds[speaking])
    tasks["severity"] = (build_chooser, rows.vectors[speaking], rows.severities[speaking])
    step = progress.add_task("fitting", total=len(tasks))
    fits = Parallel(n_jobs=jobs, return_as="generator")(
        delayed(_fitted)(*task) for task in tasks.values()
    )
    pipelines = {}
    for name, pipeline in zip(tasks, fits, strict=True):
        pipelines[name] = pickle.loads(pipeline)
        progress.advance(step)
    return pipelines


def _fitted(build: Callable[[], Pipeline], X: Any, y: NDArray[Any]) -> bytes:
    """A pipeline, pickled, fitted on texts or all of it but its vectors, which X holds already.

    Built and pickled where it is fitted, so that it has the same bytes by any number of processes.
    """
    pipeline = build()
    if isinstance(X, np.ndarray):
        pipeline[-1].fit(np.array(X), np.array(y))
    else:
        pipeline.fit(X, y)
    return pickle.dumps(pipeline)


def _exported(pipelines: Mapping[str, Pipeline]) -> dict[str, NDArray[Any]]:
    """The fitted numbers, as model/artefact.py lays them out."""
    weights, intercept = gate_weights(pipelines["gate"])
    arrays: dict[str, NDArray[Any]] = {
        "gate_weights": weights.astype(np.float32),
        "gate_intercept": np.array(intercept),
    }
    for name in JUDGES:
        arrays |= exported_judge(name, [pipelines[judge_name(name, x)] for x in JUDGED])
    for name in ("kind", "severity"):
        regression = pipelines[name]["regression"]
        arrays[f"{name}_choices"] = regression.classes_.astype(str)
        arrays[f"{name}_weights"] = np.ascontiguousarray(regression.coef_.T, dtype=np.float32)
        arrays[f"{name}_intercepts"] = regression.intercept_.astype(np.float32)
    return arrays


def exported_judge(name: str, pipelines: Sequence[Pipeline]) -> dict[str, NDArray[Any]]:
    """A judge's fitted numbers, as model/artefact.py lays them out; a pipeline a judged label."""
    machines = [pipeline["machine"] for pipeline in pipelines]
    support, weights, intercepts = joint_support(machines)
    return {
        f"{name}_support": support.astype(np.float16),
        f"{name}_weights": weights,
        f"{name}_intercepts": intercepts,
        f"{name}_gamma": np.array(float(machines[0].gamma)),
    }


def _held_out(
    rows: Columns, arrays: Arrays, held: NDArray[np.int64], progress: Progress, jobs: int
) -> tuple[Raw, Floats]:
    """Scores, not calibrated, of posts as serving reads them, and where the filter begins."""
    posts = [rows.posts[row] for row in held.tolist()]
    first = rows.first_scores(arrays, held)
    english_from = filter_from(first, rows.labels[held])
    chunk = -(-len(posts) // (CHUNKS_A_JOB * jobs))
    tasks = (
        delayed(raw_scores)(arrays, english_from, posts[at : at + chunk], first[at : at + chunk])
        for at in range(0, len(posts), chunk)
    )
    step = progress.add_task("judging posts held out", total=len(posts))
    parts = []
    for part in Parallel(n_jobs=jobs, return_as="generator")(tasks):
        parts.append(part)
        progress.advance(step, len(part.gate))
    return Raw(*(np.concatenate(column) for column in zip(*parts, strict=True))), english_from


def _chosen(pipeline: Pipeline, rows: Columns, held: NDArray[np.int64]) -> NDArray[np.str_]:
    """What a chooser says of each post held out, "" for those that are `fine`."""
    speaking = rows.labels[held] != Label.FINE
    said = np.full(len(held), "", dtype=object)
    said[speaking] = pipeline[-1].predict(rows.vectors[held[speaking]])
    return said.astype(str)
