"""The training script, top to bottom: corpus → scores of held-out posts → thresholds → arrays.

Deterministic: the same corpus and libraries give the same arrays and the same hashes.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rich.progress import Progress
from sklearn.pipeline import Pipeline
from threadpoolctl import threadpool_limits

from model.labels import Label
from training.budget import CARE_BUDGET, NUDGE_BUDGET, WARN_BUDGET, allowed_threshold
from training.calibrate import Platt, fit_platt
from training.columns import BATCH_WEIGHTS, UNCALIBRATED_BATCHES, Columns, Floats, columns
from training.crossvalidate import (
    batch_folds,
    block_folds,
    chosen,
    fit_on_features,
    judge_scores,
)
from training.pipeline import build_chooser, build_judge, weights
from training.read import Post

# The share of posts with the label that probabilities are calibrated for. Among posts that
# speak of interviews and work about one in ten is a vent. Ordinary streams hold far fewer,
# and there a probability is too high: thresholds, not probabilities, keep those silent.
# The share of care is an estimate.
BASE_RATES: Final = {Label.VENT: 0.10, Label.CARE: 0.02}

# Languages whose verdicts are as good as the thresholds promise. The corpus has 34 posts
# in each of thirteen others, too few to say so.
TESTED_LANGUAGES: Final = ("en",)


@dataclass(frozen=True, slots=True)
class Holdout:
    """What classifiers that did not see a post said of it; arrays of shape (n_posts,)."""

    vent: Floats  # probabilities; its batch left out
    care: Floats  # probabilities; its part of the batch left out
    kinds: NDArray[np.str_]  # of posts that are not `fine`, else ""
    severities: NDArray[np.str_]
    thresholds: tuple[float, float]  # nudge, warn
    care_threshold: float


@dataclass(frozen=True, slots=True)
class Training:
    """What training gives: pipelines, arrays for serving, words on posts held out."""

    pipelines: Mapping[str, Pipeline]
    arrays: Mapping[str, NDArray[Any]]
    holdout: Holdout


def train(posts: Sequence[Post], progress: Progress, jobs: int | None = None) -> Training:
    """The classifiers trained on posts, by `jobs` processes; as many as cores by default."""
    jobs = jobs or os.cpu_count() or 1
    with threadpool_limits(limits=1):  # threads of the linear algebra would fight the processes
        step = progress.add_task("reading n-grams", total=1)
        rows = columns(posts)
        progress.advance(step)
        vent, vent_platt = _hold_out_judge(Label.VENT, rows, progress, jobs)
        care, care_platt = _hold_out_judge(Label.CARE, rows, progress, jobs)
        holdout = Holdout(
            vent,
            care,
            _hold_out_chooser(rows, rows.kinds, jobs),
            _hold_out_chooser(rows, rows.severities, jobs),
            (
                allowed_threshold(posts, rows.usual, vent, NUDGE_BUDGET),
                allowed_threshold(posts, rows.usual, vent, WARN_BUDGET),
            ),
            allowed_threshold(posts, rows.usual, care, CARE_BUDGET),
        )
        pipelines = _fit_all(rows, progress)
    return Training(pipelines, export(pipelines, vent_platt, care_platt, holdout), holdout)


def export(
    pipelines: Mapping[str, Pipeline], vent: Platt, care: Platt, holdout: Holdout
) -> dict[str, NDArray[Any]]:
    """The arrays of model/artefact.py's layout."""
    arrays: dict[str, NDArray[Any]] = {
        "thresholds": np.array(holdout.thresholds),
        "care_threshold": np.array(holdout.care_threshold),
    }
    for name, platt in (("vent", vent), ("care", care)):
        fitted, intercepts = weights(pipelines[name])
        arrays[f"{name}_weights"] = fitted[0].astype(np.float32)
        arrays[f"{name}_intercept"] = intercepts[0]
        arrays[f"{name}_platt"] = np.array([platt.slope, platt.offset])
    for name in ("kind", "severity"):
        fitted, intercepts = weights(pipelines[name])
        arrays[f"{name}_choices"] = pipelines[name].classes_.astype(str)
        arrays[f"{name}_weights"] = np.ascontiguousarray(fitted.T, dtype=np.float32)
        arrays[f"{name}_intercepts"] = intercepts.astype(np.float32)
    return arrays


def training_settings() -> dict[str, Any]:
    """The knobs as plain values, for the card."""
    return {
        "batch_weights": dict(BATCH_WEIGHTS),
        "uncalibrated_batches": sorted(UNCALIBRATED_BATCHES),
        "base_rate": BASE_RATES[Label.VENT],
        "care_base_rate": BASE_RATES[Label.CARE],
        "nudge_budget": NUDGE_BUDGET,
        "warn_budget": WARN_BUDGET,
        "care_budget": CARE_BUDGET,
    }


def _hold_out_judge(
    label: Label, rows: Columns, progress: Progress, jobs: int
) -> tuple[Floats, Platt]:
    """The probabilities of posts held out, and what makes scores probabilities."""
    y = rows.labels == label
    # Where one batch alone holds a label and is left out whole, nothing is left to learn from.
    holders = {post.batch for post in rows.posts if post.label is label}
    folds = batch_folds(rows.posts) if len(holders) > 1 else block_folds(rows.posts)
    scores = np.zeros(len(y))
    step = progress.add_task(f"holding out: {label}", total=len(folds))
    for fold, found in judge_scores(rows, y, folds, jobs):
        scores[fold] = found
        progress.advance(step)
    platt = fit_platt(scores[rows.usual], y[rows.usual], BASE_RATES[label])
    return platt.probabilities(scores), platt


def _hold_out_chooser(rows: Columns, y: NDArray[np.str_], jobs: int) -> NDArray[np.str_]:
    """What is chosen for each post held out, "" for those that are `fine`."""
    speaking = rows.speaking
    said = np.full(len(y), "", dtype=y.dtype)
    folds = [fold[speaking] for fold in block_folds(rows.posts)]
    said[speaking] = chosen(rows.coarse[speaking], y[speaking], folds, jobs)
    return said


def _fit_all(rows: Columns, progress: Progress) -> dict[str, Pipeline]:
    step = progress.add_task("fitting on everything", total=4)
    pipelines = {}
    for label in (Label.VENT, Label.CARE):
        pipelines[str(label)] = build_judge()
        fit_on_features(pipelines[label], rows.X, rows.labels == label, rows.weight)
        progress.advance(step)
    speaking = rows.speaking
    for name, y in (("kind", rows.kinds), ("severity", rows.severities)):
        pipelines[name] = build_chooser()
        fit_on_features(pipelines[name], rows.coarse[speaking], y[speaking], rows.weight[speaking])
        progress.advance(step)
    return pipelines
