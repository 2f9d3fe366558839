from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

JSON = {"Content-Type": "application/json"}
LIMITS = [("/v1/check", 1_048_576), ("/v1/check/batch", 8_388_608)]


def in_pieces(size: int) -> Iterator[bytes]:
    """A body of that many bytes whose length is not declared."""
    piece = b"[" * 65_536
    while size > 0:
        yield piece[:size]
        size -= len(piece)


@pytest.mark.parametrize(("path", "limit"), LIMITS)
@pytest.mark.parametrize("declared", [True, False])
def test_a_body_above_the_limit_is_refused(
    client: TestClient, path: str, limit: int, declared: bool
) -> None:
    body = b"[" * (limit + 1) if declared else in_pieces(limit + 1)
    response = client.post(path, content=body, headers=JSON)
    problem = response.json()
    assert response.status_code == 413
    assert problem["type"] == "/problems/body-too-large"
    assert problem["errors"][0]["limit"] == limit


@pytest.mark.parametrize(("path", "limit"), LIMITS)
@pytest.mark.parametrize("declared", [True, False])
def test_a_body_at_the_limit_is_read(
    client: TestClient, path: str, limit: int, declared: bool
) -> None:
    body = b"[" * limit if declared else in_pieces(limit)
    problem = client.post(path, content=body, headers=JSON).json()
    assert problem["detail"] == "The body is nested too deeply."


def test_ten_megabytes_of_brackets_are_refused(client: TestClient) -> None:
    for path, _ in LIMITS:
        response = client.post(path, content=b"[" * 10_000_000, headers=JSON)
        assert response.status_code == 413


def test_the_longest_post_fits_even_when_every_character_is_escaped(client: TestClient) -> None:
    response = client.post("/v1/check", json={"text": "😀" * 63_206})
    assert len(response.request.content) < 1_048_576
    escaped = '{"text": "' + r"\ud83d\ude00" * 63_206 + '"}'
    assert client.post("/v1/check", content=escaped, headers=JSON).status_code == 200


def test_a_length_that_is_no_number_does_not_open_the_door(client: TestClient) -> None:
    headers = JSON | {"Content-Length": "a lot"}
    response = client.post("/v1/check", content=in_pieces(1_048_577), headers=headers)
    assert response.status_code == 413
