"""The counts in the corpus's datasheet, made from the corpus and held against it."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from model.labels import KINDS, Label
from training.batches import CALIBRATION, LEFT_OUT
from training.markdown import table
from training.measures import kappa
from training.read import CORPUS, Post

DATASHEET: Final = CORPUS / "README.md"
DISPUTED: Final = CORPUS / "disputed" / "posts.jsonl"  # what two readers disagreed on, both labels
BEGIN: Final = "<!-- counts: `make docs` writes what follows -->"
LONG: Final = 60  # words
END: Final = "<!-- end of counts -->"


def counts(posts: Sequence[Post]) -> str:
    """Markdown tables: posts per batch, per kind, per length and per language."""
    batches = dict.fromkeys(post.batch for post in posts)
    per_batch = [
        [f"`{batch}.jsonl`", _use(batch), *_label_counts([p for p in posts if p.batch == batch])]
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
        table(
            ["batch", "use", "posts", *Label], [*per_batch, ["**all**", "", *_label_counts(posts)]]
        ),
        table(["label", "kind", "posts"], per_kind),
        table(["label", "words: first quartile", "median", "third quartile", "most"], per_length),
        table(["language", "posts"], [[lang, str(count)] for lang, count in languages]),
    ]
    long = sum(len(post.text.split()) > LONG for post in posts) / len(posts)
    tables.append(f"{100 * long:.0f} % of the posts have more than {LONG} words.")
    tables.append(_agreement(posts))
    return "\n\n".join(tables)


def with_counts(datasheet: str, posts: Sequence[Post]) -> str:
    """The datasheet with the counts of these posts between its two marks."""
    before, rest = datasheet.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{counts(posts)}\n\n{END}{after}"


def _agreement(posts: Sequence[Post]) -> str:
    """How far two readers agreed: all posts that are here, and those that left."""
    rows = [json.loads(line) for line in DISPUTED.read_text(encoding="utf-8").splitlines()]
    pairs = [(str(post.label), str(post.label)) for post in posts]
    disputed = [(str(row["label"]), str(row["second"])) for row in rows]
    counts = Counter(disputed).most_common()
    disputes = table(
        ["first label", "second label", "posts that left"],
        [[first, second, str(count)] for (first, second), count in counts],
    )
    agreed = kappa(pairs + disputed)
    return (
        f"Two readers: Cohen's kappa {agreed:.3f} over {len(pairs) + len(disputed):,} posts and "
        f"the labels vent, fine, care and borderline.\n\n{disputes}"
    )


def _use(batch: str) -> str:
    if batch in CALIBRATION:
        return "calibration"
    return "left out" if batch in LEFT_OUT else "training"


def _label_counts(posts: Sequence[Post]) -> list[str]:
    found = Counter(post.label for post in posts)
    return [str(len(posts)), *(str(found[label]) for label in Label)]


def _lengths(posts: Sequence[Post]) -> list[str]:
    words = [len(post.text.split()) for post in posts]
    return [str(int(value)) for value in (*np.percentile(words, [25, 50, 75]), max(words))]
