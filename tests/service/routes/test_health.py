from starlette.testclient import TestClient

from model.guard import Guard


def test_a_living_service_says_so(client: TestClient) -> None:
    response = client.get("/livez")
    assert (response.status_code, response.json()) == (200, {"status": "live"})


def test_a_ready_service_names_its_model(client: TestClient, guard: Guard) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ready", "model": guard.version.version}
