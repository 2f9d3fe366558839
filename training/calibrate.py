"""Scores → probabilities, and the thresholds that an alarm budget allows."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from model.judge import Platt

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def probabilities(log_odds: Floats) -> Floats:
    """The probability of each log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -700, 700))))


def fit_platt(scores: Floats, y: Mask, base_rate: float) -> Platt:
    """Platt's scaling for a stream of which `base_rate` carries the label.

    Rows are weighed to the rate. Source: Platt, Probabilistic outputs for support vector
    machines (1999).
    """
    weight = np.where(y, base_rate / y.mean(), (1 - base_rate) / (1 - y.mean()))
    regression = LogisticRegression(C=1e6).fit(scores[:, None], y, sample_weight=weight)
    return Platt(float(regression.coef_[0, 0]), float(regression.intercept_[0]))


def threshold(values: Floats, groups: Mapping[str, tuple[Mask, float]]) -> float:
    """The lowest value at which no group alarms more often than its budget.

    groups: name → the group's posts, and the share of them that may reach the threshold.
    """
    return max(_lowest_allowed(values[members], budget) for members, budget in groups.values())


def found_from(scores: Floats, share: float) -> float:
    """The highest threshold that so large a share of the scores reaches."""
    ascending = np.sort(scores)
    return float(ascending[int((1 - share) * len(ascending))])


def _lowest_allowed(values: Floats, budget: float) -> float:
    descending = np.sort(values)[::-1]
    allowed = int(budget * len(descending))
    if allowed >= len(descending):
        return 0.0
    return float(np.nextafter(descending[allowed], np.inf))
