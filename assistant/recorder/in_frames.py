"""Words for what stands in a frame: the finder is asked on the whole page, and the frame may be a place of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.facts.sentence import Place
from assistant.recorder.drafting import sayable
from assistant.recorder.naming import ControlWords, Preposition
from assistant.recorder.steps import PageEvent, Steps
from assistant.walking import frames, targets
from assistant.walking.frames import Kept
from assistant.walking.targets import Control

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from assistant.facts.verbs import Controls

NAMES = "(frame) => [frame.title, frame.getAttribute('aria-label'), frame.name].filter(Boolean)"
OWN_NAMES = "[document.title, (document.querySelector('h1, h2, h3') || { innerText: '' }).innerText.trim()]"

MOST_PLACES = 8
"""Places around a control that are tried beside its frame: each is a look at the whole page."""


class FrameSteps(Steps):
    """Steps that may be done in frames: what is told of one says in which, as its `frame`."""

    def named(
        self, event: PageEvent, among: Controls, names: list[str], places: list[tuple[str, Preposition]]
    ) -> ControlWords | None:
        frame = event.get("frame")
        if frame is None:
            return super().named(event, among, names, places)
        titles = [title for title in names_of_frame(frame) if sayable(title) and not self.shows_a_secret(title)]
        return in_frame(self.page, frame, event["id"], among, [one for one in names if sayable(one)], titles, places)


def names_of_frame(frame: Frame) -> list[str]:
    """What a reader may call a frame: its title, its name, or what its page calls itself."""
    told = [*frames.owner(frame).evaluate(NAMES), *frame.evaluate(OWN_NAMES)]
    return [" ".join(one.split()) for one in dict.fromkeys(told) if one.strip()]


def in_frame(
    page: Page, frame: Frame, held: int, among: Controls, names: Sequence[str], titles: Sequence[str],
    places: Sequence[tuple[str, Preposition]],
) -> ControlWords | None:  # fmt: skip
    """The plainest words with which a guide would find just this control of a frame; None where no words do."""
    around = [(words, where) for words, where in places if sayable(words)][:MOST_PLACES]
    for words in names:
        for tried in tries(titles, around):
            found = targets.control(page, words, among, [Place(*one) for one in tried])
            kept = found.kept if isinstance(found, Control) else None if found.seen else found.outside
            if kept and is_it(kept, frame, held):
                said = tuple(place for place, _ in tried)
                return ControlWords(words, said, tried[-1][1] if tried else "beside")
    return None


def tries(
    titles: Sequence[str], around: Sequence[tuple[str, Preposition]]
) -> Iterator[tuple[tuple[str, Preposition], ...]]:
    """No place, then one, then one in the frame; a sentence grows only where it must."""
    yield ()
    yield from ((one,) for one in around)
    yield from (((title, "in"),) for title in titles)
    yield from (((title, "in"), one) for title in titles for one in around)


def is_it(kept: Kept, frame: Frame, held: int) -> bool:
    """Whether what the finder has found is the control that was told of."""
    asked = "([number, held]) => window.__recorder.isHeld(held, window.__assistant.held(number))"
    return kept.frame == frame and bool(frame.evaluate(asked, [kept.number, held]))
