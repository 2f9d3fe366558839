"""How far the arrays that serve are from the pipelines that were fitted."""

from typing import Final

import numpy as np

from model.classifier import LinearClassifier
from model.features import ngrams
from model.guard import kernel_classifier
from model.kernel import JUDGED
from training.pipeline import JUDGES, judge_name
from training.train import Training

# Every so many posts: scikit-learn's own decisions take milliseconds a post, and all of
# them as long as the training itself.
EVERY: Final = 16


def largest_disagreement(trained: Training) -> float:
    """The largest difference in scores between both routes, over every sixteenth post."""
    rows = trained.columns
    texts = [post.text for post in rows.posts[::EVERY]]
    gate = LinearClassifier(trained.arrays["gate_weights"], float(trained.arrays["gate_intercept"]))
    served = np.array([gate.whole_score(ngrams(text)) for text in texts])
    worst = float(np.abs(served - trained.pipelines["gate"].decision_function(texts)).max())
    for name in JUDGES:
        vectors = (rows.joint if name == "english" else rows.vectors)[::EVERY]
        pipelines = [trained.pipelines[judge_name(name, label)][1:] for label in JUDGED]
        fitted = np.column_stack([part.decision_function(vectors) for part in pipelines])
        kernel = kernel_classifier(trained.arrays, name)
        gap = np.abs(kernel.scores(vectors) - fitted)
        worst = max(worst, float(gap.max()))
    return worst
