"""The corpus as columns: features, labels and weights of all posts, in one order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from model.artefact import CHOICE_BUCKETS
from model.labels import Label
from training.pipeline import HashedNgrams
from training.read import Post

# The witty, polished batch teaches a voice that few real posts have. Weights of 1, 0.3
# and 0 gave average precisions of 0.846, 0.857 and 0.854 on the other batches, each
# left out in turn (docs/decisions.md).
BATCH_WEIGHTS: Final = {"vent": 0.3}

# Not in the voice of the posts that are judged: one too polished, one not English.
UNCALIBRATED_BATCHES: Final = frozenset({"vent", "languages"})

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """All posts, side by side; every array has shape (n_posts,) or (n_posts, buckets)."""

    posts: Sequence[Post]
    labels: NDArray[np.str_]
    kinds: NDArray[np.str_]
    severities: NDArray[np.str_]  # "0" to "3": classes, not amounts
    weight: Floats  # how much a post counts in training
    usual: Mask  # whether it counts in calibration and measures
    X: csr_matrix  # the judges' features
    coarse: csr_matrix  # the choosers' features

    @property
    def speaking(self) -> Mask:
        """The posts that have a kind and severity to choose: all that are not `fine`."""
        return np.asarray(self.labels != Label.FINE)


def columns(posts: Sequence[Post]) -> Columns:
    """The columns of posts."""
    texts = [post.text for post in posts]
    return Columns(
        posts=posts,
        labels=np.array([post.label for post in posts]),
        kinds=np.array([post.kind for post in posts]),
        severities=np.array([str(post.severity) for post in posts]),
        weight=np.array([BATCH_WEIGHTS.get(post.batch, 1.0) for post in posts]),
        usual=usual_posts(posts),
        X=HashedNgrams().transform(texts),
        coarse=HashedNgrams(CHOICE_BUCKETS).transform(texts),
    )


def usual_posts(posts: Sequence[Post]) -> Mask:
    """Whether each post counts in calibration and measures."""
    return np.array([post.batch not in UNCALIBRATED_BATCHES for post in posts])
