import math

import numpy as np
import pytest

from training.measures import average_precision, expected_calibration_error, recall_at, share

YES, NO = True, False


def test_average_precision_of_a_perfect_ranking_is_one() -> None:
    assert average_precision(np.array([NO, YES, YES]), np.array([0.1, 0.8, 0.9])) == 1.0


def test_average_precision_without_the_label_is_nan() -> None:
    assert math.isnan(average_precision(np.array([NO, NO]), np.array([0.1, 0.8])))


def test_recall_at_a_budget_lets_that_many_harmless_posts_alarm() -> None:
    harmless = np.array([0.1, 0.2, 0.3, 0.9])
    y, scores = np.array([YES, YES, YES]), np.array([0.25, 0.5, 0.95])
    assert recall_at(y, scores, harmless, 0.0) == pytest.approx(1 / 3)
    assert recall_at(y, scores, harmless, 0.25) == pytest.approx(2 / 3)


def test_calibration_error_is_the_distance_of_word_and_frequency() -> None:
    y = np.array([YES, NO, NO, NO])
    assert expected_calibration_error(y, np.full(4, 0.25)) == pytest.approx(0.0)
    assert expected_calibration_error(y, np.full(4, 0.95)) == pytest.approx(0.70)


def test_the_share_of_nothing_is_nan() -> None:
    assert math.isnan(share(np.array([], dtype=bool)))
