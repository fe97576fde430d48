"""From what a page tells of a person's action to a step in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import BadInput
from assistant.recorder import files, naming, sources, unsaid
from assistant.recorder.drafting import draft, sayable
from assistant.recorder.journal import Entered, PageFacts, ShownAction, ShownStep
from assistant.recorder.naming import Used
from assistant.recorder.traces import Traces
from assistant.walking import frames, targets

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from assistant.facts.courts import Court
    from assistant.facts.sentence import Sentence
    from assistant.facts.verbs import Controls
    from assistant.recorder.cast import Cast
    from assistant.recorder.journal import Journal

PageEvent = dict[str, Any]
"""What `ears/` or `bar.js` tells; its `kind` says what else it holds."""  # Any: it comes as JSON

UNFOUND = "Nobody could find this by its words; {}. Press Reword to say it in better ones. " + unsaid.IN_THE_SCRIPT
GONE = (
    "What you used is not on the page any more, so nobody can tell whether these words find it. "
    "Write the line into the script, where the comment stands."
)


@dataclass(frozen=True)
class Unfound:
    """What was used and not found by its words, and its comment: to be said in better ones."""

    used: Used
    step: ShownStep
    comment: ShownStep


class Steps:
    """Names what was acted on, finds out where its value comes from, drafts a sentence, and writes the step down.

    `page` is the window in front, in which she acts.
    """

    def __init__(self, page: Page, journal: Journal, cast: Cast, court: Court, traces: Traces | None = None) -> None:
        self._traces = traces or Traces()
        self.journal = journal
        self.cast = cast
        self.court = court
        self.page = page
        self._unfound: Unfound | None = None
        self._pressed: tuple[int, ShownStep] | None = None

    def write(self, event: PageEvent) -> bool:
        """Write an action down. Returns False where it is not settled yet what was typed.

        Raises BadInput where no sentence can speak of the control; then a comment was written in its place.
        """
        kind, used = event["kind"], Used(event.get("frame") or self.page.main_frame, event["id"])
        if event.get("unread"):
            self._traces.keep("".join(event["names"][:1]), *event["trace"])
        value = self._value(event)
        if kind in ("fill", "choose") and value is None:
            return False
        step = ShownStep(
            action=kind, value=value, sentence="", page=self.facts_of(event), drawn=event.get("drawn", False),
            icon=event.get("icon", False), key=event.get("key", ""),
        )  # fmt: skip
        named = self._named(step, used, event)
        if kind == "upload" and event.get("pressed"):
            self.forget_press(event["pressed"])
        self._merge_or_keep(named, untouched=event.get("untouched", False))
        if kind == "click":
            self._pressed = (event["id"], self.journal.shown[-1])
        return True

    def _named(self, step: ShownStep, used: Used, event: PageEvent) -> ShownStep:
        """The step with the words by which a guide finds its control."""
        among = controls_for(step.action)._replace(icons=step.icon)
        places = [(words, where) for words, where in event["places"] if not self.shows_a_secret(words)]
        names = [words for words in event["names"] if not self.shows_a_secret(words)]
        control = naming.control_words(used, among, names, places)
        hovered = event.get("hovered", ())
        if control is not None and hovered is not None and all(map(sayable, hovered)):
            found = {"words": control.words, "places": control.places, "where": control.where, "hovered": hovered}
            return step.model_copy(update={**found, "hovered": tuple(hovered)})
        why = naming.why_not(used, among, names) if control is None else "what you pointed at has no words"
        if not event.get("untouched", False):
            self.keep_unsaid("unfound", "".join(names[:1]), step.page)
            self._unfound = Unfound(used, step, self.journal.shown[-1])
        raise BadInput(UNFOUND.format(why))

    def forget_press(self, number: int) -> None:
        """Take back the click that opened the window for files: choosing one there is all that is said of it."""
        if self._pressed and self._pressed[0] == number and self.journal.shown[-1] == self._pressed[1]:
            self.journal.remove(len(self.journal.shown) - 1)

    def keep_unsaid(self, what: str, words: str, page: PageFacts) -> None:
        """Keep what no sentence can say, as a comment; the same twice in a row is one."""
        told = unsaid.did(what, self.clean(words))
        if not self.journal.shown or self.journal.shown[-1].sentence != told:
            self.journal.add(ShownStep(action="unsaid", words=self.clean(words), sentence=told, own=True, page=page))

    def say_better(self, text: str, said: Sentence) -> None:
        """Say what was not found in words of hers that find it. Raises BadInput where they do not."""
        from playwright.sync_api import Error

        unfound = self._unfound
        if unfound is None or unfound.comment != self.journal.shown[-1]:
            raise BadInput(GONE)
        among = controls_for(unfound.step.action)._replace(icons=said.names_icon)
        try:
            found = unfound.used.is_found(said.control, among, said.where)
        except Error:
            raise BadInput(GONE) from None
        if not found:
            raise BadInput(f"“{said.control}” does not find it there, or finds something else, too.")
        step = unfound.step.model_copy(update={"words": said.control, "sentence": text, "own": True})
        self.journal.replace(len(self.journal.shown) - 1, step)
        self._unfound = None

    def keep(self, step: ShownStep) -> None:
        """Draft its sentence, if she has not, and write it down."""
        self.journal.add(step if step.sentence else step.model_copy(update={"sentence": draft(step)}))

    def page_now(self) -> PageFacts:
        """What the page in the window says of itself."""
        return self.page_facts(self._told_by_page())

    def _told_by_page(self) -> dict[str, Any]:
        """What the page tells of itself that stands there when it has come: the first may lead to another by itself."""

        def ask() -> dict[str, Any]:
            self.page.wait_for_load_state("domcontentloaded")
            told: dict[str, Any] = self.page.evaluate("window.__recorder.page()")
            return told

        return dict(frames.asked_until_it_stays(ask))

    def facts_of(self, event: PageEvent) -> PageFacts:
        """What the page says of itself in which something was done, also in a frame of it."""
        frame = event.get("frame")
        if frame is None or frame.parent_frame is None:
            return self.page_facts(event["page"])
        around = self._told_by_page()
        own = event["page"]
        named = {name: around[name] or own[name] for name in ("heading", "dialog")}
        return self.page_facts(
            {**around, **named, "messages": [*around["messages"], *own["messages"]][:2], "born": own["born"]}
        )

    def page_at_the_end(self) -> PageFacts:
        """The page on which it ends. Its heading is to be read only where a reader could find it."""
        end = self.page_now()
        unseen = isinstance(targets.sight(self.page, end.heading, ()), targets.Missing)
        return end.model_copy(update={"heading": ""}) if unseen else end

    def page_facts(self, page: PageEvent) -> PageFacts:
        """What a page says of itself, without what shows a secret."""
        return PageFacts(
            heading=self.clean(page["heading"]),
            dialog=self.clean(page["dialog"]),
            address=page["address"],
            messages=tuple(words for words in page["messages"] if not self.shows_a_secret(words)),
            born=page["born"],
        )

    def shows_a_secret(self, words: str) -> bool:
        """Whether the page repeats a secret: somebody's, or a value that was not read."""
        known = leaks.values(sources.secrets_of_all(self.cast.people))
        return leaks.shown(words, known) or self._traces.repeats_one(words)

    def clean(self, words: str) -> str:
        """Words of a page; none where they show a secret."""
        return "" if self.shows_a_secret(words) else words

    # Where a value comes from.

    def _value(self, event: PageEvent) -> Entered | None:
        """Where the script gets what was typed; None where that is not settled yet."""
        label = event["names"][0] if event["names"] else ""
        match event["kind"]:
            case "upload":
                names = [files.keep(one["name"], one["bytes"], self.journal.folder) for one in event["files"]]
                return Entered(words=names[0]) if len(names) == 1 else Entered(several=tuple(names))
            case "choose":
                first, *others = event["values"]
                several = Entered(several=(first, *others))
                return several if others else sources.typed(first, label, self.cast.people, self.court)
            case "fill":
                return self._filled(event, label)
            case _:
                return None

    def _filled(self, event: PageEvent, label: str) -> Entered | None:
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
