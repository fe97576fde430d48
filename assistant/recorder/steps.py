"""From what a page tells of a person's action to a step in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import BadInput
from assistant.recorder import naming, sources
from assistant.recorder.drafting import draft
from assistant.recorder.journal import Entered, PageFacts, ShownAction, ShownStep
from assistant.recorder.naming import ControlWords, Preposition
from assistant.recorder.traces import Traces
from assistant.walking import targets

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from assistant.facts.courts import Court
    from assistant.facts.verbs import Controls
    from assistant.recorder.cast import Cast
    from assistant.recorder.journal import Journal

PageEvent = dict[str, Any]
"""What `page.js` or `bar.js` tells; its `kind` says what else it holds."""  # Any: it comes as JSON

NAMELESS = "The page gives this no name that a reader could see, so a guide cannot speak of it. It was left as it is."


class Steps:
    """Names what was acted on, finds out where its value comes from, drafts a sentence, and writes the step down."""

    def __init__(self, page: Page, journal: Journal, cast: Cast, court: Court, traces: Traces | None = None) -> None:
        self._traces = traces or Traces()
        self.journal = journal
        self.cast = cast
        self.court = court
        self.page = page

    def write(self, event: PageEvent) -> bool:
        """Write an action down. Returns False where it is not settled yet what was typed.

        Raises BadInput where no sentence can speak of the control; then nothing was written.
        """
        kind = event["kind"]
        if event.get("unread"):
            self._traces.keep("".join(event["names"][:1]), *event["trace"])
        value = self._value(event)
        if kind in ("fill", "choose") and value is None:
            return False
        places = [(words, where) for words, where in event["places"] if not self.shows_a_secret(words)]
        names = [words for words in event["names"] if not self.shows_a_secret(words)]
        control = self.named(event, controls_for(kind), names, places)
        if control is None:
            raise BadInput(NAMELESS)
        step = ShownStep(
            action=kind, words=control.words, places=control.places, where=control.where, value=value,
            sentence="", page=self.page_facts(event["page"]),
        )  # fmt: skip
        self._merge_or_keep(step, untouched=event.get("untouched", False))
        return True

    def named(
        self, event: PageEvent, among: Controls, names: list[str], places: list[tuple[str, Preposition]]
    ) -> ControlWords | None:
        """The words for a control that the page has told of."""
        return naming.control_words(self.page, event["id"], among, names, places)

    def keep(self, step: ShownStep) -> None:
        """Draft its sentence, if she has not, and write it down."""
        self.journal.add(step if step.sentence else step.model_copy(update={"sentence": draft(step)}))

    def page_now(self) -> PageFacts:
        """What the page in the window says of itself."""
        return self.page_facts(self.page.evaluate("window.__recorder.page()"))

    def page_at_the_end(self) -> PageFacts:
        """The page on which it ends. Its heading is to be read only where a reader could find it."""
        end = self.page_now()
        unseen = isinstance(targets.sight(self.page, end.heading, ()), targets.Missing)
        return end.model_copy(update={"heading": ""}) if unseen else end

    def page_facts(self, page: PageEvent) -> PageFacts:
        """What a page says of itself, without what shows a secret."""
        return PageFacts(
            heading=self._clean(page["heading"]),
            dialog=self._clean(page["dialog"]),
            address=page["address"],
            messages=tuple(words for words in page["messages"] if not self.shows_a_secret(words)),
            born=page["born"],
        )

    def shows_a_secret(self, words: str) -> bool:
        """Whether the page repeats a secret: somebody's, or a value that was not read."""
        known = leaks.values(sources.secrets_of_all(self.cast.people))
        return leaks.shown(words, known) or self._traces.repeats_one(words)

    def _clean(self, words: str) -> str:
        return "" if self.shows_a_secret(words) else words

    # Where a value comes from.

    def _value(self, event: PageEvent) -> Entered | None:
        """Where the script gets what was typed; None where that is not settled yet."""
        label = event["names"][0] if event["names"] else ""
        if event["kind"] == "upload":
            return Entered(words=event["value"])
        if event["kind"] == "choose":
            return sources.typed(event["value"], label, self.cast.people, self.court)
        if event["kind"] != "fill":
            return None
        if event["unread"] and "value" in event:  # another tool has read it
            known = sources.secret_typed(event["value"], label, self.cast.people, self.court)
            return known or self._hidden(label, event["value"])
        if event["unread"]:
            before = [one for one in self.journal.shown if label != one.words]
            return sources.unread(label, before, event["anew"], self.cast.people, self.court)
        return self._read(event["value"], label, left=event["left"])

    def _read(self, words: str, label: str, *, left: bool) -> Entered | None:
        """What was typed where it can be read. A secret, or a good part of one, is not written down all the same.

        While she is still in the field, the beginning of a secret may become the whole of it: it waits.
        """
        begun = bool(words) and sources.begins_a_secret(words, self.cast.people)
        if begun and not left:
            return None
        known = sources.secret_typed(words, label, self.cast.people, self.court)
        if (begun and len(words) >= sources.TELLING) or (sources.holds_a_secret(words, self.cast.people) and not known):
            return self._hidden(label, words)
        return known or sources.typed(words, label, self.cast.people, self.court)

    def _hidden(self, label: str, words: str) -> Entered:
        """Keep a value in memory alone."""
        name = self.cast.hidden_name(label, words)
        self.cast.hide(name, SecretStr(words))
        return Entered(hidden=name)

    # What becomes of earlier steps.

    def _merge_or_keep(self, step: ShownStep, *, untouched: bool) -> None:
        """Typing again in a field corrects its step; a check that is taken away takes its step along."""
        earlier = self._earlier(step)
        if earlier is None:
            if not untouched:
                self.keep(step)
            return
        before = self.journal.shown[earlier]
        if before.action != step.action:
            self.journal.remove(earlier)
        elif before.value != step.value:
            sentence = before.sentence if before.own else draft(step)
            self.journal.replace(earlier, before.model_copy(update={"value": step.value, "sentence": sentence}))

    def _earlier(self, step: ShownStep) -> int | None:
        """The step at the same control, if no click came between."""
        if step.does.leaves == "page":
            return None
        for index in range(len(self.journal.shown) - 1, -1, -1):
            one = self.journal.shown[index]
            if one.does.leaves == "page":
                return None
            if one.same_control(step):
                return index
        return None


def controls_for(action: ShownAction) -> Controls:
    """Among which controls a guide finds the one that was used."""
    among = ShownStep(action=action, sentence="").does.controls
    assert among is not None, "the page tells of what is done to controls"
    return among
