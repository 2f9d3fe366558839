"""A post being written in a site's composer, as the tests see it."""

from __future__ import annotations

from typing import Any, TypedDict, cast

from tests.browser.browser import Page, wait_for
from tests.browser.composers import Composer
from tests.browser.relay import Relay

# The verdict's last step, from the worker to the page, cannot be seen from outside: give it as
# long as eight frames take, many times what it needs.
FRAMES_TO_SETTLE = 8
# Longer than the extension may ever hold a post: what was going to be replayed has been.
LONGEST_HOLD_MS = 1300

FRAMES = """
async (count) => { while (count--) await new Promise(requestAnimationFrame); }
"""
OBSERVE = "(milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))"

# Character offsets of the selection's ends in the editor, also inside a shadow root.
CARET = """
(editor) => {
  if ("value" in editor) return [editor.selectionStart, editor.selectionEnd];
  const shadowRoots = [editor.getRootNode()].filter((root) => root instanceof ShadowRoot);
  const [range] = document.getSelection().getComposedRanges({shadowRoots});
  if (!range || !editor.contains(range.startContainer)) return null;
  const before = document.createRange();
  before.setStart(editor, 0);
  const count = (node, offset) => {
    before.setEnd(node, offset);
    return before.toString().length;
  };
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return [count(startContainer, startOffset), count(endContainer, endOffset)];
}
"""
HAS_FOCUS = "(editor) => editor.getRootNode().activeElement === editor"


class Published(TypedDict):
    """One post as the page published it; see pages/published.js."""

    text: str
    how: str
    isTrusted: bool
    html: str
    waited: float


def without_focus(html: str) -> str:
    """Return an editor's HTML less the class with which ProseMirror marks the focus."""
    return html.replace(" ProseMirror-focused", "")


class Draft:
    """A composer in a tab, open and with the caret in it."""

    def __init__(self, page: Page, composer: Composer, relay: Relay) -> None:
        self.page = page
        self.composer = composer
        self.relay = relay
        relay.verdicts.clear()  # this page has heard none of them
        if composer.opener:
            page.click(composer.opener)
        page.click(composer.editor)

    def write(self, text: str) -> None:
        """Type a text."""
        self.page.type(text)

    def write_and_wait(self, text: str) -> dict[str, Any]:
        """Type a text and return the verdict on it, once the extension has it too."""
        self.write(text)
        verdict = wait_for(lambda: self.relay.verdicts.get(text), "a verdict")
        self.settle()
        return verdict

    def publish(self, times: int = 1) -> None:
        """Click the site's own button."""
        self.page.click(self.composer.publish, times=times)

    def publish_by_key(self) -> None:
        """Press the site's own shortcut."""
        assert self.composer.shortcut
        self.page.press(self.composer.shortcut)

    def settle(self) -> None:
        """Let whatever is on its way arrive."""
        self.page.evaluate(FRAMES, FRAMES_TO_SETTLE)

    def outlast_hold(self) -> None:
        """Wait until nothing can be held any more."""
        self.page.evaluate(OBSERVE, LONGEST_HOLD_MS)

    @property
    def published(self) -> list[Published]:
        """What the page has published so far."""
        posts = cast("list[Published]", self.page.evaluate("() => window.published"))
        return [{**post, "html": without_focus(post["html"])} for post in posts]

    @property
    def texts(self) -> list[str]:
        """The texts of what the page has published so far."""
        return [post["text"] for post in self.published]

    @property
    def attempts(self) -> int:
        """How often the page was told to publish, also with a composer already cleared."""
        return int(self.page.evaluate("() => window.attempts"))

    def wait_for_publish(self, count: int = 1) -> Published:
        """Return the post of this number, once it is published."""
        return wait_for(lambda: self.published[count - 1 :], "the post")[0]

    def wait_for_dialog(self) -> None:
        """Wait until Unvent's dialog is open."""
        wait_for(lambda: self.page.shown("dialog"), "Unvent's dialog")

    def wait_until_closed(self) -> None:
        """Wait until Unvent's dialog is gone and the page has its focus back."""
        wait_for(lambda: not self.page.shown("dialog"), "the dialog's end")
        self.settle()

    @property
    def html(self) -> str:
        """The editor's HTML as it is without the focus."""
        return without_focus(self.page.find("(editor) => editor.outerHTML", self.composer.editor))

    @property
    def text(self) -> str:
        """The editor's text."""
        look = "(editor) => editor.value ?? editor.textContent"
        return str(self.page.find(look, self.composer.editor))

    @property
    def caret(self) -> Any:
        """Where the selection starts and ends in the text; None when it is elsewhere."""
        return self.page.find(CARET, self.composer.editor)

    @property
    def has_focus(self) -> bool:
        """Whether keys go into the editor."""
        return bool(self.page.find(HAS_FOCUS, self.composer.editor))
