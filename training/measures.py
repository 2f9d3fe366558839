"""The measures of a judge, as functions of scores and labels."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score

CALIBRATION_BINS: Final = 10  # of equal width, as is usual for the expected calibration error

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def average_precision(y: Mask, scores: Floats) -> float:
    """The area below the precision-recall curve; nan where a label is absent."""
    if y.all() or not y.any():
        return float("nan")
    return float(average_precision_score(y, scores))


def share(flags: Mask) -> float:
    """The share of posts that are flagged; nan where there are none."""
    return float(flags.mean()) if len(flags) else float("nan")


def recall_at(y: Mask, scores: Floats, harmless: Floats, budget: float) -> float:
    """Recall where at most `budget` of the harmless scores alarm; an oracle's threshold."""
    descending = np.sort(harmless)[::-1]
    return share(scores[y] > descending[int(budget * len(descending))])


def expected_calibration_error(y: Mask, probabilities: Floats) -> float:
    """The mean distance of probability and frequency over bins, weighed by their posts.

    Source: Naeini, Cooper, Hauskrecht, Obtaining well calibrated probabilities (2015).
    """
    bins = np.minimum((probabilities * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    error = 0.0
    for number in np.unique(bins):
        members = bins == number
        gap = abs(float(y[members].mean()) - float(probabilities[members].mean()))
        error += gap * float(members.mean())
    return error


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """How far two readers' labels agree beyond chance; 1 is always.

    Source: Cohen, A coefficient of agreement for nominal scales (1960).
    """
    agreed = sum(first == second for first, second in pairs) / len(pairs)
    firsts, seconds = (Counter(column) for column in zip(*pairs, strict=True))
    chance = sum(firsts[label] * seconds[label] for label in firsts) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
