import numpy as np
import pytest

from training.calibrate import fit_platt, found_from, probabilities, threshold
from training.measures import expected_calibration_error


def test_platt_gives_back_the_stated_base_rate() -> None:
    rng = np.random.default_rng(1)
    y = rng.random(20_000) < 0.5
    scores = rng.normal(loc=np.where(y, 1.5, -1.5))
    found = probabilities(fit_platt(scores, y, base_rate=0.1).log_odds_of(scores))
    stream = np.concatenate([np.flatnonzero(~y), np.flatnonzero(y)[: int((~y).sum() / 9)]])
    assert found[stream].mean() == pytest.approx(0.1, abs=0.01)
    assert expected_calibration_error(y[stream], found[stream]) < 0.02


def test_the_threshold_is_the_lowest_that_keeps_every_budget() -> None:
    values = np.arange(100) / 100
    low, high = values < 0.5, values >= 0.5
    found = threshold(values, {"low": (low, 0.0), "high": (high, 0.1)})
    assert (values[high] >= found).sum() == 5
    assert (values[low] >= found).sum() == 0
    assert (values[high] >= found - 0.005).sum() == 6


def test_a_budget_of_everything_needs_no_threshold() -> None:
    assert threshold(np.array([0.2, 0.9]), {"all": (np.array([True, True]), 1.0)}) == 0.0


def test_a_filter_finds_the_share_that_was_asked_for() -> None:
    scores = np.arange(100.0)
    assert (scores >= found_from(scores, 0.98)).mean() == 0.98
    assert (scores >= found_from(scores, 1.0)).all()
