"""JSON answers that any text survives."""

import json

from starlette.responses import JSONResponse


class JSONAnswer(JSONResponse):
    """A JSON answer in ASCII, since half of a surrogate pair has no UTF-8 but has an escape."""

    def render(self, content: object) -> bytes:
        """The content as JSON in bytes."""
        return json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")
