"""What is said of a post. Frozen and plain: the border makes JSON of it."""

from dataclasses import dataclass

from model.labels import Decision


@dataclass(frozen=True, slots=True)
class Reason:
    """A phrase and what it adds to the score."""

    start: int  # code points into the text, inclusive
    end: int  # code points, exclusive
    phrase: str  # text[start:end]
    contribution: float  # log-odds: the score less the score of the text without it


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The probabilities from which on a post is nudged or warned of."""

    nudge: float
    warn: float


@dataclass(frozen=True, slots=True)
class Language:
    """The language found, and whether verdicts on it were tested."""

    detected: str | None
    supported: bool


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """Which trained version judged."""

    version: str  # date of training and the first eight digits of the hash
    sha256: str  # of arrays.npz


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Unvent thinks of one post."""

    decision: Decision
    probability: float  # calibrated, that the post is interview venting
    thresholds: Thresholds
    kind: str | None  # None where the decision is `ok`
    severity: int  # 0 where the decision is `ok`, else 1 to 3
    reasons: tuple[Reason, ...]  # strongest first
    lang: Language
    model: ModelVersion
