"""One post and the verdict on it."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from model.labels import Decision
from service.schemas.strict import Strict
from service.schemas.text import ClientToken, Lang, Site, Text

OffsetUnit = Literal["codepoint", "utf16"]

RANT: Final = (
    "Absolute clowns. The interviewer showed up 40 minutes late, then mocked my CV. "
    "What a waste of my time."
)


class CheckRequest(Strict):
    """A post to be judged before it is published."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": RANT, "offset_unit": "utf16", "client_token": "draft-7"}]
        }
    )

    text: Text
    site: Site | None = None
    lang: Lang | None = None
    offset_unit: Annotated[
        OffsetUnit, Field(description="What offsets count: code points, or JavaScript's units.")
    ] = "codepoint"
    client_token: ClientToken | None = None
    explain: Annotated[bool, Field(description="Whether to look for reasons.")] = True


class ThresholdsAnswer(BaseModel):
    """From which probability on the guard speaks up; they belong to the model."""

    nudge: float
    warn: float


class ReasonAnswer(BaseModel):
    """A phrase that raised the score."""

    start: Annotated[int, Field(ge=0, description="In the request's offset_unit.")]
    end: Annotated[int, Field(ge=0, description="Behind the last character.")]
    phrase: str
    contribution: Annotated[float, Field(description="What it adds to the score.")]


class LangAnswer(BaseModel):
    """The post's language as asked for and as found."""

    requested: str | None
    detected: str | None
    supported: Annotated[bool, Field(description="Whether the model knows the language.")]


class ModelVersionAnswer(BaseModel):
    """Which trained version judged."""

    version: str
    sha256: str


class CheckAnswer(BaseModel):
    """The verdict on a post. Nothing of it is stored."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "019a3c5e-7f21-7cc3-98c4-dc0c0c07398f",
                    "decision": "warn",
                    "probability": 0.97,
                    "thresholds": {"nudge": 0.41, "warn": 0.83},
                    "kind": "attack",
                    "severity": 3,
                    "reasons": [
                        {"start": 0, "end": 15, "phrase": "Absolute clowns", "contribution": 1.9}
                    ],
                    "offset_unit": "utf16",
                    "advice": ["keep_for_tomorrow", "thank_you_note", "move_on"],
                    "lang": {"requested": "en", "detected": "en", "supported": True},
                    "model": {"version": "2026.11.23-1a2b3c4d", "sha256": "5f0c…"},
                    "client_token": "draft-7",
                }
            ]
        }
    )

    id: Annotated[str, Field(description="Random; says nothing of the text.")]
    decision: Annotated[
        Decision,
        Field(description="ok: silence. nudge: a quiet hint. warn: ask. care: help, never hush."),
    ]
    probability: Annotated[float, Field(ge=0, le=1, description="Calibrated.")]
    thresholds: ThresholdsAnswer
    kind: str | None
    severity: Annotated[int, Field(ge=0, le=3, description="1 mild, 2 a complaint, 3 hostile.")]
    reasons: list[ReasonAnswer]
    offset_unit: OffsetUnit
    advice: Annotated[list[str], Field(description="Ids of what to suggest, in this order.")]
    lang: LangAnswer
    model: ModelVersionAnswer
    client_token: str | None
