"""Which phrases made the score: found by their n-grams' weights, weighed by leaving them out."""

import re
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.classifier import LinearClassifier
from model.features import Ngrams
from model.passages import sentences
from model.verdict import Reason

MAX_REASONS: Final = 3  # more highlights than that highlight nothing
MAX_WORDS: Final = 10  # a phrase, not a paragraph
CANDIDATES: Final = 6  # phrases weighed by leaving them out; one costs one more scoring
MIN_CONTRIBUTION: Final = 0.05  # log-odds; less is noise

_WORD: Final = re.compile(r"\S+")
# What surrounds a phrase without belonging to it.
_TRIMMED: Final = " \t\n.,;:!?…\"'()[]“”‘’"

Floats = NDArray[np.float64]


def explain(
    text: str, ngrams: Ngrams, classifier: LinearClassifier, score: Callable[[str], float]
) -> tuple[Reason, ...]:
    """Up to MAX_REASONS phrases of the text, strongest first.

    Each contribution is true by construction: the score of the text less the score
    of the text without the phrase, in log-odds.
    """
    shares = character_shares(ngrams, classifier, len(text))
    whole = score(text)
    reasons = []
    for start, end in _candidates(text, shares):
        contribution = whole - score(text[:start] + text[end:])
        if contribution >= MIN_CONTRIBUTION:
            reasons.append(Reason(start, end, text[start:end], round(contribution, 4)))
    reasons.sort(key=lambda reason: -reason.contribution)
    return tuple(reasons[:MAX_REASONS])


def character_shares(ngrams: Ngrams, classifier: LinearClassifier, length: int) -> Floats:
    """What each character of the text adds to the score, shape (length,).

    An n-gram's contribution is spread evenly over its characters.
    """
    spread = classifier.contributions(ngrams) / (ngrams.ends - ngrams.starts)
    size = len(ngrams.folded.codes) + 1
    rises = np.bincount(ngrams.starts, spread, size) - np.bincount(ngrams.ends, spread, size)
    folded = np.cumsum(rises)[:-1]
    inside = slice(1, -1)  # without the two spaces that folding adds
    shares = np.zeros(length)
    # Folding drops characters and never doubles one: no offset occurs twice.
    shares[ngrams.folded.offsets[inside]] = folded[inside]
    return shares


def _candidates(text: str, shares: Floats) -> list[tuple[int, int]]:
    """The starts and ends of the phrases with the largest shares, at most CANDIDATES."""
    found: list[tuple[float, int, int]] = []
    for start, end in sentences(text).tolist():
        words = [match.span() for match in _WORD.finditer(text, start, end)]
        totals = [float(shares[first:last].sum()) for first, last in words]
        found.extend(
            (total, *_trimmed(text, words[first][0], words[last][1]))
            for total, first, last in _best_runs(totals)
        )
    found.sort(reverse=True)
    return [(start, end) for total, start, end in found[:CANDIDATES] if start < end]


def _best_runs(totals: list[float]) -> list[tuple[float, int, int]]:
    """Sum, first and last of the word runs of the largest sum, left to right, not overlapping."""
    best = _best_run(totals, 0, len(totals))
    if best is None:
        return []
    _, first, last = best
    rest = [_best_run(totals, 0, first), _best_run(totals, last + 1, len(totals))]
    return [best, *(run for run in rest if run is not None)]


def _best_run(totals: list[float], begin: int, stop: int) -> tuple[float, int, int] | None:
    """Sum, first and last of the run of at most MAX_WORDS words with the largest sum above 0."""
    sums = np.concatenate([[0.0], np.cumsum(totals[begin:stop])])
    best: tuple[float, int, int] | None = None
    for first in range(stop - begin):
        ahead = sums[first + 1 : first + 1 + MAX_WORDS] - sums[first]
        step = int(ahead.argmax())
        if ahead[step] > (best[0] if best else 0.0):
            best = (float(ahead[step]), begin + first, begin + first + step)
    return best


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    phrase = text[start:end]
    start += len(phrase) - len(phrase.lstrip(_TRIMMED))
    return start, max(start, end - (len(phrase) - len(phrase.rstrip(_TRIMMED))))
