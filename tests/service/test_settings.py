from pathlib import Path

import pytest
from pydantic import ValidationError

from service.settings import Settings, is_loopback


@pytest.fixture(autouse=True)
def _without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"UNVENT_{name.upper()}", raising=False)


def test_the_defaults_stay_on_this_machine() -> None:
    settings = Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8765)
    assert settings.data_dir.name == "unvent"
    assert settings.models == settings.data_dir / "models"
    assert settings.hosts == {"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}


def test_every_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {
        "HOST": "0.0.0.0",
        "PORT": "80",
        "DATA_DIR": "/var/lib/unvent",
        "LOG_LEVEL": "WARNING",
        "ALLOW_REMOTE": "1",
        "ALLOWED_HOSTS": "Unvent.example, 127.0.0.1:9000",
    }
    assert set(chosen) == {name.upper() for name in Settings.model_fields}
    for name, value in chosen.items():
        monkeypatch.setenv(f"UNVENT_{name}", value)
    settings = Settings()
    assert (settings.host, settings.port, settings.log_level) == ("0.0.0.0", 80, "warning")
    assert settings.data_dir == Path("/var/lib/unvent")
    assert settings.hosts >= {"unvent.example", "127.0.0.1:9000", "127.0.0.1:80", "localhost"}


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNVENT_PORT", "")
    assert Settings().port == 8765


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("LOG_LEVEL", "loud"),
        ("ALLOW_REMOTE", "maybe"),
        ("ALLOWED_HOSTS", "http://unvent.example/"),
        ("ALLOWED_HOSTS", "bücher.example"),
        ("ALLOWED_HOSTS", "*"),
        ("HOST", "0.0.0.0"),
        ("HOST", "::"),
        ("HOST", "192.168.1.5"),
        ("HOST", "unvent.example"),
        ("HOST", "localhost.evil.example"),
    ],
)
def test_a_bad_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"UNVENT_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_another_host_is_refused_with_the_reason() -> None:
    with pytest.raises(ValidationError, match="binding elsewhere needs a token"):
        Settings(host="0.0.0.0")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_hosts_are_known(host: str) -> None:
    assert is_loopback(host)
