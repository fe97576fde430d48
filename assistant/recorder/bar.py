"""The recorder's bar: what it shows, and what its eight buttons do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import SecretStr

from assistant.errors import AssistantError, BadInput
from assistant.facts import sentence as sentences
from assistant.facts.recording import Record
from assistant.facts.sentence import Sentence
from assistant.recorder import sources
from assistant.recorder.journal import PageFacts, ShownStep
from assistant.recorder.state import Signal, State, WindowState
from assistant.walking import targets

if TYPE_CHECKING:
    from assistant.recorder.steps import Steps

FIRST = "This is where the guide begins; there is nothing to take back."
NOTHING_TYPED = "Nothing was typed yet that could be hidden."
SHOWS_SECRET = "That holds a secret, and no sentence may show one."  # noqa: S105 - a message


class BarContent(Record):
    """What the bar shows. `typed` are the values that could be hidden, `ask` is what it must ask for."""

    number: int = 0
    sentence: str = ""
    last: str = ""
    message: str = ""
    busy: str = ""
    ask: str = ""
    paused: bool = False
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class MissingValue:
    """A hidden value that nobody knows any more: its name, its field, and what goes on once all are known."""

    name: str
    label: str
    then: Callable[[], object]


class RecorderBar:
    """Says what was last written down, and does what she presses. What cannot be done is raised as BadInput."""

    def __init__(self, steps: Steps, state: WindowState, restore: Callable[[str], object]) -> None:
        self.message = ""
        """What went wrong with her last action."""
        self.busy = ""
        """What is being done while she waits."""
        self.end = PageFacts()
        """The page on which she finished."""
        self._steps = steps
        self._journal = steps.journal
        self._cast = steps.cast
        self._state = state
        self._restore = restore
        self._question: MissingValue | None = None

    def press(self, button: str, text: str) -> None:
        """Do what a button is for. While she looks around, only the one that ends it does anything, also by key."""
        if self._state.now is not State.PAUSED or button == "pause":
            BUTTONS[button](self, text)
            self.show()

    # The eight buttons.

    def pause(self, _: str = "") -> None:
        """Look around, or go back to where that began."""
        if self._state.now is State.PAUSED:
            self._restore("Going back to where you paused")
        else:
            self._state.move(Signal.PAUSE)

    def undo(self, _: str = "") -> None:
        """Take the last step back, as if it had never been."""
        if len(self._journal.shown) < 2:  # noqa: PLR2004 - the first step opens the site
            raise BadInput(FIRST)
        self.when_all_is_known(self._take_back)

    def _take_back(self) -> None:
        gone = self._journal.remove(len(self._journal.shown) - 1)
        if gone.does.asks or gone.action == "unsaid":  # what it did to the page is taken back, too
            self._restore("Taking the last step back")

    def note(self, text: str) -> None:
        """Say something beside the step; what is bold in it must be on the screen, and is a step of its own."""
        said = self._sayable(text)
        sights = said.sights if said.bold else ()
        for words in sights:
            if isinstance(targets.sight(self._steps.page, words, said.where_of_sights), targets.Missing):
                raise BadInput(f"“{words}” is not on the screen just once, so no reader could find it.")
        page = self._steps.page_now()
        if sights:
            self._steps.keep(ShownStep(action="see", words=sights[-1], sentence=text, own=True, page=page))
        else:
            self._steps.keep(ShownStep(action="note", sentence=text, own=True, page=page))

    def reword(self, text: str) -> None:
        """Say the last step in her words, which still find what the step needs."""
        last = self._journal.shown[-1]
        said = self._sayable(text)
        if last.action == "unsaid":
            self._steps.say_better(text, said)
            return
        needed = sentences.said(last.sentence).bold
        if last.icon and not said.names_icon:
            raise BadInput("It shows no words. Keep saying that it is an icon.")
        if said.bold != needed:
            kept = " and ".join(f"**{words}**" for words in needed)
            raise BadInput(f"The guide finds it by its bold words. Keep {kept}." if kept else "Nothing is bold here.")
        self._journal.replace(len(self._journal.shown) - 1, last.model_copy(update={"sentence": text, "own": True}))

    def hide(self, text: str) -> None:
        """Make a typed value a secret: in the journal, and wherever it is typed from now on."""
        number = next((index for index, label in self._could_be_hidden() if label == text), None)
        if number is None:
            raise BadInput(NOTHING_TYPED)
        chosen = self._journal.shown[number]
        plain = self._plain(chosen)
        assert chosen.value is not None and plain, "only what was read can be hidden"  # noqa: PT018
        alike = [index for index, one in enumerate(self._journal.shown) if self._plain(one) == plain]
        fact = chosen.value.fact
        own = fact[:1] == ("filer",)
        name = ".".join(fact[1:]) if own else self._cast.hidden_name(chosen.words, plain)
        self._cast.hide(name, SecretStr(plain))
        self._journal.hide(alike, name, SecretStr(plain))
        for index in alike:
            self._never_read(self._journal.shown[index].words)
        self.message = f"Hidden. The script asks for filer.secret({name!r})."

    def secret(self, text: str) -> None:
        """The answer to what the bar asked for."""
        question = self._question
        if question is None:
            return
        self._cast.hide(question.name, SecretStr(text))
        self.when_all_is_known(question.then)

    def leave(self, _: str = "") -> None:
        """She does not want to say it now."""
        self._question = None

    def finish(self, _: str = "") -> None:
        """End it here; the script is written, and walked once."""
        self.when_all_is_known(self._end_here)

    def _end_here(self) -> None:
        """Keep the page that it ended on."""
        self.end = self._steps.page_at_the_end()
        self._state.move(Signal.FINISH)

    # What they need.

    def when_all_is_known(self, then: Callable[[], object]) -> None:
        """Do it if every hidden value is known to this process; else ask for the first that is not, and do it later."""
        missing = self._cast.first_unknown(self._journal.shown)
        if missing is None:
            self._question = None
            then()
            return
        assert missing.value is not None, "only what was typed can be hidden"
        self._question = MissingValue(missing.value.hidden, missing.words, then)
        self.show()

    def _sayable(self, text: str) -> Sentence:
        """A sentence of hers as a reader sees it. Raises BadInput where it shows a secret, or a field is unknown."""
        if self._steps.shows_a_secret(text):
            raise BadInput(SHOWS_SECRET)
        return sentences.filled(text, self._known)

    @property
    def _known(self) -> dict[str, object]:
        return {"court": self._steps.court, **self._cast.people}

    def _plain(self, one: ShownStep) -> str | None:
        """What was typed at a step, where it is no secret."""
        if one.action != "fill" or one.value is None or one.value.hidden:
            return None
        value = sources.entered_value(one.value, self._cast.people, self._steps.court)
        return value if isinstance(value, str) and value else None

    def _could_be_hidden(self) -> list[tuple[int, str]]:
        """Steps with a value that was read, the latest first, as the bar names them."""
        numbered = [(index, one) for index, one in enumerate(self._journal.shown) if self._plain(one) is not None]
        return [(index, f"{self._number_of(index)}. {one.words}") for index, one in reversed(numbered)]

    def _never_read(self, label: str) -> None:
        """Have the fields of a name covered, on this page and on all that come."""
        name = json.dumps(label)
        self._steps.page.context.add_init_script(f"window.__recorder && window.__recorder.hide({name})")
        self._steps.page.evaluate("name => window.__recorder.hide(name)", label)

    # What it shows.

    def say(self, message: str) -> None:
        self.message = message
        self.show()

    def show(self) -> None:
        """Have the page's bar show what is so now. A page on its way out does not; the next one asks."""
        from playwright.sync_api import Error

        bar = self.content().model_dump()
        try:
            self._steps.page.evaluate("bar => window.__recorderBar && window.__recorderBar.show(bar)", bar)
        except Error:
            return

    def content(self) -> BarContent:
        """What the bar of a page that has just come must show."""
        shown = self._journal.shown
        last = shown[-1] if shown else None
        question = self._question
        return BarContent(
            number=self._number_of(len(shown) - 1) if last and last.does.is_step else 0,
            sentence=self._told(last) if last else "",
            last=self._to_reword(last) if last else "",
            message=self.message,
            busy=self.busy,
            ask=f"What did you type into “{question.label}”? It is kept in memory alone." if question else "",
            paused=self._state.now is State.PAUSED,
            typed=tuple(label for _, label in self._could_be_hidden()),
        )

    def _told(self, last: ShownStep) -> str:
        return f"Not written down: you {last.sentence}." if last.action == "unsaid" else self._in_words(last.sentence)

    def _to_reword(self, last: ShownStep) -> str:
        return f"Click **{last.words}**." if last.action == "unsaid" else last.sentence

    def _in_words(self, template: str) -> str:
        try:
            return sentences.fill(template, self._known)
        except AssistantError:
            return template

    def _number_of(self, index: int) -> int:
        return sum(one.does.is_step for one in self._journal.shown[: index + 1])


BUTTONS: dict[str, Callable[[RecorderBar, str], None]] = {
    "pause": RecorderBar.pause,
    "undo": RecorderBar.undo,
    "note": RecorderBar.note,
    "reword": RecorderBar.reword,
    "hide": RecorderBar.hide,
    "secret": RecorderBar.secret,
    "leave": RecorderBar.leave,
    "finish": RecorderBar.finish,
}
"""What `bar.js` calls them."""
