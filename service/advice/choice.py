"""Which advice goes with which verdict. The sentences are the clients': they know the language."""

from collections.abc import Mapping
from typing import Final

from model.labels import Decision

# The order is that of use: what helps now, then what to do instead, then how to go on.
BY_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "attack": ("keep_for_tomorrow", "thank_you_note", "move_on"),
    "process": ("keep_for_tomorrow", "ask_for_feedback", "thank_you_note"),
    "rejected": ("keep_for_tomorrow", "ask_for_feedback", "move_on"),
    "shaming": ("keep_for_tomorrow", "ask_for_feedback", "move_on"),
    "despair": ("keep_for_tomorrow", "thank_you_note", "move_on"),
    "sarcasm": ("keep_for_tomorrow", "thank_you_note", "move_on"),
    "leak": ("keep_for_tomorrow", "ask_for_feedback", "move_on"),
    "proxy": ("keep_for_tomorrow", "move_on"),
    "rights": ("keep_evidence", "where_to_report"),
    "crisis": ("find_help_now",),
}
BY_DECISION: Final[Mapping[Decision, tuple[str, ...]]] = {  # where the kind is not known
    Decision.NUDGE: ("keep_for_tomorrow",),
    Decision.WARN: ("keep_for_tomorrow", "ask_for_feedback", "thank_you_note"),
    Decision.CARE: ("keep_evidence", "where_to_report", "find_help_now"),
}


def advice_for(decision: Decision, kind: str | None) -> tuple[str, ...]:
    """Ids of the advice, most useful first; none where the guard is silent."""
    if decision is Decision.OK:
        return ()
    return BY_KIND.get(kind or "", BY_DECISION[decision])
