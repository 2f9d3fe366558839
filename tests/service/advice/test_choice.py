import json

import pytest

from model.labels import KINDS, Decision, Label
from service.advice.choice import BY_DECISION, BY_KIND, advice_for
from service.asset import WEB

WORDS = json.loads((WEB / "en.json").read_text(encoding="utf-8"))


def test_silence_comes_without_advice() -> None:
    assert advice_for(Decision.OK, None) == ()


def test_every_kind_that_a_verdict_names_has_advice() -> None:
    assert set(BY_KIND) == {*KINDS[Label.VENT], *KINDS[Label.CARE]}


@pytest.mark.parametrize("kind", KINDS[Label.CARE])
def test_care_never_says_to_keep_it_back(kind: str) -> None:
    assert "keep_for_tomorrow" not in advice_for(Decision.CARE, kind)


def test_care_without_a_kind_offers_all_help() -> None:
    assert advice_for(Decision.CARE, None) == (
        "keep_evidence",
        "where_to_report",
        "find_help_now",
    )


@pytest.mark.parametrize("decision", [Decision.NUDGE, Decision.WARN])
def test_a_rant_of_any_kind_can_wait_until_tomorrow(decision: Decision) -> None:
    for kind in (None, *KINDS[Label.VENT]):
        assert advice_for(decision, kind)[0] == "keep_for_tomorrow"


def test_the_page_has_a_sentence_for_all_that_a_verdict_can_say() -> None:
    advice = {one for ones in (*BY_KIND.values(), *BY_DECISION.values()) for one in ones}
    assert set(WORDS["advice"]) == advice
    assert set(WORDS["kinds"]) == set(BY_KIND)
    assert set(WORDS["decisions"]) == set(Decision)
