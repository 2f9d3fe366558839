"""The counts in the corpus's datasheet, made from the corpus and held against it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from model.labels import KINDS, Label
from training.read import CORPUS, Post

DATASHEET: Final = CORPUS / "README.md"
BEGIN: Final = "<!-- counts: `make docs` writes what follows -->"
END: Final = "<!-- end of counts -->"


def counts(posts: Sequence[Post]) -> str:
    """Markdown tables: posts per batch, per kind, per length and per language."""
    batches = dict.fromkeys(post.batch for post in posts)
    per_batch = [
        [f"`{batch}.jsonl`", *_label_counts([p for p in posts if p.batch == batch])]
        for batch in batches
    ]
    per_kind = [
        [str(label), kind, str(sum(p.label is label and p.kind == kind for p in posts))]
        for label in Label
        for kind in KINDS[label]
    ]
    per_length = [
        [str(label), *_lengths([p for p in posts if p.label is label])] for label in Label
    ]
    languages = Counter(post.lang for post in posts).most_common()
    tables = [
        _table(["batch", "posts", *Label], [*per_batch, ["**all**", *_label_counts(posts)]]),
        _table(["label", "kind", "posts"], per_kind),
        _table(["label", "words: first quartile", "median", "third quartile", "most"], per_length),
        _table(["language", "posts"], [[lang, str(count)] for lang, count in languages]),
    ]
    return "\n\n".join(tables)


def with_counts(datasheet: str, posts: Sequence[Post]) -> str:
    """The datasheet with the counts of these posts between its two marks."""
    before, rest = datasheet.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{counts(posts)}\n\n{END}{after}"


def _label_counts(posts: Sequence[Post]) -> list[str]:
    found = Counter(post.label for post in posts)
    return [str(len(posts)), *(str(found[label]) for label in Label)]


def _lengths(posts: Sequence[Post]) -> list[str]:
    words = [len(post.text.split()) for post in posts]
    return [str(int(value)) for value in (*np.percentile(words, [25, 50, 75]), max(words))]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
