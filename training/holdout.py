"""What the card says of a version: measures on posts that were held out of its training."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from model.labels import Label
from training.batches import UNMIXED
from training.budget import groups as budget_groups
from training.calibrate import Mask
from training.measures import average_precision, expected_calibration_error, share
from training.read import Post
from training.train import Holdout

LENGTHS = ((0, 100), (100, 300), (300, 1000), (1000, 100_000))  # characters


def holdout_measures(holdout: Holdout) -> dict[str, Any]:
    """Measures per label, budget group, kind and length, as plain numbers for JSON.

    They are of the calibration batches, on which nothing was fitted but the thresholds
    were chosen. Batches of an unusual mix count for care, kind and severity alone.
    """
    posts = holdout.posts
    usual = np.array([post.batch not in UNMIXED for post in posts])
    groups = {name: members & usual for name, members in budget_groups(posts).items()}
    labels = np.array([post.label for post in posts])
    vents, care = groups["vents"], labels == Label.CARE
    all_vents = labels == Label.VENT
    nudge, warn = holdout.calibration.thresholds
    return {
        "posts": {str(label): int((labels == label).sum()) for label in Label},
        "vent": {
            "average_precision": _round(
                average_precision(labels[usual] == Label.VENT, holdout.calibration.vent[usual])
            ),
            "recall_nudge": _round(share(holdout.calibration.vent[vents] >= nudge)),
            "recall_warn": _round(share(holdout.calibration.vent[vents] >= warn)),
        },
        "alarms": {
            name: {
                "posts": int(groups[name].sum()),
                "nudge": _round(share(holdout.calibration.vent[groups[name]] >= nudge)),
                "warn": _round(share(holdout.calibration.vent[groups[name]] >= warn)),
            }
            for name in ("job talk", "other rants", "everyday")
        },
        "care": {
            "recall": _round(
                share(holdout.calibration.care[care] >= holdout.calibration.care_threshold)
            ),
            "vents_called_care": _round(
                share(holdout.calibration.care[all_vents] >= holdout.calibration.care_threshold)
            ),
        },
        "recall_by_kind": _by_kind(holdout, posts, vents),
        "by_length": _by_length(holdout, posts, usual),
        "kind": _choice(holdout.kinds, np.array([post.kind for post in posts]), vents),
        "severity": _choice(
            holdout.severities, np.array([str(post.severity) for post in posts]), vents
        ),
        "calibration_error": _round(
            expected_calibration_error(labels[usual] == Label.VENT, holdout.calibration.vent[usual])
        ),
    }


def _by_kind(holdout: Holdout, posts: Sequence[Post], vents: Mask) -> dict[str, Any]:
    kinds = np.array([post.kind for post in posts])
    nudge, _ = holdout.calibration.thresholds
    return {
        str(kind): _round(share(holdout.calibration.vent[vents & (kinds == kind)] >= nudge))
        for kind in np.unique(kinds[vents])
    }


def _by_length(holdout: Holdout, posts: Sequence[Post], usual: Mask) -> list[dict[str, Any]]:
    lengths = np.array([len(post.text) for post in posts])
    vents = np.array([post.label == Label.VENT for post in posts])
    rows = []
    for low, high in LENGTHS:
        members = usual & (lengths >= low) & (lengths < high)
        rows.append(
            {
                "characters": f"{low}-{high - 1}",
                "posts": int(members.sum()),
                "average_precision": _round(
                    average_precision(vents[members], holdout.calibration.vent[members])
                ),
            }
        )
    return rows


def _choice(said: Any, true: Any, members: Mask) -> dict[str, float | None]:
    return {
        "accuracy": _round(share(said[members] == true[members])),
        "macro_f1": _round(float(f1_score(true[members], said[members], average="macro"))),
        "majority_accuracy": _round(
            float(np.unique(true[members], return_counts=True)[1].max() / members.sum())
        ),
    }


def _round(value: float) -> float | None:
    """Four digits; None, JSON's word for it, where there was nothing to measure."""
    return None if math.isnan(value) else round(value, 4)
