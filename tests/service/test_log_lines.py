import json
import logging
import sys

from service.log_lines import JSONLines


def test_an_exception_is_logged_by_type_and_place_without_its_message() -> None:
    try:
        dict[str, int]()["a post"]
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failure", (), sys.exc_info())
    line = JSONLines().format(record)
    assert "a post" not in line
    parsed = json.loads(line)
    assert (parsed["event"], parsed["error"], parsed["level"]) == ("failure", "KeyError", "error")
    [place] = parsed["at"]
    assert __file__ in place
    assert place.endswith(" test_an_exception_is_logged_by_type_and_place_without_its_message")


def test_a_record_is_one_line_whatever_is_in_it() -> None:
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "two\nlines \ud800", (), None)
    record.fields = {"status": 200}
    line = JSONLines().format(record)
    assert "\n" not in line
    assert line.isascii()
    assert json.loads(line)["status"] == 200
