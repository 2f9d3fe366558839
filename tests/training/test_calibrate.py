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


def test_the_threshold_is_the_lowest_that_keeps_every_budget_in_confidence() -> None:
    values = np.arange(1_000) / 1_000
    low, high = values < 0.5, values >= 0.5
    found = threshold(values, {"low": (low, 0.0), "high": (high, 0.1)})
    # 38 of 500 leave an upper bound of 9.9 %, 39 one of 10.1 %.
    assert (values[high] >= found).sum() == 38
    assert (values[low] >= found).sum() == 0


def test_a_budget_below_what_can_be_counted_is_drawn_out_of_the_tail() -> None:
    rng = np.random.default_rng(3)
    everyone = np.ones(1_000, dtype=bool)
    found = [
        threshold(probabilities(rng.exponential(1.0, 1_000) - 6), {"all": (everyone, 0.0002)})
        for _ in range(40)
    ]
    true = -6 - np.log(0.0002)  # log-odds that 2 in 10,000 of this distribution reach
    told = np.log(found) - np.log1p(-np.array(found))
    assert np.median(told) == pytest.approx(true, abs=0.5)


def test_posts_that_the_gate_kept_back_are_not_the_tail() -> None:
    values = np.zeros(1_000)
    values[:3] = (0.9, 0.5, 0.1)
    everyone = np.ones(1_000, dtype=bool)
    assert 0.1 <= threshold(values, {"all": (everyone, 0.001)}) < 0.99


def test_a_budget_of_everything_needs_no_threshold() -> None:
    assert threshold(np.array([0.2, 0.9]), {"all": (np.array([True, True]), 1.0)}) == 0.0


def test_a_filter_finds_the_share_that_was_asked_for() -> None:
    scores = np.arange(100.0)
    assert (scores >= found_from(scores, 0.98)).mean() == 0.98
    assert (scores >= found_from(scores, 1.0)).all()
