"""The base of what clients send."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Takes no value of another type and no unknown field: a misspelt option is an error."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
