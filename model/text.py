"""A post's text as numbers: code points, folded so that spelling tricks look alike."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from model.errors import TextError

MAX_CHARS: Final = 63_206  # code points; the longest post that Facebook takes
SPACE: Final = 0x20
_DROPPED: Final = 0  # what a character that is not to be seen folds to
_TABLE_SIZE: Final = 0x20000  # code points; above lie ideographs and unassigned planes
_KEPT_REPEATS: Final = 2  # "soooo" and "soo" are one word, "so" is another

Codes = NDArray[np.uint32]
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """The folded code points of a text and where each of them stands in it."""

    codes: Codes  # (n,), begins and ends with a space
    offsets: NDArray[np.int64]  # (n,), code-point offsets into the text

    @property
    def text(self) -> str:
        """The folded text, of n characters; lone surrogates become question marks."""
        return self.codes.tobytes().decode("utf-32-le", "replace").replace("\ufffd", "?")


def codepoints(text: str) -> Codes:
    """The text's code points, shape (len(text),); lone surrogates stay what they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def fold(text: str) -> FoldedText:
    """The text in lower case, quotes straightened, runs of white space and letters shortened.

    Zero-width characters vanish, compatibility forms (full width, mathematical bold)
    become plain letters and so do digits and signs inside a word ("sh1t", "cl0wns"),
    so that writing around the guard changes nothing.
    """
    codes = codepoints(text)
    table = _folding_table()
    folded = table[np.minimum(codes, _TABLE_SIZE - 1)]
    folded = np.where(codes < _TABLE_SIZE, folded, codes)
    visible = np.flatnonzero(folded != _DROPPED)
    codes = _pad(_lettered(folded[visible]), SPACE)
    offsets = _pad(visible, 0)
    offsets[-1] = len(text)
    keep = np.ones(len(codes), dtype=bool)
    same = codes[1:] == codes[:-1]
    keep[1:] = ~(same & (codes[1:] == SPACE))
    keep[_KEPT_REPEATS:] &= ~(same[1:] & same[:-1])
    return FoldedText(codes[keep], offsets[keep])


def utf16_offset(text: str, offset: int) -> int:
    """The offset in UTF-16 code units, JavaScript's, of a code-point offset."""
    return offset + sum(char > "\uffff" for char in text[:offset])


def checked(text: str) -> str:
    """The text itself, if it can be judged.

    Raises TextError when it is blank or longer than MAX_CHARS code points.
    """
    if len(text) > MAX_CHARS:
        raise TextError(f"text has {len(text):,} characters; the limit is {MAX_CHARS:,}")
    if not text.strip():
        raise TextError("text is empty or blank; at least one visible character is needed")
    return text


@cache
def word_table() -> NDArray[np.bool_]:
    """Whether each code point below the table's size belongs to a word, as `\\w` says."""
    chars = (chr(code) for code in range(_TABLE_SIZE))
    return np.fromiter((c.isalnum() or c == "_" for c in chars), bool, _TABLE_SIZE)


def is_word(codes: Codes) -> NDArray[np.bool_]:
    """Whether each code point belongs to a word; those above the table do."""
    return word_table()[np.minimum(codes, _TABLE_SIZE - 1)] | (codes >= _TABLE_SIZE)


@cache
def _folding_table() -> Codes:
    """What each code point below the table's size folds to, in code points."""
    table = np.arange(_TABLE_SIZE, dtype=np.uint32)
    for code in range(_TABLE_SIZE):
        table[code] = _folded(chr(code), code)
    table[0] = SPACE  # NUL separates; 0 itself means dropped
    return table


def _folded(char: str, code: int) -> int:
    if char.isspace():
        return SPACE
    if unicodedata.category(char) == "Cf":  # zero-width joiners, direction marks, BOM
        return _DROPPED
    if char.isdecimal():
        return ord("0") + unicodedata.decimal(char)
    char = _STRAIGHT.get(char, char)
    plain = unicodedata.normalize("NFKC", char).lower()
    return ord(plain) if len(plain) == 1 else code


_STRAIGHT: Final = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2013": "-",
    "\u2014": "-",
}


# What stands for a letter where it is written between two of them.
_LETTERS: Final = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}


def _lettered(codes: Codes) -> Codes:
    """The folded code points with digits and signs between two letters made letters."""
    stand_ins = np.array([ord(char) for char in _LETTERS], dtype=np.uint32)
    found = np.flatnonzero(np.isin(codes, stand_ins))
    if not len(found):
        return codes
    letter = (codes >= ord("a")) & (codes <= ord("z"))
    found = found[(found > 0) & (found < len(codes) - 1)]
    found = found[letter[found - 1] & letter[found + 1]]
    lettered = codes.copy()
    for char, plain in _LETTERS.items():
        lettered[found[codes[found] == ord(char)]] = ord(plain)
    return lettered


def _pad(values: NDArray[Number], value: int) -> NDArray[Number]:
    padded = np.empty(len(values) + 2, dtype=values.dtype)
    padded[0] = padded[-1] = value
    padded[1:-1] = values
    return padded
