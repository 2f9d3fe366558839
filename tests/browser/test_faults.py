"""A service that fails never stands between a person and their post.

The one second is the product's promise. It is measured in the page, from the person's click to
the publish; the margin is for the browser's own work on a busy machine.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.browser import wait_for
from tests.browser.composers import only, with_shortcut
from tests.browser.draft import Draft
from tests.browser.posts import RANT
from tests.browser.relay import Fault, Relay

PROMISE_MS = 1000
SCHEDULING_MARGIN_MS = 250

FAULTS: tuple[Fault, ...] = ("hanging", "down", "error", "nonsense", "wrong schema")


def check_publishes(
    draft: Draft, relay: Relay, publish: Callable[[], None], faults: tuple[Fault, ...] = FAULTS
) -> None:
    """Publish a post under each fault; fail unless each goes out once and in time."""
    texts = [f"Never again ({fault})" for fault in faults]
    for count, (fault, text) in enumerate(zip(faults, texts, strict=True), start=1):
        with relay.failing(fault):
            draft.page.click(draft.composer.editor)
            draft.write(text)
            publish()
            post = draft.wait_for_publish(count)
        assert post["waited"] <= PROMISE_MS + SCHEDULING_MARGIN_MS, fault
    draft.outlast_hold()
    assert draft.texts == texts
    assert draft.attempts == len(faults)


def test_a_click_publishes_once_within_a_second(draft: Draft, relay: Relay) -> None:
    check_publishes(draft, relay, draft.publish)


@with_shortcut
def test_a_shortcut_publishes_once_within_a_second(draft: Draft, relay: Relay) -> None:
    check_publishes(draft, relay, draft.publish_by_key, faults=("hanging", "down"))


@only("mastodon")
def test_a_service_that_comes_back_is_asked_again(draft: Draft, relay: Relay) -> None:
    with relay.failing("error"):
        draft.write(RANT)
        wait_for(lambda: relay.asked, "a question")

    draft.publish()
    draft.wait_for_dialog()
    assert draft.published == []
