"""Whoever thinks better of it is back in the post as it was left: words, caret and focus."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.browser import Page
from tests.browser.composers import only
from tests.browser.draft import Draft
from tests.browser.posts import ORDINARY, RANT

STEPS_BACK = 5  # a caret at the very end or start could be there by chance


def units(text: str) -> int:
    """Return a text's length as the page counts it."""
    return len(text.encode("utf-16-le")) // 2


def check_safe_choice(draft: Draft, choose: Callable[[Page], None]) -> None:
    """Try to publish and choose; fail unless everything is as before."""
    html, caret = draft.html, draft.caret

    draft.publish()
    draft.wait_for_dialog()
    choose(draft.page)
    draft.wait_until_closed()

    assert draft.published == []
    assert draft.html == html
    assert draft.has_focus
    assert draft.caret == caret


def test_the_safe_choices_leave_everything_as_it_was(draft: Draft) -> None:
    draft.write(RANT)
    for _ in range(STEPS_BACK):
        draft.page.press("ArrowLeft")
    start, end = RANT[:-STEPS_BACK], RANT[-STEPS_BACK:]
    assert draft.caret == [units(start), units(start)]

    check_safe_choice(draft, lambda page: page.click_unvent("keep-editing"))
    check_safe_choice(draft, lambda page: page.press("Escape"))
    check_safe_choice(draft, lambda page: page.press("Enter"))

    draft.write("!")
    draft.settle()
    assert draft.text == f"{start}!{end}"


@only("x", "linkedin", "bluesky", "mastodon")
def test_a_rant_reworded_into_an_ordinary_post_goes_out(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()
    draft.page.press("Escape")
    draft.wait_until_closed()

    draft.page.press("Control+a")
    draft.write_and_wait(ORDINARY)
    draft.publish()
    draft.wait_for_publish()
    draft.settle()
    assert draft.texts == [ORDINARY]
