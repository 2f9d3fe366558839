"""The try-it page in Chromium, with the service running as its own process."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

StartService = Callable[..., subprocess.Popen[str]]
WaitForAddress = Callable[[subprocess.Popen[str]], str]
AXE = Path(__file__).parents[2] / "browser/node_modules/axe-core/axe.min.js"
RANT = (
    "😀 Absolute clowns. Third interview with this company and the interviewer showed up "
    "40 minutes late, then mocked my CV. What a waste of my time, never interview there."
)
ORDINARY = "Sunny morning, took the dog to the beach and had pancakes."
FLAGGED = "#verdict:is([data-decision=nudge], [data-decision=warn])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(start_service: StartService, wait_for_address: WaitForAddress) -> str:
    return wait_for_address(start_service(UNVENT_LOG_LEVEL="error"))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, which may load nothing from elsewhere and say nothing on the console."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(address) else complaints.append(request.url),
    )
    page.goto(f"{address}/")
    yield page
    page.close()
    assert complaints == []


def test_a_rant_is_highlighted_while_it_is_written(page: Page) -> None:
    page.get_by_label("Your post").fill(RANT)
    expect(page.locator(FLAGGED)).to_be_visible()
    marks = page.locator("#post mark")
    expect(marks.first).to_be_visible()
    assert all(phrase.strip() == phrase and phrase in RANT for phrase in marks.all_inner_texts())
    assert page.locator("#post").inner_text() == RANT
    assert page.locator("#advice li").count() > 0
    expect(page.locator("#probability")).to_contain_text("%")


def test_highlights_behind_an_emoji_begin_and_end_at_words(page: Page) -> None:
    page.get_by_label("Your post").fill(RANT)
    page.locator(FLAGGED).wait_for()
    for phrase in page.locator("#post mark").all_inner_texts():
        before, _, after = RANT.partition(phrase)
        assert not before[-1:].isalnum()
        assert not after[:1].isalnum()


def test_an_ordinary_post_gets_silence(page: Page) -> None:
    page.get_by_label("Your post").fill(ORDINARY)
    expect(page.locator("#verdict")).to_have_attribute("data-decision", "ok")
    assert page.locator("#post").is_hidden()
    assert page.locator("#advice li").count() == 0


def test_the_verdict_is_on_the_text_as_it_is_now(page: Page) -> None:
    box = page.get_by_label("Your post")
    box.fill(RANT)
    box.fill(ORDINARY)
    expect(page.locator("#verdict")).to_have_attribute("data-decision", "ok")
    box.fill("")
    expect(page.locator("#verdict")).to_have_attribute("data-decision", "none")


def test_a_post_is_never_read_as_html(page: Page) -> None:
    post = RANT + " <img src=x onerror=alert(1)><b>rude</b>"
    page.get_by_label("Your post").fill(post)
    page.locator(FLAGGED).wait_for()
    assert page.locator("#post").inner_text() == post
    assert page.locator("#post :is(img, b)").count() == 0


def test_each_example_gets_a_verdict(page: Page) -> None:
    examples = page.get_by_role("group", name="Example posts").get_by_role("button")
    expect(examples).to_have_count(4)
    for example in examples.all():
        with page.expect_response("**/v1/check") as response:
            example.click()
        decision = response.value.json()["decision"]
        expect(page.locator("#verdict")).to_have_attribute("data-decision", decision)


def test_a_text_that_is_too_long_is_said_to_be(page: Page) -> None:
    page.get_by_label("Your post").fill("a" * 63_207)
    expect(page.locator("#title")).to_contain_text("too long")
    expect(page.locator("#count")).to_have_text("63,207 of 63,206 characters")


def test_the_keyboard_reaches_everything(page: Page) -> None:
    page.get_by_label("Your post").focus()
    page.keyboard.press("Tab")
    with page.expect_response("**/v1/check"):
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    page.locator(FLAGGED).wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/docs", "/problems/text-blank"])
def test_axe_finds_nothing(
    page: Page, address: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address + path)
    if path == "/":
        page.get_by_label("Your post").fill(RANT)
        page.locator(FLAGGED).wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run().then((found) => found.violations)")
    assert [violation["id"] for violation in violations] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_label("Your post").fill(RANT + " " + "x" * 300)
    page.locator(FLAGGED).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_service_that_went_away_is_said_to_be_gone(
    browser: Browser, start_service: StartService, wait_for_address: WaitForAddress
) -> None:
    process = start_service()
    page = browser.new_page()
    page.goto(f"{wait_for_address(process)}/")
    page.locator("#examples button").first.wait_for()
    process.kill()
    process.wait()
    page.get_by_label("Your post").fill(ORDINARY)
    expect(page.locator("#title")).to_contain_text("does not answer")
    page.close()
