"""The labels, kinds, severities and decisions, as one table each."""

from enum import StrEnum
from typing import Final


class Label(StrEnum):
    """What a careful friend would say of a post."""

    VENT = "vent"
    FINE = "fine"
    CARE = "care"


class Decision(StrEnum):
    """What Unvent does about a post."""

    OK = "ok"  # silence
    NUDGE = "nudge"  # a quiet chip, never a dialog
    WARN = "warn"  # a dialog at publish
    CARE = "care"  # a neutral card, never "don't post"


KINDS: Final[dict[Label, tuple[str, ...]]] = {
    Label.VENT: (
        "attack",  # insults or mocks an interviewer, panel or recruiter
        "process",  # complains of the process: rounds, lateness, trick questions, pay
        "rejected",  # bitterness at a rejection, a lowball or silence
        "shaming",  # names and shames, calls for others to stay away
        "despair",  # self-directed: bombed it, gives up
        "sarcasm",  # venting with polite words
        "leak",  # complains while giving away questions, tasks, names
        "proxy",  # on behalf of a partner, child or friend
    ),
    Label.FINE: (
        "good",
        "nerves",
        "neutral",
        "lesson",
        "advice",
        "media",
        "hiring",
        "other_rant",
        "everyday",
        "talk",
        "lookalike",
    ),
    Label.CARE: (
        "rights",  # discrimination, harassment, fraud, unpaid work
        "crisis",  # a wish to die, plain or veiled
    ),
}

SEVERITIES: Final[dict[Label, tuple[int, ...]]] = {
    Label.VENT: (1, 2, 3),  # 1 mild, 2 clear complaint, 3 hostile or identifying
    Label.FINE: (0,),
    Label.CARE: (3,),
}
