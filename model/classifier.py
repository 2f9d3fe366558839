"""The linear classifiers as arrays: the gate's weights over n-grams, the choosers' over vectors.

What scikit-learn fits (training/pipeline.py) is exported to these, so that serving
imports neither scikit-learn nor a pickle; training fails when the two disagree.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.encoder import Vectors
from model.features import Ngrams, Positions
from model.passages import Spans

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LinearClassifier:
    """One weight per bucket and an intercept: the log-odds that a post has a label."""

    weights: NDArray[np.float32]  # (BUCKETS,)
    intercept: float

    def contributions(self, ngrams: Ngrams) -> NDArray[np.float32]:
        """What each n-gram adds to the score, shape (n,)."""
        return self.weights[ngrams.buckets] * ngrams.values

    def whole_score(self, ngrams: Ngrams) -> float:
        """The log-odds of the text as a whole: the pipeline's decision_function."""
        return float(self.contributions(ngrams).sum(dtype=np.float64)) + self.intercept

    def passage_scores(self, ngrams: Ngrams, passages: Spans) -> Floats:
        """The log-odds of each passage read alone, shape (len(passages),)."""
        size = len(ngrams.folded.codes) + 1
        first, last = _folded_positions(ngrams, passages)
        scores = np.full(len(passages), self.intercept)
        looked_up = self.weights[ngrams.buckets].astype(np.float64)
        for block in (slice(0, ngrams.words), slice(ngrams.words, None)):
            starts, ends, values = ngrams.starts[block], ngrams.ends[block], looked_up[block]
            # Inside is what has ended by the passage's end, less what began before it.
            sums = _running(np.bincount(ends, values, size))[last]
            sums -= _running(np.bincount(starts, values, size))[first]
            counts = _running(np.bincount(ends, minlength=size))[last]
            counts -= _running(np.bincount(starts, minlength=size))[first]
            scores += sums / np.sqrt(np.maximum(counts, 1))
        return scores


@dataclass(frozen=True, slots=True)
class ChoiceClassifier:
    """One column of weights per choice: which kind, which severity."""

    choices: tuple[str, ...]
    weights: NDArray[np.float32]  # (dimensions, len(choices))
    intercepts: NDArray[np.float32]  # (len(choices),)

    def choose(self, vector: Vectors, among: tuple[str, ...]) -> str:
        """The likeliest of some of the choices for a vector of shape (dimensions,)."""
        found = (vector @ self.weights + self.intercepts).tolist()
        scores = dict(zip(self.choices, found, strict=True))
        return max(among, key=lambda choice: scores.get(choice, -np.inf))


def _folded_positions(ngrams: Ngrams, passages: Spans) -> tuple[Positions, Positions]:
    """Where a passage's n-grams may begin and, one further, end: at the spaces around it."""
    offsets = ngrams.folded.offsets[1:]
    first = np.searchsorted(offsets, passages[:, 0])  # the position before the first character
    last = np.searchsorted(offsets, passages[:, 1]) + 3  # past the space behind it, exclusive
    return first, last


def _running(values: NDArray[np.generic]) -> Floats:
    """Sums of all values before each position, shape (n + 1,)."""
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums
