"""Which batch of the corpus is for what. One batch is one hand with one brief."""

from typing import Final

# Posts that no classifier is fitted on: they turn scores into probabilities, set the
# thresholds and are what the card measures. Their mix of labels is that of posts found by
# searching for words of work, or that of the ordinary stream.
CALIBRATION: Final = frozenset(
    {
        "mix_care",  # care and its near misses
        "mix_forum",
        "mix_jobs",
        "mix_long",
        "mix_reddit",
        "mix_search",
        "mix_twitter",
        "stream_mixed",
        "stream_plain",
        "stream_reddit",
        "stream_tweets",
    }
)

# Written to tell care from its near misses: its mix is nobody's stream.
UNMIXED: Final = frozenset({"mix_care"})

# The witty, polished batch teaches a voice that few real posts have: average precision on
# posts of other hands is higher without it (docs/decisions.md).
LEFT_OUT: Final = frozenset({"vent"})
