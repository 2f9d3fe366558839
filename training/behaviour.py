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

FOLDER: Final = Path(__file__).parent.parent / "tests" / "behaviour"
CASES: Final = FOLDER / "cases.json"
FAILURES: Final = FOLDER / "failures.json"  # capability → how many cases may fail

EXPECTED: Final[Mapping[str, frozenset[Decision]]] = {
    "speaks": frozenset({Decision.NUDGE, Decision.WARN}),
    "silent": frozenset({Decision.OK}),
    "care": frozenset({Decision.CARE}),
}

Capabilities = dict[str, dict[str, Any]]


def read_capabilities(path: Path = CASES) -> Capabilities:
    """Name → its kind, what it is about and its cases."""
    found: Capabilities = json.loads(path.read_text(encoding="utf-8"))
    return found


def failed(guard: Guard, capability: Mapping[str, Any]) -> list[str]:
    """The texts of a capability's cases that the guard fails."""
    kind = capability["kind"]
    return [case["text"] for case in capability["cases"] if not _passes(guard, kind, case)]


def measure_behaviour(guard: Guard, console: Console) -> dict[str, int]:
    """Capability → failures, printed with the rate of each."""
    capabilities = read_capabilities()
    failures = {name: len(failed(guard, entry)) for name, entry in capabilities.items()}
    table = Table("capability", "kind", "cases", "failures", "rate")
    for name, count in failures.items():
        cases = len(capabilities[name]["cases"])
        table.add_row(
            name, capabilities[name]["kind"], str(cases), str(count), f"{count / cases:.0%}"
        )
    total = sum(len(entry["cases"]) for entry in capabilities.values())
    every = sum(failures.values())
    table.add_row("all", "", str(total), str(every), f"{every / total:.0%}")
    console.print(table)
    return failures


def _passes(guard: Guard, kind: str, case: Mapping[str, str]) -> bool:
    first = guard.assess(case["text"], explain=False)
    if kind == "minimum":
        return first.decision in EXPECTED[case["expect"]]
    if kind == "invariance":
        return first.decision is guard.assess(case["changed"], explain=False).decision
    gap = guard.score(case["changed"]) - guard.score(case["text"])
    return gap > 0 if case["expect"] == "higher" else gap < 0
