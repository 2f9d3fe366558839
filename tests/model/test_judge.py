"""The order of the two encoders, with classifiers small enough to see through."""

from collections.abc import Sequence

import numpy as np
import pytest

from model.encoder import Vectors
from model.judge import GATE_SHARE, PASSAGE_MARGIN, CalibratedKernel, Judge, Platt
from model.kernel import KernelClassifier, Projection

ANGER = Platt(1.0, 0.0)


class Counter:
    """An encoder that sees exclamation marks: its vector turns with their number."""

    dimensions = 2

    def __init__(self, name: str) -> None:
        self.name = name
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        angles = np.array([min(text.count("!"), 3) * np.pi / 6 for text in texts])
        return np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)


def kernel(dimensions: int) -> CalibratedKernel:
    """Vents lie at the second axis, fine posts at the first, care nowhere near."""
    support = np.zeros((2, dimensions), dtype=np.float32)
    support[0, 0::2] = support[1, 1::2] = (1.0,) if dimensions == 2 else (0.8, 0.6)
    weights = np.array([[-1.0, 1.0], [0.0, 0.0]])
    intercepts = np.array([0.0, -1.0])
    axes = np.eye(dimensions, dtype=np.float32)
    projection = Projection(axes, np.zeros(dimensions, dtype=np.float32))
    classifier = KernelClassifier(projection, support, weights, intercepts, 1.0)
    return CalibratedKernel(classifier, ANGER, ANGER)


@pytest.fixture
def judge() -> Judge:
    return Judge(Counter("multilingual"), Counter("english"), kernel(2), kernel(4), (-0.2, 9.0))


def test_a_harmless_post_never_meets_the_english_encoder(judge: Judge) -> None:
    judged = judge.judge(["good morning"], [0.0], english=True)
    assert judged.vent < 0
    assert not judged.joint
    assert judge.english_encoder.read == []  # type: ignore[attr-defined]


def test_a_suspicious_post_is_read_by_both(judge: Judge) -> None:
    judged = judge.judge(["how dare they!!!"], [0.0], english=True)
    assert judged.vent > 0
    assert judged.joint


def test_another_language_is_judged_by_one_encoder(judge: Judge) -> None:
    judged = judge.judge(["frech!!!"], [5.0], english=False)
    assert judged.vent > 0
    assert not judged.joint


def test_a_post_is_as_bad_as_its_worst_passage_less_a_margin(judge: Judge) -> None:
    alone = judge.judge(["how dare they!!!"], [0.0], english=True).vent
    within = judge.judge(
        ["calm all week", "calm", "how dare they!!!"], [0.0] * 3, english=True
    ).vent
    assert within == pytest.approx(alone - PASSAGE_MARGIN)


def test_the_gates_opinion_counts_where_both_encoders_read(judge: Judge) -> None:
    text = ["how dare they!!!"]
    calm, angry = (judge.judge(text, [score], english=True).vent for score in (-2.0, 3.0))
    assert angry - calm == pytest.approx(5 * GATE_SHARE)
    once, again = (judge.judge(["frech!!!"], [s], english=False).vent for s in (9.0, 0.0))
    assert once == again
