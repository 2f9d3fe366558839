"""The gate: n-grams tell, in microseconds, which posts need no closer look."""

from dataclasses import dataclass

from model.classifier import LinearClassifier
from model.features import Ngrams
from model.passages import Spans


@dataclass(frozen=True, slots=True)
class Gate:
    """What an English post must look like before the encoders read it."""

    classifier: LinearClassifier  # log-odds that a post is not `fine`
    threshold: float  # on the score; chosen so that hardly a vent is lost

    def score(self, ngrams: Ngrams, passages: Spans) -> float:
        """The score of the text or of its worst passage, whichever is higher."""
        whole = self.classifier.whole_score(ngrams)
        if not len(passages):
            return whole
        return max(whole, float(self.classifier.passage_scores(ngrams, passages).max()))

    def worst(
        self, ngrams: Ngrams, passages: Spans, most: int
    ) -> tuple[list[tuple[int, int]], list[float]]:
        """Starts and ends of the passages with the highest scores, at most so many; the scores."""
        if not len(passages):
            return [], []
        scores = self.classifier.passage_scores(ngrams, passages)
        order = scores.argsort(kind="stable")[::-1][:most]
        spans = [(int(start), int(end)) for start, end in passages[order]]
        return spans, scores[order].tolist()
