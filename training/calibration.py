"""Scores of posts held out → probabilities, filters and thresholds, as serving will apply them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from model.guard import GATED_SHARE
from model.judge import Platt
from model.kernel import JUDGED
from model.labels import Label
from training.batches import CALIBRATION, UNMIXED
from training.budget import CARE_BUDGET, NUDGE_BUDGET, WARN_BUDGET, allowed_threshold
from training.calibrate import Floats, fit_platt, found_from, probabilities
from training.hold_out import Raw
from training.read import Post

# The share of posts with the label that probabilities are calibrated for. Among posts that
# speak of interviews and work about one in ten is a vent. Ordinary streams hold far fewer,
# and there a probability is too high: thresholds, not probabilities, keep those silent.
# The share of care is an estimate.
BASE_RATES: Final = {Label.VENT: 0.10, Label.CARE: 0.02}

# What the two filters before the last judge must find of the vents and care held out.
GATE_FINDS: Final = 0.98
FILTER_FINDS: Final = 0.985


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers that serving takes, and the probabilities they give to the posts held out."""

    gate_threshold: float
    gate: Platt
    judges: Mapping[str, Mapping[Label, Platt]]
    thresholds: tuple[float, float]  # nudge, warn
    care_threshold: float
    vent: Floats  # probabilities, shape (n_posts,)
    care: Floats

    def of_first(self, count: int) -> "Calibration":
        """The same with the probabilities of the first so many posts alone."""
        return replace(self, vent=self.vent[:count], care=self.care[:count])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The numbers, as model/artefact.py lays them out."""
        judges = {
            f"{name}_platt": np.array([[of[label].slope, of[label].offset] for label in JUDGED])
            for name, of in self.judges.items()
        }
        return judges | {
            "gate_threshold": np.array(self.gate_threshold),
            "gate_platt": np.array([self.gate.slope, self.gate.offset]),
            "thresholds": np.array(self.thresholds),
            "care_threshold": np.array(self.care_threshold),
        }


def filter_from(first: Floats, labels: NDArray[np.str_]) -> Floats:
    """The multilingual scores of vent and care from which on the English encoder is asked."""
    return np.array(
        [
            found_from(first[labels == label, column], FILTER_FINDS)
            for column, label in enumerate(JUDGED)
        ]
    )


def calibrate(posts: Sequence[Post], raw: Raw) -> Calibration:
    """The calibration on posts that what judged them was not fitted on.

    Those of the calibration batches were judged by what will serve, those of the others by
    what had read half of the batches, and not theirs. Probabilities come from the latter,
    which are as hard as real posts; the alarm budgets hold for all of them together, since
    neither has everyday posts enough to tell 0.3 % by.
    """
    labels = np.array([post.label for post in posts])
    vents, care = labels == Label.VENT, labels == Label.CARE
    by_halves = np.array([post.batch not in CALIBRATION for post in posts])
    mixed = np.array([post.batch not in UNMIXED for post in posts])
    everyone = np.ones(len(posts), dtype=bool)
    gate_threshold = found_from(raw.gate[vents | care], GATE_FINDS)
    gate = fit_platt(raw.gate[by_halves], vents[by_halves], BASE_RATES[Label.VENT])
    judges = {
        "multilingual": _platts(raw.first, labels, by_halves),
        "english": _platts(raw.scores, labels, by_halves & raw.joint),
    }
    let_through = raw.gate >= gate_threshold
    vent, caring = (
        np.where(let_through, _calibrated(raw, judges, column), 0.0) for column in range(2)
    )
    nudge, warn = (
        allowed_threshold(posts, mixed, vent, budget) for budget in (NUDGE_BUDGET, WARN_BUDGET)
    )
    gated = np.minimum(probabilities(gate.log_odds_of(raw.gate)), GATED_SHARE * nudge)
    return Calibration(
        gate_threshold=gate_threshold,
        gate=gate,
        judges=judges,
        thresholds=(nudge, warn),
        care_threshold=allowed_threshold(posts, everyone, caring, CARE_BUDGET),
        vent=np.where(let_through, vent, gated),
        care=caring,
    )


def _platts(
    scores: Floats, labels: NDArray[np.str_], members: NDArray[np.bool_]
) -> dict[Label, Platt]:
    """A scaling for each label, fitted on some of the posts."""
    return {
        label: fit_platt(scores[members, column], labels[members] == label, BASE_RATES[label])
        for column, label in enumerate(JUDGED)
    }


def _calibrated(raw: Raw, judges: Mapping[str, Mapping[Label, Platt]], column: int) -> Floats:
    """The probabilities of one label: by the judge that read each post last."""
    by = {
        name: of[JUDGED[column]].log_odds_of(raw.scores[:, column]) for name, of in judges.items()
    }
    return probabilities(np.where(raw.joint, by["english"], by["multilingual"]))
