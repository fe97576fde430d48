"""Pressing a key in a field, as a person does who has just typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.walking.deeds import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ElementHandle


def press(key: str) -> Callable[[ElementHandle], None]:
    """Go into the field, and press a key, as browsers call it."""

    def pressed(control: ElementHandle) -> None:
        ask(control, "awaitKey", key)
        control.press(key)

    return pressed
