from starlette.testclient import TestClient

from model.guard import Guard


def test_the_model_says_which_it_is_and_what_it_can_say(client: TestClient, guard: Guard) -> None:
    answer = client.get("/v1/model").json()
    assert answer["version"] == guard.version.version
    assert answer["sha256"] == guard.version.sha256
    assert answer["thresholds"]["nudge"] <= answer["thresholds"]["warn"]
    assert answer["labels"] == ["vent", "fine", "care"]
    assert answer["decisions"] == ["ok", "nudge", "warn", "care"]
    assert "process" in answer["kinds"]["vent"]
    assert answer["kinds"]["care"] == ["rights", "crisis"]
    assert answer["languages"] == sorted(guard.languages)
    assert answer["measures"] == guard.card.get("measures", {})
