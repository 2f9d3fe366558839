"""Alarm budgets: how often harmless posts may alarm, by what they are about."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.labels import Label
from training.calibrate import threshold
from training.read import Post

# Shares of the posts of a group. An everyday post must stay silent, a calm post on
# interviews nearly always; the numbers are what a user bears (docs/architecture.md).
NUDGE_BUDGET: Final = {"job talk": 0.10, "other rants": 0.05, "everyday": 0.003}
WARN_BUDGET: Final = {"job talk": 0.02, "other rants": 0.01, "everyday": 0.0002}
CARE_BUDGET: Final = {"vents": 0.02, "fine": 0.01, "other rants": 0.003, "everyday": 0.001}

EVERYDAY_KIND: Final = "everyday"
RANT_KIND: Final = "other_rant"

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def groups(posts: Sequence[Post]) -> dict[str, Mask]:
    """The groups that budgets speak of: name → its posts, shape (n_posts,)."""
    labels = np.array([post.label for post in posts])
    kinds = np.array([post.kind for post in posts])
    fine, everyday, rant = labels == Label.FINE, kinds == EVERYDAY_KIND, kinds == RANT_KIND
    return {
        "job talk": fine & ~everyday & ~rant,
        "other rants": fine & rant,
        "everyday": fine & everyday,
        "vents": labels == Label.VENT,
        "fine": fine,
    }


def allowed_threshold(
    posts: Sequence[Post], counted: Mask, probabilities: Floats, budget: Mapping[str, float]
) -> float:
    """The lowest threshold at which no group of the posts that count exceeds its budget."""
    members = groups(posts)
    return threshold(
        probabilities, {name: (members[name] & counted, share) for name, share in budget.items()}
    )
