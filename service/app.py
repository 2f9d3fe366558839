"""The application."""

from typing import Final

from anyio import CapacityLimiter
from fastapi import FastAPI

from model.guard import Guard
from service.body_limit import BodyLimit
from service.errors import add_error_answers
from service.openapi import EVERYWHERE, describe
from service.request_log import RequestLog
from service.routes import batch, check, docs, health, model, web
from service.security import Doorkeeper, SecurityHeaders
from service.settings import Settings

# More batches at once would only take the interpreter from each other and from single checks.
BATCHES_AT_ONCE: Final = 2


def create_app(settings: Settings, guard: Guard) -> FastAPI:
    """The application that serves the guard's verdicts; nothing is read or bound here."""
    app = FastAPI(
        title="Unvent",
        summary="A second look before a post about a job interview is published.",
        version="1",
        docs_url=None,  # its page loads scripts from elsewhere; routes/docs.py has ours
        redoc_url=None,
        openapi_url=None,  # routes/docs.py again: with an entity tag and a name in the log
        redirect_slashes=False,
        responses=EVERYWHERE,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.guard = guard
    app.state.batch_limiter = CapacityLimiter(BATCHES_AT_ONCE)
    for routes in (check, batch, model, health, docs, web):
        app.include_router(routes.router)
    add_error_answers(app)
    add_middleware(app, settings)
    describe(app)
    return app


def add_middleware(app: FastAPI, settings: Settings) -> None:
    """Put the safeguards around the routes, the innermost first."""
    app.add_middleware(BodyLimit)
    app.add_middleware(Doorkeeper, hosts=settings.hosts)
    app.add_middleware(RequestLog)
    app.add_middleware(SecurityHeaders)
