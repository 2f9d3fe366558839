"""The judge: a text that the gate let through → probabilities of `vent` and of `care`.

multilingual encoder ─▶ kernel classifier ─▶ harmless: done
         │                                └▶ another language: done
         └──── english encoder ─▶ kernel classifier over both vectors
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.encoder import Encoder, Vectors
from model.kernel import Floats, KernelClassifier

# How much each encoder counts in the joint vector; squares sum to 1, so that it has length 1.
MULTILINGUAL_SHARE: Final = 0.8
ENGLISH_SHARE: Final = 0.6
# What a passage must exceed the whole post by to speak for it, in the classifiers' scores.
# Of 0.3, 0.6, 1.0 and 1.5, average precision on the calibration batches was 0.935, 0.938,
# 0.935 and 0.929; without passages 0.921 (docs/decisions.md).
PASSAGE_MARGIN: Final = 1.0
# What a gate's log-odds count beside the vent score of both vectors. Of 0, 0.05, 0.1 and 0.2,
# average precision on the calibration batches was 0.889, 0.926, 0.939 and 0.943.
GATE_SHARE: Final = 0.1


def probability_of(log_odds: float) -> float:
    """The probability of a log-odds, however large."""
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, log_odds))))


@dataclass(frozen=True, slots=True)
class Platt:
    """Slope and offset: probability = 1 / (1 + exp(-(slope * score + offset)))."""

    slope: float
    offset: float

    def probability(self, score: float) -> float:
        """The calibrated probability of a score."""
        return probability_of(self.log_odds(score))

    def log_odds(self, score: float) -> float:
        """The logarithm of the odds of that probability."""
        return self.slope * score + self.offset

    def log_odds_of(self, scores: Floats) -> Floats:
        """The same of many scores."""
        return self.slope * scores + self.offset


@dataclass(frozen=True, slots=True)
class CalibratedKernel:
    """A kernel classifier with what makes its two scores probabilities."""

    classifier: KernelClassifier
    vent: Platt
    care: Platt


@dataclass(frozen=True, slots=True)
class Judgement:
    """Log-odds, calibrated, that a post is a vent and that it needs care."""

    vent: float
    care: float
    vector: Vectors  # of the whole text, by the multilingual encoder; kind and severity need it
    joint: bool  # whether both encoders read the post


@dataclass(frozen=True, slots=True)
class Judge:
    """Both encoders and both classifiers. Stateless: any thread may use it."""

    multilingual_encoder: Encoder
    english_encoder: Encoder
    multilingual: CalibratedKernel
    english: CalibratedKernel
    english_from: tuple[float, float]  # multilingual scores of vent, care: below both, harmless

    def judge(
        self, texts: Sequence[str], gate_scores: Sequence[float], *, english: bool
    ) -> Judgement:
        """The judgement on a post: texts are the whole of it, then its worst passages.

        gate_scores: the gate's log-odds of each text.
        """
        vectors = self.multilingual_encoder.encode(texts)
        scores = self.multilingual.classifier.scores(vectors)
        close = np.asarray((scores >= np.array(self.english_from)).any(axis=1))
        joint = english and bool(close.any())
        if joint:
            scores = self._joint_scores(texts, vectors, scores, close)
            scores[:, 0] += GATE_SHARE * np.asarray(gate_scores)
        vent, care = _worst(scores)
        kernel = self.english if joint else self.multilingual
        return Judgement(kernel.vent.log_odds(vent), kernel.care.log_odds(care), vectors[0], joint)

    def _joint_scores(
        self, texts: Sequence[str], vectors: Vectors, first: Floats, close: NDArray[np.bool_]
    ) -> Floats:
        """Scores over both vectors where the first scores come close, else far below."""
        chosen = np.flatnonzero(close)
        joint = joined(
            vectors[chosen], self.english_encoder.encode([texts[row] for row in chosen.tolist()])
        )
        scores = np.full_like(first, -np.inf)
        scores[chosen] = self.english.classifier.scores(joint)
        return scores


def joined(multilingual: Vectors, english: Vectors) -> Vectors:
    """The joint vectors of both encoders', of length 1."""
    return np.hstack([MULTILINGUAL_SHARE * multilingual, ENGLISH_SHARE * english])


def _worst(scores: Floats) -> tuple[float, float]:
    """The vent and care score of a post: the whole's or the worst passage's, less a margin."""
    margins = np.full((len(scores), 1), PASSAGE_MARGIN)
    margins[0] = 0.0
    vent, care = (scores - margins).max(axis=0)
    return float(vent), float(care)
