"""A text's n-grams as buckets of a hash table: words in ones and twos, characters in 2 to 5.

The n-grams are those of scikit-learn's CountVectorizer (analyzers "word" with the
token pattern `\\w+` and "char_wb") over the folded text; a test holds them against it.
They are hashed all at once by numpy: with prefix sums P[i] = sum of code[j] * B^j,
j < i, modulo 2^64, the piece [s, e) hashes to (P[e] - P[s]) * B^-s (Rabin-Karp).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.text import SPACE, Codes, FoldedText, fold, is_word

BUCKET_BITS: Final = 18  # 262,144 weights: one megabyte as float32
BUCKETS: Final = 1 << BUCKET_BITS
CHAR_NGRAMS: Final = (2, 3, 4, 5)  # characters each
_BASE: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it has an inverse modulo 2^64
_BASE_INVERSE: Final = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIXER: Final = np.uint64(0xD6E8FEB86659FD93)  # odd; spreads the high bits over all bits
_WORD_SALT: Final = np.uint64(0xA0761D6478BD642F)
_PAIR_SALT: Final = np.uint64(0xE7037ED1A0B428DB)

Positions = NDArray[np.int64]
Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Ngrams:
    """The n-grams of one text: bucket, place in the folded text and value of each.

    All arrays have shape (n,) and the same order. The values of a text's words have
    length 1 as a vector of occurrences, and so have those of its characters: long
    posts and short ones meet the same thresholds.
    """

    folded: FoldedText
    buckets: Positions
    starts: Positions  # folded positions, inclusive
    ends: Positions  # folded positions, exclusive
    values: NDArray[np.float32]
    words: int  # the first so many are word n-grams, the rest are of characters


def ngrams(text: str) -> Ngrams:
    """The n-grams of a text."""
    folded = fold(text)
    codes = _numberless(folded.codes)
    prefix = _prefix_sums(codes)
    words = _words(codes, prefix)
    chars = _chars(codes, prefix)
    sizes = (len(words[0]), len(chars[0]))
    values = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes).astype(np.float32)
    hashes, starts, ends = (
        np.concatenate([word, char]) for word, char in zip(words, chars, strict=True)
    )
    return Ngrams(folded, _buckets(hashes), starts, ends, values, sizes[0])


def _numberless(codes: Codes) -> Codes:
    """The code points with every digit made 0: one number is as good as another."""
    return np.where((codes > ord("0")) & (codes <= ord("9")), np.uint32(ord("0")), codes)


def _words(codes: Codes, prefix: Hashes) -> tuple[Hashes, Positions, Positions]:
    """Hashes, starts and ends of single words, then of neighbouring pairs."""
    edges = np.flatnonzero(np.diff(is_word(codes).view(np.int8))) + 1
    starts, ends = edges[::2], edges[1::2]  # the text begins and ends with a space
    singles = _hash(prefix, starts, ends) ^ _WORD_SALT
    pairs = (singles[:-1] * _BASE + singles[1:]) ^ _PAIR_SALT
    return (
        np.concatenate([singles, pairs]),
        np.concatenate([starts, starts[:-1]]),
        np.concatenate([ends, ends[1:]]),
    )


def _chars(codes: Codes, prefix: Hashes) -> tuple[Hashes, Positions, Positions]:
    """Hashes, starts and ends of the character n-grams that lie inside a padded word."""
    last_space = np.maximum.accumulate(np.where(codes == SPACE, np.arange(len(codes)), 0))
    starts = [
        np.flatnonzero(last_space[n - 2 : -1] <= np.arange(len(codes) - n + 1)) for n in CHAR_NGRAMS
    ]
    ends = [start + n for start, n in zip(starts, CHAR_NGRAMS, strict=True)]
    hashes = [
        _hash(prefix, start, end) + np.uint64(n)
        for start, end, n in zip(starts, ends, CHAR_NGRAMS, strict=True)
    ]
    return np.concatenate(hashes), np.concatenate(starts), np.concatenate(ends)


def _prefix_sums(codes: Codes) -> Hashes:
    prefix = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes.astype(np.uint64) * _powers(_size(codes))[0][: len(codes)], out=prefix[1:])
    return prefix


def _hash(prefix: Hashes, starts: Positions, ends: Positions) -> Hashes:
    pieces = prefix[ends] - prefix[starts]
    return pieces * _powers(_size(prefix))[1][starts]


def _size(values: NDArray[np.generic]) -> int:
    """The power of two that the length fits in, so that few tables of powers are made."""
    return 1 << max(len(values).bit_length(), 10)


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """B^i and B^-i modulo 2^64 for i < size."""
    return _power_table(_BASE, size), _power_table(_BASE_INVERSE, size)


def _power_table(base: np.uint64, size: int) -> Hashes:
    factors = np.full(size, base, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


def _buckets(hashes: Hashes) -> Positions:
    mixed = (hashes ^ (hashes >> np.uint64(32))) * _MIXER
    return (mixed >> np.uint64(64 - BUCKET_BITS)).astype(np.int64)
