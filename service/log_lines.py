"""Log lines as JSON, one a line, on standard error."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType


class JSONLines(logging.Formatter):
    """Records as JSON. Of an exception it keeps type and place, never its message or values."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at"] = places(record.exc_info[2])
        return json.dumps(line)


def places(trace: TracebackType | None) -> list[str]:
    """Where an exception passed, outermost first, as file:line function."""
    frames = traceback.extract_tb(trace)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def start_logging(level: str) -> None:
    """Send what the service and its server log to standard error."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(JSONLines())
    logging.basicConfig(handlers=[lines], level=logging.WARNING, force=True)
    logging.getLogger("unvent").setLevel(level.upper())
