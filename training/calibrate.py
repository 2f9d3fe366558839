"""Scores → probabilities, and the thresholds that an alarm budget allows."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from model.judge import Platt

FEW_ALARMS: Final = 5  # expected; below, the budget is beyond what counting can tell
TAIL: Final = 50  # posts with the highest probabilities, from which the tail is drawn out
CONFIDENCE: Final = 0.95  # that posts like those counted keep the budget too

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
    """The lowest value at which no group alarms more often than its budget, in confidence.

    groups: name → the group's posts, and the share of posts like them that may reach it.
    """
    return max(_lowest_allowed(values[members], budget) for members, budget in groups.values())


def found_from(scores: Floats, share: float) -> float:
    """The highest threshold that so large a share of the scores reaches."""
    ascending = np.sort(scores)
    return float(ascending[int((1 - share) * len(ascending))])


def _lowest_allowed(values: Floats, budget: float) -> float:
    descending = np.sort(values)[::-1]
    if budget < 1 and 0 < budget * len(descending) < FEW_ALARMS:
        return _tail_threshold(descending, budget)
    allowed = _allowed_alarms(len(descending), budget)
    if allowed >= len(descending):
        return 0.0
    return float(np.nextafter(descending[allowed], np.inf))


def _tail_threshold(descending: Floats, budget: float) -> float:
    """The probability that so small a share reaches, if log-odds fall off exponentially.

    The tail's scale is the mean excess of the TAIL highest above the next one. Posts that
    the gate kept back have a probability of 0 and no place in it.
    """
    judged = descending[descending > 0]
    size = min(TAIL, len(judged) - 1)
    if size < 1:
        return float(np.nextafter(descending[0], np.inf))
    log_odds = np.log(judged) - np.log1p(-np.minimum(judged, 1 - 1e-12))
    base = log_odds[size]
    scale = float((log_odds[:size] - base).mean())
    reached = base + scale * np.log(max(size / len(descending) / budget, 1.0))
    return float(probabilities(np.array(reached)))


def _allowed_alarms(posts: int, budget: float) -> int:
    """The most alarms among so many posts that leave the budget kept in confidence, or none.

    The upper bound of the alarms' share is Clopper and Pearson's (1934), one-sided. Where
    even no alarm leaves it above the budget, the posts are too few to tell: none is allowed.
    """
    alarms = np.arange(posts)
    kept = np.flatnonzero(beta.ppf(CONFIDENCE, alarms + 1, posts - alarms) <= budget)
    if budget >= 1:
        return posts
    return int(kept[-1]) if len(kept) else 0
