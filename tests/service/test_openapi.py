from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from service.schemas.batch import BatchRequest
from service.schemas.check import CheckAnswer, CheckRequest
from service.schemas.problem import ProblemBody


@pytest.fixture
def api(client: TestClient) -> Any:
    return client.get("/openapi.json").json()


def operations(api: Any) -> Iterator[Any]:
    for item in api["paths"].values():
        yield from item.values()


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_every_reference_is_there(api: Any) -> None:
    for reference in references(api):
        assert reference.removeprefix("#/components/schemas/") in api["components"]["schemas"]


def test_every_error_is_described_as_a_problem(api: Any) -> None:
    for operation in operations(api):
        errors = {key: value for key, value in operation["responses"].items() if key != "200"}
        assert {"403", "421", "500"} <= set(errors)
        for answer in errors.values():
            assert list(answer["content"]) == ["application/problem+json"]


def test_routes_that_take_a_body_describe_what_can_be_wrong_with_it(api: Any) -> None:
    for operation in operations(api):
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= set(operation["responses"])


@pytest.mark.parametrize("model", [CheckRequest, CheckAnswer, ProblemBody])
def test_examples_are_true(api: Any, model: type[BaseModel]) -> None:
    examples = api["components"]["schemas"][model.__name__]["examples"]
    assert examples
    for example in examples:
        model.model_validate(example)


def test_limits_are_described(api: Any) -> None:
    schemas = api["components"]["schemas"]
    assert schemas["CheckRequest"]["properties"]["text"]["maxLength"] == 63_206
    assert schemas["CheckRequest"]["additionalProperties"] is False
    assert schemas[BatchRequest.__name__]["properties"]["items"]["maxItems"] == 1_000
