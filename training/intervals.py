"""How far measures would move on other posts of the same kind: bootstrap intervals."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from model.labels import Label
from training.evaluate import Assessed, LabelledPosts
from training.measures import average_precision, expected_calibration_error, share

RESAMPLES: Final = 1_000
COVERAGE: Final = 0.95  # of an interval

Values = dict[str, float]


def intervals(
    posts: LabelledPosts, assessed: Assessed, stream: Assessed | None
) -> Mapping[str, tuple[float, float]]:
    """Measure → the interval that holds it in COVERAGE of RESAMPLES draws of the posts."""
    rng = np.random.default_rng(0)
    draws = []
    for _ in range(RESAMPLES):
        rows = rng.integers(len(posts.labels), size=len(posts.labels))
        values = _values(posts.labels[rows], _drawn(assessed, rows))
        if stream is not None:
            rows = rng.integers(len(stream.decisions), size=len(stream.decisions))
            drawn = _drawn(stream, rows)
            values |= {
                "warn on the stream": share(drawn.warned),
                "nudge or warn on the stream": share(drawn.alarmed),
            }
        draws.append(values)
    edges = (50 * (1 - COVERAGE), 50 * (1 + COVERAGE))
    found = {}
    for name in draws[0]:
        low, high = np.nanpercentile([draw[name] for draw in draws], edges)
        found[name] = (float(low), float(high))
    return found


def _values(labels: NDArray[np.str_], assessed: Assessed) -> Values:
    y, fine = labels == Label.VENT, labels == Label.FINE
    return {
        "average precision": average_precision(y, assessed.probabilities),
        "recall of warn": share(assessed.warned[y]),
        "warn on fine": share(assessed.warned[fine]),
        "recall of nudge or warn": share(assessed.alarmed[y]),
        "nudge or warn on fine": share(assessed.alarmed[fine]),
        "expected calibration error": expected_calibration_error(y, assessed.probabilities),
    }


def _drawn(assessed: Assessed, rows: NDArray[Any]) -> Assessed:
    return Assessed(assessed.probabilities[rows], assessed.decisions[rows])
