import json
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from service.schemas.check import RANT, CheckAnswer

ORDINARY = "Sunny morning, took the dog to the beach and had pancakes."


def test_a_rant_gets_a_verdict_with_reasons(client: TestClient) -> None:
    response = client.post("/v1/check", json={"text": RANT})
    verdict = response.json()
    assert response.status_code == 200
    assert verdict["decision"] in {"nudge", "warn"}
    assert verdict["probability"] >= verdict["thresholds"]["nudge"]
    assert verdict["severity"] in {1, 2, 3}
    assert verdict["advice"]
    for reason in verdict["reasons"]:
        assert RANT[reason["start"] : reason["end"]] == reason["phrase"]


def test_an_ordinary_post_gets_silence(client: TestClient) -> None:
    verdict = client.post("/v1/check", json={"text": ORDINARY}).json()
    assert verdict["decision"] == "ok"
    assert (verdict["kind"], verdict["severity"]) == (None, 0)
    assert verdict["reasons"] == verdict["advice"] == []


def test_the_answer_has_every_field_of_the_contract_and_no_other(client: TestClient) -> None:
    verdict = client.post("/v1/check", json={"text": RANT}).json()
    assert CheckAnswer.model_validate(verdict).model_dump(mode="json") == verdict


def test_what_the_client_sent_along_comes_back(client: TestClient) -> None:
    sent = {"text": ORDINARY, "client_token": "draft-7", "lang": "de", "site": "facebook.com"}
    verdict = client.post("/v1/check", json=sent).json()
    assert verdict["client_token"] == "draft-7"
    assert verdict["lang"]["requested"] == "de"
    assert verdict["offset_unit"] == "codepoint"


def test_the_same_post_gets_another_id(client: TestClient) -> None:
    first, second = (client.post("/v1/check", json={"text": RANT}).json() for _ in range(2))
    assert UUID(first.pop("id")) != UUID(second.pop("id"))
    assert first == second


def test_without_explain_there_are_no_reasons(strict_client: TestClient) -> None:
    verdict = strict_client.post("/v1/check", json={"text": RANT, "explain": False}).json()
    assert verdict["decision"] == "warn"
    assert verdict["reasons"] == []


@pytest.mark.parametrize("before", ["", "😀 ", "👩🏽‍🏭🤡 ", "é e\u0301 "])
def test_offsets_are_right_in_both_units(strict_client: TestClient, before: str) -> None:
    text = before + RANT + " 🤡"
    for unit, encoding, width in (("codepoint", "utf-32-le", 4), ("utf16", "utf-16-le", 2)):
        sent = {"text": text, "offset_unit": unit}
        verdict = strict_client.post("/v1/check", json=sent).json()
        units = text.encode(encoding)
        assert verdict["reasons"]
        for reason in verdict["reasons"]:
            piece = units[reason["start"] * width : reason["end"] * width]
            assert piece.decode(encoding) == reason["phrase"]


def test_an_emoji_moves_offsets_by_one_code_point_or_two_units(strict_client: TestClient) -> None:
    def starts(text: str, unit: str) -> list[int]:
        sent = {"text": text, "offset_unit": unit}
        reasons = strict_client.post("/v1/check", json=sent).json()["reasons"]
        return sorted(reason["start"] for reason in reasons)

    text = "😀 " + RANT
    moved = zip(starts(text, "codepoint"), starts(text, "utf16"), strict=True)
    assert all(utf16 == codepoint + 1 for codepoint, utf16 in moved)


@pytest.mark.parametrize("text", ["\ud800", "\udc00 no", "a\0b", "\0", "\u200b", "🤡" * 500])
def test_odd_text_is_answered(strict_client: TestClient, text: str) -> None:
    body = json.dumps({"text": text, "client_token": "\ud83d"})
    response = strict_client.post("/v1/check", content=body, headers=JSON)
    assert response.status_code == 200
    assert response.json()["client_token"] == "\ud83d"


def test_half_an_emoji_in_a_phrase_comes_back_as_it_was(strict_client: TestClient) -> None:
    text = "the interviewer\ud83d was\ude00 an idiot, what a waste\ud83d of my time"
    body = json.dumps({"text": text, "offset_unit": "codepoint"})
    reasons = strict_client.post("/v1/check", content=body, headers=JSON).json()["reasons"]
    assert any("\ud83d" in reason["phrase"] for reason in reasons)
    for reason in reasons:
        assert text[reason["start"] : reason["end"]] == reason["phrase"]


JSON = {"Content-Type": "application/json"}
LIMIT = 63_206


@pytest.mark.parametrize("character", ["a", "ä", "😀"])
def test_the_longest_post_is_taken_and_one_more_character_is_not(
    client: TestClient, character: str
) -> None:
    assert client.post("/v1/check", json={"text": character * LIMIT}).status_code == 200
    problem = client.post("/v1/check", json={"text": character * (LIMIT + 1)}).json()
    assert problem["type"] == "/problems/text-too-long"
    assert problem["errors"] == [
        {
            "pointer": "/text",
            "detail": "must have at most 63,206 characters",
            "limit": 63_206,
        }
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0\u3000", "\x1f"])
def test_a_blank_text_is_refused(client: TestClient, text: str) -> None:
    response = client.post("/v1/check", json={"text": text})
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/text-blank"
    assert response.json()["errors"][0]["pointer"] == "/text"


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ({}, "/text", "is required"),
        ({"text": 5}, "/text", "must be a string"),
        ({"text": None}, "/text", "must be a string"),
        ({"text": ["a"]}, "/text", "must be a string"),
        ({"text": "a", "explain": "yes"}, "/explain", "must be true or false"),
        ({"text": "a", "explain": 1}, "/explain", "must be true or false"),
        (
            {"text": "a", "offset_unit": "bytes"},
            "/offset_unit",
            "must be 'codepoint' or 'utf16'",
        ),
        ({"text": "a", "txet": "b"}, "/txet", "is not a known field"),
        ({"text": "a", "client_token": 5}, "/client_token", "must be a string"),
        ({"text": "a", "lang": ["de"]}, "/lang", "must be a string"),
        ([], "", "must be an object"),
        ("text", "", "must be an object"),
        (None, "", "must be an object"),
    ],
)
def test_a_wrong_field_is_pointed_at(
    client: TestClient, body: object, pointer: str, detail: str
) -> None:
    response = client.post("/v1/check", content=json.dumps(body), headers=JSON)
    problem = response.json()
    assert (response.status_code, problem["status"]) == (422, 422)
    assert problem["type"] == "/problems/invalid-request"
    assert problem["errors"] == [{"pointer": pointer, "detail": detail}]


@pytest.mark.parametrize(("field", "limit"), [("client_token", 128), ("lang", 35), ("site", 253)])
def test_side_fields_are_bounded(client: TestClient, field: str, limit: int) -> None:
    assert client.post("/v1/check", json={"text": "a", field: "x" * limit}).status_code == 200
    problem = client.post("/v1/check", json={"text": "a", field: "x" * (limit + 1)}).json()
    assert problem["errors"][0]["pointer"] == f"/{field}"
    assert problem["errors"][0]["limit"] == limit
