"""The scikit-learn pipelines: the gate over n-grams, judges and choosers over vectors."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import Normalizer
from sklearn.svm import SVC

from model.encoder import Encoder, Vectors
from model.english import EnglishEncoder
from model.features import BUCKETS, ngrams
from model.judge import joined
from model.labels import Label
from model.multilingual import MultilingualEncoder

GATE_REGULARISATION = 10.0  # C; of 0.3, 1, 3, 10 the best, batches left out in turn
CHOICE_REGULARISATION = 10.0  # C for kind and severity
MAX_ITERATIONS = 500  # of lbfgs; it takes about 60
TOLERANCE = 1e-4  # lbfgs's; scikit-learn's default
SVC_REGULARISATION = 3.0  # C; 3 and 10 are alike on the calibration batches
SVC_GAMMA = 1.5  # of vectors of length 1; 1.5 and 2.5 are alike
# Principal components kept of an encoder's 512 numbers, or of both encoders' 896. They hold
# about 88 % of the variance; the fit and a decision take a third of the time (docs/decisions.md).
COMPONENTS: Final = {"multilingual": 256, "english": 320}
SVC_CACHE = 2_000  # MB of kernel rows: what two fits side by side may take

JUDGES: Final = ("multilingual", "english")


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


class Vectoriser(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Texts → vectors of one encoder, or of both joined."""

    def __init__(self, judge: str = "multilingual") -> None:
        self.judge = judge

    def fit(self, X: Sequence[str], y: object = None) -> Self:
        """The transformer itself: the encoders are given."""
        return self

    def transform(self, X: Sequence[str]) -> Vectors:
        """The vectors, shape (n_posts, dimensions)."""
        vectors = encoder("multilingual").encode(X)
        if self.judge == "english":
            vectors = joined(vectors, encoder("english").encode(X))
        return vectors

    def __sklearn_is_fitted__(self) -> bool:
        return True


@cache
def encoder(name: str) -> Encoder:
    """The encoder of that name, one for this process."""
    return MultilingualEncoder() if name == "multilingual" else EnglishEncoder()


def build_gate() -> Pipeline:
    """An unfitted pipeline over n-grams that tells `fine` from the rest."""
    return Pipeline(
        [
            ("ngrams", HashedNgrams(BUCKETS)),
            ("frequencies", TfidfTransformer(norm=None)),  # the n-grams' values have length 1
            ("regression", _regression(GATE_REGULARISATION)),
        ]
    )


def build_judge(name: str) -> Pipeline:
    """An unfitted pipeline over vectors that tells one label from the rest."""
    return Pipeline(
        [
            ("vectors", Vectoriser(name)),
            ("components", PCA(COMPONENTS[name], svd_solver="covariance_eigh")),
            ("length", Normalizer()),
            ("machine", SVC(C=SVC_REGULARISATION, gamma=SVC_GAMMA, cache_size=SVC_CACHE)),
        ]
    )


def build_chooser() -> Pipeline:
    """An unfitted pipeline over vectors that tells kinds or severities apart."""
    return Pipeline([("vectors", Vectoriser()), ("regression", _regression(CHOICE_REGULARISATION))])


def judge_name(name: str, label: Label) -> str:
    """What the pipeline of a judge and a label is called among all."""
    return f"{name} {label}"


def gate_weights(pipeline: Pipeline) -> tuple[NDArray[Any], float]:
    """Weights of shape (buckets,), frequencies folded in, and the intercept."""
    regression = pipeline["regression"]
    return regression.coef_[0] * pipeline["frequencies"].idf_, float(regression.intercept_[0])


def _regression(regularisation: float) -> LogisticRegression:
    return LogisticRegression(C=regularisation, tol=TOLERANCE, max_iter=MAX_ITERATIONS)
