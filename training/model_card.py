"""The model card, for people: Markdown made from card.json."""

from collections.abc import Mapping
from typing import Any, Final

from training.markdown import table

ABOUT: Final = (
    "Tells whether a post is *interview venting*: an author's anger, contempt, complaint or "
    "despair about a job-seeking experience of their own. A gate over hashed n-grams, two sentence "
    "encoders, support vector classifiers, calibrated; no text leaves the machine."
)

MEASURED: Final = """## Measures on posts held out

Of the calibration batches: no classifier was fitted on them, the probabilities and the
thresholds were, for the alarm budgets above."""

INTENDED: Final = """## Intended use

A second look at one's own draft, on one's own machine, before it is published. The
author sees the verdict, nobody else, and can always publish.

## Uses to avoid

- Screening applicants, candidates or employees, or judging a person by their posts.
- Blocking or deleting posts automatically, or reporting them to anybody.
- Posts in languages other than those named below: verdicts on them were not tested.
- Finding discrimination or crises: many are missed (see *care* below).
"""

LIMITS: Final = """## Known limits

- The measures below are of posts written for the corpus. Real posts are harder:
  `python -m training evaluate FILE --stream FILE` tells how much.
- Complaints in calm words, despair without the word interview and rants about a job one
  has are its weak spots.
- Outside English one encoder judges alone, on 150 posts a language by no native reader.
- The corpus over-represents wit and office jobs (training/corpus/README.md).
"""


def model_card(card: Mapping[str, Any]) -> str:
    """The Markdown of a version's card."""
    measures = card["measures"]
    parts = [
        f"# Model card: Unvent {card['version']}",
        ABOUT,
        INTENDED.strip(),
        _facts(card),
        MEASURED,
        table(["measure", "value"], _headline(measures)),
        table(
            ["harmless posts about", "posts", "nudge or warn", "warn"],
            [
                [name, str(row["posts"]), _percent(row["nudge"]), _percent(row["warn"])]
                for name, row in measures["alarms"].items()
            ],
        ),
        table(
            ["kind", "recall (nudge or warn)"],
            [[kind, _percent(value)] for kind, value in measures["recall_by_kind"].items()],
        ),
        table(
            ["characters", "posts", "average precision"],
            [
                [row["characters"], str(row["posts"]), _number(row["average_precision"])]
                for row in measures["by_length"]
            ],
        ),
        LIMITS.strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(card: Mapping[str, Any]) -> str:
    budgets = card["settings"]
    counts = ", ".join(f"{count} {label}" for label, count in card["measures"]["posts"].items())
    return table(
        ["fact", "value"],
        [
            ["trained on", card["trained_on"]],
            ["corpus", f"{counts}; SHA-256 {card['corpus_sha256'][:12]}…"],
            ["arrays", f"SHA-256 {card['arrays_sha256'][:12]}…"],
            ["languages tested", ", ".join(card["languages"])],
            ["base rate of the probabilities", _percent(budgets["base_rate"])],
            ["threshold of nudge", f"{card['thresholds']['nudge']:.3f}"],
            ["threshold of warn", f"{card['thresholds']['warn']:.3f}"],
            ["alarm budget of nudge", _budget(budgets["nudge_budget"])],
            ["alarm budget of warn", _budget(budgets["warn_budget"])],
            ["arrays against pipeline", f"{card['largest_disagreement']:.1e} log-odds at most"],
        ],
    )


def _headline(measures: Mapping[str, Any]) -> list[list[str]]:
    kind, severity = measures["kind"], measures["severity"]
    return [
        ["average precision", _number(measures["vent"]["average_precision"])],
        ["vents nudged or warned of", _percent(measures["vent"]["recall_nudge"])],
        ["vents warned of", _percent(measures["vent"]["recall_warn"])],
        ["care posts found", _percent(measures["care"]["recall"])],
        ["vents called care", _percent(measures["care"]["vents_called_care"])],
        [
            "kind of a vent right (always the commonest)",
            f"{_percent(kind['accuracy'])} ({_percent(kind['majority_accuracy'])})",
        ],
        [
            "severity of a vent right (always the commonest)",
            f"{_percent(severity['accuracy'])} ({_percent(severity['majority_accuracy'])})",
        ],
    ]


def _budget(budget: Mapping[str, float]) -> str:
    return ", ".join(f"{_percent(value)} of {name}" for name, value in budget.items())


def _percent(value: float | None) -> str:
    return "none to measure" if value is None else f"{100 * value:.3g} %"


def _number(value: float | None) -> str:
    return "none to measure" if value is None else f"{value:.3f}"
