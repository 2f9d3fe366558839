"""What turns texts into vectors of meaning: one small interface; another encoder is one class."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Final = Path(__file__).parent / "weights"  # made by `make encoders`
THREADS: Final = 1  # of one run; workers and training processes share the cores between them

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Texts → vectors of length 1. A text's vector does not depend on its neighbours'."""

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimensions)."""
        ...


def normalised(vectors: Vectors) -> Vectors:
    """The vectors at length 1; a vector of length 0 stays what it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def session(model: Path) -> Any:
    """An ONNX Runtime session over the weights of a file, on the processor."""
    import onnxruntime  # imported here: a tenth of a second that `--help` need not wait

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    options.log_severity_level = 3  # errors alone
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
