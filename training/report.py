"""An evaluation told: a table for the terminal and Markdown for the version's card."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from training.markdown import table
from training.slices import Slice

Intervals = Mapping[str, tuple[float, float]]

# Measure → what DESIGN section 5 asks, and whether at least (+) or at most (-).
REACH: Mapping[str, tuple[float, str]] = {
    "average precision": (0.85, "+"),
    "average precision off the largest community": (0.70, "+"),
    "recall of warn": (0.65, "+"),
    "warn on fine": (0.02, "-"),
    "warn on the stream": (0.0002, "-"),
    "recall of nudge or warn": (0.92, "+"),
    "nudge or warn on fine": (0.10, "-"),
    "nudge or warn on the stream": (0.003, "-"),
    "expected calibration error": (0.03, "-"),
    "recall of care": (0.90, "+"),
    "vents called care": (0.02, "-"),
    "deletion test": (0.95, "+"),
}


MEASURE_COLUMNS = ("measure", "value", "95 % interval", "to reach")
SLICE_COLUMNS = ("slice", "posts", "average precision", "recall", "alarms on fine")

EXPLAINED = (
    "`R@x` is the recall where x of the stream (or of the `fine` posts) alarms, at a threshold "
    "chosen on these posts: it compares rankings, and where the stream has no job word at all it "
    "flatters rules that look for one. `recall` and `alarms` are at the threshold in use."
)


def print_report(
    console: Console,
    measures: Mapping[str, Any],
    ranges: Intervals,
    comparison: Mapping[str, Mapping[str, float]],
    parts: Sequence[Slice],
) -> None:
    """Prints the measures with their intervals, the baselines and the slices."""
    reached = Table(title="Measures", title_justify="left")
    for name, justify in zip(MEASURE_COLUMNS, ("left", "right", "right", "right"), strict=True):
        reached.add_column(name, justify=justify)  # type: ignore[arg-type]
    for row in _measure_rows(measures, ranges):
        reached.add_row(*row)
    console.print(reached)
    columns = list(next(iter(comparison.values())))
    beside = Table(title="Beside the baselines", title_justify="left")
    beside.add_column("")
    for column in columns:
        beside.add_column(column, justify="right")
    for name, values in comparison.items():
        beside.add_row(name, *(f"{values[column]:.3f}" for column in columns))
    console.print(beside)
    sliced = Table(*SLICE_COLUMNS, title="Slices", title_justify="left")
    for cells in _slice_rows(parts):
        sliced.add_row(*cells)
    console.print(sliced)


def markdown(
    source: str,
    measures: Mapping[str, Any],
    ranges: Intervals,
    comparison: Mapping[str, Mapping[str, float]],
    parts: Sequence[Slice],
) -> str:
    """The evaluation as a section of the model card."""
    columns = list(next(iter(comparison.values())))
    lines = [
        f"## Measured on {source}",
        "",
        table(MEASURE_COLUMNS, _measure_rows(measures, ranges)),
        "",
        table(
            ["", *columns],
            [[name, *(f"{values[c]:.3f}" for c in columns)] for name, values in comparison.items()],
        ),
        "",
        EXPLAINED,
        "",
        table(SLICE_COLUMNS, _slice_rows(parts)),
    ]
    return "\n".join(lines) + "\n"


def _measure_rows(
    measures: Mapping[str, Any], ranges: Intervals
) -> list[tuple[str, str, str, str]]:
    counted = ", ".join(f"{n} {label}" for label, n in measures["posts"].items())
    rows = [("posts", counted, "", "")]
    for name, value in measures.items():
        if name == "posts":
            continue
        low, high = ranges.get(name, (math.nan, math.nan))
        spread = "" if math.isnan(low) else f"{low:.3f} to {high:.3f}"
        rows.append((name, _number(value), spread, _goal(name, value)))
    return rows


def _slice_rows(parts: Sequence[Slice]) -> list[tuple[str, ...]]:
    return [
        (
            part.name,
            str(part.posts),
            *(
                "" if math.isnan(value) else f"{value:.3f}"
                for value in (part.average_precision, part.recall, part.alarms)
            ),
        )
        for part in parts
    ]


def _number(value: float) -> str:
    return "none to measure" if math.isnan(value) else f"{value:.4f}"


def _goal(name: str, value: float) -> str:
    if name not in REACH or math.isnan(value):
        return ""
    goal, direction = REACH[name]
    met = value >= goal if direction == "+" else value <= goal
    return f"{'≥' if direction == '+' else '≤'} {goal:g} {'reached' if met else 'NOT reached'}"
