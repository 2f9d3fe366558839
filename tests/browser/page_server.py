"""Serves the built pages over HTTPS as the hosts that they stand for."""

from __future__ import annotations

import ssl
import subprocess
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme

HERE = Path(__file__).parent
BUILD = HERE / "build"

FOLDERS = {
    "www.facebook.com": "facebook",
    "x.com": "x",
    "www.linkedin.com": "linkedin",
    "bsky.app": "bluesky",
    "mastodon.social": "mastodon",
    "www.reddit.com": "reddit",
}

# As strict as any site's: whatever Unvent shows has to work under it.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'"
TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types 'none'"
WITH_TRUSTED_TYPES = {"facebook"}


def policy_of(folder: str) -> str:
    """Return the content security policy that a page is served with."""
    return POLICY + (TRUSTED_TYPES if folder in WITH_TRUSTED_TYPES else "")


class PageRequest(SimpleHTTPRequestHandler):
    """One request for a file of the page that the Host header names."""

    @property
    def folder(self) -> str:
        """The page's folder; an unknown host gets one that does not exist."""
        return FOLDERS.get(self.headers.get("Host", "").split(":")[0], "unknown")

    def translate_path(self, path: str) -> str:
        """Return the file of the host's own folder."""
        name = path.split("?", maxsplit=1)[0].strip("/") or "index.html"
        return str(BUILD / self.folder / Path(name).name)

    def end_headers(self) -> None:
        """Send the policy with every answer."""
        self.send_header("Content-Security-Policy", policy_of(self.folder))
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing: the tests' output is for failures."""


class PageServer(ThreadingHTTPServer):
    """The server, on a free port of the loopback interface; a context manager."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), PageRequest)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert(*FOLDERS).configure_cert(self.context)

    def __enter__(self) -> PageServer:
        threading.Thread(target=self.serve_forever, name="pages", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def get_request(self) -> tuple[Any, Any]:
        """Return the next connection; its handshake is left to its own thread."""
        connection, address = super().get_request()
        secured = self.context.wrap_socket(
            connection, server_side=True, do_handshake_on_connect=False
        )
        return secured, address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that closes a connection early is no failure."""

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])


def build_pages() -> None:
    """Bundle the pages anew; raises with the bundler's words if it fails."""
    subprocess.run(["node", "build.js"], cwd=HERE, check=True)
