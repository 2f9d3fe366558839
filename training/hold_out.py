"""What posts get before anything is calibrated: for posts that no classifier was fitted on."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.artefact import Arrays
from model.classifier import LinearClassifier
from model.features import ngrams
from model.gate import Gate
from model.guard import kernel_classifier, pieces
from model.judge import CalibratedKernel, Judge, Platt
from model.passages import passages
from training.pipeline import encoder
from training.read import Post

AS_IT_IS = Platt(1.0, 0.0)  # log-odds are the scores themselves


class Raw(NamedTuple):
    """Columns over posts."""

    gate: NDArray[np.float64]  # (n_posts,)
    scores: NDArray[np.float64]  # (n_posts, 2): vent, care
    joint: NDArray[np.bool_]  # (n_posts,): whether both encoders read the post
    first: NDArray[np.float64]  # (n_posts, 2): the multilingual judge's, of the whole text


def raw_scores(
    arrays: Arrays,
    english_from: NDArray[np.float64],
    posts: Sequence[Post],
    first: NDArray[np.float64],
) -> Raw:
    """The gate's and the judge's scores of posts, all of them past the gate."""
    gate = Gate(LinearClassifier(arrays["gate_weights"], float(arrays["gate_intercept"])), -np.inf)
    judge = Judge(
        encoder("multilingual"),
        encoder("english"),
        CalibratedKernel(kernel_classifier(arrays, "multilingual"), AS_IT_IS, AS_IT_IS),
        CalibratedKernel(kernel_classifier(arrays, "english"), AS_IT_IS, AS_IT_IS),
        (float(english_from[0]), float(english_from[1])),
    )
    gates, scores, joint = [], [], []
    for post in posts:
        found, spans = ngrams(post.text), passages(post.text)
        gates.append(gate.score(found, spans))
        texts, gate_scores = pieces(gate, post.text, found, spans)
        judged = judge.judge(texts, gate_scores, english=post.lang == "en")
        scores.append((judged.vent, judged.care))
        joint.append(judged.joint)
    return Raw(np.array(gates), np.array(scores), np.array(joint), first)
