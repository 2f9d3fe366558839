"""How far the arrays that serve are from the pipelines that were fitted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.classifier import LinearClassifier
from model.features import ngrams
from training.read import Post
from training.train import Training


def largest_disagreement(trained: Training, posts: Sequence[Post]) -> float:
    """The largest difference in log-odds between both routes over all posts and both judges."""
    texts = [post.text for post in posts]
    found = [ngrams(text) for text in texts]
    worst = 0.0
    for name in ("vent", "care"):
        classifier = LinearClassifier(
            trained.arrays[f"{name}_weights"], float(trained.arrays[f"{name}_intercept"])
        )
        served = np.array([classifier.whole_score(row) for row in found])
        fitted: NDArray[np.float64] = trained.pipelines[name].decision_function(texts)
        worst = max(worst, float(np.abs(served - fitted).max()))
    return worst
