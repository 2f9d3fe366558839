import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import TextError
from model.guard import Guard
from model.labels import KINDS, Decision, Label
from model.text import MAX_CHARS

RANT = (
    "Absolute clowns. Third interview with this company and the interviewer showed up 40 minutes "
    "late, then mocked my CV. What a waste of my time."
)


def test_a_rant_is_warned_of_with_its_words(guard: Guard) -> None:
    verdict = guard.assess(RANT)
    assert verdict.decision in {Decision.NUDGE, Decision.WARN}
    assert verdict.kind in KINDS[Label.VENT]
    assert verdict.severity in {1, 2, 3}
    assert verdict.reasons
    for reason in verdict.reasons:
        assert RANT[reason.start : reason.end] == reason.phrase
        assert reason.contribution > 0


@pytest.mark.parametrize(
    "text",
    [
        "Sunny morning, took the dog to the beach and had pancakes.",
        "Happy birthday to my little sister!",
        "New recipe: roast the peppers first, then the onions.",
    ],
)
def test_an_ordinary_post_is_met_with_silence(guard: Guard, text: str) -> None:
    verdict = guard.assess(text)
    assert verdict.decision is Decision.OK
    assert (verdict.kind, verdict.severity, verdict.reasons) == (None, 0, ())


def test_a_contribution_is_what_deleting_the_phrase_takes_away(guard: Guard) -> None:
    strongest = guard.assess(RANT).reasons[0]
    rest = RANT[: strongest.start] + RANT[strongest.end :]
    lost = guard.score(RANT) - guard.score(rest)
    assert strongest.contribution == pytest.approx(lost, abs=1e-3)


def test_reasons_come_strongest_first_and_only_when_asked_for(guard: Guard) -> None:
    contributions = [reason.contribution for reason in guard.assess(RANT).reasons]
    assert contributions == sorted(contributions, reverse=True)
    assert guard.assess(RANT, explain=False).reasons == ()


def test_offsets_stay_right_behind_emoji_and_combining_marks(guard: Guard) -> None:
    text = f"🎉👩‍👩‍👧 café e\u0301 {RANT}"
    for reason in guard.assess(text).reasons:
        assert text[reason.start : reason.end] == reason.phrase


@pytest.mark.parametrize("text", ["", "  \n ", "a" * (MAX_CHARS + 1)])
def test_what_cannot_be_judged_is_refused(guard: Guard, text: str) -> None:
    with pytest.raises(TextError):
        guard.assess(text)


@given(text=st.text(st.characters(), min_size=1, max_size=200).filter(lambda t: t.strip()))
@settings(max_examples=200, deadline=None)
def test_every_other_text_gets_a_verdict(guard: Guard, text: str) -> None:
    verdict = guard.assess(text)
    assert 0 <= verdict.probability <= 1
    for reason in verdict.reasons:
        assert text[reason.start : reason.end] == reason.phrase


@pytest.mark.parametrize("text", ["\ud800 alone", "\x00\x00 nul", "\u200b\u200b", "?" * 999])
def test_strange_texts_get_a_verdict(guard: Guard, text: str) -> None:
    assert guard.assess(text).decision in set(Decision)


def test_the_longest_text_is_judged_and_explained(guard: Guard) -> None:
    text = (RANT + " ") * (MAX_CHARS // (len(RANT) + 1))
    assert guard.assess(text).decision is not Decision.OK


@pytest.mark.parametrize(
    ("text", "lang", "supported"),
    [
        ("Hoje foi um dia lindo, fomos ao lago com as crianças e almoçamos lá.", "pt", True),
        ("Heute war ein schöner Tag, wir waren mit den Kindern am See.", "de", False),
    ],
)
def test_a_language_is_told_and_whether_it_was_tested(
    guard: Guard, text: str, lang: str, supported: bool
) -> None:
    verdict = guard.assess(text)
    assert (verdict.lang.detected, verdict.lang.supported) == (lang, supported)
