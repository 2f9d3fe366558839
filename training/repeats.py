"""Posts that repeat each other, and phrases that many posts share."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from scipy.sparse import csr_matrix, triu
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import CountVectorizer

from training.read import Post

RUN: Final = 4  # words; runs of three are common English
NEAR: Final = 0.7  # of the runs of the shorter of two posts stand in the other
FEWEST_RUNS: Final = 5  # in a post that can be near another: shorter ones are common sayings
PHRASE: Final = 7  # words; what so long a run repeats is a phrase and no accident
OFTEN: Final = 4  # posts that share a phrase before it is told
TOLD: Final = 40  # repeats and phrases at most, the worst first
# A word of any script; of Chinese and Japanese, written without spaces, a character.
WORD: Final = r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+"


class Repeat(NamedTuple):
    """Two posts and the share of the shorter one's runs that the other has."""

    first: int
    second: int
    share: float


def near_repeats(texts: Sequence[str]) -> list[Repeat]:
    """The pairs of texts that share at least NEAR of the shorter one's runs, nearest first."""
    found = _runs(texts, RUN)
    lengths = np.asarray(found.sum(axis=1)).ravel()
    common = triu(found @ found.T, k=1).tocoo()
    shorter = np.minimum(lengths[common.row], lengths[common.col])
    shares = common.data / shorter
    near = np.flatnonzero((shares >= NEAR) & (shorter >= FEWEST_RUNS))
    pairs = [Repeat(int(common.row[i]), int(common.col[i]), float(shares[i])) for i in near]
    return sorted(pairs, key=lambda pair: (-pair.share, pair.first, pair.second))


def repeated_phrases(texts: Sequence[str]) -> list[tuple[str, int]]:
    """The phrases that stand in OFTEN texts or more, with how many; most frequent first."""
    vectoriser = _vectoriser(PHRASE)
    found = vectoriser.fit_transform(texts)
    counts = np.asarray(found.sum(axis=0)).ravel()
    names = vectoriser.get_feature_names_out()
    often = Counter({str(names[i]): int(counts[i]) for i in np.flatnonzero(counts >= OFTEN)})
    return often.most_common()


def together(posts: Sequence[Post]) -> NDArray[np.int64]:
    """A number for each post; those of one batch, and near repeats, have the same.

    Folds that keep these numbers whole never test on what they have learnt by heart.
    """
    batches = np.unique([post.batch for post in posts], return_inverse=True)[1]
    pairs = near_repeats([post.text for post in posts])
    links = (
        [batches[pair.first] for pair in pairs],
        [batches[pair.second] for pair in pairs],
    )
    size = int(batches.max()) + 1
    graph = csr_matrix((np.ones(len(pairs)), links), (size, size))
    groups: NDArray[np.int64] = connected_components(graph, directed=False)[1]
    return groups[batches]


def tell_repeats(posts: Sequence[Post], console: Console) -> None:
    """Prints the near repeats and the repeated phrases of a corpus."""
    texts = [post.text for post in posts]
    pairs, phrases = near_repeats(texts), repeated_phrases(texts)
    console.print(f"{len(pairs)} pairs of posts that nearly repeat each other")
    for pair in pairs[:TOLD]:
        first, second = posts[pair.first], posts[pair.second]
        console.print(
            f"{pair.share:.2f}  {first.batch}:{first.line} {first.label}"
            f"  {second.batch}:{second.line} {second.label}  {second.text[:80]!r}",
            markup=False,
            soft_wrap=True,
        )
    console.print(f"{len(phrases)} phrases of {PHRASE} words in {OFTEN} posts or more")
    for phrase, count in phrases[:TOLD]:
        console.print(f"{count}  {phrase}", markup=False, soft_wrap=True)


def _runs(texts: Sequence[str], length: int) -> csr_matrix:
    """Which runs of words stand in which text, shape (n_texts, runs): 0 or 1."""
    return _vectoriser(length).fit_transform(texts)


def _vectoriser(length: int) -> CountVectorizer:
    return CountVectorizer(
        ngram_range=(length, length), token_pattern=WORD, binary=True, dtype=np.int32
    )
