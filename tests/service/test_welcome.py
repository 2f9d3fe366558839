from pathlib import Path

import pytest

from service.settings import Settings
from service.welcome import address, welcome


def test_it_says_where_to_try_it_and_how_to_load_the_extension() -> None:
    text = welcome(Settings(port=9000), "2026.11.24-1a2b3c4d")
    assert "http://127.0.0.1:9000/\n" in text
    assert "2026.11.24-1a2b3c4d" in text
    assert "chrome://extensions" in text
    assert "about:debugging#/runtime/this-firefox" in text
    extension = Path(__file__).parents[2] / "extension"
    assert f"{extension}\n" in text
    assert f"{extension}/manifest.json\n" in text


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("localhost", "http://localhost:80"),
        ("::1", "http://[::1]:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
    ],
)
def test_the_address_can_be_typed_into_a_browser(host: str, shown: str) -> None:
    assert address(Settings(host=host, port=80, allow_remote=True)) == shown
