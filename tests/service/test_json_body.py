import pytest
from starlette.testclient import TestClient

GOOD = b'{"text": "A post."}'
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"", "The body is empty."),
        (b'{"text": "A post."', "The body stops being JSON at line 1, column 19."),
        (b'{"text":\n"A post."} x', "The body stops being JSON at line 2, column 12."),
        (b'{"text": "a\x01"}', "The body stops being JSON at line 1, column 12."),
        (b"\0\0\0", "The body stops being JSON at line 1, column 1."),
        ('{"text": "A post."}'.encode("utf-16"), "The body is not UTF-8."),
        ('{"text": "é"}'.encode("latin-1"), "The body is not UTF-8."),
        (b'{"text": "\xed\xa0\x80"}', "The body is not UTF-8."),
        (b"[" * 1_000_000, "The body is nested too deeply."),
        (b'{"text":' * 100_000, "The body is nested too deeply."),
        (b'{"text": ' + b"9" * 5_000 + b"}", "The body has a number that is too long to read."),
        (b'{"text": NaN}', "NaN and Infinity are not JSON."),
        (b'{"text": -Infinity}', "NaN and Infinity are not JSON."),
    ],
)
def test_what_is_not_json_is_refused(client: TestClient, body: bytes, detail: str) -> None:
    response = client.post("/v1/check", content=body, headers=JSON)
    problem = response.json()
    assert response.status_code == 400
    assert (problem["type"], problem["detail"]) == ("/problems/not-json", detail)


def test_utf_16_without_a_mark_is_refused(client: TestClient) -> None:
    body = '{"text": "A post."}'.encode("utf-16-le")
    assert client.post("/v1/check", content=body, headers=JSON).status_code == 400


def test_a_huge_number_is_of_the_wrong_type(client: TestClient) -> None:
    response = client.post("/v1/check", content=b'{"text": 1e999}', headers=JSON)
    assert response.json()["errors"] == [{"pointer": "/text", "detail": "must be a string"}]


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        'Application/JSON; Charset="UTF-8"',
        "application/vnd.unvent+json; charset=utf8",
    ],
)
def test_json_in_utf_8_is_taken(client: TestClient, media_type: str) -> None:
    headers = {"Content-Type": media_type}
    assert client.post("/v1/check", content=GOOD, headers=headers).status_code == 200


def test_a_byte_order_mark_is_passed_over(client: TestClient) -> None:
    body = b"\xef\xbb\xbf" + GOOD
    assert client.post("/v1/check", content=body, headers=JSON).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Type": "application/json; charset=utf-16"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
)
@pytest.mark.parametrize("path", ["/v1/check", "/v1/check/batch"])
def test_other_media_types_are_refused(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    response = client.post(path, content=GOOD, headers=headers)
    assert response.status_code == 415
    assert response.json()["type"] == "/problems/unsupported-media-type"
