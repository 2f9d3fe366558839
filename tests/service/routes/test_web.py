import re

import pytest
from starlette.testclient import TestClient

from service.routes.web import FILES


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_served_with_its_tag(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": f'"other", W/{response.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", FILES)
def test_head_says_what_get_would(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.headers["content-length"] == str(len(get.content))
    assert head.headers["content-type"] == get.headers["content-type"]


@pytest.mark.parametrize("path", ["/", "/docs", "/problems/text-blank"])
def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(
    client: TestClient, path: str
) -> None:
    page = client.get(path).text
    assert not re.findall(r'(?:src|href)="(?!/|#)[^"]*"', page)
    assert not re.search(r"<style|\son\w+=|\sstyle=|<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize(
    "path", ["/web/index.html", "/../settings.py", "/%2e%2e/settings.py", "/try.js/", "/en"]
)
def test_no_path_leads_out_of_the_table(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["type"] == "/problems/not-found"
