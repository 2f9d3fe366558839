"""While one writes, Unvent is silent or speaks beside the composer, and is never in the way."""

from __future__ import annotations

from tests.browser.browser import wait_for
from tests.browser.composers import only
from tests.browser.draft import Draft
from tests.browser.posts import ORDINARY, RANT, RIGHTS
from tests.browser.relay import Relay

LAYOUT = """
() => [...document.querySelectorAll("body *")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].join(" ");
})
"""


@only("facebook", "linkedin", "mastodon")
def test_a_rant_gets_a_chip_that_takes_nothing(draft: Draft) -> None:
    draft.write(RANT)
    before = draft.page.evaluate(LAYOUT)
    wait_for(lambda: draft.page.shown("chip"), "the chip")

    assert draft.has_focus
    assert draft.page.evaluate(LAYOUT) == before
    assert not draft.page.shown("dialog")

    draft.write("!")
    assert draft.text == f"{RANT}!"


@only("x")
def test_an_ordinary_post_gets_no_chip(draft: Draft) -> None:
    draft.write_and_wait(ORDINARY)
    assert not draft.page.shown("chip")


@only("x", "reddit")
def test_words_about_rights_are_never_held(draft: Draft) -> None:
    verdict = draft.write_and_wait(RIGHTS)
    assert verdict["decision"] == "care"
    assert draft.page.shown("chip")

    draft.publish()
    draft.wait_for_publish()
    draft.settle()
    assert draft.texts == [RIGHTS]
    assert draft.published[0]["isTrusted"]


@only("facebook")
def test_nothing_is_asked_until_somebody_writes(draft: Draft, relay: Relay) -> None:
    relay.asked.clear()
    draft.page.click("[role='dialog'] h2")
    draft.outlast_hold()
    assert relay.asked == []
