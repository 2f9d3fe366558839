from typing import Any

from starlette.testclient import TestClient

from service.schemas.batch import BatchAnswer
from service.schemas.check import RANT


def batch(client: TestClient, items: list[Any]) -> Any:
    response = client.post("/v1/check/batch", json={"items": items})
    assert response.status_code == 200
    return response.json()["items"]


def test_verdicts_come_in_the_order_of_the_items(client: TestClient) -> None:
    tokens = [f"draft-{number}" for number in range(1_000)]
    items = batch(client, [{"text": "A post.", "client_token": token} for token in tokens])
    assert [item["verdict"]["client_token"] for item in items] == tokens


def test_a_batch_says_of_a_post_what_a_check_says(client: TestClient) -> None:
    sent = {"text": "😀 " + RANT, "offset_unit": "utf16"}
    one = client.post("/v1/check", json=sent).json()
    [item] = batch(client, [sent])
    assert item["verdict"] | {"id": one["id"]} == one


def test_one_bad_item_does_not_fail_the_rest(client: TestClient) -> None:
    sent = [{"text": "A post."}, {"text": " "}, 7, {"text": "A post.", "txet": 1}, {"text": "End."}]
    items = batch(client, sent)
    assert [list(item) for item in items] == [
        ["verdict"],
        ["problem"],
        ["problem"],
        ["problem"],
        ["verdict"],
    ]
    problems = [item["problem"] for item in items if "problem" in item]
    assert [problem["type"] for problem in problems] == [
        "/problems/text-blank",
        "/problems/invalid-request",
        "/problems/invalid-request",
    ]
    pointers = [problem["errors"][0]["pointer"] for problem in problems]
    assert pointers == ["/items/1/text", "/items/2", "/items/3/txet"]


def test_the_answer_fits_its_description(client: TestClient) -> None:
    answer = {"items": batch(client, [{"text": RANT}, {"text": ""}])}
    described = BatchAnswer.model_validate(answer).model_dump(mode="json", exclude_unset=True)
    assert described == answer


def test_more_than_a_thousand_items_are_refused(client: TestClient) -> None:
    response = client.post("/v1/check/batch", json={"items": [{"text": "A post."}] * 1_001})
    problem = response.json()
    assert response.status_code == 422
    assert problem["type"] == "/problems/too-many-items"
    assert problem["errors"] == [
        {"pointer": "/items", "detail": "must have at most 1,000 items", "limit": 1_000}
    ]


def test_an_empty_batch_is_refused(client: TestClient) -> None:
    problem = client.post("/v1/check/batch", json={"items": []}).json()
    assert problem["errors"] == [
        {"pointer": "/items", "detail": "must have at least 1 item", "limit": 1}
    ]


def test_a_batch_without_items_is_refused(client: TestClient) -> None:
    problem = client.post("/v1/check/batch", json={"text": "A post."}).json()
    assert {error["pointer"] for error in problem["errors"]} == {"/items", "/text"}
    assert problem["detail"] == "/items is required, and 1 more."
