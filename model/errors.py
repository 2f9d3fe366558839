"""Every error that judging a post can raise.

UnventError
├── TextError       a text that cannot be judged: empty, blank, too long
└── ArtefactError   a trained version that is missing, damaged or not ours
"""


class UnventError(Exception):
    """What all of Unvent's own errors are."""


class TextError(UnventError):
    """A text that cannot be judged; the message names the limit."""


class ArtefactError(UnventError):
    """A trained version that cannot be served; the message names the failed check."""
