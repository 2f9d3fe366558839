"""Firefox with the extension, driven by Marionette; its closed root by a privileged script."""

from __future__ import annotations

import base64
import json
import shutil
import warnings
from pathlib import Path
from typing import Any

from tests.browser.browser import Browser, Page
from tests.browser.service_process import free_port

with warnings.catch_warnings():
    # Its dependency mozinfo asks for the name of the system in a way of yesterday.
    warnings.simplefilter("ignore", DeprecationWarning)
    from marionette_driver.addons import Addons
    from marionette_driver.keys import Keys
    from marionette_driver.marionette import Marionette

PREFERENCES = {
    "network.dns.forceResolve": "127.0.0.1",  # every host name is this machine
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
}
NAMED = {
    "Control": Keys.CONTROL,
    "Shift": Keys.SHIFT,
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "Tab": Keys.TAB,
    "Home": Keys.HOME,
    "End": Keys.END,
    "ArrowLeft": Keys.ARROW_LEFT,
    "ArrowRight": Keys.ARROW_RIGHT,
    "ArrowUp": Keys.ARROW_UP,
    "ArrowDown": Keys.ARROW_DOWN,
    "Backspace": Keys.BACK_SPACE,
}
CALL = "return ({})(...arguments)"
WITHIN = """
const root = document.querySelector("unvent-host")?.openOrClosedShadowRoot;
return root ? ({})(root, ...arguments) : null;
"""


class FirefoxPage(Page):
    """One tab of Firefox."""

    def __init__(self, marionette: Marionette) -> None:
        self.marionette = marionette
        self.window = marionette.open(type="tab", focus=True)["handle"]
        marionette.switch_to_window(self.window)

    def open(self, url: str) -> None:
        self.marionette.navigate(url)

    def evaluate(self, function: str, *args: Any) -> Any:
        # Without a sandbox a script sees the page's own variables.
        return self.marionette.execute_script(CALL.format(function), args, sandbox=None)

    def unvent(self, function: str, *args: Any) -> Any:
        return self.marionette.execute_script(WITHIN.format(function), args, sandbox="system")

    def click_at(self, x: float, y: float, times: int = 1) -> None:
        mouse = self.marionette.actions.sequence("pointer", "mouse", {"pointerType": "mouse"})
        mouse.pointer_move(int(x), int(y))
        for _ in range(times):
            mouse.pointer_down().pointer_up()
        mouse.perform()

    def type(self, text: str) -> None:
        keys = self.marionette.actions.sequence("key", "keyboard")
        for character in text:
            keys.key_down(character).key_up(character)
        keys.perform()

    def press(self, key: str) -> None:
        keys = self.marionette.actions.sequence("key", "keyboard")
        chord = [NAMED.get(name, name) for name in key.split("+")]
        for name in chord:
            keys.key_down(name)
        for name in reversed(chord):
            keys.key_up(name)
        keys.perform()

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.marionette.screenshot(full=False)))

    def close(self) -> None:
        self.marionette.switch_to_window(self.window)
        self.marionette.close()
        self.marionette.switch_to_window(self.marionette.window_handles[-1])


class Firefox(Browser):
    """Firefox with the extension installed for this session."""

    name = "firefox"

    def __init__(self, extension: Path, profile: Path, port: int) -> None:
        self.port = port
        self.marionette = start(profile)
        try:
            addon = Addons(self.marionette).install(str(extension), temp=True)
            self.origin = f"moz-extension://{self.uuid(addon)}"
        except BaseException:
            self.quit()
            raise

    def uuid(self, addon: str) -> str:
        """Return the name under which this profile serves an extension's pages."""
        with self.marionette.using_context("chrome"):
            known = self.marionette.get_pref("extensions.webextensions.uuids")
        return str(json.loads(known)[addon])

    def page(self) -> FirefoxPage:
        return FirefoxPage(self.marionette)

    def address(self, host: str) -> str:
        return f"https://{host}:{self.port}/"

    def extension_page(self, name: str) -> str:
        return f"{self.origin}/{name}"

    def quit(self) -> None:
        self.marionette.quit(in_app=False)
        self.marionette.cleanup()


def start(profile: Path) -> Marionette:
    """Return the connection to a started Firefox."""
    with warnings.catch_warnings():
        # While it knocks at the port until Firefox opens it, it drops sockets unclosed.
        warnings.simplefilter("ignore", ResourceWarning)
        marionette = Marionette(
            bin=shutil.which("firefox-esr") or shutil.which("firefox"),
            port=free_port(),  # not its usual one: another Firefox may be there
            headless=True,
            prefs=PREFERENCES,
            gecko_log=str(profile / "gecko.log"),
            workspace=str(profile),
        )
        marionette.start_session({"acceptInsecureCerts": True})
    return marionette
