"""The corpus as columns: vectors and labels of all posts, in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.artefact import Arrays
from model.encoder import Vectors
from model.guard import kernel_classifier
from model.judge import joined
from training.batches import CALIBRATION
from training.read import Post

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """All posts, side by side; arrays have shape (n_posts, ...) where nothing else is said."""

    posts: Sequence[Post]
    labels: NDArray[np.str_]
    kinds: NDArray[np.str_]
    severities: NDArray[np.str_]  # "0" to "3": classes, not amounts
    fitted: Mask  # whether classifiers may learn from a post; the others calibrate
    english: Mask
    vectors: Vectors  # the multilingual encoder's
    joint: Vectors  # both encoders', of English posts alone: shape (english.sum(), dimensions)

    def first_scores(self, arrays: Arrays, rows: NDArray[np.int64]) -> Floats:
        """The multilingual classifier's scores of some posts, shape (len(rows), 2)."""
        return kernel_classifier(arrays, "multilingual").scores(self.vectors[rows])


def columns(posts: Sequence[Post], vectors: Mapping[str, Vectors]) -> Columns:
    """The columns of posts; vectors: of all posts, and by the English encoder of English ones."""
    english = np.array([post.lang == "en" for post in posts])
    return Columns(
        posts=posts,
        labels=np.array([post.label for post in posts]),
        kinds=np.array([post.kind for post in posts]),
        severities=np.array([str(post.severity) for post in posts]),
        fitted=np.array([post.batch not in CALIBRATION for post in posts]),
        english=english,
        vectors=vectors["multilingual"],
        joint=joined(vectors["multilingual"][english], vectors["english"]),
    )
