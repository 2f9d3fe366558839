"""GET /v1/model: which model serves."""

from fastapi import APIRouter

from model.labels import KINDS, Decision, Label
from service.dependencies import GuardInUse
from service.schemas.model import ModelAnswer

router = APIRouter(tags=["model"])


@router.get("/v1/model", response_model=ModelAnswer)
async def model(guard: GuardInUse) -> dict[str, object]:
    """The model's version, what it can say, its thresholds and its measures."""
    return {
        "version": guard.version.version,
        "sha256": guard.version.sha256,
        "thresholds": {"nudge": guard.thresholds.nudge, "warn": guard.thresholds.warn},
        "labels": list(Label),
        "decisions": list(Decision),
        "kinds": {label: KINDS[label] for label in (Label.VENT, Label.CARE)},
        "languages": sorted(guard.languages),
        "measures": guard.card.get("measures", {}),
    }
