"""How the judge does in languages it saw no labels in: whole languages left out of its training."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from model.encoder import Vectors
from model.guard import Guard, kernel_classifier
from model.kernel import JUDGED
from model.labels import Label
from training.batches import CALIBRATION, LEFT_OUT
from training.encode import vectors_of
from training.measures import average_precision, share
from training.pipeline import build_judge
from training.read import Post
from training.train import exported_judge

Floats = NDArray[np.float64]

FOLDS: Final = 2  # halves of the languages; each half is judged by what read the other


def measure_languages(guard: Guard, posts: Sequence[Post], console: Console, jobs: int) -> None:
    """Prints, per language, average precision, recall and alarms at the guard's own thresholds."""
    posts = [p for p in posts if p.batch not in LEFT_OUT | CALIBRATION]
    texts = [post.text for post in posts]
    vectors = vectors_of("multilingual", texts, jobs)
    labels = np.array([post.label for post in posts])
    langs = np.array([post.lang for post in posts])
    others = sorted(set(langs.tolist()) - {"en"})
    held = [np.isin(langs, others[fold::FOLDS]) for fold in range(FOLDS)]
    fits = Parallel(n_jobs=jobs)(
        delayed(_fit)(vectors[~fold], labels[~fold], vectors[fold]) for fold in held
    )
    table = Table("language", "posts", "average precision", "recall of nudge", "alarms on fine")
    for fold, scores in zip(held, fits, strict=True):
        platt = guard.judge.multilingual.vent
        nudged = np.array([platt.probability(s) for s in scores]) >= guard.thresholds.nudge
        for lang in sorted(set(langs[fold].tolist())):
            members = langs[fold] == lang
            y = labels[fold][members] == Label.VENT
            fine = labels[fold][members] == Label.FINE
            table.add_row(
                lang,
                str(int(members.sum())),
                f"{average_precision(y, scores[members]):.3f}",
                f"{share(nudged[members][y]):.3f}",
                f"{share(nudged[members][fine]):.3f}",
            )
    console.print(table)


def _fit(X: Vectors, y: NDArray[np.str_], held: Vectors) -> Floats:
    pipelines = [build_judge("multilingual") for _ in JUDGED]
    for pipeline, label in zip(pipelines, JUDGED, strict=True):
        pipeline[1:].fit(X, y == label)
    classifier = kernel_classifier(exported_judge("multilingual", pipelines), "multilingual")
    return classifier.scores(held)[:, 0]
