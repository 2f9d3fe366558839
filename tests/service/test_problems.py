from uuid import UUID

import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from service.problems import PROBLEMS, ProblemError, Violation, problem_body
from service.schemas.problem import ProblemBody


def test_slugs_are_stable() -> None:
    """Clients branch on them: change this list only by adding to it."""
    assert [(problem.slug, problem.status) for problem in PROBLEMS] == [
        ("not-json", 400),
        ("forbidden-origin", 403),
        ("not-found", 404),
        ("method-not-allowed", 405),
        ("body-too-large", 413),
        ("unsupported-media-type", 415),
        ("misdirected-host", 421),
        ("text-blank", 422),
        ("text-too-long", 422),
        ("too-many-items", 422),
        ("invalid-request", 422),
        ("internal-error", 500),
    ]


@pytest.mark.parametrize(
    ("method", "path", "status", "slug"),
    [
        ("GET", "/none", 404, "not-found"),
        ("POST", "/v1/check/", 404, "not-found"),
        ("GET", "/v1/check", 405, "method-not-allowed"),
        ("DELETE", "/v1/check", 405, "method-not-allowed"),
        ("OPTIONS", "/v1/check", 405, "method-not-allowed"),
        ("POST", "/", 405, "method-not-allowed"),
        ("POST", "/livez", 405, "method-not-allowed"),
    ],
)
def test_paths_and_methods_that_are_not_served_are_problems(
    client: TestClient, method: str, path: str, status: int, slug: str
) -> None:
    response = client.request(method, path)
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"/problems/{slug}"
    assert ProblemBody.model_validate(problem)


def test_the_methods_that_a_path_takes_are_named(client: TestClient) -> None:
    assert client.get("/v1/check").headers["allow"] == "POST"
    assert set(client.post("/").headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_problem_names_its_request_as_the_header_does(client: TestClient) -> None:
    response = client.get("/none")
    instance = response.json()["instance"]
    assert instance == f"urn:uuid:{response.headers['x-request-id']}"
    assert UUID(response.headers["x-request-id"])


def test_what_breaks_inside_is_a_problem_that_says_nothing_of_it(app: FastAPI) -> None:
    @app.get("/break")
    async def break_down() -> None:
        raise RuntimeError("a secret")

    response = TestClient(app, base_url="http://127.0.0.1:8765").get("/break")
    assert response.status_code == 500
    assert response.json()["type"] == "/problems/internal-error"
    assert "secret" not in response.text
    assert "content-security-policy" in response.headers


def test_an_error_of_the_framework_is_a_problem_without_its_words(app: FastAPI) -> None:
    @app.get("/teapot")
    async def teapot() -> None:
        raise HTTPException(418, "a secret")

    response = TestClient(app, base_url="http://127.0.0.1:8765").get("/teapot")
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text


def test_limits_are_left_out_where_there_are_none() -> None:
    error = ProblemError(PROBLEMS[0], "No.", [Violation("/a", "is odd"), Violation("", "x", 3)])
    assert problem_body(error) == {
        "type": "/problems/not-json",
        "title": "The body is not JSON",
        "status": 400,
        "detail": "No.",
        "errors": [
            {"pointer": "/a", "detail": "is odd"},
            {"pointer": "", "detail": "x", "limit": 3},
        ],
    }
