"""Time per post of the gate, the judge and a plain TF-IDF pipeline, in turns, in one run."""

import resource
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from model.features import ngrams
from model.guard import Guard
from model.labels import Decision, Label
from model.passages import passages
from training.read import Post

ROUNDS: Final = 7  # in turns; the median is told
POSTS_A_ROUND: Final = 60
PLAIN_ROWS: Final = 2_000  # enough to fit a plain pipeline; its speed hardly depends on more
ORDINARY_CHARS: Final = (240, 320)  # characters; around 280, a post that fills a tweet
STREAM_BATCHES: Final = ("stream_mixed", "stream_reddit", "stream_tweets")
STREAM_POSTS: Final = 300  # a round
PLAIN: Final = "plain TF-IDF pipeline"

Contestant = tuple[Callable[[str], object], list[str]]


def bench(guard: Guard, posts: Sequence[Post], console: Console) -> None:
    """Prints microseconds per post, the ratio to the plain pipeline's, and the memory taken."""
    contestants = _contestants(guard, posts)
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, (judge, texts) in contestants.items():
            times[name].append(_microseconds(judge, texts))
    table = Table("", "posts", "µs per post (median)", "slowest round", "share of the plain one")
    base = statistics.median(times[PLAIN])
    for name, found in times.items():
        middle = statistics.median(found)
        count = str(len(contestants[name][1]))
        table.add_row(name, count, f"{middle:.0f}", f"{max(found):.0f}", f"{middle / base:.3f}")
    console.print(table)
    stream = statistics.median(times["guard, ordinary stream"])
    console.print(f"posts a second on the ordinary stream, one core: {1e6 / stream:,.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    console.print(f"most memory of this process, scikit-learn and the corpus in it: {peak} MB")


def _contestants(guard: Guard, posts: Sequence[Post]) -> dict[str, Contestant]:
    low, high = ORDINARY_CHARS
    short = [p for p in posts if low <= len(p.text) <= high and p.lang == "en"]
    fine = [p.text for p in short if p.label is Label.FINE]
    gated = [text for text in fine if not _passes(guard, text)][:POSTS_A_ROUND]
    judged = [text for text in fine if _passes(guard, text)][:POSTS_A_ROUND]
    vents = [p.text for p in short if p.label is Label.VENT][: 4 * POSTS_A_ROUND]
    flagged = [
        text for text in vents if guard.assess(text, explain=False).decision is not Decision.OK
    ][:POSTS_A_ROUND]
    stream = [p.text for p in posts if p.batch in STREAM_BATCHES]
    plain = _plain_pipeline(posts[:: max(1, len(posts) // PLAIN_ROWS)])
    return {
        PLAIN: (lambda text: plain.predict_proba([text]), fine[:POSTS_A_ROUND]),
        "guard, post that the gate keeps back": (guard.assess, gated),
        "guard, fine post that the judge reads": (guard.assess, judged),
        "guard, flagged post without reasons": (_without_reasons(guard), flagged),
        "guard, flagged post with reasons": (guard.assess, flagged),
        "guard, ordinary stream": (
            _without_reasons(guard),
            stream[:: max(1, len(stream) // STREAM_POSTS)],
        ),
    }


def _passes(guard: Guard, text: str) -> bool:
    return guard.gate.score(ngrams(text), passages(text)) >= guard.gate.threshold


def _without_reasons(guard: Guard) -> Callable[[str], object]:
    return lambda text: guard.assess(text, explain=False)


def _microseconds(judge: Callable[[str], object], texts: Sequence[str]) -> float:
    begin = time.perf_counter()
    for text in texts:
        judge(text)
    return (time.perf_counter() - begin) / len(texts) * 1e6


def _plain_pipeline(posts: Sequence[Post]) -> Pipeline:
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2)), TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))
    )
    pipeline = make_pipeline(union, LogisticRegression(C=10))
    return pipeline.fit([p.text for p in posts], [p.label is Label.VENT for p in posts])
