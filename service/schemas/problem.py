"""Problems as RFC 9457 writes them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class ViolationBody(BaseModel):
    """One thing that is wrong with the body."""

    pointer: Annotated[str, Field(description="JSON pointer (RFC 6901) to the field.")]
    detail: str
    limit: Annotated[int | None, Field(description="Where a limit is broken.")] = None


class ProblemBody(BaseModel):
    """Why there is no answer. It never quotes the request's values."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "/problems/text-too-long",
                    "title": "The text is too long",
                    "status": 422,
                    "detail": "/text must have at most 63,206 characters.",
                    "errors": [
                        {
                            "pointer": "/text",
                            "detail": "must have at most 63,206 characters",
                            "limit": 63206,
                        }
                    ],
                    "instance": "urn:uuid:0b6a5d4e-57a4-4e70-8f3b-1c1f8f7b7e55",
                }
            ]
        }
    )

    type: Annotated[str, Field(description="Stable; relative to the service; a page explains it.")]
    title: str
    status: int
    detail: str
    errors: list[ViolationBody] | None = None
    instance: Annotated[str | None, Field(description="The request's id, as in the log.")] = None
