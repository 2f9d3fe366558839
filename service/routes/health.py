"""GET /livez and /readyz, for those who watch the process."""

from fastapi import APIRouter

from service.dependencies import GuardInUse
from service.schemas.health import LiveAnswer, ReadyAnswer

router = APIRouter(tags=["health"])


@router.get("/livez")
async def livez() -> LiveAnswer:
    """Whether the process answers; restart it if not."""
    return LiveAnswer()


@router.get("/readyz")
async def readyz(guard: GuardInUse) -> ReadyAnswer:
    """Whether posts can be judged, and by which version of the model."""
    return ReadyAnswer(model=guard.version.version)
