"""A rant about an interview waits until the person has said that it may go."""

from __future__ import annotations

from typing import Any

from tests.browser.composers import only, with_shortcut
from tests.browser.draft import Draft
from tests.browser.posts import RANT, RANT_AFTER_EMOJI


def phrases(text: str, verdict: dict[str, Any]) -> list[str]:
    """Return the phrases that a verdict's offsets, in UTF-16 units, point at."""
    units = text.encode("utf-16-le")
    reasons = sorted(verdict["reasons"], key=lambda reason: int(reason["start"]))
    cuts = [units[2 * reason["start"] : 2 * reason["end"]] for reason in reasons]
    return [cut.decode("utf-16-le") for cut in cuts]


def check_only_publish_anyway(draft: Draft, text: str) -> None:
    """Fail unless the post on which the dialog is open goes out by that button alone, once."""
    draft.settle()
    assert draft.published == []
    draft.page.click_unvent("publish-anyway")
    draft.wait_for_publish()
    draft.settle()
    assert draft.texts == [text]
    assert draft.attempts == 1
    assert not draft.page.shown("dialog")


def test_a_click_publishes_it_only_after_publish_anyway(draft: Draft) -> None:
    verdict = draft.write_and_wait(RANT_AFTER_EMOJI)
    html = draft.html

    draft.publish()
    draft.wait_for_dialog()

    marked = draft.page.texts("phrase")
    assert marked
    assert marked == phrases(RANT_AFTER_EMOJI, verdict)
    assert all(phrase in RANT for phrase in marked)
    assert draft.page.texts("post") == [RANT_AFTER_EMOJI]

    check_only_publish_anyway(draft, RANT_AFTER_EMOJI)
    assert draft.published[0]["html"] == html


@with_shortcut
def test_a_shortcut_publishes_it_only_after_publish_anyway(draft: Draft) -> None:
    draft.write_and_wait(RANT)
    draft.publish_by_key()
    draft.wait_for_dialog()
    check_only_publish_anyway(draft, RANT)


def test_a_click_before_the_verdict_opens_the_dialog_all_the_same(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()
    draft.settle()
    assert draft.published == []


def test_double_clicks_publish_it_once(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish(times=2)
    draft.wait_for_dialog()
    draft.settle()
    assert draft.published == []

    draft.page.click_unvent("publish-anyway", times=2)
    draft.wait_for_publish()
    draft.settle()
    assert draft.texts == [RANT]


@only("mastodon")
def test_the_dialog_says_why_and_what_else_one_could_do(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()

    (why,) = draft.page.texts("why")
    (advice,) = draft.page.texts("advice")
    assert why.strip()
    assert advice.strip()


@only("mastodon")
def test_the_dialog_is_an_alert_with_name_description_and_focus(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()

    focus, name, description = draft.page.unvent("""
        (root) => {
          const dialog = root.querySelector("[role='alertdialog']");
          const named = ["aria-labelledby", "aria-describedby"].map((name) =>
            dialog.getAttribute(name).split(" ").map((id) => root.getElementById(id).textContent));
          return [root.activeElement?.dataset.unvent, ...named.map((texts) => texts.join(" "))];
        }
    """)
    assert focus == "keep-editing"
    assert name.strip()
    assert description.strip()
