"""What of a page a sentence can name, by the walk's own finder and the recorder's own words; and why not the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from assistant.facts import sentence as sentences
from assistant.facts.recording import Box
from assistant.facts.verbs import VERBS, Controls
from assistant.recorder import naming, scripts
from assistant.recorder.drafting import draft, sayable
from assistant.recorder.journal import ShownStep
from assistant.recorder.python_source import string_literal
from assistant.recorder.traces import Traces
from assistant.walking import frames, targets
from assistant.walking.frames import Part
from assistant.walking.measured import as_box

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from assistant.facts.sentence import Sentence

UNLABELED = ("", "placeholder", "beside")
"""What gives a field no name that stays: nothing, or words that go away when something is typed."""

FIELD_KINDS = ("fill", "choose", "check")

NO_NAME = "It has no name that a person sees."
NOT_PAINTED = "Its name “{}” is for screen readers alone; nobody sees it on the page."
ANOTHER = "The page shows “{}” on it, and names it “{}” for screen readers, so no words are both."
NO_LABEL = "The words “{}” are on the page, but nothing makes them its name."
ALIKE = "{} controls are called “{}” ({}), and nothing around tells them apart."
HIDDEN = "It is hidden now."
COVERED = "Something lies over it: {}."
DISABLED = "It cannot be used yet, so a sentence must say first what the page asks for."
LOST = "A walk finds something else by “{}”, or nothing."
MARKED = "Its words “{}” hold braces or asterisks, which mean something in a sentence."

MOST = 300
"""Controls that are looked at."""

LONGEST = 60.0
"""Seconds in which they are: each takes longer the more there are."""

AT_ONCE = 5
"""Controls that one document is asked of at a time."""

Kind = Literal["click", "fill", "choose", "check"]

EARS = scripts.ears("", Traces()) + "window.__recorder.setFree(true);"
"""The recorder's, which know what a reader calls a control; they hold nothing back, and nobody listens."""

PROBED = "(part) => window.__recorder.probed(...part)"

Told = dict[str, Any]  # Any: JSON from the page


@dataclass(frozen=True)
class Finding:
    """One control: what it is called, the line of a script that names it, or why none can.

    `box` is in CSS pixels of the whole page; `rung` is what gives it its name in the page's code, and `by` says by
    which words the finder knows it.
    """

    kind: Kind
    name: str
    rung: str
    box: Box
    line: str = ""
    why: str = ""
    hidden: bool = False
    by: str = ""

    @property
    def named(self) -> bool:
        return bool(self.line)

    @property
    def lacks_label(self) -> bool:
        """Whether it is a field that a screen reader has no lasting name for."""
        return self.kind in FIELD_KINDS and self.rung in UNLABELED and not self.hidden


class Looked(NamedTuple):
    """What was found on a page, in the order of its code and of its frames; `whole` where nothing was left out."""

    found: list[Finding]
    whole: bool


def of_page(page: Page, go_on: Callable[[], object] = lambda: None) -> Looked:
    """The controls of a page that is shown with the recorder's eyes.

    `go_on` is called before each look, for a page that has many takes long.
    """
    give_up = time.monotonic() + LONGEST
    found: list[Finding] = []
    for one in all_of(page):
        found.append(one)
        if len(found) == MOST or time.monotonic() > give_up:
            return Looked(found, whole=False)
        go_on()
    return Looked(found, whole=True)


def all_of(page: Page) -> Iterator[Finding]:
    """One after the other, in the page's own pixels; what two ways lead to is told once."""
    across, down = page.evaluate("[scrollX, scrollY]")
    told: set[str] = set()
    for part in frames.parts(page):
        for one in probed(part):
            one["box"] |= {"x": one["box"]["x"] + across, "y": one["box"]["y"] + down}
            found = finding(page, part.frame, one)
            if found.line not in told:
                yield found
            told |= {found.line} - {""}


def probed(part: Part) -> Iterator[Told]:
    """What one document tells of its controls, in the page's pixels; nothing more where it goes away meanwhile."""
    from playwright.sync_api import Error

    for first in range(0, MOST, AT_ONCE):
        try:
            part.look("page")  # so that it knows where it stands in the page
            part.frame.evaluate(EARS)
            told: list[Told] = part.frame.evaluate(PROBED, [first, first + AT_ONCE])
        except Error:
            if part.around is None:
                raise
            return
        yield from told
        if len(told) < AT_ONCE:
            return


def finding(page: Page, frame: Frame, told: Told) -> Finding:
    """What can be said of one control."""
    name, box = told["names"][0] if told["names"] else told["name"], as_box(told["box"])
    if told["hidden"]:
        return Finding(told["kind"], name, told["rung"], box, why=HIDDEN, hidden=True)
    among = controls_of(told["kind"])._replace(icons=told["icon"])
    used = naming.Used(frame, told["id"])
    words = naming.control_words(used, among, told["names"], told["places"])
    if words is None:
        return Finding(told["kind"], name, told["rung"], box, why=why_not(page, told, among))
    step = ShownStep(
        action=told["kind"], words=words.words, places=words.places, where=words.where, sentence="", icon=told["icon"]
    )
    rung = found_again(used, sentences.said(draft(step)), among)
    if rung is None:
        return Finding(told["kind"], name, told["rung"], box, why=LOST.format(draft(step)))
    why = DISABLED if told["disabled"] else ""
    return Finding(told["kind"], name, told["rung"], box, in_a_script(step), why, by=rung)


def found_again(used: naming.Used, said: Sentence, among: Controls) -> str | None:
    """By which words a walk that says this finds just this control; None where it finds another one, or none.

    As a walk, it scrolls to what lies outside the window; then the page is as it was.
    """
    here = targets.control(used.page, said.control, among, said.where)
    if isinstance(here, targets.Missing) and here.outside is not None:
        scroll = used.page.evaluate("[scrollX, scrollY]")
        used.frame.evaluate("id => window.__recorder.bringIn(id)", used.held)
        here = targets.in_the_picture(targets.control(used.page, said.control, among, said.where))
        is_it = used.is_one(here)
        used.frame.evaluate("window.__recorder.putBack()")
        used.page.evaluate("([left, top]) => scrollTo({ left, top, behavior: 'instant' })", scroll)
    else:
        is_it = used.is_one(here)
    return how(here) if is_it else None


def controls_of(kind: Kind) -> Controls:
    among = VERBS[kind].controls
    assert among is not None, "each of these verbs acts on controls"
    return among


def how(found: targets.Control | targets.Missing) -> str:
    """By which words the finder knows it."""
    return targets.TOLD[found.rung] if found.rung else ""


def in_a_script(step: ShownStep) -> str:
    more = ", …" if step.does.gives_a_fact else ""
    return f"guide.{step.verb}({string_literal(draft(step))}{more})"


def why_not(page: Page, told: Told, among: Controls) -> str:
    """Why no sentence can name a control that is shown."""
    if told["covered"]:
        return COVERED.format(told["covered"])
    if not told["names"]:
        return NO_NAME
    name = next(filter(sayable, told["names"]), None)
    if name is None:
        return MARKED.format(told["names"][0])
    missing = targets.control(page, name, among, ())
    if isinstance(missing, targets.Missing) and missing.seen > 1:
        return ALIKE.format(missing.seen, name, how(missing))
    if isinstance(targets.sight(page, name, ()), targets.Missing):
        return NOT_PAINTED.format(name)
    return ANOTHER.format(name, told["name"]) if told["name"] not in ("", name) else NO_LABEL.format(name)
