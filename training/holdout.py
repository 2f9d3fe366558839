"""What the card says of a version: measures on posts that were held out of its training."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from model.labels import Label
from training.budget import groups as budget_groups
from training.columns import Mask, usual_posts
from training.measures import average_precision, expected_calibration_error, share
from training.read import Post
from training.train import Holdout

LENGTHS = ((0, 100), (100, 300), (300, 1000), (1000, 100_000))  # characters


def holdout_measures(holdout: Holdout, posts: Sequence[Post]) -> dict[str, Any]:
    """Measures per label, budget group, kind and length, as plain numbers for JSON.

    Every post was scored by a classifier that had not read its batch (for care: its
    part of the batch). Batches outside the calibration are left out.
    """
    usual = usual_posts(posts)
    groups = {name: members & usual for name, members in budget_groups(posts).items()}
    labels = np.array([post.label for post in posts])
    vents, care = groups["vents"], (labels == Label.CARE) & usual
    nudge, warn = holdout.thresholds
    return {
        "posts": {str(label): int((labels == label).sum()) for label in Label},
        "vent": {
            "average_precision": _round(
                average_precision(labels[usual] == Label.VENT, holdout.vent[usual])
            ),
            "recall_nudge": _round(share(holdout.vent[vents] >= nudge)),
            "recall_warn": _round(share(holdout.vent[vents] >= warn)),
        },
        "alarms": {
            name: {
                "posts": int(groups[name].sum()),
                "nudge": _round(share(holdout.vent[groups[name]] >= nudge)),
                "warn": _round(share(holdout.vent[groups[name]] >= warn)),
            }
            for name in ("job talk", "other rants", "everyday")
        },
        "care": {
            "recall": _round(share(holdout.care[care] >= holdout.care_threshold)),
            "vents_called_care": _round(share(holdout.care[vents] >= holdout.care_threshold)),
        },
        "recall_by_kind": _by_kind(holdout, posts, vents),
        "by_length": _by_length(holdout, posts, usual),
        "kind": _choice(holdout.kinds, np.array([post.kind for post in posts]), vents),
        "severity": _choice(
            holdout.severities, np.array([str(post.severity) for post in posts]), vents
        ),
        "calibration_error": _round(
            expected_calibration_error(labels[usual] == Label.VENT, holdout.vent[usual])
        ),
    }


def _by_kind(holdout: Holdout, posts: Sequence[Post], vents: Mask) -> dict[str, Any]:
    kinds = np.array([post.kind for post in posts])
    nudge, _ = holdout.thresholds
    return {
        str(kind): _round(share(holdout.vent[vents & (kinds == kind)] >= nudge))
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
                    average_precision(vents[members], holdout.vent[members])
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
