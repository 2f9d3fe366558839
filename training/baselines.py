"""What Unvent is measured against: rules that anybody could write in an afternoon."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

JOB_WORDS: Final = re.compile(
    r"\b(interview\w*|recruiter\w*|hiring|applied|application|rejected|rejection|"
    r"job offer|hired|ghosted|panel)\b",
    re.IGNORECASE,
)
ANGRY_WORDS: Final = re.compile(
    r"\b(hate|stupid|idiots?|waste|worst|joke|ridiculous|clowns?|rude|awful|terrible|"
    r"horrible|disgusting|bullshit|fuck\w*|shit\w*|wtf|pathetic|liars?|ghosted|fed up|"
    r"angry|furious|disrespect\w*|useless|bombed|hopeless)\b",
    re.IGNORECASE,
)
VADER_NEGATIVE: Final = -0.3  # compound score; what "negative" is often taken to mean


def keyword_scores(texts: Sequence[str]) -> Floats:
    """1 where a job-seeking word and an angry word occur, else 0."""
    return np.array(
        [float(bool(JOB_WORDS.search(text) and ANGRY_WORDS.search(text))) for text in texts]
    )


def vader_scores(texts: Sequence[str]) -> Floats:
    """How negative VADER finds a post with a job-seeking word, from 0 to 1; else 0.

    Source: Hutto & Gilbert, VADER (2014), by the package vaderSentiment.
    """
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return np.array(
        [
            max(0.0, -float(analyser.polarity_scores(text)["compound"]))
            if JOB_WORDS.search(text)
            else 0.0
            for text in texts
        ]
    )


def majority_scores(texts: Sequence[str]) -> Floats:
    """0 for every post: most posts are fine."""
    return np.zeros(len(texts))


# Name → scores, and the threshold of its alarm.
BASELINES: Final[Mapping[str, tuple[Callable[[Sequence[str]], Floats], float]]] = {
    "keywords": (keyword_scores, 0.5),
    "VADER and a job word": (vader_scores, -VADER_NEGATIVE),
    "majority (always fine)": (majority_scores, 0.5),
}
