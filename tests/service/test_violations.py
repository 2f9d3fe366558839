from typing import Any

from pydantic import ValidationError

from service.problems import ProblemError
from service.schemas.check import CheckRequest
from service.violations import refusal


def refused(body: Any) -> ProblemError:
    try:
        CheckRequest.model_validate(body)
    except ValidationError as error:
        return refusal(error.errors())
    raise AssertionError("was not refused")


def test_a_post_in_place_of_a_fields_name_is_not_repeated() -> None:
    error = refused({"text": "A post.", "They were all so rude to me": 1})
    assert [violation.pointer for violation in error.errors] == [""]
    assert "rude" not in repr(error.errors) + error.detail


def test_only_the_first_twenty_are_listed_and_all_are_counted() -> None:
    error = refused({"text": "A post."} | {f"field_{number}": 1 for number in range(50)})
    assert len(error.errors) == 20
    assert error.detail == "/field_0 is not a known field, and 49 more."


def test_two_faults_are_an_invalid_request_though_one_has_a_name_of_its_own() -> None:
    assert refused({"text": " "}).problem.slug == "text-blank"
    assert refused({"text": " ", "explain": 1}).problem.slug == "invalid-request"


def test_half_an_emoji_in_a_name_or_an_option_is_refused_without_repeating_it() -> None:
    assert [v.pointer for v in refused({"text": "A.", "\ud83d": 1}).errors] == [""]
    assert [v.pointer for v in refused({"text": "A.", "offset_unit": "\ud83d"}).errors] == [
        "/offset_unit"
    ]
