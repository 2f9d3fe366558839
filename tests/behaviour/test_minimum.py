"""What the model must get right whatever else changes: plain cases, not in the corpus."""

import pytest

from model.guard import Guard
from model.labels import Decision

VENTS = [
    "Absolute clowns. The interviewer showed up 40 minutes late, then mocked my CV.",
    "ghosted again after the final round. i hate recruiters so much",
    "Five rounds of interviews and then a rejection email with the wrong name. What a joke.",
    "The panel was so rude. They sat on their phones and laughed at my answers. Disgusting people",
    "Totally bombed my interview today, I'm such an idiot, nobody will ever hire me",
    "do NOT interview at Vantrel, they waste your time and lowball you after four rounds",
    "So angry. Did their unpaid take home for 8 hours and they never even replied. Unbelievable",
    "recruiter lied to me about the salary AGAIN and the manager never turned up to the call",
]
# What the present model misses of these: a change that misses more fails, and so does one that
# finds them, until this set is made smaller.
MISSED: set[str] = set()
FOUND = [text for text in VENTS if text not in MISSED]
SILENT = [
    "Sunny morning, took the dog to the beach and had pancakes.",
    "My landlord still has not fixed the boiler. Four months! I am so angry.",
    "I hate this airline, three hours late and nobody tells us anything",
    "Interview tomorrow at nine, so nervous. Wish me luck!",
    "Had my interview today and it went really well, lovely people. Fingers crossed!",
    "GOT THE JOB!!! thank you everyone for the support",
    "Great interview with the author of my favourite book on the radio this morning",
    "We are hiring a nurse for our clinic, please share with anybody who may be interested",
    "What questions should I prepare for a panel interview at a library?",
    "The referee was a joke today, we were robbed",
    "happy birthday to my little sister",
    "Didn't get the job. On to the next one.",
]


def test_plain_vents_are_spoken_up_on(guard: Guard) -> None:
    spoken = {Decision.NUDGE, Decision.WARN}
    assert {text for text in VENTS if guard.assess(text).decision not in spoken} == MISSED


@pytest.mark.parametrize("text", SILENT)
def test_a_harmless_post_is_left_alone(guard: Guard, text: str) -> None:
    assert guard.assess(text).decision is Decision.OK


@pytest.mark.parametrize(
    "rewrite",
    [
        str.upper,
        lambda text: text.replace("o", "o\u200b"),
        lambda text: text.replace("'", "\u2019"),
        lambda text: text.replace(" ", "  \n"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in text),
    ],
    ids=["capitals", "zero width", "curly quotes", "white space", "full width"],
)
def test_writing_around_the_guard_does_not_help(guard: Guard, rewrite: object) -> None:
    assert callable(rewrite)
    for text in FOUND:
        assert guard.assess(rewrite(text)).decision is not Decision.OK


def test_a_longer_elongation_is_the_same_word(guard: Guard) -> None:
    rude, ruder = ("The panel was s" + "o" * times + " rude to me" for times in (3, 30))
    assert guard.assess(rude).probability == guard.assess(ruder).probability


@pytest.mark.parametrize("text", FOUND)
def test_deleting_the_strongest_phrase_lowers_the_score(guard: Guard, text: str) -> None:
    strongest = guard.assess(text).reasons[0]
    rest = text[: strongest.start] + text[strongest.end :]
    assert guard.score(rest) < guard.score(text)


def test_one_ranting_sentence_in_a_long_cheerful_post_is_found(guard: Guard) -> None:
    cheerful = (
        "What a week this was. On Monday we drove out to the lake with the children and had a "
        "picnic under the old oak. My sister brought her famous plum cake. On Tuesday I finally "
        "planted the tomatoes and the neighbour came over with two bags of compost."
    )
    rant = (
        "Also had an interview, and the interviewer was so rude, never even read my CV and "
        "wasted two hours of my time."
    )
    more = "The rest of the week we painted the kitchen yellow, and it looks like summer now."
    assert guard.assess(f"{cheerful} {more}").decision is Decision.OK
    found = guard.assess(f"{cheerful} {rant} {more}")
    assert found.decision is not Decision.OK
    begin = len(cheerful)
    assert begin < found.reasons[0].start < begin + len(rant) + 2
