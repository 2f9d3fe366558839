"""The options page sets the service's address and says in plain words whether it answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.browser import Browser
from tests.browser.composers import composer_named
from tests.browser.draft import Draft
from tests.browser.options import OptionsPage
from tests.browser.posts import RANT
from tests.browser.relay import Relay
from tests.browser.service_process import free_port


@pytest.fixture
def options(browser: Browser, relay: Relay) -> Iterator[OptionsPage]:
    """The options page; the relay's address is set again afterwards."""
    with browser.tab(browser.extension_page("options.html")) as page:
        yield OptionsPage(page)
    with browser.tab(browser.extension_page("options.html")) as page:
        OptionsPage(page).save_address(relay.address)


def test_it_says_that_the_service_is_reachable(options: OptionsPage, service_address: str) -> None:
    options.type_address(service_address)
    options.ask_connection()
    options.wait_for_status("Reachable.")


def test_it_says_that_nothing_is_reachable(options: OptionsPage) -> None:
    options.type_address(f"http://127.0.0.1:{free_port()}")
    options.ask_connection()
    options.wait_for_status("Not reachable.")


def test_it_tells_a_stranger_from_the_service(options: OptionsPage, relay: Relay) -> None:
    with relay.failing("nonsense"):
        options.type_address(relay.address)
        options.ask_connection()
        options.wait_for_status("Something answers there")


def test_it_refuses_what_is_no_address(options: OptionsPage, relay: Relay) -> None:
    options.type_address("http://")
    options.page.press("Enter")
    options.wait_for_status("That is not an address")
    assert options.saved_address() == relay.address


def test_a_post_is_checked_by_the_service_without_anything_between(
    options: OptionsPage, browser: Browser, relay: Relay, service_address: str
) -> None:
    options.save_address(service_address)
    composer = composer_named("mastodon")
    with browser.tab(browser.address(composer.host)) as page:
        draft = Draft(page, composer, relay)
        draft.write(RANT)
        draft.publish()
        draft.wait_for_dialog()
    assert relay.verdicts == {}
