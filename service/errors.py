"""The one place that turns errors into HTTP."""

from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from model.errors import TextError
from service.problems import (
    INVALID_REQUEST,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    NOT_JSON,
    TEXT_BLANK,
    ProblemError,
    Violation,
    problem_answer,
)
from service.request_log import request_id
from service.violations import body_errors, refusal

# What Starlette and FastAPI raise by themselves.
FRAMEWORK: Final = {
    400: (NOT_JSON, "The body cannot be read."),
    404: (NOT_FOUND, "Nothing is served at this path."),
    405: (METHOD_NOT_ALLOWED, "This path does not take this method."),
}
OTHER: Final = (INVALID_REQUEST, "The request cannot be answered.")


def add_error_answers(app: FastAPI) -> None:
    """Answer every error that reaches the application with a problem."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(TextError, _unjudgeable)


def text_refusal(at: str = "") -> ProblemError:
    """The problem for a text that passed the border and yet is not to be judged."""
    detail = "must have at least one visible character"
    return ProblemError(TEXT_BLANK, f"{at}/text {detail}.", [Violation(f"{at}/text", detail)])


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if not isinstance(error, ProblemError):
        problem, detail = FRAMEWORK.get(error.status_code, OTHER)
        error = ProblemError(problem, detail, headers=error.headers)
    return problem_answer(error, request_id(request.scope))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem_answer(refusal(body_errors(error.errors())), request_id(request.scope))


async def _unjudgeable(request: Request, _error: Exception) -> Response:
    return problem_answer(text_refusal(), request_id(request.scope))
