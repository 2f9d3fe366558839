"""Support vector classifiers of two labels as arrays: what scikit-learn's decide, exported.

A text's vector is projected to fewer dimensions and compared with the support vectors,
k(v, z) = exp(-gamma |v - z|²), once; each label adds the comparisons up with weights of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from model.encoder import Vectors, normalised
from model.labels import Label

JUDGED: Final = (Label.VENT, Label.CARE)  # each against all other posts; columns of scores

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Projection:
    """The principal components of the vectors learnt from, as one matrix product."""

    components: NDArray[np.float32]  # (kept, dimensions)
    offset: NDArray[np.float32]  # (kept,): the projected mean

    def project(self, vectors: Vectors) -> Vectors:
        """Vectors of length 1 and shape (len(vectors), kept)."""
        return normalised(vectors @ self.components.T - self.offset)


@dataclass(frozen=True, slots=True)
class KernelClassifier:
    """Scores of `vent` and `care`: above 0 the label is likelier than not, uncalibrated."""

    projection: Projection
    support: NDArray[np.float32]  # (n_support, kept), of length 1
    weights: Floats  # (len(JUDGED), n_support)
    intercepts: Floats  # (len(JUDGED),)
    gamma: float

    def scores(self, vectors: Vectors) -> Floats:
        """The score of each label, shape (len(vectors), len(JUDGED)); vectors of any length."""
        cosines = self.projection.project(vectors) @ self.support.T
        # |v - z|² is 2 - 2 cos(v, z) at length 1. Thousands of terms of both signs: in 32 bits
        # their sum would lose a digit that counts.
        compared = np.exp(2 * self.gamma * (cosines.astype(np.float64) - 1))
        return np.asarray(compared @ self.weights.T + self.intercepts)


def joint_support(machines: Sequence[Any]) -> tuple[Floats, Floats, Floats]:
    """Support vectors, weights and intercepts of some fitted binary SVCs over the same rows.

    A row that supports several of them stands once. The machines have scikit-learn's
    attributes support_, support_vectors_, dual_coef_ and intercept_.
    """
    rows = np.unique(np.concatenate([machine.support_ for machine in machines]))
    support = np.empty((len(rows), machines[0].support_vectors_.shape[1]))
    weights = np.zeros((len(machines), len(rows)))
    for number, machine in enumerate(machines):
        places = np.searchsorted(rows, machine.support_)
        support[places] = machine.support_vectors_
        weights[number, places] = machine.dual_coef_[0]
    return support, weights, np.concatenate([machine.intercept_ for machine in machines])
