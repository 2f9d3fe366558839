"""`python -m service`: loads the model that serves and answers until it is stopped.

Ends with status 2 for a bad setting and 1 where the model or the address is missing, each
with one sentence on standard error.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

import uvicorn
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from model.artefact import champion
from model.errors import ArtefactError
from model.guard import Guard
from service.app import create_app
from service.listener import ListenError, listen
from service.log_lines import start_logging
from service.settings import Settings
from service.welcome import welcome

NO_MODEL: Final = 1
BAD_SETTING: Final = 2
GRACE_SECONDS: Final = 5  # for answers under way when asked to stop; a batch takes about 1


def main() -> None:
    """Serve until stopped."""
    settings = _settings()
    try:
        socket = listen(settings)
        guard = load_guard(settings.models)
    except (ListenError, ArtefactError) as error:
        _give_up(str(error), NO_MODEL)
    settings = settings.model_copy(update={"port": socket.getsockname()[1]})
    start_logging(settings.log_level)
    print(welcome(settings, guard.version.version), flush=True)
    with suppress(KeyboardInterrupt):  # the usual way to stop it
        _server(settings, guard).run(sockets=[socket])


def load_guard(models: Path) -> Guard:
    """The guard of the version that serves, warm. Raises ArtefactError where there is none."""
    guard = Guard.load(champion(models))
    # The first post makes tables and loads the language model, which takes half a second,
    # and the extension waits no longer than a whole one.
    guard.assess("An interview that went well, to warm up.")
    return guard


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        _give_up("; ".join(_sentence(found) for found in error.errors()), BAD_SETTING)


def _sentence(found: ErrorDetails) -> str:
    name = "".join(f"UNVENT_{str(part).upper()} " for part in found["loc"][:1])
    sentence = found["msg"].removeprefix("Value error, ")
    return name + sentence.replace("Input should be", "must be")


def _server(settings: Settings, guard: Guard) -> uvicorn.Server:
    config = uvicorn.Config(
        create_app(settings, guard),
        log_config=None,  # service/log_lines.py has it
        access_log=False,  # it would print paths and queries, which may hold text
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return uvicorn.Server(config)


def _give_up(sentence: str, status: int) -> NoReturn:
    print(f"Unvent: {sentence}.", file=sys.stderr)
    raise SystemExit(status)


if __name__ == "__main__":
    main()
