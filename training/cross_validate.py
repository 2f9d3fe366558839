"""Cross-validation over the corpus: each batch is judged by what learnt from the others.

A batch is one hand with one brief, and posts of one hand resemble each other: folds that
mixed them would flatter. Near repeats stay together for the same reason.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.model_selection import StratifiedGroupKFold

from model.encoder import Vectors
from model.judge import joined
from model.labels import Label
from training.batches import LEFT_OUT
from training.encode import vectors_of
from training.measures import average_precision
from training.pipeline import build_judge
from training.read import Post
from training.repeats import together

FOLDS: Final = 5
SEED: Final = 0  # of the folds

Rows = NDArray[np.int64]


def folds(posts: Sequence[Post]) -> list[tuple[Rows, Rows]]:
    """The rows to learn from and the rows to judge, fold by fold; labels spread evenly."""
    labels = [str(post.label) for post in posts]
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    return list(splitter.split(np.zeros(len(posts)), labels, together(posts)))


def cross_validate(posts: Sequence[Post], console: Console, jobs: int) -> None:
    """Prints the average precision of the last judge, fold by fold, over English posts."""
    posts = [p for p in posts if p.lang == "en" and p.batch not in LEFT_OUT]
    texts = [post.text for post in posts]
    vectors = joined(*(vectors_of(name, texts, jobs) for name in ("multilingual", "english")))
    vents = np.array([post.label is Label.VENT for post in posts])
    splits = folds(posts)
    scores = Parallel(n_jobs=jobs)(
        delayed(_scores)(vectors[learnt], vents[learnt], vectors[judged])
        for learnt, judged in splits
    )
    table = Table("fold", "batches", "posts", "vents", "average precision")
    for number, ((_, judged), said) in enumerate(zip(splits, scores, strict=True), 1):
        y = vents[judged]
        batches = {posts[row].batch for row in judged.tolist()}
        found = f"{average_precision(y, said):.3f}"
        table.add_row(str(number), str(len(batches)), str(len(y)), str(int(y.sum())), found)
    every = np.concatenate([vents[judged] for _, judged in splits])
    all_said = np.concatenate(scores)
    found = f"{average_precision(every, all_said):.3f}"
    table.add_row("all", "", str(len(every)), str(int(every.sum())), found)
    console.print(table)


def _scores(X: Vectors, y: NDArray[np.bool_], judged: Vectors) -> NDArray[np.float64]:
    pipeline = build_judge("english")[1:].fit(X, y)
    return np.asarray(pipeline.decision_function(judged))
