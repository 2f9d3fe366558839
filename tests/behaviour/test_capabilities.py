"""No capability may get worse: `failures.json` has how many of its cases the present model fails.

`python -m training behaviour --write` writes it anew, for a model that is better.
"""

import json

import pytest

from model.guard import Guard
from training.behaviour import FAILURES, failed, read_capabilities

CAPABILITIES = read_capabilities()


def test_the_suite_is_wide_and_deep() -> None:
    assert len(CAPABILITIES) >= 30
    assert sum(len(entry["cases"]) for entry in CAPABILITIES.values()) >= 600
    texts = [case["text"] for entry in CAPABILITIES.values() for case in entry["cases"]]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_no_capability_gets_worse(guard: Guard, capability: str) -> None:
    allowed = json.loads(FAILURES.read_text(encoding="utf-8"))[capability]
    missed = failed(guard, CAPABILITIES[capability])
    assert len(missed) <= allowed, missed
