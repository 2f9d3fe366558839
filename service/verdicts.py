"""Verdicts as answers."""

from model.guard import Guard, Reason, Verdict
from model.text import utf16_offset
from service.advice.choice import advice_for
from service.identity import new_id
from service.schemas.check import CheckRequest

Answer = dict[str, object]


def verdict_answer(request: CheckRequest, guard: Guard) -> Answer:
    """The verdict on the request's post, in the shape of CheckAnswer.

    A plain dictionary: building the model and validating it again would cost more than
    the verdict; a test holds the two together.
    """
    verdict = guard.assess(request.text, explain=request.explain)
    return {
        "id": new_id(),
        "decision": verdict.decision,
        "probability": verdict.probability,
        "thresholds": {"nudge": verdict.thresholds.nudge, "warn": verdict.thresholds.warn},
        "kind": verdict.kind,
        "severity": verdict.severity,
        "reasons": [_reason(reason, request) for reason in verdict.reasons],
        "offset_unit": request.offset_unit,
        "advice": advice_for(verdict.decision, verdict.kind),
        "lang": _lang(verdict, request.lang),
        "model": {"version": verdict.model.version, "sha256": verdict.model.sha256},
        "client_token": request.client_token,
    }


def _reason(reason: Reason, request: CheckRequest) -> Answer:
    start, end = reason.start, reason.end
    if request.offset_unit == "utf16":
        start, end = utf16_offset(request.text, start), utf16_offset(request.text, end)
    return {
        "start": start,
        "end": end,
        "phrase": reason.phrase,
        "contribution": reason.contribution,
    }


def _lang(verdict: Verdict, requested: str | None) -> Answer:
    return {
        "requested": requested,
        "detected": verdict.lang.detected,
        "supported": verdict.lang.supported,
    }
