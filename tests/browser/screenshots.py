"""Draws the README's pictures: the warning on a page of the real editor, and the try-it page.

Run by `make screenshots`, as `python -m tests.browser.screenshots` from the repository's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import FloatRect, sync_playwright

from tests.browser.browser import wait_for
from tests.browser.chromium import VIEW, Chromium, ChromiumPage
from tests.browser.composers import composer_named
from tests.browser.draft import Draft
from tests.browser.options import set_address
from tests.browser.page_server import PageServer, build_pages
from tests.browser.posts import RANT
from tests.browser.relay import Relay
from tests.browser.service_process import ServiceProcess

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"

SCALE = 2  # pixels per CSS pixel, for sharp letters on sharp screens
MARGIN_PX = 64  # of the page, left above and below the dialog; beside it all of the page shows

BOX = """
(root) => {
  const { top, bottom } = root.querySelector("dialog").getBoundingClientRect();
  return [top, bottom];
}
"""
STILL = (
    "(root) => root.querySelector('dialog').getAnimations().every((a) => a.playState !== 'running')"
)


def around_dialog(page: ChromiumPage) -> FloatRect:
    """Return the part of the window around the dialog, once it rests."""
    wait_for(lambda: page.unvent(STILL), "the dialog to rest")
    dialog_top, dialog_bottom = page.unvent(BOX)
    top = max(0, dialog_top - MARGIN_PX)
    bottom = min(VIEW["height"], dialog_bottom + MARGIN_PX)
    return {"x": 0, "y": top, "width": VIEW["width"], "height": bottom - top}


def draw_warning(
    browser: Chromium, relay: Relay, scheme: Literal["light", "dark"], name: str
) -> None:
    """Save the picture of the dialog over a post on Facebook."""
    composer = composer_named("facebook")
    page = browser.page()
    page.tab.emulate_media(color_scheme=scheme)
    page.open(browser.address(composer.host))
    draft = Draft(page, composer, relay)
    draft.write_and_wait(RANT)
    draft.publish()
    draft.wait_for_dialog()
    page.tab.screenshot(path=IMAGES / name, clip=around_dialog(page))
    page.close()


def draw_try_it(browser: Chromium, address: str) -> None:
    """Save the picture of the service's own page."""
    page = browser.page()
    page.open(f"{address}/")
    page.click("#examples button")
    wait_for(lambda: page.find("(section) => section.dataset.decision", "#verdict") == "warn", "it")
    page.tab.screenshot(path=IMAGES / "try-it.png", full_page=True)
    page.close()


@contextmanager
def stage() -> Iterator[tuple[Chromium, Relay, str]]:
    """Run all that a picture needs: Chromium, the relay and the service's address."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        service = stack.enter_context(ServiceProcess(folder / "service.log"))
        relay = stack.enter_context(Relay(service.address))
        pages = stack.enter_context(PageServer())
        playwright = stack.enter_context(sync_playwright())
        browser = Chromium(playwright, ROOT / "extension", folder / "profile", pages.port, SCALE)
        stack.callback(browser.quit)
        set_address(browser, relay.address)
        yield browser, relay, service.address


def main() -> None:
    """Draw them all."""
    build_pages()
    IMAGES.mkdir(parents=True, exist_ok=True)
    with stage() as (browser, relay, address):
        draw_warning(browser, relay, "light", "warning.png")
        draw_warning(browser, relay, "dark", "warning-dark.png")
        draw_try_it(browser, address)


if __name__ == "__main__":
    main()
