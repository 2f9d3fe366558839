"""An ordinary post goes out as if Unvent were not there."""

from __future__ import annotations

from tests.browser.composers import with_shortcut
from tests.browser.draft import Draft
from tests.browser.posts import ORDINARY

CHILDREN = "() => [...document.documentElement.children].map((child) => child.localName)"


def check_untouched(draft: Draft, html: str) -> None:
    """Fail unless one post went out, by the person's own event, exactly as it was written."""
    draft.wait_for_publish()
    draft.settle()
    (post,) = draft.published
    assert post["text"] == ORDINARY
    assert post["isTrusted"]
    assert post["html"] == html
    assert draft.attempts == 1
    assert draft.page.evaluate(CHILDREN) == ["head", "body"]  # nothing was added to the page
    assert list(draft.relay.verdicts)[-1] == ORDINARY  # and this is what the service was sent


def test_a_click_publishes_it_once_and_untouched(draft: Draft) -> None:
    draft.write_and_wait(ORDINARY)
    html = draft.html
    draft.publish()
    check_untouched(draft, html)


@with_shortcut
def test_a_shortcut_publishes_it_once_and_untouched(draft: Draft) -> None:
    draft.write_and_wait(ORDINARY)
    html = draft.html
    draft.publish_by_key()
    check_untouched(draft, html)


def test_a_double_click_publishes_it_once(draft: Draft) -> None:
    draft.write_and_wait(ORDINARY)
    draft.publish(times=2)
    draft.wait_for_publish()
    draft.settle()
    assert draft.texts == [ORDINARY]


def test_posts_sent_before_their_verdicts_go_out_once_each(draft: Draft) -> None:
    posts = [ORDINARY, f"Again: {ORDINARY}"]
    for count, text in enumerate(posts, start=1):
        draft.page.click(draft.composer.editor)
        draft.write(text)
        draft.publish()
        draft.wait_for_publish(count)

    draft.outlast_hold()
    assert draft.texts == posts
    assert draft.attempts == len(posts)
