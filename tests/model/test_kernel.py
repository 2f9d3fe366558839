import numpy as np
import pytest
from sklearn.svm import SVC

from model.guard import kernel_classifier
from model.kernel import JUDGED, KernelClassifier, Projection, joint_support
from training.pipeline import judge_name
from training.train import Training


@pytest.mark.parametrize("name", ["english", "multilingual"])
def test_arrays_and_scikit_learn_decide_alike(trained: Training, name: str) -> None:
    rows = trained.columns
    vectors = (rows.joint if name == "english" else rows.vectors)[:100]
    parts = [trained.pipelines[judge_name(name, label)][1:] for label in JUDGED]
    fitted = np.column_stack([part.decision_function(vectors) for part in parts])
    served = kernel_classifier(trained.arrays, name).scores(vectors)
    assert np.abs(served - fitted).max() < 5e-5
    assert np.ptp(fitted) > 1  # they agree on something


def test_a_row_that_supports_two_machines_stands_once() -> None:
    rng = np.random.default_rng(5)
    X = rng.normal(size=(60, 4))
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    machines = [SVC(C=1, gamma=1.5).fit(X, X[:, axis] > 0.2) for axis in (0, 1)]
    support, weights, intercepts = joint_support(machines)
    assert len(support) < sum(len(machine.support_) for machine in machines)
    projection = Projection(np.eye(4, dtype=np.float32), np.zeros(4, dtype=np.float32))
    classifier = KernelClassifier(projection, support.astype(np.float32), weights, intercepts, 1.5)
    fitted = np.column_stack([machine.decision_function(X) for machine in machines])
    assert classifier.scores(X.astype(np.float32)) == pytest.approx(fitted, abs=1e-5)
