"""Time per post of what serves and of a plain TF-IDF pipeline, in turns, in one run."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from model.guard import Guard
from model.labels import Decision, Label
from training.read import Post

ROUNDS: Final = 7  # in turns; the median is told
POSTS_A_ROUND: Final = 100
PLAIN_ROWS: Final = 2_000  # enough to fit a plain pipeline; its speed hardly depends on more
ORDINARY_CHARS: Final = (240, 320)  # characters; around 280, a post that fills a tweet


def bench(guard: Guard, posts: Sequence[Post], console: Console) -> None:
    """Prints microseconds per post and the ratio to the plain pipeline's."""
    low, high = ORDINARY_CHARS
    short = [p for p in posts if low <= len(p.text) <= high and p.lang == "en"]
    ordinary = [p.text for p in short if p.label is Label.FINE][:POSTS_A_ROUND]
    flagged = [
        p.text for p in short if guard.assess(p.text, explain=False).decision is not Decision.OK
    ][:POSTS_A_ROUND]
    plain = _plain_pipeline(posts[:: max(1, len(posts) // PLAIN_ROWS)])
    contestants: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "plain TF-IDF pipeline": (lambda text: plain.predict_proba([text]), ordinary),
        "guard, ordinary post": (guard.assess, ordinary),
        "guard, flagged post without reasons": (lambda t: guard.assess(t, explain=False), flagged),
        "guard, flagged post with reasons": (guard.assess, flagged),
    }
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, (judge, texts) in contestants.items():
            times[name].append(_microseconds(judge, texts))
    table = Table("", "µs per post (median)", "slowest round", "as a share of the plain pipeline")
    base = statistics.median(times["plain TF-IDF pipeline"])
    for name, found in times.items():
        middle = statistics.median(found)
        table.add_row(name, f"{middle:.0f}", f"{max(found):.0f}", f"{middle / base:.3f}")
    console.print(table)


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
