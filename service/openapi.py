"""The description of the API: OpenAPI, with every problem documented."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.problems import MEDIA_TYPE, PROBLEMS
from service.schemas.problem import ProblemBody

Responses = dict[int | str, dict[str, Any]]


def _documented(*statuses: int) -> Responses:
    titles = {status: [p.title for p in PROBLEMS if p.status == status] for status in statuses}
    return {
        status: {"model": ProblemBody, "description": "; ".join(names)}
        for status, names in titles.items()
    }


EVERYWHERE: Final = _documented(403, 421, 500)
BODY_PROBLEMS: Final = _documented(400, 413, 415, 422)


def describe(app: FastAPI) -> None:
    """Make the application describe its problems by their own media type."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
            )
            app.openapi_schema = _with_problem_type(schema)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _with_problem_type(schema: dict[str, Any]) -> dict[str, Any]:
    operations = [op for path in schema["paths"].values() for op in path.values()]
    for status, answer in (pair for op in operations for pair in op["responses"].items()):
        if not status.startswith("2"):
            answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}
    return schema
