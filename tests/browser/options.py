"""The extension's options page, used as a person uses it."""

from __future__ import annotations

from tests.browser.browser import Browser, Page, wait_for

VALUE = "(input) => input.value"
TEXT = "(element) => element?.textContent.trim()"


def named(name: str) -> str:
    """Return the path of an element of the options page."""
    return f"[data-unvent='{name}']"


class OptionsPage:
    """The page in a tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def type_address(self, address: str) -> None:
        """Write an address into the field, in place of what stands there."""
        self.page.click(named("address"))
        self.page.press("Control+a")
        self.page.type(address)

    def save_address(self, address: str) -> None:
        """Set the service's address; returns when a fresh look at the page shows it."""
        self.type_address(address)
        self.page.click(named("save-address"))
        wait_for(lambda: self.saved_address() == address, f"{address} to be saved")

    def saved_address(self) -> str:
        """Return the address that a reloaded page shows."""
        self.reload()
        return str(wait_for(lambda: self.page.find(VALUE, named("address")), "the address"))

    def reload(self) -> None:
        """Load the page anew."""
        self.page.open(str(self.page.evaluate("() => location.href")))

    def ask_connection(self) -> None:
        """Ask for a test of the connection."""
        self.page.click(named("test-connection"))

    @property
    def status(self) -> str:
        """What the page says of the connection."""
        return str(self.page.find(TEXT, named("connection-status")) or "")

    @property
    def drafts(self) -> list[str]:
        """The saved drafts, as they are listed."""
        look = "(name) => [...document.querySelectorAll(name)].map((draft) => draft.textContent)"
        return list(self.page.evaluate(look, named("draft")))

    def wait_for_status(self, beginning: str) -> None:
        """Wait until the page says something that begins so."""
        wait_for(lambda: self.status.startswith(beginning), f"“{beginning}”")


def set_address(browser: Browser, address: str) -> None:
    """Give the extension the service's address, through its own options page."""
    with browser.tab(browser.extension_page("options.html")) as page:
        OptionsPage(page).save_address(address)
