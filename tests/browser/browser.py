"""What a test asks of a browser, whichever it is: real input, the page's script, Unvent's own UI.

Elements are named by a path of CSS selectors; `>>>` steps into an open shadow root. Clicks and
keys are given to the browser as a person's are, so their events are trusted.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

PATIENCE_SECONDS = 10.0  # for a state to come; generous, since two cores are shared
POLL_SECONDS = 0.02  # between two looks

FIND = """
const find = (path) => path.split(" >>> ").reduce(
  (root, selector) => (root.shadowRoot ?? root).querySelector(selector), document);
"""

MIDDLE = """
const middle = (element) => {
  if (!element) return null;
  element.scrollIntoView({block: "nearest"});
  const box = element.getBoundingClientRect();
  return box.width ? [box.x + box.width / 2, box.y + box.height / 2] : null;
};
"""


def wait_for(look: Callable[[], T | None], what: str) -> T:
    """Return the first true thing that `look` sees; raises with `what` when none comes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE_SECONDS:g} s in vain for {what}")
        time.sleep(POLL_SECONDS)
    return seen


class Page(ABC):
    """One tab."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Load a page and wait for it."""

    @abstractmethod
    def evaluate(self, function: str, *args: Any) -> Any:
        """Return what a JavaScript function returns in the page."""

    @abstractmethod
    def unvent(self, function: str, *args: Any) -> Any:
        """Return what a function of Unvent's closed shadow root returns; None without a root."""

    @abstractmethod
    def click_at(self, x: float, y: float, times: int = 1) -> None:
        """Move the mouse there and click, or double-click."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type a text, key by key."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key or a chord: `Escape`, `Control+Enter`."""

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """Save a picture of the window."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab."""

    def find(self, function: str, path: str, *args: Any) -> Any:
        """Return what a function of the element at a path returns."""
        script = f"(path, ...args) => {{ {FIND} return ({function})(find(path), ...args); }}"
        return self.evaluate(script, path, *args)

    def click(self, path: str, times: int = 1) -> None:
        """Click the middle of the element at a path, once it is there."""
        look = f"(element) => {{ {MIDDLE} return middle(element); }}"
        x, y = wait_for(lambda: self.find(look, path), path)
        self.click_at(x, y, times)

    def shown(self, name: str) -> Any:
        """Return whether an element of Unvent's is in sight."""
        selector = f'[data-unvent="{name}"]'
        return self.unvent(
            f"(root) => {{ {MIDDLE} return middle(root.querySelector(`{selector}`)); }}"
        )

    def texts(self, name: str) -> list[str]:
        """Return the texts of Unvent's elements of a name."""
        look = "(root, name) => [...root.querySelectorAll(name)].map((e) => e.textContent)"
        found: list[str] | None = self.unvent(look, f'[data-unvent="{name}"]')
        return found or []

    def click_unvent(self, name: str, times: int = 1) -> None:
        """Click an element of Unvent's, once it is in sight."""
        x, y = wait_for(lambda: self.shown(name), f"Unvent's {name}")
        self.click_at(x, y, times)


class Browser(ABC):
    """A running browser with the extension in it."""

    name: str

    @abstractmethod
    def page(self) -> Page:
        """Return a new tab in front of the others."""

    @abstractmethod
    def address(self, host: str) -> str:
        """Return where the page server's page for a host is found."""

    @abstractmethod
    def extension_page(self, name: str) -> str:
        """Return the address of a page of the extension."""

    @abstractmethod
    def quit(self) -> None:
        """End the browser and all that belongs to it."""

    @contextmanager
    def tab(self, url: str) -> Iterator[Page]:
        """Open a page in a new tab and close it again."""
        page = self.page()
        try:
            page.open(url)
            yield page
        finally:
            page.close()
