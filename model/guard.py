"""The guard: a post's text → a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from model.artefact import Arrays, load_version
from model.classifier import ChoiceClassifier, LinearClassifier
from model.encoder import Vectors
from model.english import EnglishEncoder
from model.explain import phrases, reasons
from model.features import Ngrams, ngrams
from model.gate import Gate
from model.judge import CalibratedKernel, Judge, Judgement, Platt, probability_of
from model.kernel import KernelClassifier, Projection
from model.labels import KINDS, SEVERITIES, Decision, Label
from model.language import detect
from model.multilingual import MultilingualEncoder
from model.passages import Spans, passages
from model.text import checked
from model.verdict import Language, ModelVersion, Reason, Thresholds, Verdict

__all__ = ["Guard", "Language", "ModelVersion", "Reason", "Thresholds", "Verdict"]

ENGLISH: Final = "en"
# A post up to so many characters, a tweet's, is judged whole; a longer one by its worst
# passages too.
WHOLE_CHARS: Final = 280
MAX_PASSAGES: Final = 3  # read by the encoders, beside the whole text
GATED_SHARE: Final = (
    0.5  # of the nudge's threshold: as probable as a post can be that is not judged
)


@dataclass(frozen=True, slots=True)
class Guard:
    """All that is needed to judge posts. Stateless: any thread may use it."""

    gate: Gate
    gate_platt: Platt
    judge: Judge
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
            gate=Gate(
                LinearClassifier(arrays["gate_weights"], float(arrays["gate_intercept"])),
                float(arrays["gate_threshold"]),
            ),
            gate_platt=Platt(*arrays["gate_platt"].tolist()),
            judge=Judge(
                MultilingualEncoder(),
                EnglishEncoder(),
                _kernel(arrays, "multilingual"),
                _kernel(arrays, "english"),
                (float(arrays["english_from"][0]), float(arrays["english_from"][1])),
            ),
            kinds=_chooser(arrays, "kind"),
            severities=_chooser(arrays, "severity"),
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
        detected = detect(checked(text))
        english = is_english(detected)
        found, spans = ngrams(text), passages(text)
        gate_score = self.gate.score(found, spans)
        if english and gate_score < self.gate.threshold:
            judged, probability, decision = None, self._gated(gate_score), Decision.OK
        else:
            judged = self._read(text, found, spans, english=english)
            probability = probability_of(judged.vent)
            decision = self.decide(probability, probability_of(judged.care))
        flagged = None if decision is Decision.OK else judged
        return Verdict(
            decision=decision,
            probability=round(probability, 6),
            thresholds=self.thresholds,
            kind=self._kind(flagged.vector, decision) if flagged else None,
            severity=self._severity(flagged.vector, decision) if flagged else 0,
            reasons=self._reasons(text, found, flagged, decision, english=english)
            if flagged and explain
            else (),
            lang=Language(detected, detected is None or detected in self.languages),
            model=self.version,
        )

    def score(self, text: str, decision: Decision = Decision.WARN) -> float:
        """The calibrated log-odds of venting, or of care where that was decided; past the gate."""
        return self._score(text, decision, english=is_english(detect(text)))

    def decide(self, probability: float, caring: float) -> Decision:
        """What to do about a post, by its probabilities of venting and of needing care."""
        if caring >= self.care_threshold:
            return Decision.CARE
        if probability >= self.thresholds.warn:
            return Decision.WARN
        return Decision.NUDGE if probability >= self.thresholds.nudge else Decision.OK

    def _score(self, text: str, decision: Decision, *, english: bool) -> float:
        judged = self._read(text, ngrams(text), passages(text), english=english)
        return _log_odds(judged, decision)

    def _read(self, text: str, found: Ngrams, spans: Spans, *, english: bool) -> Judgement:
        texts, gate_scores = pieces(self.gate, text, found, spans)
        return self.judge.judge(texts, gate_scores, english=english)

    def _gated(self, gate_score: float) -> float:
        """The probability of a post that the gate kept back: below any that was judged."""
        guessed = self.gate_platt.probability(gate_score)
        return min(guessed, GATED_SHARE * self.thresholds.nudge)

    def _reasons(
        self, text: str, found: Ngrams, judged: Judgement, decision: Decision, *, english: bool
    ) -> tuple[Reason, ...]:
        return reasons(
            text,
            _log_odds(judged, decision),
            phrases(text, found, self.gate.classifier),
            lambda changed: self._score(changed, decision, english=english),
        )

    def _kind(self, vector: Vectors, decision: Decision) -> str:
        label = Label.CARE if decision is Decision.CARE else Label.VENT
        return self.kinds.choose(vector, KINDS[label])

    def _severity(self, vector: Vectors, decision: Decision) -> int:
        label = Label.CARE if decision is Decision.CARE else Label.VENT
        return int(self.severities.choose(vector, tuple(map(str, SEVERITIES[label]))))


def pieces(gate: Gate, text: str, found: Ngrams, spans: Spans) -> tuple[list[str], list[float]]:
    """What the judge reads of a post, the whole and its worst passages, and the gate's scores."""
    worst, scores = gate.worst(found, spans if len(text) > WHOLE_CHARS else spans[:0], MAX_PASSAGES)
    texts = [text, *(text[start:end] for start, end in worst)]
    return texts, [gate.classifier.whole_score(found), *scores]


def _log_odds(judged: Judgement, decision: Decision) -> float:
    """Those of care where care was decided, else of venting."""
    return judged.care if decision is Decision.CARE else judged.vent


def is_english(detected: str | None) -> bool:
    """Whether a post goes through the gate: it is English, or too short to tell."""
    return detected in (None, ENGLISH)


def kernel_classifier(arrays: Arrays, name: str) -> KernelClassifier:
    """The classifier of a judge's arrays: "multilingual" or "english"."""
    return KernelClassifier(
        Projection(arrays[f"{name}_components"], arrays[f"{name}_offset"]),
        arrays[f"{name}_support"],
        arrays[f"{name}_weights"],
        arrays[f"{name}_intercepts"],
        float(arrays[f"{name}_gamma"]),
    )


def _kernel(arrays: Arrays, name: str) -> CalibratedKernel:
    vent, care = arrays[f"{name}_platt"].tolist()
    return CalibratedKernel(kernel_classifier(arrays, name), Platt(*vent), Platt(*care))


def _chooser(arrays: Arrays, name: str) -> ChoiceClassifier:
    return ChoiceClassifier(
        tuple(arrays[f"{name}_choices"].tolist()),
        arrays[f"{name}_weights"],
        arrays[f"{name}_intercepts"],
    )
