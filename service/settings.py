"""What can be set from outside, by environment variables that begin with UNVENT_."""

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from model.data_dir import data_dir

LOOPBACK_NAMES: Final = ("127.0.0.1", "localhost", "[::1]")
HOST_HEADER: Final = re.compile(r"[a-z0-9.-]+(:[0-9]+)?|\[[0-9a-f:.]+\](:[0-9]+)?")
HTTP_PORT: Final = 80  # the one that a Host header may leave out


class Settings(BaseSettings):
    """The service's settings; a bad value is refused with a sentence that names it."""

    model_config = SettingsConfigDict(env_prefix="UNVENT_", env_ignore_empty=True, frozen=True)

    host: Annotated[str, Field(description="address to listen on")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535, description="0 takes any free port")] = 8765
    data_dir: Annotated[Path, Field(description="trained versions lie in its folder models")] = (
        Field(default_factory=data_dir)
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="what the log leaves out")
    ] = "info"
    # A container must listen on 0.0.0.0 to be reached from its own host at all, where the
    # published port is then bound to loopback. Until tokens exist nothing else may use this.
    allow_remote: Annotated[
        bool, Field(description="listen beyond loopback; for containers alone")
    ] = False
    allowed_hosts: Annotated[
        tuple[str, ...], NoDecode, Field(description="further Host headers, comma between")
    ] = ()

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip().lower() for name in value.split(",") if name.strip())
        return value

    @field_validator("allowed_hosts")
    @classmethod
    def _as_in_a_header(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if not all(HOST_HEADER.fullmatch(name) for name in names):
            raise ValueError("must be names as in a Host header, such as unvent.example:8765")
        return names

    @model_validator(mode="after")
    def _stay_at_home(self) -> Self:
        if not (self.allow_remote or is_loopback(self.host)):
            raise ValueError(
                "UNVENT_HOST must be a loopback address such as 127.0.0.1: "
                "binding elsewhere needs a token, which comes with a later version"
            )
        return self

    @property
    def hosts(self) -> frozenset[str]:
        """Every Host header that is meant for this service, port included."""
        names = {f"{name}:{self.port}" for name in LOOPBACK_NAMES}
        if self.port == HTTP_PORT:
            names.update(LOOPBACK_NAMES)
        return frozenset(names.union(self.allowed_hosts))

    @property
    def models(self) -> Path:
        """The folder that holds one folder per trained version."""
        return self.data_dir / "models"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on the host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
