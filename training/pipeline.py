"""The scikit-learn pipelines: hashed n-grams, inverse document frequencies, logistic regression."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from model.artefact import CHOICE_BUCKETS
from model.features import BUCKETS, ngrams

REGULARISATION = 10.0  # C; of 0.3, 1, 3, 10 the best average precision, batches left out in turn
CHOICE_REGULARISATION = 3.0  # C for kind and severity, which have fewer rows
TOLERANCE = 1e-4  # lbfgs's; scikit-learn's default
MAX_ITERATIONS = 500  # it takes about 60


class HashedNgrams(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """The n-grams of model/features.py as a sparse matrix of shape (n_posts, buckets)."""

    def __init__(self, buckets: int = BUCKETS) -> None:
        self.buckets = buckets

    def fit(self, X: Sequence[str], y: object = None) -> Self:
        """The transformer itself: hashing learns nothing."""
        return self

    def transform(self, X: Iterable[str]) -> csr_matrix:
        """The matrix of the posts, float64; n-grams that share a bucket add up."""
        found = [ngrams(text) for text in X]
        lengths = np.array([0, *(len(row.buckets) for row in found)])
        columns = np.concatenate([row.buckets for row in found]) & (self.buckets - 1)
        values = np.concatenate([row.values for row in found]).astype(np.float64)
        matrix = csr_matrix((values, columns, np.cumsum(lengths)), (len(found), self.buckets))
        matrix.sum_duplicates()
        return matrix

    def __sklearn_is_fitted__(self) -> bool:
        return True


def build_judge() -> Pipeline:
    """An unfitted pipeline that tells one label from the rest."""
    return _build(BUCKETS, REGULARISATION)


def build_chooser() -> Pipeline:
    """An unfitted pipeline that tells kinds or severities apart."""
    return _build(CHOICE_BUCKETS, CHOICE_REGULARISATION)


def weights(pipeline: Pipeline) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Weights of shape (n_classes, buckets), frequencies folded in, and the intercepts."""
    regression = pipeline["regression"]
    return regression.coef_ * pipeline["frequencies"].idf_, regression.intercept_


def _build(buckets: int, regularisation: float) -> Pipeline:
    return Pipeline(
        [
            ("ngrams", HashedNgrams(buckets)),
            ("frequencies", TfidfTransformer(norm=None)),  # the n-grams' values have length 1
            (
                "regression",
                LogisticRegression(C=regularisation, tol=TOLERANCE, max_iter=MAX_ITERATIONS),
            ),
        ]
    )
