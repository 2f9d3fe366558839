import pytest
from starlette.testclient import TestClient

from model.guard import Guard
from service.app import create_app
from service.routes.web import FILES
from service.settings import Settings

ROUTES = [
    ("POST", "/v1/check"),
    ("POST", "/v1/check/batch"),
    *[("GET", path) for path in ("/v1/model", "/livez", "/readyz", "/docs", "/none", *FILES)],
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize(
    "origin",
    [
        "https://www.facebook.com",
        "http://localhost:3000",
        "http://127.0.0.1",
        "http://127.0.0.1:8765.evil.example",
        "http://localhost:8765",  # ours, but the request goes to 127.0.0.1: another origin
        "null",
        "",
        "file://",
        "xchrome-extension://abc",
    ],
)
def test_pages_on_the_web_may_use_no_route(
    client: TestClient, method: str, path: str, origin: str
) -> None:
    response = client.request(method, path, headers={"Origin": origin})
    assert response.status_code == 403
    assert response.json()["type"] == "/problems/forbidden-origin"


@pytest.mark.parametrize(
    "origin",
    [
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "moz-extension://0b6a5d4e-57a4-4e70-8f3b-1c1f8f7b7e55",
        "http://127.0.0.1:8765",
    ],
)
def test_extensions_and_our_own_page_may_ask(client: TestClient, origin: str) -> None:
    response = client.post("/v1/check", json={"text": "A post."}, headers={"Origin": origin})
    assert response.status_code == 200


def test_a_second_origin_is_not_overlooked(client: TestClient) -> None:
    headers = [("Origin", "http://127.0.0.1:8765"), ("Origin", "https://evil.example")]
    assert client.get("/v1/model", headers=headers).status_code == 403


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize(
    "host",
    ["evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8765.", "x@127.0.0.1:8765", ""],
)
def test_a_host_that_is_not_ours_is_refused(
    client: TestClient, method: str, path: str, host: str
) -> None:
    response = client.request(method, path, headers={"Host": host})
    assert response.status_code == 421
    assert response.json()["type"] == "/problems/misdirected-host"


def test_two_hosts_are_refused(client: TestClient) -> None:
    headers = [("Host", "127.0.0.1:8765"), ("Host", "127.0.0.1:8765")]
    assert client.get("/livez", headers=headers).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_every_loopback_name_is_ours(client: TestClient, host: str) -> None:
    assert client.get("/livez", headers={"Host": host}).status_code == 200


def test_a_host_that_was_allowed_is_ours_and_so_is_its_page(guard: Guard) -> None:
    settings = Settings(allowed_hosts=("unvent.example",))
    client = TestClient(create_app(settings, guard), base_url="http://unvent.example")
    headers = {"Origin": "https://unvent.example"}
    assert client.post("/v1/check", json={"text": "A."}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("GET", "/docs", {}, 200),
        ("GET", "/livez", {}, 200),
        ("GET", "/none", {}, 404),
        ("GET", "/v1/check", {}, 405),
        ("POST", "/v1/check", {}, 415),
        ("GET", "/", {"Host": "evil.example"}, 421),
        ("GET", "/", {"Origin": "null"}, 403),
        ("POST", "/v1/check", {"Content-Length": "2000000"}, 413),
    ],
)
def test_every_answer_carries_the_security_headers(
    client: TestClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    response = client.request(method, path, headers=headers)
    assert response.status_code == status
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cross-origin-resource-policy"] == "same-origin"
    assert not [name for name in response.headers if name.startswith("access-control-")]


def test_verdicts_are_kept_in_no_cache(client: TestClient) -> None:
    response = client.post("/v1/check", json={"text": "A post."})
    assert response.headers["cache-control"] == "no-store"
