"""From a control that a person used to the words that a sentence finds it by, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.facts.sentence import Place
from assistant.recorder.drafting import sayable
from assistant.walking import targets
from assistant.walking.targets import Missing

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from assistant.facts.verbs import Controls

PAIRS = 8
"""Of so many places each may stand in another one, where one alone does not tell a control from its namesakes."""

Preposition = Literal["beside", "under", "in"]

NO_NAME = "it has no words that a reader could see"
NOT_SAYABLE = "“{}” holds signs that mean something in a sentence"
NOT_SEEN = "“{}” is not what a reader sees of it"
ALIKE = "“{}” is there {} times, and nothing around tells them apart"


@dataclass(frozen=True)
class ControlWords:
    """What a sentence says to find a control: its words, the places it stands in from the outside in."""

    words: str
    places: tuple[str, ...] = ()
    where: Preposition = "beside"


@dataclass(frozen=True)
class Used:
    """A control that was used: in which frame, and under which number the ears there hold it."""

    frame: Frame
    held: int

    @property
    def page(self) -> Page:
        return self.frame.page

    def is_found(self, words: str, among: Controls, places: Sequence[Place]) -> bool:
        """Whether a guide finds just this one, by its own finder, in all that the page shows.

        What lies outside the picture is scrolled to by a guide, and what cannot be used yet is waited for.
        """
        found = targets.control(self.page, words, among, places)
        if isinstance(found, Missing) and found.outside is None and not found.disabled:
            return self._was_found(words)
        return self.is_one(found)

    def is_one(self, found: targets.Control | Missing) -> bool:
        """Whether the finder has found this one. What cannot be used yet tells nothing but that it is there."""
        kept = found.outside if isinstance(found, Missing) else found.kept
        if kept is None:
            return isinstance(found, Missing) and found.disabled
        if kept.frame != self.frame:
            return False
        return bool(self.frame.evaluate("given => window.__recorder.isFound(...given)", [kept.number, self.held]))

    def _was_found(self, words: str) -> bool:
        """Whether the ears found it before: by what a field says only while it is empty."""
        return bool(self.frame.evaluate("given => window.__recorder.wasFound(...given)", [self.held, words]))


def control_words(
    used: Used, among: Controls, names: Sequence[str], places: Sequence[tuple[str, Preposition]]
) -> ControlWords | None:
    """The plainest words with which a guide would find just this control; None where no words do.

    `places` are what stands around it, from the inside out.
    """
    around = [(words, where) for words, where in places if sayable(words)]
    outer = frame_places(used.frame)
    # As a sentence says it: the outer place around the inner one, and the inner one by its own word.
    tries = list(place_tries(around))
    for words in filter(sayable, names):
        given = [used.held, words, among.roles, among.selector, tries, among.icons]
        found = used.frame.evaluate("given => window.__recorder.toldApart(...given)", given)
        if found is None:
            continue
        own = [(one, where) for one, where in found]
        for frame in ([], *([(one, "in")] for one in outer)):
            said = [*frame, *own]
            if used.is_found(words, among, [Place(one, where) for one, where in said]):
                return ControlWords(words, tuple(one for one, _ in said), said[-1][1] if said else "beside")
    return None


def why_not(used: Used, among: Controls, names: Sequence[str]) -> str:
    """Why no sentence finds a control, as the end of a sentence."""
    if not names:
        return NO_NAME
    name = next(filter(sayable, names), None)
    if name is None:
        return NOT_SAYABLE.format(names[0])
    found = targets.control(used.page, name, among, ())
    seen = found.seen if isinstance(found, Missing) else 0
    return ALIKE.format(name, seen) if seen > 1 else NOT_SEEN.format(name)


def frame_places(frame: Frame) -> list[str]:
    """What the frame is called in which something stands, the plainest first; nothing for the page itself."""
    if frame.parent_frame is None:
        return []
    headings = "[...document.querySelectorAll('h1, h2, h3, legend, caption')].map((e) => e.innerText).slice(0, 1)"
    inside = frame.evaluate(f"[...{headings}, document.title]")
    owner = frame.frame_element().evaluate("(e) => [e.title, e.getAttribute('aria-label'), e.name]")
    folded = [" ".join((words or "").split()) for words in (owner[0], owner[1], *inside, owner[2])]
    return [words for words in dict.fromkeys(folded) if words and sayable(words)]


def place_tries(around: Sequence[tuple[str, Preposition]]) -> Iterator[list[tuple[str, Preposition]]]:
    """No place, then one, then one in another; a sentence grows only where it must."""
    yield []
    yield from ([one] for one in around)
    yield from pairs(around[:PAIRS])


def pairs(around: Sequence[tuple[str, Preposition]]) -> Iterable[list[tuple[str, Preposition]]]:
    """Each with each that stands around it, the outer one first and said by “in”."""
    return ([(outer[0], "in"), inner] for place, inner in enumerate(around) for outer in around[place + 1 :])
