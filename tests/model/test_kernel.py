import numpy as np
import pytest

from model.guard import kernel_classifier
from model.kernel import KernelClassifier
from training.train import Training


@pytest.mark.parametrize("name", ["english", "multilingual"])
def test_arrays_and_scikit_learn_decide_alike(trained: Training, name: str) -> None:
    rows = trained.columns
    vectors = (rows.joint if name == "english" else rows.vectors)[:100]
    fitted = trained.pipelines[name]["machine"].decision_function(vectors)
    served = kernel_classifier(trained.arrays, name).decisions(vectors.astype(np.float32))
    assert np.abs(served - fitted).max() < 5e-5
    assert np.ptp(fitted) > 1  # they agree on something


def test_a_vector_scores_for_the_label_whose_support_it_is() -> None:
    support = np.eye(3, dtype=np.float32)  # care, fine, vent
    weights = np.array([[1.0, -1.0, 0.0], [1.0, 0.0, -1.0], [0.0, 1.0, -1.0]])
    classifier = KernelClassifier(support, weights, np.zeros(3), gamma=2.0)
    care, fine, vent = classifier.scores(support)
    assert vent[0] > 0 > fine[0]
    assert care[1] > 0
    assert max(fine[1], vent[1]) < 0
