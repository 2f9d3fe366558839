"""Scores → probabilities, and the thresholds that an alarm budget allows."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Platt:
    """Slope and offset: probability = 1 / (1 + exp(-(slope * score + offset)))."""

    slope: float
    offset: float

    def probabilities(self, scores: Floats) -> Floats:
        """The calibrated probability of each score."""
        return np.asarray(1 / (1 + np.exp(-(self.slope * scores + self.offset))))


def fit_platt(scores: Floats, y: Mask, base_rate: float) -> Platt:
    """Platt's scaling for a stream of which `base_rate` carries the label.

    The corpus has far more vents than any stream, so its rows are weighed to the rate.
    Source: Platt, Probabilistic outputs for support vector machines (1999).
    """
    weight = np.where(y, base_rate / y.mean(), (1 - base_rate) / (1 - y.mean()))
    regression = LogisticRegression(C=1e6).fit(scores[:, None], y, sample_weight=weight)
    return Platt(float(regression.coef_[0, 0]), float(regression.intercept_[0]))


def threshold(probabilities: Floats, groups: Mapping[str, tuple[Mask, float]]) -> float:
    """The lowest probability at which no group alarms more often than its budget.

    groups: name → the group's posts, and the share of them that may reach the threshold.
    """
    return max(
        _lowest_allowed(probabilities[members], budget) for members, budget in groups.values()
    )


def _lowest_allowed(probabilities: Floats, budget: float) -> float:
    descending = np.sort(probabilities)[::-1]
    allowed = int(budget * len(descending))
    if allowed >= len(descending):
        return 0.0
    return float(np.nextafter(descending[allowed], 1.0))
