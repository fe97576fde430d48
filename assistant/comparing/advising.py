"""What else a sentence could say that is not true any more: the words that the page has now for what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from rapidfuzz import fuzz

from assistant.comparing.matching import called, match, shared
from assistant.facts.recording import Control, Neighbor, Recording, Screen, Step
from assistant.facts.sentence import FIELD, split
from assistant.walking.looking_on import Failure, PageNow

MOST_TRIED = 6
"""So many other sentences are tried: each takes a moment of looking."""

LINES = ("heading", "text", "control")
"""What of a screen is words."""

ALIKE = 0.55
"""From here on, one line of words may be another in other words."""

SAME_PAGE = 0.5
"""From here on, a page of another name may be an accepted screen: so much of the controls of both is the same."""

IN_OTHER_LETTERS = (str.upper, str.title, str.capitalize, str.lower)
"""How style, or a new habit of a site, writes the same words."""


@dataclass(frozen=True)
class Known:
    """A sentence as it was accepted, and the screen that it was true of."""

    screen: Screen
    step: Step


class FromAccepted:
    """Advises by an accepted edition, whose sentences come in its order; by nothing where there is none."""

    def __init__(self, accepted: Recording | None) -> None:
        self.screens = accepted.screens if accepted else ()
        self._known = [Known(screen, step) for screen in self.screens for step in screen.steps]
        self._renamed: dict[str, str] = {}
        """What controls of pages that were in front were called, and are called now."""

    def known(self, template: str, line: int) -> Known | None:
        """The accepted sentence with these words; of several, the one whose line is the nearest."""
        there = [one for one in self._known if one.step.template == template]
        return min(there, key=lambda one: abs(one.step.line - line), default=None)

    def others(self, failure: Failure) -> Sequence[str]:
        known = self.known(failure.said.template, failure.line.line)
        screen = known.screen if known else self._of_page(failure.page)
        words = self._names_now(screen, failure.page) if screen else self._renamed
        return list(dict.fromkeys(candidates(failure, words)))[:MOST_TRIED]

    def _names_now(self, screen: Screen, page: PageNow) -> dict[str, str]:
        """What the words on an accepted screen are on the page now, where they are others.

        A control goes by what proves it alone: a line of words in the same place may belong to another one by now.
        """
        renamed = controls_now(screen.inventory, page.controls)
        self._renamed |= renamed
        names = {one.name for one in screen.inventory}
        return {said: now for said, now in lines_now(screen, page).items() if said not in names} | renamed

    def _of_page(self, page: PageNow) -> Screen | None:
        """The accepted screen that a page is. The sentences of a proof were not accepted, but its pages often were."""
        name = page.heading or page.title
        named = [screen for screen in self.screens if (screen.heading or screen.title) == name]
        alike = named or [screen for screen in self.screens if looks_like(screen, page) >= SAME_PAGE]
        return max(alike, key=lambda screen: looks_like(screen, page), default=None)

    def is_elsewhere(self, failure: Failure) -> bool:
        known = self.known(failure.said.template, failure.line.line)
        if known is None:
            return False
        page = failure.page.heading or failure.page.title
        before = takewhile(lambda screen: screen is not known.screen, self.screens)
        return (known.screen.heading or known.screen.title) != page or any(
            looks_like(screen, failure.page) > looks_like(known.screen, failure.page) for screen in before
        )


def looks_like(screen: Screen, page: PageNow) -> float:
    """How much of the controls of a screen and of a page is the same, from 0 to 1."""
    return shared([called(one) for one in screen.inventory], [called(one) for one in page.controls])


def candidates(failure: Failure, now: Mapping[str, str]) -> Iterator[str]:
    """Other sentences, the likeliest first. A fact of a person or court stays what it is."""
    template = failure.said.template
    bold = [piece.words for piece in split(template) if piece.bold and not FIELD.search(piece.words)]
    renamed = {words: now[words] for words in bold if now.get(words, words) != words}
    if renamed:
        yield with_words(template, renamed)
    for words, then in renamed.items():
        yield with_words(template, {words: then})
    shown = {line.words for line in failure.page.lines} | {one.name for one in failure.page.controls}
    for write in IN_OTHER_LETTERS:
        for words in bold[::-1]:
            for said in (renamed.get(words), words):
                if said and write(said) != said and (said in shown or write(said) in shown):
                    yield with_words(template, {**renamed, words: write(said)})


def with_words(template: str, renamed: Mapping[str, str]) -> str:
    """The same sentence with other bold words."""
    return "".join(
        f"**{renamed.get(piece.words, piece.words)}**" if piece.bold else piece.words for piece in split(template)
    )


def controls_now(before: Sequence[Control], after: Sequence[Control]) -> dict[str, str]:
    """The new names of controls that are the same ones; where nobody can tell, there is none."""
    matched = match(before, after)
    renamed = (pair for pair in matched.pairs if pair.surety == "renamed")
    return {before[pair.before].name: after[pair.after].name for pair in renamed if after[pair.after].name}


def lines_now(screen: Screen, page: PageNow) -> dict[str, str]:
    """The new words of lines that stand between the same lines as before, and are alike."""
    before, after = lines_of(screen.neighbors), lines_of(page.lines)
    found: dict[str, str] = {}
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "replace":
            continue
        for said, now in zip(before[i:j], after[k:m], strict=False):
            if fuzz.ratio(said.casefold(), now.casefold()) / 100 >= ALIKE or j - i == m - k == 1:
                found |= parts_now(said, now)
    return found


def lines_of(neighbors: Sequence[Neighbor]) -> list[str]:
    """The lines of words of a screen, as they are read: from the top, and from the left."""
    lines = [one for one in neighbors if one.kind in LINES and one.words]
    return list(dict.fromkeys(one.words for one in sorted(lines, key=lambda one: (round(one.box.y), one.box.x))))


def parts_now(said: str, now: str) -> dict[str, str]:
    """What a line of words was and is, and the same without the words at its ends that have stayed."""
    known, then = said.split(), now.split()
    begin = next((i for i, (a, b) in enumerate(zip(known, then, strict=False)) if a != b), min(len(known), len(then)))
    rest_known, rest_then = known[begin:], then[begin:]
    end = next(
        (i for i, (a, b) in enumerate(zip(rest_known[::-1], rest_then[::-1], strict=False)) if a != b),
        min(len(rest_known), len(rest_then)),
    )
    middle = " ".join(rest_known[: len(rest_known) - end]), " ".join(rest_then[: len(rest_then) - end])
    return {said: now, **({middle[0].strip(":"): middle[1].strip(":")} if all(middle) else {})}
