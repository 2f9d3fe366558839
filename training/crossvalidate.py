"""Scores of posts by classifiers that did not see them, as serving would compute them."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.pipeline import Pipeline

from model.classifier import LinearClassifier
from model.features import ngrams
from model.passages import passages
from training.columns import Columns, Floats, Mask
from training.pipeline import build_chooser, build_judge, weights
from training.read import Post

BLOCKS: Final = 5  # folds where one batch holds a label alone and cannot be left out whole


def batch_folds(posts: Sequence[Post]) -> list[Mask]:
    """One fold a batch: posts by a hand that the classifier never read."""
    batches = np.array([post.batch for post in posts])
    return [batches == batch for batch in np.unique(batches)]


def block_folds(posts: Sequence[Post]) -> list[Mask]:
    """BLOCKS folds of neighbouring rows of each batch, so that mirrored pairs stay together."""
    fold = np.empty(len(posts), dtype=int)
    for batch in batch_folds(posts):
        rows = np.flatnonzero(batch)
        fold[rows] = np.arange(len(rows)) * BLOCKS // len(rows)
    return [fold == number for number in range(BLOCKS)]


def judge_scores(
    rows: Columns, y: Mask, folds: Sequence[Mask], jobs: int
) -> Iterator[tuple[Mask, Floats]]:
    """For each fold, in order: its mask and the serving scores of its posts."""
    tasks = (
        delayed(_judge_fold)(
            rows.X[~fold],
            y[~fold],
            rows.weight[~fold],
            [post.text for post, held in zip(rows.posts, fold, strict=True) if held],
        )
        for fold in folds
    )
    scores = Parallel(n_jobs=jobs, return_as="generator")(tasks)
    yield from zip(folds, scores, strict=True)


def chosen(
    X: csr_matrix, y: NDArray[np.str_], folds: Sequence[Mask], jobs: int
) -> NDArray[np.str_]:
    """What a chooser that did not see it says of each post, shape (n_posts,)."""
    answers = Parallel(n_jobs=jobs)(
        delayed(_choose_fold)(X[~fold], y[~fold], X[fold]) for fold in folds
    )
    said = np.empty_like(y)
    for fold, answer in zip(folds, answers, strict=True):
        said[fold] = answer
    return said


def fit_on_features(pipeline: Pipeline, X: csr_matrix, y: object, weight: Floats | None) -> None:
    """Fits all of a pipeline but its n-grams, which X holds already."""
    rescaled = pipeline["frequencies"].fit_transform(X)
    pipeline["regression"].fit(rescaled, y, sample_weight=weight)


def _judge_fold(X: csr_matrix, y: Mask, weight: Floats, texts: list[str]) -> Floats:
    pipeline = build_judge()
    fit_on_features(pipeline, X, y, weight)
    fitted, intercept = weights(pipeline)
    classifier = LinearClassifier(fitted[0].astype(np.float32), float(intercept[0]))
    return np.array([classifier.score(ngrams(text), passages(text)) for text in texts])


def _choose_fold(X: csr_matrix, y: NDArray[np.str_], held: csr_matrix) -> NDArray[np.str_]:
    pipeline = build_chooser()
    fit_on_features(pipeline, X, y, None)
    answer: NDArray[np.str_] = pipeline["regression"].predict(
        pipeline["frequencies"].transform(held)
    )
    return answer
