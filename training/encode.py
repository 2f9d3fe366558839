"""All posts' vectors, by several processes: what takes training most of its time."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from joblib import Parallel, delayed

from model.encoder import Vectors
from training.pipeline import encoder

CHUNK: Final = 64  # texts a task


def encode_all(name: str, texts: Sequence[str], jobs: int) -> Iterator[tuple[int, Vectors]]:
    """For each chunk of the texts, in order: how many they are, and their vectors."""
    chunks = [list(texts[at : at + CHUNK]) for at in range(0, len(texts), CHUNK)]
    tasks = (delayed(_encode)(name, chunk) for chunk in chunks)
    for vectors in Parallel(n_jobs=jobs, return_as="generator")(tasks):
        yield len(vectors), vectors


def vectors_of(name: str, texts: Sequence[str], jobs: int) -> Vectors:
    """The vectors of all the texts, where nobody watches the progress."""
    return np.concatenate([vectors for _, vectors in encode_all(name, texts, jobs)])


def _encode(name: str, texts: list[str]) -> Vectors:
    return np.asarray(encoder(name).encode(texts))
