"""Many posts at once."""

from typing import Annotated, Final

from pydantic import BaseModel, Field, SkipValidation

from service.schemas.check import CheckAnswer, CheckRequest
from service.schemas.problem import ProblemBody
from service.schemas.strict import Strict

MAX_ITEMS: Final = 1_000


class BatchRequest(Strict):
    """Posts to be judged. Each item is checked by itself, so that one cannot fail the rest."""

    items: Annotated[list[SkipValidation[CheckRequest]], Field(min_length=1, max_length=MAX_ITEMS)]


class JudgedItem(BaseModel):
    """An item that has a verdict."""

    verdict: CheckAnswer


class RefusedItem(BaseModel):
    """An item that breaks a rule."""

    problem: ProblemBody


class BatchAnswer(BaseModel):
    """As many items as were sent, in the same order."""

    items: list[JudgedItem | RefusedItem]
