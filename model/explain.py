"""Which phrases made the score: found by their n-grams' weights, weighed by leaving them out."""

import re
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.classifier import LinearClassifier
from model.features import Ngrams
from model.passages import sentences
from model.verdict import Reason

MAX_REASONS: Final = 3  # more highlights than that highlight nothing
MAX_WORDS: Final = 10  # a phrase, not a paragraph
CANDIDATES: Final = 6  # phrases weighed by leaving them out; one costs one more judgement
MIN_CONTRIBUTION: Final = 0.05  # log-odds; less is noise

_WORD: Final = re.compile(r"\S+")
_CLAUSE_END: Final = re.compile(r"[,;:)\u2014-]$")
# What surrounds a phrase without belonging to it.
_TRIMMED: Final = " \t\n.,;:!?…\"'()[]“”‘’"

Floats = NDArray[np.float64]
Phrases = list[tuple[int, int]]


def reasons(
    text: str,
    whole: float,
    candidates: Sequence[tuple[int, int]],
    score: Callable[[str], float],
) -> tuple[Reason, ...]:
    """Up to MAX_REASONS of the candidate phrases, strongest first.

    Each contribution is true by construction: the score of the text less the score
    of the text without the phrase, in log-odds. whole: the score of the text.
    """
    found = []
    for start, end in candidates:
        rest = text[:start] + text[end:]
        contribution = whole - (score(rest) if rest.strip() else 0.0)
        if contribution >= MIN_CONTRIBUTION:
            found.append(Reason(start, end, text[start:end], round(contribution, 4)))
    found.sort(key=lambda reason: -reason.contribution)
    return tuple(found[:MAX_REASONS])


def phrases(text: str, ngrams: Ngrams, classifier: LinearClassifier) -> Phrases:
    """The starts and ends of the CANDIDATES phrases that n-grams find likeliest, likeliest first.

    A phrase is a clause of a sentence, or a part of one of at most MAX_WORDS words.
    """
    shares = np.concatenate([[0.0], np.cumsum(character_shares(ngrams, classifier, len(text)))])
    found = []
    for start, end in sentences(text).tolist():
        for first, last in _clauses(text, start, end):
            begin, stop = _trimmed(text, first, last)
            if begin < stop:
                found.append((float(shares[stop] - shares[begin]), begin, stop))
    found.sort(key=lambda phrase: (-phrase[0], phrase[1]))
    return [(begin, stop) for _, begin, stop in found[:CANDIDATES]]


def _clauses(text: str, start: int, end: int) -> Phrases:
    """The parts of a sentence between its commas, long ones cut into equal parts."""
    clauses: list[list[tuple[int, int]]] = [[]]
    for match in _WORD.finditer(text, start, end):
        clauses[-1].append(match.span())
        if _CLAUSE_END.search(match.group()):
            clauses.append([])
    parts = []
    for words in clauses:
        pieces = max(1, -(-len(words) // MAX_WORDS))
        for piece in range(pieces):
            part = words[len(words) * piece // pieces : len(words) * (piece + 1) // pieces]
            if part:
                parts.append((part[0][0], part[-1][1]))
    return parts


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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    phrase = text[start:end]
    start += len(phrase) - len(phrase.lstrip(_TRIMMED))
    return start, max(start, end - (len(phrase) - len(phrase.rstrip(_TRIMMED))))
