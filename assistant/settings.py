"""What a person may set: ASSISTANT_* and SOURCE_DATE_EPOCH in the environment. Nothing else reads it."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import BadInput

HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")
"""A name, or the numbers of an address."""


class Settings(BaseSettings):
    """Each may be set as ASSISTANT_NAME; the command line wins where it has the same option."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    browser: Path | None = None
    """The browser's program; without it Playwright's own or the system's is looked for."""

    portal: str | None = None
    """The address of a portal that is already running; without it the bundled one is started."""

    @field_validator("portal")
    @classmethod
    def _without_password(cls, address: str | None) -> str | None:
        """An address is recorded and told, so it holds no password."""
        if address is not None and "@" in address:
            raise ValueError("an address with a user name or a password in it cannot be used")
        return address

    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Hosts beside this machine that a walk may reach, with commas between them."""

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _names_alone(cls, hosts: object) -> object:
        """Names, without a scheme, a port, or a star."""
        names = tuple(filter(None, re.split(r"[,\s]+", hosts))) if isinstance(hosts, str) else hosts
        if isinstance(names, tuple) and (wrong := [name for name in names if not HOST.fullmatch(name)]):
            raise ValueError(f"“{wrong[0]}” is no host’s name; write names such as training.example.gov, with commas")
        return names

    recordings: Path = Path("build/recordings")
    """Where walks are kept between builds."""

    narration: bool = True
    """Whether films are narrated, where the extra `narration` is installed."""

    speech: Path = Path("build/speech")
    """Where the narrator's clips are kept between builds."""

    patience: float = 3.0
    """Seconds to wait until the screen shows what a sentence names."""

    source_date_epoch: int | None = Field(default=None, validation_alias="SOURCE_DATE_EPOCH", ge=0, lt=253_402_300_800)
    """The day of the edition, in seconds since 1970, for courts whose file names none (reproducible-builds.org)."""

    log: Literal["debug", "info", "warning", "error"] = "warning"
    """The least important events to tell of."""

    display: str | None = Field(default=None, validation_alias=AliasChoices("DISPLAY", "WAYLAND_DISPLAY"))
    """The screen that windows open on, as Linux names it."""

    @property
    def edition_day(self) -> date | None:
        """The day that guides are dated where their court's file names none."""
        return None if self.source_date_epoch is None else datetime.fromtimestamp(self.source_date_epoch, UTC).date()


@cache
def settings() -> Settings:
    """The settings in force. Raises BadInput that names the variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        prefix = "" if name == "SOURCE_DATE_EPOCH" else "ASSISTANT_"
        raise BadInput(f"{prefix}{name} in the environment: {first['msg']}.") from None


def use_portal(address: str) -> None:
    """Have this address in force, here and in every process that is started from here: the command line wins."""
    os.environ["ASSISTANT_PORTAL"] = address
    settings.cache_clear()
