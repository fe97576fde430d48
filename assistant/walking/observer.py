"""Whoever looks on while a walk is done: is told of every step before and after it, and may hold it up or end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.facts.recording import Step
from assistant.walking.open_screen import Chapter, Pointed

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page


@dataclass(frozen=True)
class Moment:
    """One step or note, where it is done, and what it points at: numbers among what the page keeps (`eyes/`)."""

    page: Page
    chapter: Chapter
    step: Step
    pointed: tuple[Pointed, ...]


class Observer:
    """Lets every walk go on at once. Others may wait in `before`, or raise there to end the walk."""

    def before(self, moment: Moment) -> None:
        """All that the sentence names was found, and the action is not yet done; a site is not yet opened."""

    def turned(self, page: Page) -> None:
        """Another window is in front: one that has opened, or one that was under it. The next step is done there."""

    def type_text(self, control: ElementHandle, text: str) -> None:
        """Type into a field, in place of what stands there. A secret is shown as dots already."""
        control.fill(text)

    def after(self, moment: Moment) -> None:
        """The action is done; a new page may still be on its way."""
