"""Whether the service lives and can answer."""

from typing import Literal

from pydantic import BaseModel


class LiveAnswer(BaseModel):
    """The process answers."""

    status: Literal["live"] = "live"


class ReadyAnswer(BaseModel):
    """The model is loaded."""

    status: Literal["ready"] = "ready"
    model: str
