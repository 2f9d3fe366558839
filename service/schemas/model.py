"""The model that serves."""

from typing import Annotated, Any

from pydantic import BaseModel, Field

from service.schemas.check import ThresholdsAnswer


class ModelAnswer(BaseModel):
    """What the model is, what it can say and how well it did."""

    version: str
    sha256: str
    thresholds: ThresholdsAnswer
    labels: list[str]
    decisions: list[str]
    kinds: Annotated[dict[str, list[str]], Field(description="By label; those a verdict names.")]
    languages: list[str]
    measures: Annotated[dict[str, Any], Field(description="As the model's card has them.")]
