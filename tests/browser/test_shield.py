"""What one does in Unvent's dialog is no business of the page's."""

from __future__ import annotations

from tests.browser.composers import only
from tests.browser.draft import Draft
from tests.browser.posts import RANT

HOTKEYS = "() => window.hotkeys"
COMPOSER_IS_OPEN = "() => !document.querySelector('[role=dialog]').hidden"


@only("x", "mastodon")
def test_page_hotkeys_do_not_hear_keys_pressed_in_the_dialog(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()

    for key in ("n", "l", "?", "Tab", "ArrowDown", "Escape"):
        draft.page.press(key)
    draft.wait_until_closed()
    assert draft.page.evaluate(HOTKEYS) == []

    # The page still hears what is meant for it.
    draft.page.find("(editor) => editor.blur()", draft.composer.editor)
    draft.page.press("n")
    assert draft.page.evaluate(HOTKEYS) == ["n"]


@only("bluesky")
def test_a_composer_that_traps_the_focus_survives_the_dialog(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()

    draft.page.click_unvent("why")
    draft.page.press("Tab")
    draft.page.press("Tab")
    look = "(root) => root.activeElement?.dataset.unvent !== undefined"
    assert draft.page.unvent(look), "the page took the focus out of the dialog"
    assert draft.page.evaluate(COMPOSER_IS_OPEN)

    draft.page.press("Escape")
    draft.wait_until_closed()
    draft.settle()
    assert draft.page.evaluate(COMPOSER_IS_OPEN)
    assert draft.text == RANT


@only("bluesky")
def test_a_double_click_on_keep_editing_leaves_the_draft_there(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.page.click_unvent("keep-editing", times=2)
    draft.wait_until_closed()

    assert draft.page.evaluate(COMPOSER_IS_OPEN)
    assert draft.text == RANT
    assert draft.published == []


@only("facebook")
def test_the_page_cannot_look_into_the_dialog(draft: Draft) -> None:
    draft.write(RANT)
    draft.publish()
    draft.wait_for_dialog()

    look = "() => [document.querySelector('unvent-host').shadowRoot, document.body.innerText]"
    root, page_text = draft.page.evaluate(look)
    assert root is None
    assert draft.page.texts("why")[0] not in page_text
