import re

import pytest
from starlette.testclient import TestClient

from service.problems import PROBLEMS, Problem


def test_the_reference_names_every_operation(client: TestClient) -> None:
    page = client.get("/docs").text
    for path, item in client.get("/openapi.json").json()["paths"].items():
        for method in item:
            assert f"<code>{method.upper()} {path}</code>" in page


def test_every_link_within_the_reference_leads_somewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert set(re.findall(r'href="#(\w+)"', page)) <= set(re.findall(r'id="(\w+)"', page))


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_every_problem_type_leads_to_a_page(client: TestClient, problem: Problem) -> None:
    response = client.get(problem.type)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert problem.type in response.text


def test_an_unknown_problem_has_no_page(client: TestClient) -> None:
    assert client.get("/problems/none").status_code == 404


def test_the_description_is_not_sent_twice(client: TestClient) -> None:
    tag = client.get("/openapi.json").headers["etag"]
    assert client.get("/openapi.json", headers={"If-None-Match": tag}).status_code == 304
