"""What routes do with a guard that is slow, or stricter than the border."""

import threading
from typing import Any

import pytest
from starlette.testclient import TestClient

from model.errors import TextError
from model.guard import Guard, Verdict


class WaitingGuard(Guard):
    """The real guard, which first waits for something else to have happened."""

    __slots__ = ()
    asked = threading.Event()
    happened = threading.Event()

    def assess(self, text: str, *, explain: bool = True) -> Verdict:
        self.asked.set()
        assert self.happened.wait(timeout=10)
        return super().assess(text, explain=explain)


class PickyGuard(Guard):
    """The real guard, which takes no text that has no letter."""

    __slots__ = ()

    def assess(self, text: str, *, explain: bool = True) -> Verdict:
        if not any(map(str.isalpha, text)):
            raise TextError("no letter in it")
        return super().assess(text, explain=explain)


def put_in(client: TestClient, kind: type[Guard], guard: Guard) -> None:
    fields = (getattr(guard, name) for name in Guard.__dataclass_fields__)
    client.app.state.guard = kind(*fields)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/check/batch", {"items": [{"text": "A post."}]}),
        ("/v1/check", {"text": "A long post. " * 1_000}),
    ],
)
def test_health_answers_while_long_work_is_under_way(
    client: TestClient, guard: Guard, path: str, body: Any
) -> None:
    WaitingGuard.asked.clear()
    WaitingGuard.happened.clear()
    put_in(client, WaitingGuard, guard)
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(client.post(path, json=body).status_code)
    )
    asking.start()
    assert WaitingGuard.asked.wait(timeout=10)
    assert client.get("/readyz").status_code == 200
    assert not answers
    WaitingGuard.happened.set()
    asking.join()
    assert answers == [200]


def test_a_text_that_only_the_guard_refuses_is_the_clients_mistake(
    client: TestClient, guard: Guard
) -> None:
    put_in(client, PickyGuard, guard)
    response = client.post("/v1/check", json={"text": "..."})
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/text-blank"
    assert response.json()["errors"][0]["pointer"] == "/text"


def test_a_text_that_only_the_guard_refuses_fails_no_other_item(
    client: TestClient, guard: Guard
) -> None:
    put_in(client, PickyGuard, guard)
    items = [{"text": "A post."}, {"text": "..."}]
    first, second = client.post("/v1/check/batch", json={"items": items}).json()["items"]
    assert "verdict" in first
    assert second["problem"]["errors"][0]["pointer"] == "/items/1/text"
