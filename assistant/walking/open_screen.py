"""A screen that is being walked: what its steps point at, and how it is told from the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.facts import signs
from assistant.facts.recording import Control, Message, Neighbor, Picture, Step, WindowKind
from assistant.facts.verbs import VERBS
from assistant.walking import targets
from assistant.walking.frames import Kept, Part

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass
class Pointed:
    """One thing that a step marks: what the page keeps of it, and what it is."""

    kept: Kept
    words: str
    role: str
    last: dict[str, Any] = field(default_factory=dict)
    confirmed: bool = False
    """Whether it was seen in a picture already."""
    caught: bool = False
    """Whether it comes and goes by itself, and was measured when it was pictured."""
    again: Callable[[], targets.Control | Kept | targets.Missing] = lambda: targets.Missing(0)
    """Looks once more for what the sentence names, as the page is now."""

    def find_again(self) -> bool:
        """Point at what stands there now, where the page has drawn it anew; False where a reader finds it no more."""
        found = self.again()
        if isinstance(found, targets.Missing):
            return False
        self.kept, self.confirmed = found.kept if isinstance(found, targets.Control) else found, False
        return True


class Chapter(NamedTuple):
    """A part's heading, as it was written and as it reads, and by which of the walkthrough's names its actor goes."""

    template: str
    title: str
    actor: str = ""

    @property
    def known_by(self) -> signs.Chapter:
        """What tells it from the chapter before."""
        return self.title, self.actor


@dataclass
class OpenScreen:
    """The screen that is being walked; `left` is None while its last picture is still to be taken."""

    chapter: Chapter
    site: str
    continued: bool
    page: dict[str, str]
    address: str
    arrived: Picture
    left: Picture | None
    steps: list[tuple[Step, list[Pointed]]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)
    changed: bool = False
    neighbors: tuple[Neighbor, ...] = ()
    accessibility: str = ""
    inventory: tuple[Control, ...] = ()
    messages: tuple[Message, ...] = ()

    number: int = 0
    window: WindowKind = ""

    @property
    def named(self) -> list[tuple[Step, Pointed]]:
        """All that its steps mark, in their order."""
        return [(step, one) for step, marks in self.steps for one in marks]

    @property
    def pointed(self) -> list[Pointed]:
        return [one for _, one in self.named]


class Parked(NamedTuple):
    """A screen over which the browser has opened a window before it was pictured as it was left.

    `place` is where it belongs among the screens; `rest` is what was still to be kept of its last step.
    """

    page: Page
    screen: OpenScreen
    place: int
    rest: Callable[[], None]


def numbers_in(part: Part, pointed: Iterable[Pointed]) -> list[int]:
    """Under which numbers a part of the page keeps what is pointed at in it."""
    return [one.kept.number for one in pointed if one.kept.frame == part.frame]


def with_frames(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What a page tells of itself, and its frames in it."""
    own, *inner = told
    return {**own, "frames": inner} if inner else own


def without_marks(layout: Mapping[str, Any]) -> dict[str, Any]:
    """What tells one screen from the next, but for where its marks stand, in all frames."""
    return {**layout, "marks": None, "frames": [{**inner, "marks": None} for inner in layout.get("frames", ())]}


def went_away(screen: OpenScreen, layout: Mapping[str, Any]) -> bool:
    """Whether the document of a screen is another one by now, or that of a frame in which something was pointed at."""
    there = {layout["born"], *(inner.get("born") for inner in layout.get("frames", ()))}
    held = {screen.layout["born"], *(one.kept.document for one in screen.pointed)} - {0.0}
    return not held <= there


def settled(step: Step, one: Pointed) -> bool:
    """Whether it was confirmed for good: what was clicked may have changed by it."""
    return one.caught or (one.confirmed and VERBS[step.verb].may_lead_away)
