"""Measures per slice of labelled posts: kind, length, source, language, people named."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from model.labels import Label
from model.language import detect
from training.evaluate import Assessed, LabelledPosts
from training.identities import mentions
from training.measures import Mask, average_precision, share

LENGTHS: Final = ((0, 100), (100, 300), (300, 1_000), (1_000, 100_000))  # characters
MIN_POSTS: Final = 20  # of a source or a language; fewer tell nothing


@dataclass(frozen=True, slots=True)
class Slice:
    """What one slice of the posts gets; nan where there was nothing to measure."""

    name: str
    posts: int
    average_precision: float
    recall: float  # of nudge or warn
    alarms: float  # share of its fine posts


def slices(
    posts: LabelledPosts,
    assessed: Assessed,
    stream_texts: Sequence[str] = (),
    stream: Assessed | None = None,
) -> list[Slice]:
    """The slices of every sort, in a fixed order; of the stream, those that name people."""
    found = [_measured(name, posts, assessed, members) for name, members in _members(posts)]
    if stream is not None:
        for group, members in mentions(stream_texts):
            alarms = share(stream.alarmed[members])
            name = f"stream, names {group}"
            found.append(Slice(name, int(members.sum()), math.nan, math.nan, alarms))
    return found


def _members(posts: LabelledPosts) -> Iterator[tuple[str, Mask]]:
    lengths = np.array([len(text) for text in posts.texts])
    for low, high in LENGTHS:
        yield f"characters {low}-{high - 1}", (lengths >= low) & (lengths < high)
    kinds = np.array(posts.kinds)
    for kind in sorted(set(posts.kinds) - {""}):
        yield f"kind {kind}", kinds == kind
    for group, named in mentions(posts.texts):
        if named.sum() >= MIN_POSTS:
            yield f"names {group}", named
    yield from _common("source", np.array(posts.sources))
    yield from _common("language", np.array([detect(text) or "?" for text in posts.texts]))


def _common(sort: str, values: NDArray[np.str_]) -> Iterator[tuple[str, Mask]]:
    names, counts = np.unique(values, return_counts=True)
    for name, count in zip(names.tolist(), counts.tolist(), strict=True):
        if count >= MIN_POSTS and name:
            yield f"{sort} {name}", values == name


def _measured(name: str, posts: LabelledPosts, assessed: Assessed, members: Mask) -> Slice:
    y, fine = (posts.labels[members] == label for label in (Label.VENT, Label.FINE))
    alarmed = assessed.alarmed[members]
    return Slice(
        name,
        int(members.sum()),
        average_precision(y, assessed.probabilities[members]),
        share(alarmed[y]),
        share(alarmed[fine]),
    )
