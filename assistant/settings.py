"""What a person may set: ASSISTANT_* and SOURCE_DATE_EPOCH in the environment. Nothing else reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import BadInput


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
