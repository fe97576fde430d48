"""From a control that a person used to the words that a sentence finds it by, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.recorder.drafting import sayable

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from assistant.facts.verbs import Controls

PAIRS = 8
"""Of so many places each may stand in another one, where one alone does not tell a control from its namesakes."""

Preposition = Literal["beside", "under", "in"]


@dataclass(frozen=True)
class ControlWords:
    """What a sentence says to find a control: its words, the places it stands in from the outside in."""

    words: str
    places: tuple[str, ...] = ()
    where: Preposition = "beside"


def control_words(
    page: Page, held: int, among: Controls, names: Sequence[str], places: Sequence[tuple[str, Preposition]]
) -> ControlWords | None:
    """The plainest words with which a guide would find just this control; None where no words do.

    `held` is the control's number in `page.js`, `places` are what stands around it, from the inside out.
    """
    around = [(words, where) for words, where in places if sayable(words)]
    lead = dict(reversed(around))  # of two places of one name, the inner one is meant
    # As a sentence says it: the outer place around the inner one, and the inner one by its own word.
    tries = [[(one, lead[one] if one == tried[-1] else "in") for one in tried] for tried in place_tries(around)]
    for words in names:
        if not sayable(words):
            continue
        given = [held, words, among.roles, among.selector, tries]
        found = page.evaluate("given => window.__recorder.toldApart(...given)", given)
        if found is not None:
            said = tuple(one for one, _ in found)
            return ControlWords(words, said, lead[said[-1]] if said else "beside")
    return None


def place_tries(around: Sequence[tuple[str, Preposition]]) -> Iterator[tuple[str, ...]]:
    """No place, then one, then one in another; a sentence grows only where it must."""
    yield ()
    words = [one for one, _ in around]
    yield from ((one,) for one in words)
    yield from pairs(words[:PAIRS])


def pairs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Each with each that stands around it, the outer one first."""
    return ((outer, inner) for place, inner in enumerate(words) for outer in words[place + 1 :])
