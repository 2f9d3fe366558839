"""The service's own page, where one can try it without any extension."""

from __future__ import annotations

from tests.browser.browser import Browser, wait_for
from tests.browser.posts import ORDINARY, RANT_AFTER_EMOJI

DECISION = "(section) => section.dataset.decision"
MARKED = "() => [...document.querySelectorAll('#post mark')].map((mark) => mark.textContent)"


def test_it_shows_the_verdict_on_what_one_writes(browser: Browser, service_address: str) -> None:
    with browser.tab(f"{service_address}/") as page:
        page.click("#text")
        page.type(RANT_AFTER_EMOJI)
        wait_for(lambda: page.find(DECISION, "#verdict") == "warn", "the warning")
        marked = page.evaluate(MARKED)
        assert marked
        assert all(phrase in RANT_AFTER_EMOJI for phrase in marked)

        page.press("Control+a")
        page.type(ORDINARY)
        wait_for(lambda: page.find(DECISION, "#verdict") == "ok", "silence")


def test_its_examples_can_be_tried(browser: Browser, service_address: str) -> None:
    with browser.tab(f"{service_address}/") as page:
        page.click("#examples button")
        wait_for(lambda: page.find(DECISION, "#verdict") == "warn", "the warning")
