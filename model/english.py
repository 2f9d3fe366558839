"""The English encoder: six layers of a transformer in eight bits, run by ONNX Runtime."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from model.encoder import WEIGHTS, Vectors, normalised, session
from model.text import fold

MODEL_FILE: Final = WEIGHTS / "english.onnx"
TOKENISER_FILE: Final = WEIGHTS / "english.tokeniser.json"
DIMENSIONS: Final = 384
MAX_TOKENS: Final = 254  # of one run, without the marks around them: what the base was trained on


class EnglishEncoder:
    """The mean state of a text's tokens, of length 1. Any thread may use it."""

    name = "english"
    dimensions = DIMENSIONS

    def __init__(self, model: Path = MODEL_FILE, tokeniser: Path = TOKENISER_FILE) -> None:
        from tokenizers import Tokenizer  # imported here: a tenth of a second

        self._session = session(model)
        self._tokeniser: Any = Tokenizer.from_str(tokeniser.read_text(encoding="utf-8"))
        self._first, self._last = (self._tokeniser.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimensions).

        One text a run: in eight bits a text's neighbours in a run would change its vector.
        """
        return np.array([self._vector(text) for text in texts], np.float32).reshape(
            -1, self.dimensions
        )

    def _vector(self, text: str) -> Vectors:
        found = self._tokeniser.encode(fold(text).text, add_special_tokens=False)
        ids = np.array(found.ids, dtype=np.int64)
        parts = max(1, -(-len(ids) // MAX_TOKENS))  # of like lengths: a short rest lacks context
        states = [self._states(part) for part in np.array_split(ids, parts)]
        vector: Vectors = normalised(np.concatenate(states).mean(axis=0)[None])[0]
        return vector

    def _states(self, ids: NDArray[np.int64]) -> Vectors:
        states: Vectors = self._session.run(
            None, {"ids": np.concatenate([[self._first], ids, [self._last]])}
        )[0]
        return states
