"""The English encoder taught to see posts as a larger one does, without a word about their labels.

all-mpnet-base-v2 has five times as many weights as all-MiniLM-L6-v2 and would take 60 ms a
post. The small one learns its vectors of the corpus's posts and sentences: where each lies,
and how alike two are. Labels play no part, so that the corpus's voice is not learnt with them
(docs/decisions.md has what fine-tuning on labels did).
"""

import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from model.passages import sentences
from model.text import fold
from training.batches import CALIBRATION
from training.read import Post, read_corpus

TEACHER: Final = "sentence-transformers/all-mpnet-base-v2"
TEACHER_TOKENS: Final = 160  # of a text; longer ones are cut: few are
TEACHER_BATCH: Final = 32  # texts
STUDENT_TOKENS: Final = 96
STUDENT_BATCH: Final = 48  # texts
EPOCHS: Final = 1  # a quarter of an hour each on two cores
LEARNING_RATE: Final = 3e-4  # falls to nothing along a straight line
PROJECTION_RATE: Final = 2e-3
WARM_UP: Final = 150  # steps
ALIKE_WEIGHT: Final = 20.0  # of the squared gap between cosines, which is some 0.01
LARGEST_NORM: Final = 1.0  # of a gradient
SENTENCES: Final = 26_000  # beside the posts themselves
SENTENCE_WORDS: Final = range(4, 31)
BUCKET: Final = 50  # batches that are sorted by length together
SEED: Final = 0

Vectors = NDArray[np.float32]


def texts_to_learn(posts: Sequence[Post]) -> list[str]:
    """English posts that classifiers may learn from, and some of their sentences."""
    texts = [p.text for p in posts if p.lang == "en" and p.batch not in CALIBRATION]
    found = set()
    for text in texts:
        spans = sentences(text).tolist()
        if len(spans) > 1:
            parts = (text[start:end] for start, end in spans)
            found |= {part for part in parts if len(part.split()) in SENTENCE_WORDS}
    # In the order of their hashes: a corpus that grows changes few of them.
    return texts + sorted(found, key=_key)[:SENTENCES]


def teacher_vectors(folder: Path, texts: Sequence[str], cache: Path) -> Vectors:
    """The teacher's vectors of length 1; those in the cache, by a text's hash, are not made again.

    folder: the published model. An hour for the whole corpus on two cores, so it is kept.
    """
    keys = [_key(text) for text in texts]
    known = dict(np.load(cache)) if cache.is_file() else {}
    missing = [at for at, key in enumerate(keys) if key not in known]
    print(f"{len(missing):,} of {len(texts):,} texts are new to the teacher", file=sys.stderr)
    if missing:
        made = _encode(folder, [texts[at] for at in missing])
        known |= {keys[at]: vector for at, vector in zip(missing, made, strict=True)}
        np.savez(cache, **known)
    return np.array([known[key] for key in keys], dtype=np.float32)


def distil(base: Any, tokeniser: Tokenizer, teacher: Path, cache: Path) -> None:
    """Teaches the base, in place."""
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    texts = texts_to_learn(read_corpus())
    goals = torch.tensor(teacher_vectors(teacher, texts, cache))
    tokeniser.enable_truncation(STUDENT_TOKENS)
    ids = [tokeniser.encode(fold(text).text).ids for text in texts]  # as it will be served
    tokeniser.no_truncation()
    projection = nn.Linear(base.config.hidden_size, goals.shape[1])
    optimiser = torch.optim.AdamW(
        [
            {"params": base.parameters(), "lr": LEARNING_RATE},
            {"params": projection.parameters(), "lr": PROJECTION_RATE},
        ]
    )
    steps = EPOCHS * -(-len(texts) // STUDENT_BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
    )
    base.eval()  # no dropout: the goal is exact
    for step, batch in enumerate(b for _ in range(EPOCHS) for b in _batches(ids)):
        found = functional.normalize(_means(base, [ids[at] for at in batch]), dim=1)
        goal = goals[batch]
        place = 1 - functional.cosine_similarity(projection(found), goal, dim=1).mean()
        others = ~torch.eye(len(batch), dtype=torch.bool)
        alike = ((goal @ goal.T - found @ found.T)[others] ** 2).mean()
        optimiser.zero_grad()
        (place + ALIKE_WEIGHT * alike).backward()
        nn.utils.clip_grad_norm_(base.parameters(), LARGEST_NORM)
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            told = f"step {step} of {steps}: place {place.item():.3f}, alike {alike.item():.4f}"
            print(told, file=sys.stderr, flush=True)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _batches(ids: Sequence[Sequence[int]]) -> Iterator[NDArray[np.int64]]:
    """All texts once, in batches of like lengths, in a random order."""
    lengths = np.array([len(found) for found in ids])
    order = np.random.permutation(len(ids))
    batches = []
    for at in range(0, len(order), STUDENT_BATCH * BUCKET):
        part = order[at : at + STUDENT_BATCH * BUCKET]
        part = part[np.argsort(lengths[part], kind="stable")]
        batches += [part[i : i + STUDENT_BATCH] for i in range(0, len(part), STUDENT_BATCH)]
    random.shuffle(batches)
    return iter(batches)


def _means(model: Any, ids: Sequence[Sequence[int]], padding: int = 0) -> torch.Tensor:
    """The mean state of each text's tokens."""
    longest = max(map(len, ids))
    padded = torch.tensor([[*found, *[padding] * (longest - len(found))] for found in ids])
    mask = torch.tensor([[1] * len(found) + [0] * (longest - len(found)) for found in ids])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model(input_ids=padded, attention_mask=mask).last_hidden_state
    weights = mask[..., None].float()
    return (states.float() * weights).sum(1) / weights.sum(1)


def _encode(folder: Path, texts: Sequence[str]) -> Vectors:
    tokeniser = AutoTokenizer.from_pretrained(folder)
    teacher = AutoModel.from_pretrained(folder, add_pooling_layer=False).eval()
    ids = tokeniser(list(texts), truncation=True, max_length=TEACHER_TOKENS)["input_ids"]
    order = np.argsort([len(found) for found in ids], kind="stable")
    vectors = np.zeros((len(texts), teacher.config.hidden_size), dtype=np.float32)
    with torch.no_grad():
        for at in range(0, len(order), TEACHER_BATCH):
            batch = order[at : at + TEACHER_BATCH]
            means = _means(teacher, [ids[row] for row in batch], tokeniser.pad_token_id)
            vectors[batch] = functional.normalize(means, dim=1).numpy()
    return vectors
