"""GET / and its files: the try-it page."""

from functools import cache
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.asset import Asset, read_asset

FILES: Final = {
    "/": "index.html",
    "/try.js": "try.js",
    "/try.css": "try.css",
    "/en.json": "en.json",
    "/icon.svg": "icon.svg",
}

router = APIRouter(include_in_schema=False)
_asset = cache(read_asset)  # read at the first request, since nothing happens on import


async def web_file(request: Request) -> Response:
    """The file, from the table above: no path leads out of it."""
    return asset_at(request.scope["path"]).answer(request.headers)


def asset_at(path: str) -> Asset:
    """The asset that is served at the path."""
    return _asset(FILES[path])


for path in FILES:
    router.add_api_route(path, web_file, methods=["GET", "HEAD"])
