"""What a version must get right, capability by capability, after CheckList (Ribeiro et al. 2020).

Cases are of three kinds. minimum: what to do about one text. invariance: two texts on
which the decision is the same. direction: which of two texts scores higher.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from model.guard import Guard
from model.labels import Decision
from training.markdown import table

FOLDER: Final = Path(__file__).parent.parent / "tests" / "behaviour"
CASES: Final = FOLDER / "cases.json"
FAILURES: Final = FOLDER / "failures.json"  # capability → how many cases may fail

EXPECTED: Final[Mapping[str, frozenset[Decision]]] = {
    "speaks": frozenset({Decision.NUDGE, Decision.WARN}),
    "silent": frozenset({Decision.OK}),
    "care": frozenset({Decision.CARE}),
}

COLUMNS: Final = ("capability", "kind", "cases", "failures", "rate")

Capabilities = dict[str, dict[str, Any]]


def read_capabilities(path: Path = CASES) -> Capabilities:
    """Name → its kind, what it is about and its cases."""
    found: Capabilities = json.loads(path.read_text(encoding="utf-8"))
    return found


def failed(guard: Guard, capability: Mapping[str, Any]) -> list[str]:
    """The texts of a capability's cases that the guard fails."""
    kind = capability["kind"]
    return [case["text"] for case in capability["cases"] if not _passes(guard, kind, case)]


def count_failures(guard: Guard) -> dict[str, int]:
    """Capability → how many of its cases the guard fails."""
    return {name: len(failed(guard, entry)) for name, entry in read_capabilities().items()}


def print_behaviour(failures: Mapping[str, int], console: Console) -> None:
    """Prints failures and their rate, capability by capability."""
    printed = Table(*COLUMNS)
    for row in _rows(failures):
        printed.add_row(*row)
    console.print(printed)


def behaviour_markdown(failures: Mapping[str, int]) -> str:
    """The same as a section of the model card."""
    lines = [
        "## Behaviour",
        "",
        "Cases of tests/behaviour that the model fails; `python -m training behaviour`.",
        "",
        table(COLUMNS, _rows(failures)),
    ]
    return "\n".join(lines) + "\n"


def _rows(failures: Mapping[str, int]) -> list[tuple[str, ...]]:
    capabilities = read_capabilities()
    sizes = {name: len(capabilities[name]["cases"]) for name in failures}
    rows = [
        (
            name,
            capabilities[name]["kind"],
            str(sizes[name]),
            str(count),
            f"{count / sizes[name]:.0%}",
        )
        for name, count in failures.items()
    ]
    every, total = sum(failures.values()), sum(sizes.values())
    return [*rows, ("all", "", str(total), str(every), f"{every / total:.0%}")]


def _passes(guard: Guard, kind: str, case: Mapping[str, str]) -> bool:
    first = guard.assess(case["text"], explain=False)
    if kind == "minimum":
        return first.decision in EXPECTED[case["expect"]]
    if kind == "invariance":
        return first.decision is guard.assess(case["changed"], explain=False).decision
    gap = guard.score(case["changed"]) - guard.score(case["text"])
    return gap > 0 if case["expect"] == "higher" else gap < 0
