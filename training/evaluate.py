"""A trained version measured on labelled posts that it never saw, beside the baselines.

Thresholds are the version's own: nothing here is chosen on the posts that are reported.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from model.errors import UnventError
from model.guard import Guard
from model.labels import Decision, Label
from training.baselines import BASELINES, Floats
from training.measures import (
    Mask,
    average_precision,
    expected_calibration_error,
    recall_at,
    share,
)

ORDINARY_BUDGETS: Final = (0.001, 0.003, 0.005)  # shares of the stream that may alarm
JOB_TALK_BUDGETS: Final = (0.02, 0.10)  # shares of the labelled `fine` posts
UNSCORED: Final = "borderline"  # two careful people would disagree
MAX_DELETIONS: Final = 500  # flagged posts that the deletion test reads


@dataclass(frozen=True, slots=True)
class LabelledPosts:
    """Labelled posts of one file, as columns."""

    texts: list[str]
    labels: NDArray[np.str_]
    kinds: list[str]
    sources: list[str]  # the community that a post comes from, else ""
    left_out: Mapping[str, int]  # why → how many


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the guard says of posts, as columns of shape (n_posts,)."""

    probabilities: Floats
    decisions: NDArray[np.str_]

    @property
    def alarmed(self) -> Mask:
        """Whether a post is nudged or warned of."""
        return np.isin(self.decisions, [Decision.NUDGE, Decision.WARN])

    @property
    def warned(self) -> Mask:
        """Whether a post is warned of."""
        return np.asarray(self.decisions == Decision.WARN)


def read_labelled(path: Path) -> LabelledPosts:
    """The posts of a JSON Lines file with `text` and `label`; other fields may be missing.

    `borderline` posts and machine-read images are left out and counted. Raises
    UnventError with file, line and field where a row is wrong.
    """
    rows, left_out = [], Counter[str]()
    for number, row in _rows(path):
        label = row.get("label")
        if label == UNSCORED:
            left_out["borderline"] += 1
        elif row.get("image_text"):
            left_out["image text"] += 1
        elif label not in list(map(str, Label)):
            raise UnventError(f"{path}:{number}: label: {label!r} is none of {', '.join(Label)}")
        else:
            rows.append(row)
    if not rows:
        raise UnventError(f"{path}: no labelled post to measure with")
    return LabelledPosts(
        [row["text"] for row in rows],
        np.array([row["label"] for row in rows]),
        [str(row.get("kind") or "") for row in rows],
        [str(row.get("repo") or "") for row in rows],
        left_out,
    )


def read_texts(path: Path) -> list[str]:
    """The texts of a JSON Lines file of ordinary posts."""
    return [row["text"] for _, row in _rows(path)]


def assess_all(guard: Guard, texts: Sequence[str], what: str) -> Assessed:
    """The guard's word on each text, with a progress bar on a terminal."""
    verdicts = [
        guard.assess(text, explain=False)
        for text in track(texts, what, transient=True, disable=not sys.stderr.isatty())
    ]
    return Assessed(
        np.array([verdict.probability for verdict in verdicts]),
        np.array([str(verdict.decision) for verdict in verdicts]),
    )


def measure(posts: LabelledPosts, assessed: Assessed, stream: Assessed | None) -> dict[str, Any]:
    """The measures of DESIGN's table, as plain numbers; `stream` adds those on ordinary posts."""
    y, fine, care = (posts.labels == label for label in (Label.VENT, Label.FINE, Label.CARE))
    scores = assessed.probabilities
    largest = Counter(posts.sources).most_common(1)[0][0]
    elsewhere = np.array([source != largest for source in posts.sources])
    measures: dict[str, Any] = {
        "posts": dict(Counter(posts.labels.tolist())),
        "average precision": average_precision(y, scores),
        "average precision off the largest community": average_precision(
            y[elsewhere], scores[elsewhere]
        ),
        "recall of warn": share(assessed.warned[y]),
        "warn on fine": share(assessed.warned[fine]),
        "recall of nudge or warn": share(assessed.alarmed[y]),
        "nudge or warn on fine": share(assessed.alarmed[fine]),
        "expected calibration error": expected_calibration_error(y, scores),
        "recall of care": share(assessed.decisions[care] == Decision.CARE),
        "vents called care": share(assessed.decisions[y] == Decision.CARE),
        "fine called care": share(assessed.decisions[fine] == Decision.CARE),
    }
    if stream is not None:
        measures["warn on the stream"] = share(stream.warned)
        measures["nudge or warn on the stream"] = share(stream.alarmed)
        measures["care on the stream"] = share(stream.decisions == Decision.CARE)
    return measures


def compare(
    posts: LabelledPosts, assessed: Assessed, stream_texts: Sequence[str], stream: Assessed | None
) -> dict[str, dict[str, float]]:
    """Name → measures of the guard and of the baselines on the same posts.

    Recalls at a budget use the threshold that just keeps it on these very posts: they
    compare rankings and are no promise of any threshold in use.
    """
    y, fine = posts.labels == Label.VENT, posts.labels == Label.FINE
    rows = {
        "Unvent": _ranking(
            y, fine, assessed.probabilities, None if stream is None else stream.probabilities
        )
        | {"recall": share(assessed.alarmed[y]), "alarms": share(assessed.alarmed[fine])}
    }
    for name, (score, threshold) in BASELINES.items():
        scores = score(posts.texts)
        rows[name] = _ranking(y, fine, scores, score(stream_texts) if stream_texts else None) | {
            "recall": share(scores[y] >= threshold),
            "alarms": share(scores[fine] >= threshold),
        }
    return rows


def deletion_test(guard: Guard, posts: LabelledPosts, assessed: Assessed) -> tuple[float, int]:
    """The share of alarmed posts whose score falls without the strongest phrase; how many read.

    A post without any phrase counts against.
    """
    alarmed = [text for text, flag in zip(posts.texts, assessed.alarmed, strict=True) if flag]
    fallen = 0
    for text in alarmed[:MAX_DELETIONS]:
        verdict = guard.assess(text)
        if not verdict.reasons:
            continue
        strongest = verdict.reasons[0]
        rest = text[: strongest.start] + text[strongest.end :]
        fallen += not rest.strip() or guard.score(rest) < guard.score(text)
    read = min(len(alarmed), MAX_DELETIONS)
    return (fallen / read if read else float("nan")), read


def _ranking(y: Mask, fine: Mask, scores: Floats, stream: Floats | None) -> dict[str, float]:
    row = {"AP": average_precision(y, scores)}
    if stream is not None:
        row |= {
            f"R@{budget:.1%}": recall_at(y, scores, stream, budget) for budget in ORDINARY_BUDGETS
        }
    for budget in JOB_TALK_BUDGETS:
        row[f"R@{budget:.0%} fine"] = recall_at(y, scores, scores[fine], budget)
    return row


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise UnventError(f"{path}: {error.strerror}") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UnventError(f"{path}:{number}: row: not JSON ({error})") from None
        text = row.get("text") if isinstance(row, dict) else None
        if not isinstance(text, str) or not text.strip():
            raise UnventError(f"{path}:{number}: text: is missing, blank or no text")
        rows.append((number, row))
    return rows
