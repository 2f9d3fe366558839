"""POST /v1/check: one post, one verdict."""

from typing import Final

from anyio import to_thread
from fastapi import APIRouter
from starlette.responses import Response

from service.dependencies import GuardInUse
from service.json_answer import JSONAnswer
from service.json_body import JSONRoute
from service.openapi import BODY_PROBLEMS
from service.schemas.check import CheckAnswer, CheckRequest
from service.verdicts import verdict_answer

# A post of 4,000 characters takes up to 10 ms, one of 63,206 up to 600 ms; other requests
# must not wait for that. A short one is done sooner than a thread is reached.
LONG_CHARS: Final = 4_000

router = APIRouter(route_class=JSONRoute, tags=["verdicts"])


@router.post("/v1/check", response_model=CheckAnswer, responses=BODY_PROBLEMS)
async def check(request: CheckRequest, guard: GuardInUse) -> Response:
    """The verdict on one post: should it be published as it is? Nothing is stored."""
    if len(request.text) > LONG_CHARS:
        return JSONAnswer(await to_thread.run_sync(verdict_answer, request, guard))
    return JSONAnswer(verdict_answer(request, guard))
