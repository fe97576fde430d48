"""What a person may set: ASSISTANT_* and a few names of others in the environment. Nothing else reads it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import BadInput

HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")
"""A name, or the numbers of an address."""

LONGEST_PATIENCE = 600
"""Seconds; a walk waits for as long at each sentence that is not true."""

LONGEST_TURN = 86_400
"""Seconds of a day; a build that waits for longer would meet the one of the next night."""

BY_THEIR_OWN_NAMES = (
    "SOURCE_DATE_EPOCH", "DISPLAY", "WAYLAND_DISPLAY", "PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME", "LOCALAPPDATA",
)  # fmt: skip
"""Variables that are not ours alone."""


class Settings(BaseSettings):
    """Each may be set as ASSISTANT_NAME; the command line wins where it has the same option.

    One that is set to nothing counts as not set: so those who start programs for others write it.
    """

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True, env_ignore_empty=True)

    @model_validator(mode="before")
    @classmethod
    def _as_it_was_meant(cls, given: Any) -> Any:  # Any: pydantic hands on whatever it was given
        """Without blanks or quotation marks around it: files of variables and cmd.exe keep them, shells do not."""
        if not isinstance(given, dict):
            return given
        bare = {name: unquoted(value) if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in bare.items() if value != ""}

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

    editions: Path = Path("recordings/editions")
    """Where accepted editions of guides lie."""

    store: str | None = None
    """Where walks and documents are looked for before they are made, and put: a folder, or an address for fsspec."""

    @field_validator("store")
    @classmethod
    def _without_key(cls, address: str | None) -> str | None:
        """It is told in sentences, so it holds no password."""
        if address is not None and re.search(r"://[^@]*:[^@]*@", address):
            raise ValueError("an address with a password in it cannot be used")
        return address

    narration: bool = True
    """Whether films are narrated, where the extra `narration` is installed."""

    speech: Path = Path("build/speech")
    """Where the narrator's clips are kept between builds."""

    patience: float = Field(default=3.0, ge=0, le=LONGEST_PATIENCE, allow_inf_nan=False)
    """Seconds to wait until the screen shows what a sentence names."""

    answer: float = Field(default=30.0, gt=0, le=LONGEST_PATIENCE, allow_inf_nan=False)
    """Seconds to wait for a page's answer, until it has come whole and can be looked at."""

    turn: float = Field(default=600.0, ge=0, le=LONGEST_TURN, allow_inf_nan=False)
    """Seconds to wait for another build that is at work in the same folder."""

    source_date_epoch: int | None = Field(default=None, validation_alias="SOURCE_DATE_EPOCH", ge=0, lt=253_402_300_800)
    """The day of the edition, in seconds since 1970, for courts whose file names none (reproducible-builds.org)."""

    log: Literal["debug", "info", "warning", "error"] = "warning"
    """The least important events to tell of."""

    @field_validator("log", mode="before")
    @classmethod
    def _in_any_case(cls, level: object) -> object:
        return level.lower() if isinstance(level, str) else level

    display: str | None = Field(default=None, validation_alias=AliasChoices("DISPLAY", "WAYLAND_DISPLAY"))
    """The screen that windows open on, as Linux names it."""

    playwrights_browsers: str | None = Field(default=None, validation_alias="PLAYWRIGHT_BROWSERS_PATH")
    """Where Playwright was told to keep browsers; 0 stands for its own folder."""

    caches: Path | None = Field(default=None, validation_alias=AliasChoices("XDG_CACHE_HOME", "LOCALAPPDATA"))
    """Where programs keep what they can fetch again, if not at the usual place."""

    @property
    def edition_day(self) -> date | None:
        """The day that guides are dated where their court's file names none."""
        return None if self.source_date_epoch is None else datetime.fromtimestamp(self.source_date_epoch, UTC).date()


@cache
def settings() -> Settings:
    """The settings in force. Raises BadInput that names each variable that cannot be used, a line for each."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ((variable(one["loc"]), one["msg"]) for one in error.errors(include_input=False))
        raise BadInput("\n".join(f"{name} in the environment: {why}." for name, why in wrong)) from None


def unquoted(value: str) -> str:
    """A value without blanks, and without a pair of quotation marks, around it."""
    bare = value.strip()
    pair = bare[:1] in ('"', "'") and bare[:1] == bare[-1:] and len(bare) > 1
    return bare[1:-1].strip() if pair else bare


def variable(place: tuple[int | str, ...]) -> str:
    """A setting as it is named in the environment."""
    name = "_".join(str(part) for part in place).upper()
    return name if name in BY_THEIR_OWN_NAMES else f"ASSISTANT_{name}"


def use_portal(address: str) -> None:
    """Have this address in force, here and in every process that is started from here: the command line wins."""
    use({"ASSISTANT_PORTAL": address})


def use(variables: Mapping[str, str]) -> None:
    """The same for any of them, as they stand in the environment."""
    os.environ.update(variables)
    settings.cache_clear()
