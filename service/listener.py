"""The socket that the service listens on."""

import errno
import socket
from typing import Final

from service.settings import Settings

BACKLOG: Final = 2048  # uvicorn's own default
SENTENCES: Final = {
    errno.EADDRINUSE: "port {port} on {host} is in use. Stop the program that uses it, "
    "or choose another with UNVENT_PORT",
    errno.EACCES: "port {port} on {host} needs rights that this user does not have. "
    "Choose one above 1023 with UNVENT_PORT",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine. Set UNVENT_HOST to 127.0.0.1",
}


class ListenError(Exception):
    """An address that cannot be listened on; the message says what to do."""


def listen(settings: Settings) -> socket.socket:
    """A listening socket on the settings' address.

    Listening begins before the model is loaded: whoever connects meanwhile waits, and a
    port in use is found at once. Raises ListenError.
    """
    try:
        return socket.create_server(_address(settings), family=_family(settings), backlog=BACKLOG)
    except OSError as error:
        sentence = SENTENCES.get(error.errno or 0, "cannot listen on {host}, port {port}")
        raise ListenError(sentence.format(host=settings.host, port=settings.port)) from error


def _address(settings: Settings) -> tuple[str, int]:
    return settings.host, settings.port


def _family(settings: Settings) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in settings.host else socket.AF_INET
