"""What every part of a world's document is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class WorldPart(BaseModel):
    """A frozen part of a world's document."""

    model_config = ConfigDict(frozen=True, extra="forbid")
