"""The posts that the tests write."""

ORDINARY = "Sunny morning, took the dog to the beach and had pancakes."

RANT = (
    "Absolute clowns. Third interview and the interviewer showed up 40 minutes late. "
    "What a waste of my time, never interview there."
)

# Words that a friend would not hush up.
RIGHTS = "The interviewer asked me if I am pregnant and then said they do not hire women my age."

# Emoji are one code point and two UTF-16 units: offsets in the wrong unit show at once.
RANT_AFTER_EMOJI = f"🙃🙃 {RANT}"
