"""POST /v1/check/batch: many posts, as many verdicts or problems."""

from collections.abc import Sequence

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from model.errors import TextError
from model.guard import Guard
from service.dependencies import GuardInUse
from service.errors import text_refusal
from service.json_answer import JSONAnswer
from service.json_body import JSONRoute
from service.openapi import BODY_PROBLEMS
from service.problems import problem_body
from service.schemas.batch import BatchAnswer, BatchRequest
from service.schemas.check import CheckRequest
from service.verdicts import Answer, verdict_answer
from service.violations import refusal

router = APIRouter(route_class=JSONRoute, tags=["verdicts"])


@router.post("/v1/check/batch", response_model=BatchAnswer, responses=BODY_PROBLEMS)
async def check_batch(request: Request, batch: BatchRequest, guard: GuardInUse) -> Response:
    """Verdicts on up to 1,000 posts, in order; a bad item gets a problem and fails no other."""
    limiter: CapacityLimiter = request.app.state.batch_limiter
    return await to_thread.run_sync(_answer, batch.items, guard, limiter=limiter)


def _answer(items: Sequence[object], guard: Guard) -> Response:
    judged = [_judged(item, f"/items/{at}", guard) for at, item in enumerate(items)]
    return JSONAnswer({"items": judged})


def _judged(item: object, at: str, guard: Guard) -> Answer:
    try:
        return {"verdict": verdict_answer(CheckRequest.model_validate(item), guard)}
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        return {"problem": problem_body(refusal(found, at))}
    except TextError:
        return {"problem": problem_body(text_refusal(at))}
