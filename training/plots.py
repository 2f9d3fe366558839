"""Four plots of a version on labelled posts, as PNG files."""

from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib.figure import Figure
from sklearn.metrics import precision_recall_curve

from model.labels import Label
from training.baselines import BASELINES
from training.evaluate import Assessed, LabelledPosts
from training.measures import CALIBRATION_BINS, average_precision, share

SIZE: Final = (6.4, 4.4)  # inches
DOTS: Final = 110  # per inch
BLUE, ORANGE, GREY = "#2f6f9f", "#d9822b", "#8a8f98"


def draw(posts: LabelledPosts, assessed: Assessed, thresholds: Any, folder: Path) -> list[Path]:
    """The files drawn: precision-recall, reliability, score histogram, recall by kind."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = {
        "precision-recall.png": _precision_recall(posts, assessed),
        "reliability.png": _reliability(posts, assessed),
        "histogram.png": _histogram(posts, assessed, thresholds),
        "recall-by-kind.png": _by_kind(posts, assessed),
    }
    for name, figure in figures.items():
        # No creation date or library version inside: the same numbers give the same file.
        figure.savefig(folder / name, dpi=DOTS, bbox_inches="tight", metadata={"Software": None})
    return [folder / name for name in figures]


def _figure(title: str, x: str, y: str) -> tuple[Figure, Any]:
    figure = Figure(figsize=SIZE)
    axes = figure.add_subplot()
    axes.set(title=title, xlabel=x, ylabel=y)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.25)
    return figure, axes


def _precision_recall(posts: LabelledPosts, assessed: Assessed) -> Figure:
    figure, axes = _figure("Precision and recall", "recall", "precision")
    y = posts.labels == Label.VENT
    precision, recall, _ = precision_recall_curve(y, assessed.probabilities)
    area = average_precision(y, assessed.probabilities)
    axes.plot(recall, precision, color=BLUE, label=f"Unvent (AP {area:.2f})")
    for (name, (score, threshold)), marker in zip(BASELINES.items(), "osx", strict=True):
        flags = score(posts.texts) >= threshold
        if flags.any():
            axes.plot(share(flags[y]), share(y[flags]), marker, color=ORANGE, label=name)
    axes.set(xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(frameon=False)
    return figure


def _reliability(posts: LabelledPosts, assessed: Assessed) -> Figure:
    figure, axes = _figure("Reliability", "probability said", "share of vents found")
    y = posts.labels == Label.VENT
    bins = np.minimum((assessed.probabilities * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    found = np.unique(bins)
    said = [float(assessed.probabilities[bins == number].mean()) for number in found]
    shares = [float(y[bins == number].mean()) for number in found]
    axes.plot([0, 1], [0, 1], "--", color=GREY, label="perfect")
    axes.plot(said, shares, "o-", color=BLUE, label="Unvent")
    for number, x, height in zip(found, said, shares, strict=True):
        axes.annotate(
            str(int((bins == number).sum())),
            (x, height),
            textcoords="offset points",
            xytext=(6, -10),
            fontsize=8,
        )
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.legend(frameon=False, title="numbers: posts in the bin")
    return figure


def _histogram(posts: LabelledPosts, assessed: Assessed, thresholds: Any) -> Figure:
    figure, axes = _figure("Scores", "probability", "posts (logarithmic)")
    edges = np.linspace(0, 1, 41)
    for label, colour in ((Label.FINE, GREY), (Label.VENT, ORANGE)):
        members = posts.labels == label
        axes.hist(assessed.probabilities[members], edges, alpha=0.7, color=colour, label=label)
    for name in ("nudge", "warn"):
        axes.axvline(getattr(thresholds, name), color=BLUE, linestyle="--")
        axes.text(getattr(thresholds, name), axes.get_ylim()[1], f" {name}", color=BLUE, va="top")
    axes.set_yscale("log")
    axes.legend(frameon=False)
    return figure


def _by_kind(posts: LabelledPosts, assessed: Assessed) -> Figure:
    figure, axes = _figure("Recall by kind", "share nudged or warned of", "")
    vents = posts.labels == Label.VENT
    kinds = sorted({kind for kind, vent in zip(posts.kinds, vents, strict=True) if vent})
    members = [vents & (np.array(posts.kinds) == kind) for kind in kinds]
    axes.barh(
        [f"{kind or '?'} ({int(m.sum())})" for kind, m in zip(kinds, members, strict=True)],
        [share(assessed.alarmed[m]) for m in members],
        color=BLUE,
    )
    axes.set(xlim=(0, 1))
    return figure
