"""Files and pages that browsers load, with an ETag of their content."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response

WEB: Final = Path(__file__).parent / "web"
MEDIA_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """A body and its media type."""

    body: bytes
    media_type: str

    @cached_property
    def etag(self) -> str:
        """The entity tag: the same body, the same tag, on every machine."""
        return f'"{sha256(self.body).hexdigest()[:32]}"'

    def answer(self, headers: Headers) -> Response:
        """The asset, or 304 where the browser already has it."""
        own = {"etag": self.etag, "cache-control": "no-cache"}
        if self.etag in seen_tags(headers):
            return Response(status_code=304, headers=own)
        return Response(self.body, headers=own, media_type=self.media_type)


def read_asset(name: str) -> Asset:
    """The file of that name beside the package's pages."""
    path = WEB / name
    return Asset(path.read_bytes(), MEDIA_TYPES[path.suffix])


def html_asset(page: str) -> Asset:
    """A page made here."""
    return Asset(page.encode("utf-8"), MEDIA_TYPES[".html"])


def json_asset(content: object) -> Asset:
    """A description made here."""
    return Asset(json.dumps(content).encode("ascii"), MEDIA_TYPES[".json"])


def seen_tags(headers: Headers) -> set[str]:
    """The entity tags that the browser says it has."""
    tags = headers.get("if-none-match", "").split(",")
    return {tag.strip().removeprefix("W/") for tag in tags}
