"""What of a page a sentence can name, by the walk's own finder and the recorder's own words; and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assistant.facts import sentence as sentences
from assistant.facts.recording import Box, Control
from assistant.facts.verbs import VERBS, Controls
from assistant.recorder import naming
from assistant.recorder.drafting import draft, sayable
from assistant.recorder.journal import ShownStep
from assistant.recorder.python_source import string_literal
from assistant.walking import inventory, targets
from assistant.walking.measured import as_box

if TYPE_CHECKING:
    from playwright.sync_api import Page

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
IN_A_FRAME = "It stands in the frame “{}”, which the finder cannot look into."
IN_A_COMPONENT = "It stands in a component, which the finder cannot look into."

Kind = Literal["click", "fill", "choose", "check"]

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("link", "button", "tab", "menuitem", "option", "treeitem"), "click"),
    **dict.fromkeys(("checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"), "check"),
    **dict.fromkeys(("combobox", "listbox"), "choose"),
}
"""What is done to a control of a role; any other is filled in."""

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


def of_page(page: Page) -> list[Finding]:
    """The controls of a page that is shown with the recorder's eyes, in the order of its code, and of its parts."""
    told: list[Told] = page.evaluate("window.__recorder.probed()")
    own = [finding(page, one) for one in told]
    return [*own, *in_parts(page, own)]


def finding(page: Page, told: Told) -> Finding:
    """What can be said of one control of the page itself."""
    name, box = told["names"][0] if told["names"] else told["name"], as_box(told["box"])
    if told["hidden"]:
        return Finding(told["kind"], name, told["rung"], box, why=HIDDEN, hidden=True)
    among = controls_of(told["kind"])
    words = naming.control_words(naming.Used(page.main_frame, told["id"]), among, told["names"], told["places"])
    if words is None:
        return Finding(told["kind"], name, told["rung"], box, why=why_not(page, told, among))
    step = ShownStep(action=told["kind"], words=words.words, places=words.places, where=words.where, sentence="")
    places = sentences.said(draft(step)).where
    by = how(targets.control(page, words.words, among, places))
    why = DISABLED if told["disabled"] else ""
    return Finding(told["kind"], name, told["rung"], box, in_a_script(step), why, by=by)


def controls_of(kind: Kind) -> Controls:
    among = VERBS[kind].controls
    assert among is not None, "each of these verbs acts on controls"
    return among


def how(found: targets.Control | targets.Missing) -> str:
    """By which words the finder knows it; of what lies outside the window it does not tell yet."""
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
    name = told["names"][0]
    missing = targets.control(page, name, among, ())
    if isinstance(missing, targets.Missing) and missing.seen > 1:
        return ALIKE.format(missing.seen, name, how(missing))
    if isinstance(targets.sight(page, name, ()), targets.Missing):
        return NOT_PAINTED.format(name)
    return ANOTHER.format(name, told["name"]) if told["name"] not in ("", name) else NO_LABEL.format(name)


def in_parts(page: Page, known: Sequence[Finding]) -> Iterator[Finding]:
    """The controls of components and frames, which are named where the finder looks into them."""
    across, down = page.evaluate("[scrollX, scrollY]")
    there = {corner(one.box) for one in known}
    for control in inventory.kept(page, ())[0]:
        box = control.box.model_copy(update={"x": control.box.x + across, "y": control.box.y + down})
        if control.frame or corner(box) not in there:
            yield of_part(page, control, box)


def of_part(page: Page, control: Control, box: Box) -> Finding:
    kind = KINDS.get(control.role, "fill")
    found = targets.control(page, control.name, controls_of(kind), ()) if control.name else targets.Missing(0)
    if isinstance(found, targets.Missing) or not sayable(control.name):
        why = IN_A_FRAME.format(control.frame) if control.frame else IN_A_COMPONENT
        return Finding(kind, control.name, control.rung, box, why=why)
    line = in_a_script(ShownStep(action=kind, words=control.name, sentence=""))
    return Finding(kind, control.name, control.rung, box, line, by=how(found))


def corner(box: Box) -> tuple[int, int]:
    return round(box.x), round(box.y)
