from collections import Counter

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from model.features import BUCKETS, ngrams
from model.text import fold

TEXTS = [
    "Absolute clowns!! Third interview w/ this company & the interviewer showed up late...",
    "ok",
    "!!",
    "a b c d e",
    "\u200b",
    "Ça va? 面接官は四十分遅刻した。 Собеседование 🎉🎉 İstanbul x_y",
    "\ud800 lone",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_ngrams_are_scikit_learns(text: str) -> None:
    folded = "".join(map(chr, fold(text).codes))  # no digits among the texts
    found = ngrams(text)
    pieces = [folded[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    chars = CountVectorizer(lowercase=False, analyzer="char_wb", ngram_range=(2, 5))
    words = CountVectorizer(lowercase=False, token_pattern=r"\w+")
    singles = words.build_analyzer()(folded)
    assert Counter(pieces[found.words :]) == Counter(chars.build_analyzer()(folded))
    assert pieces[: len(singles)] == singles
    assert found.words == max(2 * len(singles) - 1, 0)


def test_equal_pieces_share_a_bucket_wherever_they_stand() -> None:
    found = ngrams("late, so late and later")
    folded = "".join(map(chr, found.folded.codes))
    buckets: dict[str, set[int]] = {}
    for bucket, start, end in list(zip(found.buckets, found.starts, found.ends, strict=True))[
        found.words :
    ]:
        buckets.setdefault(folded[start:end], set()).add(int(bucket))
    assert len(buckets) > 20
    assert all(len(places) == 1 for places in buckets.values())


def test_different_words_rarely_share_a_bucket() -> None:
    words = [f"word{a}{b}{c}" for a in "abcdefghij" for b in "klmnopqrst" for c in "uvwxyz"]
    firsts = {int(ngrams(word).buckets[0]) for word in words}
    assert len(firsts) > 0.99 * len(words)


def test_one_number_is_as_good_as_another() -> None:
    four, six = ngrams("4 rounds in 30 days"), ngrams("6 rounds in 12 days")
    assert four.buckets.tolist() == six.buckets.tolist()


def test_buckets_spread_over_the_table() -> None:
    found = ngrams(
        " ".join(
            f"{a}{b}{c}{d}"
            for a in "abcdefgh"
            for b in "ijklmnop"
            for c in "qrstuv"
            for d in "wxyzabcd"
        )
    )
    assert found.buckets.min() >= 0
    assert found.buckets.max() < BUCKETS
    assert len(np.unique(found.buckets >> 8)) > 1_000  # of 1,024 parts of the table


def test_words_and_characters_have_length_one_each() -> None:
    found = ngrams("Third interview with this company, and nobody showed up")
    assert np.sum(found.values[: found.words] ** 2) == pytest.approx(1, rel=1e-5)
    assert np.sum(found.values[found.words :] ** 2) == pytest.approx(1, rel=1e-5)
