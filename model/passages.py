"""A post's passages: its sentences, alone and with their neighbours."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

# A sentence ends at a full stop, an exclamation or question mark, or the line's end.
_SENTENCE: Final = re.compile(r"[^.!?…。！？\n]+[.!?…。！？\n]*")
MAX_SENTENCES: Final = 3  # a rant of three sentences is one passage; longer ones hold such
MIN_CHARS: Final = 40  # shorter pieces score too noisily to speak for a whole post

Spans = NDArray[np.int64]


def sentences(text: str) -> Spans:
    """The start and end of each sentence in code points, shape (n, 2), without white space."""
    spans = []
    for match in _SENTENCE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            spans.append((start, end))
    return np.array(spans, dtype=np.int64).reshape(-1, 2)


def passages(text: str) -> Spans:
    """The start and end of each passage in code points, shape (n, 2).

    A passage is one to MAX_SENTENCES neighbouring sentences and has at least MIN_CHARS
    characters. A post of a single sentence has none: it is judged whole.
    """
    spans = sentences(text)
    if len(spans) < 2:
        return np.empty((0, 2), dtype=np.int64)
    windows = [
        np.column_stack([spans[: len(spans) - more, 0], spans[more:, 1]])
        for more in range(min(MAX_SENTENCES, len(spans)))
    ]
    found = np.concatenate(windows)
    return found[found[:, 1] - found[:, 0] >= MIN_CHARS]
