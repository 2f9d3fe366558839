"""Both browsers with the extension in them, the real service, and a composer to write in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.browser import Browser
from tests.browser.chromium import Chromium
from tests.browser.composers import COMPOSERS, Composer
from tests.browser.draft import Draft
from tests.browser.firefox import Firefox
from tests.browser.options import set_address
from tests.browser.page_server import PageServer, build_pages
from tests.browser.relay import Relay
from tests.browser.service_process import ServiceProcess

EXTENSION = Path(__file__).parents[2] / "extension"


@pytest.fixture(scope="session")
def service_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real service with the trained model."""
    with ServiceProcess(tmp_path_factory.mktemp("service") / "service.log") as service:
        yield service.address


@pytest.fixture(scope="session")
def relay(service_address: str) -> Iterator[Relay]:
    """What the extension takes for the service."""
    with Relay(service_address) as relay:
        yield relay


@pytest.fixture(scope="session")
def pages() -> Iterator[PageServer]:
    """The sites."""
    build_pages()
    with PageServer() as server:
        yield server


@contextmanager
def chromium(profile: Path, port: int) -> Iterator[Browser]:
    """Run Chromium."""
    with sync_playwright() as playwright:
        browser = Chromium(playwright, EXTENSION, profile, port)
        try:
            yield browser
        finally:
            browser.quit()


@contextmanager
def firefox(profile: Path, port: int) -> Iterator[Browser]:
    """Run Firefox."""
    browser = Firefox(EXTENSION, profile, port)
    try:
        yield browser
    finally:
        browser.quit()


@pytest.fixture(scope="session", params=[chromium, firefox], ids=["chromium", "firefox"])
def browser(
    request: pytest.FixtureRequest,
    pages: PageServer,
    relay: Relay,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """A browser with the extension, which knows where the service is."""
    with request.param(tmp_path_factory.mktemp("profile"), pages.port) as browser:
        set_address(browser, relay.address)
        yield browser


@pytest.fixture(params=COMPOSERS, ids=lambda composer: composer.name)
def composer(request: pytest.FixtureRequest) -> Composer:
    """Each composer in turn."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def draft(browser: Browser, relay: Relay, composer: Composer) -> Iterator[Draft]:
    """A fresh page with its composer open and the caret in it."""
    with browser.tab(browser.address(composer.host)) as page:
        yield Draft(page, composer, relay)
