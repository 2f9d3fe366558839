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
from sklearn.model_selection import StratifiedGroupKFold
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

SEED: Final = 0  # of the halves
# Of the fitted English posts every fifth is judged by the half that has not read it: some
# 3,700, enough to tell 0.3 % of each group by, in half a minute.
SAMPLED: Final = 5
CHUNKS_A_JOB: Final = 4  # of posts held out, so that the progress moves

# Languages in which the nudge finds 80 % of the vents or more. Of the twelve others that the
# corpus has, left out of training in turn, it finds 28 to 78 %: `python -m training languages`.
TESTED_LANGUAGES: Final = ("en", "pt")

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
        halves = halves_of(rows)
        fitted = _fitted_all(_tasks(rows, halves), progress, jobs)
        pipelines, *by_halves = fitted
        arrays = _exported(pipelines) | _exported_choosers(pipelines)
        held = np.flatnonzero(~rows.fitted)
        sample = sampled(rows)
        judged = [(arrays, held)]
        for half, those in enumerate(by_halves):
            judged.append((_exported(those), sample[halves[sample] != half]))
        raw, english_from = _held_out(rows, judged, progress, jobs)
    told = np.concatenate([which for _, which in judged])
    calibration = calibrate([rows.posts[row] for row in told.tolist()], raw)
    holdout = Holdout(
        [rows.posts[row] for row in held.tolist()],
        calibration.of_first(len(held)),
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


def halves_of(rows: Columns) -> NDArray[np.int64]:
    """The half, 0 or 1, that each fitted post's batch is in; -1 for the others.

    Labels are spread evenly. What learnt from one half judges posts of the other as it will
    judge other people's: average precision on them is that on real posts, and on calibration
    batches, written to a real mix and clearer than it, it is not (docs/decisions.md).
    """
    halves = np.full(len(rows.fitted), -1)
    members = np.flatnonzero(rows.fitted)
    batches = [rows.posts[row].batch for row in members.tolist()]
    splitter = StratifiedGroupKFold(2, shuffle=True, random_state=SEED)
    for half, (_, those) in enumerate(splitter.split(members, rows.labels[members], batches)):
        halves[members[those]] = half
    return halves


def sampled(rows: Columns) -> NDArray[np.int64]:
    """The fitted English posts that the halves judge: every SAMPLED-th."""
    return np.flatnonzero(rows.fitted & rows.english)[::SAMPLED]


Task = tuple[Callable[[], Pipeline], Any, NDArray[Any]]


def _tasks(rows: Columns, halves: NDArray[np.int64]) -> list[dict[str, Task]]:
    """What to fit: all of it on every fitted post; judges and a gate on each half."""
    speaking = rows.fitted & (rows.labels != Label.FINE)
    whole = _judges(rows, rows.fitted)
    whole["kind"] = (build_chooser, rows.vectors[speaking], rows.kinds[speaking])
    whole["severity"] = (build_chooser, rows.vectors[speaking], rows.severities[speaking])
    return [whole, *(_judges(rows, halves == half) for half in range(2))]


def _judges(rows: Columns, learnt: NDArray[np.bool_]) -> dict[str, Task]:
    """Name → what to fit on those posts, the ones that take longest first."""
    english = learnt & rows.english
    shared = learnt & (~rows.english | (np.arange(len(learnt)) % ENGLISH_SHARED == 0))
    texts = [post.text for post, member in zip(rows.posts, english, strict=True) if member]
    read = {
        "english": (rows.joint[learnt[rows.english]], rows.labels[english]),
        "multilingual": (rows.vectors[shared], rows.labels[shared]),
    }
    tasks: dict[str, Task] = {
        judge_name(name, label): (partial(build_judge, name), X, labels == label)
        for name, (X, labels) in read.items()
        for label in JUDGED
    }
    tasks["gate"] = (build_gate, texts, rows.labels[english] != Label.FINE)
    return tasks


def _fitted_all(
    fits: Sequence[Mapping[str, Task]], progress: Progress, jobs: int
) -> list[dict[str, Pipeline]]:
    """Name → pipeline of each of several sets of tasks."""
    names = [(number, name) for number, tasks in enumerate(fits) for name in tasks]
    step = progress.add_task("fitting", total=len(names))
    pickled = Parallel(n_jobs=jobs, return_as="generator")(
        delayed(_fitted)(*fits[number][name]) for number, name in names
    )
    pipelines: list[dict[str, Pipeline]] = [{} for _ in fits]
    for (number, name), pipeline in zip(names, pickled, strict=True):
        pipelines[number][name] = pickle.loads(pipeline)
        progress.advance(step)
    return pipelines


def _fitted(build: Callable[[], Pipeline], X: Any, y: NDArray[Any]) -> bytes:
    """A pipeline, pickled, fitted on texts or all of it but its encoders, whose vectors X holds.

    Built and pickled where it is fitted, so that it has the same bytes by any number of processes.
    """
    pipeline = build()
    if isinstance(X, np.ndarray):
        # In numpy's own dtype object, not one that came with the task: it is pickled along.
        pipeline[1:].fit(np.array(X, dtype=np.float32), np.array(y))
    else:
        pipeline.fit(X, y)
    return pickle.dumps(pipeline)


def _exported(pipelines: Mapping[str, Pipeline]) -> dict[str, NDArray[Any]]:
    """The fitted numbers of the gate and the judges, as model/artefact.py lays them out."""
    weights, intercept = gate_weights(pipelines["gate"])
    arrays: dict[str, NDArray[Any]] = {
        "gate_weights": weights.astype(np.float32),
        "gate_intercept": np.array(intercept),
    }
    for name in JUDGES:
        arrays |= exported_judge(name, [pipelines[judge_name(name, x)] for x in JUDGED])
    return arrays


def _exported_choosers(pipelines: Mapping[str, Pipeline]) -> dict[str, NDArray[Any]]:
    """The same of the choosers."""
    arrays: dict[str, NDArray[Any]] = {}
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
    # Fitted on the same vectors, the components of all labels are the same.
    components = pipelines[0]["components"]
    return {
        f"{name}_components": components.components_.astype(np.float32),
        f"{name}_offset": (components.components_ @ components.mean_).astype(np.float32),
        f"{name}_support": support.astype(np.float32),
        f"{name}_weights": weights,
        f"{name}_intercepts": intercepts,
        f"{name}_gamma": np.array(float(machines[0].gamma)),
    }


def _held_out(
    rows: Columns,
    judged: Sequence[tuple[Arrays, NDArray[np.int64]]],
    progress: Progress,
    jobs: int,
) -> tuple[Raw, Floats]:
    """Scores, not calibrated, of posts as serving reads them, and where the filter begins.

    judged: arrays, and the posts they shall judge; the first are those that will serve.
    """
    tasks, filters = [], []
    total = sum(len(which) for _, which in judged)
    for arrays, which in judged:
        first = rows.first_scores(arrays, which)
        filters.append(filter_from(first, rows.labels[which]))
        chunk = -(-len(which) // (CHUNKS_A_JOB * jobs))
        posts = [rows.posts[row] for row in which.tolist()]
        for at in range(0, len(posts), chunk):
            part = slice(at, at + chunk)
            tasks.append(delayed(raw_scores)(arrays, filters[-1], posts[part], first[part]))
    step = progress.add_task("judging posts held out", total=total)
    parts = []
    for found in Parallel(n_jobs=jobs, return_as="generator")(tasks):
        parts.append(found)
        progress.advance(step, len(found.gate))
    return Raw(*(np.concatenate(column) for column in zip(*parts, strict=True))), filters[0]


def _chosen(pipeline: Pipeline, rows: Columns, held: NDArray[np.int64]) -> NDArray[np.str_]:
    """What a chooser says of each post held out, "" for those that are `fine`."""
    speaking = rows.labels[held] != Label.FINE
    said = np.full(len(held), "", dtype=object)
    said[speaking] = pipeline[1:].predict(rows.vectors[held[speaking]])
    return said.astype(str)
