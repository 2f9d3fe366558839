"""A post saved for tomorrow is published nowhere, and stands on the extension's own page."""

from __future__ import annotations

from tests.browser.browser import Browser, wait_for
from tests.browser.composers import only
from tests.browser.draft import Draft
from tests.browser.options import VALUE, OptionsPage, named
from tests.browser.posts import RANT


def save(draft: Draft) -> None:
    """Write a rant and save it."""
    draft.write(RANT)
    draft.publish()
    draft.page.click_unvent("save-for-tomorrow")
    draft.wait_until_closed()
    draft.settle()


def test_it_is_kept_and_not_published(browser: Browser, draft: Draft) -> None:
    save(draft)

    assert draft.published == []
    assert draft.text == RANT  # also left where it was
    with browser.tab(browser.extension_page("options.html")) as page:
        options = OptionsPage(page)
        drafts = wait_for(lambda: options.drafts, "the draft")
        assert RANT in drafts[0]
        delete_all(options)


@only("mastodon")
def test_it_can_be_copied_and_deleted(browser: Browser, draft: Draft) -> None:
    save(draft)

    with browser.tab(browser.extension_page("options.html")) as page:
        options = OptionsPage(page)
        wait_for(lambda: options.drafts, "the draft")
        page.click(named("copy-draft"))
        wait_for(lambda: pasted(options) == RANT, "the post on the clipboard")
        delete_all(options)
        assert options.saved_address()  # a fresh look at the page
        assert options.drafts == []


def pasted(options: OptionsPage) -> str:
    """Return what a paste into the address field gives."""
    options.type_address("")
    options.page.press("Control+v")
    return str(options.page.find(VALUE, named("address")))


def delete_one(options: OptionsPage) -> None:
    """Delete the first draft."""
    before = len(options.drafts)
    options.page.click(named("delete-draft"))
    wait_for(lambda: len(options.drafts) < before, "the draft to go")


def delete_all(options: OptionsPage) -> None:
    """Delete every draft."""
    while options.drafts:
        delete_one(options)
