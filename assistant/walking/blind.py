"""A camera that looks at nothing, for walks of which nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.recording import Box, Picture
from assistant.walking.camera import Camera
from assistant.walking.open_screen import OpenScreen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import ElementHandle

    from assistant.facts.recording import Step
    from assistant.walking.open_screen import Chapter, Pointed

UNTAKEN = Picture(file="", sha256="", box=Box(x=0, y=0, width=0, height=0))


class Blind(Camera):
    """Looks at nothing and keeps nothing, for where somebody looks on herself, and where nobody does."""

    def begin_if_new(self, chapter: Chapter, site: str, pointed: Sequence[Pointed] = ()) -> OpenScreen:  # noqa: ARG002 - as it is asked
        """A screen of which nothing is known."""
        return OpenScreen(chapter, site, continued=False, page={}, address="", arrived=UNTAKEN, left=UNTAKEN)

    def add(self, screen: OpenScreen, step: Step, pointed: list[Pointed]) -> None:
        """Nothing is kept."""

    def before_leaving(self, screen: OpenScreen) -> None:
        """Nothing is pictured."""

    def keep_look(self, screen: OpenScreen, control: ElementHandle, number: int, *, value: bool) -> None:
        """Nothing is pictured."""

    def say_left(self, screen: OpenScreen, words: str) -> None:
        """Nothing is kept."""

    def after_action(self, screen: OpenScreen, *, may_be_gone: bool) -> None:
        """Nothing is measured."""

    def keep_opened(self) -> None:
        """Nothing is pictured."""

    def catch(self, screen: OpenScreen, pointed: Iterable[Pointed]) -> None:
        """Nothing is pictured."""

    def snapshot(self, name: str) -> None:
        """The one picture that is taken: of what stopped a walk. Raises SecretFound when it would show a secret."""
        self._shot(name)

    def mentioned(self, step: Step, words: str) -> None:
        """Nothing is pictured."""
