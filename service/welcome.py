"""What the service says when it is up."""

from pathlib import Path
from typing import Final

from service.settings import Settings

EXTENSION: Final = Path(__file__).parents[1] / "extension"

TEXT: Final = """\
Unvent is up, with model {version}.

  Try it    {address}/
  API       {address}/docs

To be asked before you publish, load the extension:
  Chromium  open chrome://extensions, switch on Developer mode, Load unpacked, choose
            {extension}
  Firefox   open about:debugging#/runtime/this-firefox, Load Temporary Add-on, choose
            {extension}/manifest.json

Nothing you write is stored or logged. Ctrl+C stops it.
"""


def welcome(settings: Settings, version: str) -> str:
    """Where to try it and how to load the extension."""
    return TEXT.format(version=version, address=address(settings), extension=EXTENSION)


def address(settings: Settings) -> str:
    """The address to type into a browser on this machine."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
