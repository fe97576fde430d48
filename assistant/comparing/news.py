"""What readers of an edition are told is new, and which sentences are marked: made of accepted changes alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.building.editions import Line
from assistant.comparing.changes import name_of
from assistant.comparing.findings import Change, Comparison, Kind
from assistant.comparing.grouping import capital
from assistant.facts import letters
from assistant.facts import sentence as sentences
from assistant.facts.recording import MOST_NEWS, Recording
from assistant.facts.sentence import Sentence
from assistant.publishers.layout.wording import KIND_OF_CONTROL, MOST_OF_A_MESSAGE, counted, listed

STEP = re.compile(r"step (\d+)")

NUMBERED = re.compile(r"(?:after |before )?step \d+$")
"""What of the name of a sentence says where it stands: results and notes have no number of their own."""

MOST_NAMED = 4
"""So many steps are named in a line; of more it tells how many they are."""


@dataclass(frozen=True)
class Told:
    """A sentence of a guide as readers know it: its name, its line, and what it names of the screen.

    `pages` are those on which it is done, by their names and those of their tabs and dialogs.
    """

    sign: str
    line: Line
    names: frozenset[str]
    pages: frozenset[str] = frozenset()

    @property
    def where(self) -> str:
        """Where it stands, such as “step 4” or “after step 4”; nothing for a note."""
        found = NUMBERED.search(self.sign)
        return found[0] if found else ""


@dataclass(frozen=True)
class Guide:
    """A guide before and now, as far as it is known, in which changes are looked for."""

    before: tuple[Told, ...]
    now: tuple[Told, ...]
    pages: dict[str, str]
    """What pages are called now that had another name, by that."""

    def naming(self, words: str, change: Change) -> list[Told]:
        """The sentences of its page that name these words now."""
        return [one for one in self.now if bare(words) in one.names and self._is_there(one, change)]

    def reading(self, change: Change) -> list[Told]:
        """The sentences that read from a message what was not in it before."""
        return [
            one
            for one in self.now
            if any(name in change.now and name not in change.was for name in one.names) and self._is_there(one, change)
        ]

    def named(self, change: Change) -> bool:
        """Whether a sentence of its page named in the edition before what was there then, and none does now."""
        then = any(bare(change.was) in one.names and change.screen in one.pages for one in self.before)
        return then and not self.naming(change.was, change)

    def was_on(self, page: str) -> bool:
        """Whether anything was done or read on a page in the edition before."""
        return any(page in one.pages for one in self.before)

    def on(self, page: str) -> list[Told]:
        return [one for one in self.now if page in one.pages]

    def _is_there(self, one: Told, change: Change) -> bool:
        """Whether a sentence is done on the page of a change; where nobody knows, it is."""
        return not one.pages or bool({change.screen, self.pages.get(change.screen, "")} & one.pages)


@dataclass(frozen=True)
class New:
    """One thing that is new, in words, and the sentences in which a reader meets it."""

    words: str
    met: tuple[Told, ...] = ()

    @property
    def line(self) -> str:
        """The same as a line of its own, with the steps: Step 4: the button “Next” is called “Continue” now."""
        where = list(dict.fromkeys(one.where for one in self.met if one.where))
        numbers = [found[1] for one in where if (found := STEP.fullmatch(one))]
        if not where:
            return f"{capital(self.words)}."
        if len(where) > MOST_NAMED:
            return f"{len(where)} steps: {self.words}."
        if len(numbers) == len(where) > 1:
            return f"Steps {listed(numbers)}: {self.words}."
        return f"{capital(listed(where))}: {self.words}."


def news_of(
    comparison: Comparison, before: Recording | None = None, walked: Recording | None = None
) -> tuple[tuple[str, ...], frozenset[Line]]:
    """What readers are told, in at most three lines, and the lines of the sentences that are marked.

    Only what a sentence names, or what touches one, is told; and of a first edition nothing is new. Without the
    recording of the edition `before`, nobody knows what sentences have gone; without the one that was `walked`, on
    which page each is done.
    """
    if not comparison.accepted:
        return (), frozenset()
    guide = Guide(
        before=tuple(told_in(before)) if before else (),
        now=tuple(told_of(comparison, walked)),
        pages={change.was: change.now for change in comparison.changes if change.kind == "page renamed"},
    )
    found = in_order((what_is_new(change, guide) for change in comparison.changes), guide.now)
    return tuple(in_few_lines(found)), frozenset(lines_of(found))


def in_few_lines(found: Sequence[New]) -> list[str]:
    """As many lines as there is room for; the last one counts what is marked and not told."""
    if len(found) <= MOST_NEWS:
        return [new.line for new in found]
    told, rest = found[: MOST_NEWS - 1], found[MOST_NEWS - 1 :]
    marked = len(lines_of(rest) - lines_of(told))
    more = f"{counted(marked, 'more changed step')} {'is' if marked == 1 else 'are'} marked."
    return [*(new.line for new in told), more if marked else f"{len(rest)} more things have changed."]


def lines_of(found: Iterable[New]) -> set[Line]:
    return {one.line for new in found for one in new.met}


def told_of(comparison: Comparison, walked: Recording | None) -> Iterator[Told]:
    """The sentences of a guide now; those of its proofs are read by nobody."""
    if walked:
        return told_in(walked)
    said = ((one, sentences.said(one.sentence)) for one in comparison.sentences)
    return (Told(one.sign, (one.file, one.line), named_by(text)) for one, text in said)


def told_in(recording: Recording) -> Iterator[Told]:
    """The sentences of a guide as it was recorded."""
    for screen in recording.screens:
        pages = frozenset({name_of(screen), screen.tab, screen.dialog} - {""})
        for step in screen.steps:
            sign = step.sign.told if step.sign else ""
            controls = {bare(mark.name) for mark in step.marks} - {""}
            yield Told(sign, (step.file, step.line), named_by(step.said) | controls, pages)


def named_by(said: Sentence) -> frozenset[str]:
    return frozenset(map(bare, (*said.bold, *said.quotes)))


def bare(name: str) -> str:
    """A name without the marks that pages put behind it, and sentences may leave out."""
    return name.rstrip(" *:")


def what_is_new(change: Change, guide: Guide) -> New | None:
    """What a reader is told of a change; None where she meets nothing of it."""
    new = TELLING[change.kind](change, guide)
    touched = tuple(one for one in guide.now if one.line[1] == change.line)
    if touched and change.kind in WORDS:
        new = New(new.words, (*new.met, *touched)) if new else New(plain(change), touched)
    if new is None or sayable(new.words):
        return new
    return New("something has changed", new.met) if new.met else None


def sayable(words: str) -> bool:
    """Whether it can be set in type, and is in no way bold."""
    return not letters.unknown(words) and "**" not in words


Telling = Callable[[Change, Guide], New | None]


def nothing(_change: Change, _guide: Guide) -> None:
    """Of what has only another look or another place, no reader is told."""


def where_named(words: Callable[[Change], str]) -> Telling:
    """Tells of a control that a sentence names."""

    def tell(change: Change, guide: Guide) -> New | None:
        met = guide.naming(change.now, change) if change.now else []
        return New(words(change), tuple(met)) if met else None

    return tell


def gone(change: Change, guide: Guide) -> New | None:
    return New(f"{called(change, change.was)} is gone") if guide.named(change) else None


def replaced(change: Change, guide: Guide) -> New | None:
    met = tuple(guide.naming(change.now, change))
    words = f"{called(change, change.was)} is gone, and {quoted(bare(change.now))} stands in its place"
    return New(words, met) if met else gone(change, guide)


def page_renamed(change: Change, guide: Guide) -> New | None:
    met = tuple(guide.naming(change.now, change))
    return New(plain(change), met) if met or guide.on(change.now) else None


def page_come(change: Change, guide: Guide) -> New | None:
    met = guide.on(change.now)
    return New(plain(change), tuple(met[:1])) if met else None


def page_gone(change: Change, guide: Guide) -> New | None:
    return New(plain(change)) if guide.was_on(change.was) and not guide.on(change.was) else None


def message(change: Change, guide: Guide) -> New | None:
    if not change.now:
        return New(plain(change)) if guide.named(change) else None
    met = guide.reading(change)
    return New(plain(change), tuple(met)) if met else None


def renamed(change: Change) -> str:
    said = "is written" if change.letters_only else "is called"
    return f"{called(change, change.was)} {said} {quoted(bare(change.now))} now"


def told_message(change: Change) -> str:
    if change.was and change.now:
        return f"the message {quoted(change.was)} reads {quoted(change.now)} now"
    return f"the message {quoted(change.now)} is new" if change.now else f"the message {quoted(change.was)} is gone"


WORDS: dict[Kind, Callable[[Change], str]] = {
    "renamed": renamed,
    "role": lambda one: f"{called(one, one.now)} is another kind of control now",
    "options": lambda one: f"{called(one, one.now)} offers other choices now",
    "required": lambda one: f"{called(one, one.now)} must be filled in now",
    "new": lambda one: f"{called(one, one.now)} is new",
    "new required": lambda one: f"{called(one, one.now)} is new, and must be filled in",
    "missing": lambda one: f"{called(one, one.was)} is gone",
    "replaced": lambda one: f"{called(one, one.was)} is gone",
    "page renamed": lambda one: f"the page {quoted(one.was)} is called {quoted(one.now)} now",
    "new page": lambda one: f"the page {quoted(one.now)} is new",
    "page missing": lambda one: f"the page {quoted(one.was)} does not come any more",
    "message": told_message,
}
"""What readers are told of each kind of change that they can meet."""

TELLING: dict[Kind, Telling] = {
    "restyled": nothing,
    "moved": nothing,
    "order": nothing,
    **{kind: where_named(WORDS[kind]) for kind in ("renamed", "role", "options", "required", "new", "new required")},
    "missing": gone,
    "replaced": replaced,
    "page renamed": page_renamed,
    "new page": page_come,
    "page missing": page_gone,
    "message": message,
}
"""Whether a reader meets each kind of change, and where."""


def plain(change: Change) -> str:
    """What is said of a change, whoever meets it."""
    return WORDS[change.kind](change)


def called(change: Change, name: str) -> str:
    """A control as a reader calls it: the button “Next”."""
    kind, name = KIND_OF_CONTROL.get(change.role, ""), quoted(bare(name))
    return f"the {kind} {name}" if kind else name


def quoted(words: str) -> str:
    """Words of the screen in quotation marks; of long ones their beginning."""
    one_line = " ".join(letters.readable(words).split())
    if len(one_line) <= MOST_OF_A_MESSAGE:
        return f"“{one_line}”"
    cut = one_line[:MOST_OF_A_MESSAGE]
    return f"“{cut.rpartition(' ')[0] or cut}…”"


def in_order(found: Iterable[New | None], now: Sequence[Told]) -> list[New]:
    """Each thing that is new once, with all sentences that meet it, in the order in which these are read."""
    together: dict[str, set[Told]] = defaultdict(set)
    for new in found:
        if new:
            together[new.words] |= set(new.met)
    places = {one: place for place, one in enumerate(now)}
    read = [New(words, tuple(sorted(met, key=places.__getitem__))) for words, met in together.items()]
    return sorted(read, key=lambda new: places[new.met[0]] if new.met else len(places))
