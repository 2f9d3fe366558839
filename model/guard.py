"""The guard: a post's text → a verdict."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.artefact import Arrays, load_version
from model.classifier import ChoiceClassifier, LinearClassifier
from model.explain import explain as explain_score
from model.features import Ngrams, ngrams
from model.labels import KINDS, SEVERITIES, Decision, Label
from model.language import detect
from model.passages import passages
from model.text import checked
from model.verdict import Language, ModelVersion, Reason, Thresholds, Verdict

__all__ = ["Guard", "Language", "ModelVersion", "Reason", "Thresholds", "Verdict"]


@dataclass(frozen=True, slots=True)
class Judge:
    """A classifier of one label with what makes its score a probability."""

    classifier: LinearClassifier
    slope: float  # Platt's: probability = 1 / (1 + exp(-(slope * score + offset)))
    offset: float

    def score(self, text: str) -> float:
        """The log-odds of a text, not calibrated."""
        return self.classifier.score(ngrams(text), passages(text))

    def probability(self, score: float) -> float:
        """The calibrated probability of a score."""
        return 1 / (1 + math.exp(-max(-700.0, min(700.0, self.slope * score + self.offset))))


@dataclass(frozen=True, slots=True)
class Guard:
    """All that is needed to judge posts. Stateless: any thread may use it."""

    vent: Judge
    care: Judge
    kinds: ChoiceClassifier
    severities: ChoiceClassifier
    thresholds: Thresholds
    care_threshold: float
    languages: frozenset[str]  # ISO 639-1 codes on which verdicts were tested
    version: ModelVersion
    card: Mapping[str, Any]

    @classmethod
    def load(cls, folder: Path) -> "Guard":
        """The guard of a trained version.

        Raises ArtefactError, which names the failed check, before any number is used.
        """
        arrays, card = load_version(folder)
        return cls.build(arrays, card)

    @classmethod
    def build(cls, arrays: Arrays, card: Mapping[str, Any]) -> "Guard":
        """The guard of arrays that were checked, or have just been fitted."""
        return cls(
            vent=Judge(
                LinearClassifier(arrays["vent_weights"], float(arrays["vent_intercept"])),
                *arrays["vent_platt"].tolist(),
            ),
            care=Judge(
                LinearClassifier(arrays["care_weights"], float(arrays["care_intercept"])),
                *arrays["care_platt"].tolist(),
            ),
            kinds=ChoiceClassifier(
                tuple(arrays["kind_choices"].tolist()),
                arrays["kind_weights"],
                arrays["kind_intercepts"],
            ),
            severities=ChoiceClassifier(
                tuple(arrays["severity_choices"].tolist()),
                arrays["severity_weights"],
                arrays["severity_intercepts"],
            ),
            thresholds=Thresholds(*arrays["thresholds"].tolist()),
            care_threshold=float(arrays["care_threshold"]),
            languages=frozenset(card["languages"]),
            version=ModelVersion(card["version"], card["arrays_sha256"]),
            card=card,
        )

    def assess(self, text: str, *, explain: bool = True) -> Verdict:
        """The verdict on a post.

        Raises TextError where the text is blank or too long.
        """
        found = ngrams(checked(text))
        spans = passages(text)
        probability = self.vent.probability(self.vent.classifier.score(found, spans))
        caring = self.care.probability(self.care.classifier.score(found, spans))
        decision = self.decide(probability, caring)
        judge = self.care if decision is Decision.CARE else self.vent
        flagged = decision is not Decision.OK
        detected = detect(text)
        return Verdict(
            decision=decision,
            probability=round(probability, 6),
            thresholds=self.thresholds,
            kind=self._kind(found, decision) if flagged else None,
            severity=self._severity(found, decision) if flagged else 0,
            reasons=(
                explain_score(text, found, judge.classifier, judge.score)
                if flagged and explain
                else ()
            ),
            lang=Language(detected, detected is None or detected in self.languages),
            model=self.version,
        )

    def decide(self, probability: float, caring: float) -> Decision:
        """What to do about a post, by its probabilities of venting and of needing care."""
        if caring >= self.care_threshold:
            return Decision.CARE
        if probability >= self.thresholds.warn:
            return Decision.WARN
        return Decision.NUDGE if probability >= self.thresholds.nudge else Decision.OK

    def _kind(self, found: Ngrams, decision: Decision) -> str:
        label = Label.CARE if decision is Decision.CARE else Label.VENT
        return self.kinds.choose(found, KINDS[label])

    def _severity(self, found: Ngrams, decision: Decision) -> int:
        label = Label.CARE if decision is Decision.CARE else Label.VENT
        return int(self.severities.choose(found, tuple(map(str, SEVERITIES[label]))))
