"""What a guide says that no sentence of the walkthrough says: where you are, and what a picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.publishers.rows import Row
    from assistant.recording import Mark, Screen, Step

KIND_OF_CONTROL = {
    "button": "button",
    "checkbox": "check box",
    "combobox": "list",
    "link": "link",
    "listbox": "list",
    "menuitem": "menu item",
    "option": "option",
    "radio": "option",
    "searchbox": "field",
    "spinbutton": "field",
    "switch": "switch",
    "tab": "tab",
    "textbox": "field",
}

NOTE_NAMES = {"tip": "Tip", "note": "Note", "important": "Important"}


class Where(NamedTuple):
    """Where the reader is: `Upgrade PACER Account` above **Person** ` tab, continued`."""

    label: str
    name: str
    more: str


def where(row: Row) -> Where:
    return where_in(row.screen, row.tab, continued=row.continued)


def where_in(screen: Screen, tab: str, *, continued: bool) -> Where:
    more = ", continued" if continued else ""
    if screen.dialog:
        return Where("In the dialog", screen.dialog, more)
    if tab:
        return Where(page_name(screen), tab, f" tab{more}")
    return Where("On the page", page_name(screen), more)


def alt(row: Row) -> str:
    """What a picture shows, and what each of its numbers points at."""
    return " ".join([f"{shown_page(row)}.", *(pointed_at(step) for step in row.steps if step.marks)])


def shown_page(row: Row) -> str:
    """The page, tab or dialog in a picture."""
    if row.screen.dialog:
        return f"{row.screen.dialog} dialog"
    tab = f", {row.tab} tab" if row.tab else ""
    return f"{page_name(row.screen)} page{tab}"


def page_name(screen: Screen) -> str:
    """The heading that the reader sees, or else the title of the window."""
    return screen.heading or screen.title


def pointed_at(step: Step) -> str:
    """What a step's number marks, and how the step leaves it."""
    if step.alt:
        return f"{step.number}: {step.alt.rstrip('.')}."
    said = f"{step.number}: {named(step.marks)}{left_with(step)}"
    return said if said.endswith((".", "?", "!")) else f"{said}."


def named(marks: Sequence[Mark]) -> str:
    """A control by its name and kind; what is only read as fields or as words."""
    names = listed([mark.words for mark in marks])
    kind = KIND_OF_CONTROL.get(marks[0].role) or ("field" if all(mark.label for mark in marks) else "")
    if not kind:
        return f"the words {names}"
    return f"the {names} {kind}" if len(marks) == 1 else f"the {kind}s {names}"


def left_with(step: Step) -> str:
    """What a deed left in its control."""
    if step.verb == "tick":
        return ", ticked"
    if step.typed is None:
        return ""
    if step.typed.secret:
        return ", filled with dots"
    return f", set to {step.typed.shown}" if step.verb == "choose" else f", filled with {step.typed.shown}"


def listed(things: Sequence[str]) -> str:
    """One, two and three."""
    if len(things) < 2:  # noqa: PLR2004 - there is nothing to join
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def counted(number: int, thing: str) -> str:
    """1 step, 2 steps."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def steps_from_to(numbers: Sequence[int]) -> str:
    """The steps of a chapter; nothing for a chapter without any."""
    if not numbers:
        return ""
    return f"Step {numbers[0]}" if len(numbers) == 1 else f"Steps {numbers[0]} to {numbers[-1]}"
