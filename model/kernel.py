"""A support vector classifier of three labels as arrays: what scikit-learn's SVC decides, exported.

A text's vector is compared with the support vectors, k(v, z) = exp(-gamma |v - z|²); each
pair of labels adds the comparisons up with weights of its own. Every vector and every
support vector has length 1 (or the same sum of two), which makes |v - z|² one product.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.encoder import Vectors
from model.labels import Label

CLASSES: Final = (Label.CARE, Label.FINE, Label.VENT)  # scikit-learn sorts them
PAIRS: Final = ((0, 1), (0, 2), (1, 2))  # of CLASSES; a score above 0 speaks for the first

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class KernelClassifier:
    """Scores of `vent` and `care`: above 0 the label is likelier than the others."""

    support: NDArray[np.float32]  # (n_support, dimensions)
    weights: Floats  # (len(PAIRS), n_support)
    intercepts: Floats  # (len(PAIRS),)
    gamma: float

    def decisions(self, vectors: Vectors) -> Floats:
        """The score of each pair of labels, shape (len(vectors), len(PAIRS))."""
        distances = (
            np.einsum("ij,ij->i", vectors, vectors)[:, None]
            + np.einsum("ij,ij->i", self.support, self.support)
            - 2 * (vectors @ self.support.T)
        )
        # Thousands of terms of both signs: in 32 bits their sum would lose a digit that counts.
        compared = np.exp(-self.gamma * distances.astype(np.float64))
        return np.asarray(compared @ self.weights.T + self.intercepts)

    def scores(self, vectors: Vectors) -> Floats:
        """Columns vent and care, shape (len(vectors), 2).

        vent: against fine. care: against the stronger of fine and vent.
        """
        care_fine, care_vent, fine_vent = self.decisions(vectors).T
        return np.column_stack([-fine_vent, np.minimum(care_fine, care_vent)])


def pair_weights(dual: Floats, counts: NDArray[np.int64]) -> Floats:
    """Weights of shape (len(PAIRS), n_support) from SVC's dual_coef_ and n_support_.

    libsvm keeps, for a support vector of class i, its weight against class j in row j - 1
    where j > i and in row j where j < i.
    """
    edges = np.concatenate([[0], np.cumsum(counts)])
    weights = np.zeros((len(PAIRS), dual.shape[1]))
    for row, (first, second) in enumerate(PAIRS):
        of_first = slice(edges[first], edges[first + 1])
        of_second = slice(edges[second], edges[second + 1])
        weights[row, of_first] = dual[second - 1, of_first]
        weights[row, of_second] = dual[first, of_second]
    return weights
