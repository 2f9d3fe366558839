"""GET /docs and /problems/…: the API and its problems, explained on pages of our own."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.asset import html_asset, json_asset
from service.problems import NOT_FOUND, PROBLEMS, ProblemError
from service.reference import problem_page, reference_page

router = APIRouter(include_in_schema=False)
BY_SLUG = {problem.slug: problem for problem in PROBLEMS}


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The API's description for programs."""
    return json_asset(request.app.openapi()).answer(request.headers)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The API's reference, made from its OpenAPI description."""
    return html_asset(reference_page(request.app.openapi())).answer(request.headers)


@router.get("/problems/{slug}")
async def problem(slug: str, request: Request) -> Response:
    """What a problem's type means and what to do."""
    if slug not in BY_SLUG:
        raise ProblemError(NOT_FOUND, "No problem has this name.")
    return html_asset(problem_page(BY_SLUG[slug])).answer(request.headers)
