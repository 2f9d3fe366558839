import numpy as np
import pytest

from model.classifier import ChoiceClassifier, LinearClassifier
from model.features import BUCKETS, ngrams
from model.gate import Gate
from model.passages import passages
from training.read import Post
from training.train import Training


@pytest.fixture(scope="session")
def random_classifier() -> LinearClassifier:
    weights = np.random.default_rng(7).normal(size=BUCKETS).astype(np.float32)
    return LinearClassifier(weights, -0.5)


def test_arrays_and_pipeline_agree(trained: Training, posts: list[Post]) -> None:
    arrays = trained.arrays
    classifier = LinearClassifier(arrays["gate_weights"], float(arrays["gate_intercept"]))
    texts = [post.text for post in posts[:200]]
    served = np.array([classifier.whole_score(ngrams(text)) for text in texts])
    fitted = trained.pipelines["gate"].decision_function(texts)
    assert np.abs(served - fitted).max() < 1e-5
    assert np.ptp(fitted) > 1  # they agree on something


def test_a_passage_scores_as_if_it_stood_alone(random_classifier: LinearClassifier) -> None:
    text = (
        "We had such a lovely weekend at the lake with you. The interviewer never even read my "
        "CV, though! And then they made me wait for another hour or so."
    )
    spans = passages(text)
    alone = [random_classifier.whole_score(ngrams(text[a:b])) for a, b in spans]
    assert random_classifier.passage_scores(ngrams(text), spans) == pytest.approx(alone, abs=1e-4)
    assert len(alone) == 6


def test_the_gate_sees_the_worst_passage(random_classifier: LinearClassifier) -> None:
    text = "We had a lovely weekend at the lake. The interviewer never even read my CV, though!"
    found, spans = ngrams(text), passages(text)
    scores = random_classifier.passage_scores(found, spans)
    gate = Gate(random_classifier, 0.0)
    assert gate.score(found, spans) == max(random_classifier.whole_score(found), scores.max())
    start, end = spans[scores.argmax()].tolist()
    assert gate.worst(found, spans, 1) == ([(start, end)], [scores.max()])
    assert gate.worst(found, spans[:0], 3) == ([], [])


def test_contributions_and_intercept_make_the_score(random_classifier: LinearClassifier) -> None:
    found = ngrams("they ghosted me after the final round")
    total = random_classifier.contributions(found).sum() + random_classifier.intercept
    assert random_classifier.whole_score(found) == pytest.approx(total, abs=1e-4)


def test_the_likeliest_of_the_allowed_choices_is_chosen() -> None:
    weights = np.array([[0, 2, 0], [0, 0, 5]], dtype=np.float32)
    chooser = ChoiceClassifier(("a", "b", "c"), weights, np.array([1, 0, 0], dtype=np.float32))
    vector = np.array([1, 0.1], dtype=np.float32)
    assert chooser.choose(vector, ("a", "b", "c")) == "b"
    assert chooser.choose(vector, ("a", "c")) == "a"
