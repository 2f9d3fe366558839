import numpy as np
import pytest

from training.calibrate import fit_platt, threshold
from training.measures import expected_calibration_error


def test_platt_gives_back_the_stated_base_rate() -> None:
    rng = np.random.default_rng(1)
    y = rng.random(20_000) < 0.5
    scores = rng.normal(loc=np.where(y, 1.5, -1.5))
    probabilities = fit_platt(scores, y, base_rate=0.1).probabilities(scores)
    stream = np.concatenate([np.flatnonzero(~y), np.flatnonzero(y)[: int((~y).sum() / 9)]])
    assert probabilities[stream].mean() == pytest.approx(0.1, abs=0.01)
    assert expected_calibration_error(y[stream], probabilities[stream]) < 0.02


def test_the_threshold_is_the_lowest_that_keeps_every_budget() -> None:
    probabilities = np.arange(100) / 100
    low, high = probabilities < 0.5, probabilities >= 0.5
    found = threshold(probabilities, {"low": (low, 0.0), "high": (high, 0.1)})
    assert (probabilities[high] >= found).sum() == 5
    assert (probabilities[low] >= found).sum() == 0
    assert (probabilities[high] >= found - 0.005).sum() == 6


def test_a_budget_of_everything_needs_no_threshold() -> None:
    assert threshold(np.array([0.2, 0.9]), {"all": (np.array([True, True]), 1.0)}) == 0.0
