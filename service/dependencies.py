"""What routes are given: the guard."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from model.guard import Guard


async def _guard(request: Request) -> Guard:  # async: FastAPI runs others in a thread
    guard = request.app.state.guard
    assert isinstance(guard, Guard)
    return guard


GuardInUse = Annotated[Guard, Depends(_guard)]
