"""Chromium with the extension, driven by Playwright; its closed root is reached by CDP."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, ViewportSize
from playwright.sync_api import Page as Tab

from tests.browser.browser import Browser, Page
from tests.browser.page_server import FOLDERS

VIEW: ViewportSize = {"width": 1000, "height": 760}


class ChromiumPage(Page):
    """One tab of Chromium."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.protocol = tab.context.new_cdp_session(tab)

    def open(self, url: str) -> None:
        self.tab.goto(url)

    def evaluate(self, function: str, *args: Any) -> Any:
        return self.tab.evaluate(f"(args) => ({function})(...args)", list(args))

    def unvent(self, function: str, *args: Any) -> Any:
        root = self.closed_root()
        return root and self.call(
            f"function (...args) {{ return ({function})(this, ...args); }}", root, args
        )

    def closed_root(self) -> str | None:
        """Return the handle of the shadow root that the page itself cannot reach."""
        look = {"expression": "document.querySelector('unvent-host')"}
        host = self.protocol.send("Runtime.evaluate", look)["result"].get("objectId")
        if host is None:
            return None
        node = self.protocol.send("DOM.describeNode", {"objectId": host, "pierce": True})["node"]
        inside = {"backendNodeId": node["shadowRoots"][0]["backendNodeId"]}
        return str(self.protocol.send("DOM.resolveNode", inside)["object"]["objectId"])

    def call(self, function: str, this: str, args: tuple[Any, ...]) -> Any:
        """Return what a function returns, called on a remote object."""
        answer = self.protocol.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": function,
                "objectId": this,
                "arguments": [{"value": arg} for arg in args],
                "returnByValue": True,
                "awaitPromise": True,
            },
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def click_at(self, x: float, y: float, times: int = 1) -> None:
        self.tab.mouse.click(x, y, click_count=times)

    def type(self, text: str) -> None:
        self.tab.keyboard.type(text)

    def press(self, key: str) -> None:
        self.tab.keyboard.press(key)

    def screenshot(self, path: Path) -> None:
        self.tab.screenshot(path=path)

    def close(self) -> None:
        self.tab.close()


class Chromium(Browser):
    """Chromium with the extension loaded from its folder."""

    name = "chromium"

    def __init__(
        self, playwright: Playwright, extension: Path, profile: Path, port: int, scale: int = 1
    ) -> None:
        self.context = launch(playwright, extension, profile, port, scale)
        try:
            self.origin = worker_of(self.context).rsplit("/", 1)[0]
        except BaseException:
            self.quit()
            raise

    def page(self) -> ChromiumPage:
        return ChromiumPage(self.context.new_page())

    def address(self, host: str) -> str:
        return f"https://{host}/"

    def extension_page(self, name: str) -> str:
        return f"{self.origin}/{name}"

    def quit(self) -> None:
        self.context.close()


def worker_of(context: BrowserContext) -> str:
    """Return the address of the extension's worker, once it runs."""
    workers = context.service_workers
    # A manifest that Chromium refuses shows only here, as a time-out.
    return (workers[0] if workers else context.wait_for_event("serviceworker")).url


def launch(
    playwright: Playwright, extension: Path, profile: Path, port: int, scale: int
) -> BrowserContext:
    """Return a started Chromium in which the pages' hosts lead to the page server."""
    rules = [f"MAP {host}:443 127.0.0.1:{port}" for host in FOLDERS]
    return playwright.chromium.launch_persistent_context(
        profile,
        headless=True,
        executable_path=shutil.which("chromium"),
        ignore_https_errors=True,
        viewport=VIEW,
        device_scale_factor=scale,
        args=[
            "--no-sandbox",  # as root in a container there is none
            # Without both nothing is loaded, and nothing says so.
            f"--disable-extensions-except={extension}",
            f"--load-extension={extension}",
            f"--host-resolver-rules={', '.join(rules)}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    )
