"""What a guide says that no sentence of the walkthrough says: where you are, and what a picture shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from assistant.errors import BadInput
from assistant.facts.sentence import in_words, whole_sentence
from assistant.publishers.layout.boxes import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.facts.recording import CourtFacts, Mark, Neighbor, Recording, Screen, Step
    from assistant.publishers.layout.rows import Elsewhere

KIND_OF_CONTROL = {
    "button": "button",
    "checkbox": "check box",
    "combobox": "list",
    "link": "link",
    "listbox": "list",
    "menuitem": "menu item",
    "menuitemcheckbox": "menu item",
    "menuitemradio": "menu item",
    "option": "option",
    "radio": "option",
    "searchbox": "field",
    "slider": "slider",
    "spinbutton": "field",
    "switch": "switch",
    "tab": "tab",
    "textbox": "field",
    "treeitem": "item",
}

MOST_OF_A_MESSAGE = 60
"""Characters."""

NOTE_NAMES = {"tip": "Tip", "note": "Note", "important": "Important"}


ON_A_PAGE = "On the page"

NOT_WRITTEN_DOWN = "Do not write your password here."

WHAT_TO_DO = "What to do"
"""The heading above steps that no chapter was begun for: without one, headings would skip a level."""


class Whereabouts(NamedTuple):
    """Where the reader is: `Upgrade PACER Account` above **Person** ` tab, continued`."""

    label: str
    name: str
    more: str


class OnScreen(Protocol):
    """Something that is told of a screen: a row, or what may become one."""

    @property
    def screen(self) -> Screen: ...
    @property
    def tab(self) -> str: ...
    @property
    def continued(self) -> bool: ...


class Pictured(OnScreen, Protocol):
    """A row: a picture of a screen, and the steps beside it."""

    @property
    def steps(self) -> Sequence[Step]: ...


def whereabouts(row: OnScreen) -> Whereabouts:
    more = ", continued" if row.continued else ""
    match row.screen.window:
        case "asks":
            return Whereabouts("In the window", shortened(row.screen.dialog), more)
        case "new" if not row.screen.dialog and not row.tab:
            return Whereabouts("In the new window", page_name(row.screen), more)
    if is_mail(row.screen):
        return Whereabouts("In the message", page_name(row.screen), more)
    if row.screen.dialog:
        return Whereabouts("In the dialog", row.screen.dialog, more)
    if row.tab:
        return Whereabouts(page_name(row.screen), row.tab, f" tab{more}")
    return Whereabouts(ON_A_PAGE, page_name(row.screen), more)


def place_title(row: OnScreen) -> str:
    """Where the reader is, on one line: as the title of a slide, or as a bookmark."""
    label, name, more = whereabouts(row)
    return f"{name}{more}" if label == ON_A_PAGE else f"{label}: {name}{more}"


def pictured_there(part: Elsewhere) -> str:
    """Where the pictures of steps stand that are told without them."""
    return f"“{part.guide}”, {steps_from_to(part.there).lower()}."


GUIDE_NAMED = re.compile(r"(?<=guide “)([^”]+”)")
"""Another guide, where a sentence names it, up to the quotation mark behind which its page goes in a book."""


def paged(words: str) -> str:
    """Words as they are set in a book, with a page as wide as any behind each guide that they name."""
    return GUIDE_NAMED.sub(r"\1 (page 000)", words)


def shortened(words: str) -> str:
    """What a window says, in so many words as there is room for beside a picture."""
    return words if len(words) <= MOST_OF_A_MESSAGE else f"{words[:MOST_OF_A_MESSAGE].rpartition(' ')[0]}…"


def alt(row: Pictured) -> str:
    """What a picture shows, and what each of its numbers points at. Raises BadInput where it would say nothing."""
    if not (row.screen.dialog or page_name(row.screen)).strip():
        raise BadInput(f"{script_line(row)}the page has neither a heading nor a title, so no alt text can name it.")
    return " ".join(
        [
            f"{shown_page(row)}.",
            *(pointed_at(step, row.screen.neighbors) for step in row.steps if step.marks or step.alt),
        ]
    )


def script_line(row: Pictured) -> str:
    """Where a row's first step stands in its script, at the head of a complaint."""
    return next((f"{step.file}:{step.line}: " for step in row.steps), "")


def enlarge(row: Pictured) -> str:
    """What a button says that shows a picture larger."""
    return f"Enlarge the {picture_of(row)}"


def enlarged(row: Pictured) -> str:
    """The name of a picture that is shown larger."""
    said = picture_of(row)
    return f"{said[0].upper()}{said[1:]}"


def picture_of(row: Pictured) -> str:
    """Which picture it is: by its steps, or by its page where it has none."""
    return f"picture of {steps_of(row).lower() or f'the {shown_page(row)}'}"


def steps_of(row: Pictured) -> str:
    """The steps of a row; nothing for a row without any."""
    return steps_from_to(numbers(row.steps))


def told_apart(row: Pictured) -> str:
    """What of a guide is on a page that is shown more than once: its steps, or where there are none, its results."""
    results = [f"result {step.sign.shown}" for step in row.steps if step.sign is not None and step.result]
    return steps_of(row).lower() or listed(results) or "to look at"


def shown_page(row: Pictured) -> str:
    """The page, tab or dialog in a picture."""
    if row.screen.window == "asks":
        return f"Browser window that says “{row.screen.dialog}”"
    if row.screen.dialog:
        return f"{row.screen.dialog} dialog"
    if is_mail(row.screen):
        return f"{page_name(row.screen)} message"
    tab = f", {row.tab} tab" if row.tab else ""
    new = " in a new window" if row.screen.window == "new" else ""
    return f"{page_name(row.screen)} page{tab}{new}"


def is_mail(screen: Screen) -> bool:
    """Whether it has come to the reader by another way than a screen's."""
    return any(step.does.brings_mail for step in screen.steps)


def chapter_title(screen: Screen) -> str:
    """The heading above a screen's steps."""
    return screen.chapter or WHAT_TO_DO


def page_name(screen: Screen) -> str:
    """The heading that the reader sees, or else the title of the window."""
    return screen.heading or screen.title


def pointed_at(step: Step, neighbors: Sequence[Neighbor] = ()) -> str:
    """What the sign of a step or a result marks, and how a step leaves it."""
    sign = before(step)
    if step.alt:
        if not step.alt.strip():
            raise BadInput(f"{step.file}:{step.line}: alt says nothing. Say what the number marks, or leave alt out.")
        return f"{sign}: {step.alt.rstrip('.')}."
    said = f"{sign}: {named(step.marks, neighbors)}{left_with(step)}"
    return said if said.endswith((".", "?", "!")) else f"{said}."


def named(marks: Sequence[Mark], neighbors: Sequence[Neighbor]) -> str:
    """A control by its name and kind; what is only read as fields, or as words with what stands beside them."""
    names = listed([f"“{mark.words}”" if whole_sentence(mark.words) else mark.words for mark in marks])
    kind = KIND_OF_CONTROL.get(marks[0].role) or ("field" if all(mark.label for mark in marks) else "")
    if not kind:
        beside = [value_beside(mark, neighbors) for mark in marks]
        if all(beside):
            names = listed([f"“{mark.words}: {value}”" for mark, value in zip(marks, beside, strict=True)])
        return f"the words {names}"
    return f"the {names} {kind}" if len(marks) == 1 else f"the {kind}s {names}"


def value_beside(mark: Mark, neighbors: Sequence[Neighbor]) -> str:
    """What stands inside the outline of a name, such as the account number right of “Account Number”."""
    inside = (near.words for near in neighbors if near.kind == "text" and holds(mark.box, near.box))
    others = [words for words in inside if words not in mark.words and mark.words not in words]
    return " ".join(dict.fromkeys(others))


def left_with(step: Step) -> str:
    """What an action left in its control, as the table of verbs says it."""
    left = step.does.left
    if "{value}" not in left:
        return left and f", {left}"
    if step.typed is None:
        return ""
    value = "dots" if step.typed.secret else step.typed.shown
    return f", {left.replace('{value}', value)}"


def listed(things: Sequence[str]) -> str:
    """One, two and three."""
    if len(things) < 2:  # noqa: PLR2004 - there is nothing to join
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


LEGEND = (
    "**Bold** words are on your screen. A step and its place in the picture share the number. "
    "A solid outline: click, choose or type. A letter in a ring and a dashed outline: read or check."
)
"""How to read a document whose legend has words alone."""


def what_is_shown(pictures: str) -> str:
    """That a reader's screens may look different; nothing where nothing is said of the pictures."""
    return f"The pictures show {pictures}; yours may look different." if pictures else ""


def edition_line(code: str, court: CourtFacts) -> str:
    """Which edition it is, as one person tells another; its code where the court gives neither number nor day."""
    number, day = court.edition_number, court.edition_date and in_words(court.edition_date)
    if number and day:
        return f"Edition {number}, {day}"
    return f"Edition of {day}" if day else f"Edition {number or code}"


def edition_code(code: str, court: CourtFacts) -> str:
    """What stands in small print beside it: the code, where that is not said yet."""
    return code if court.edition_number or court.edition_date else ""


def edition_in_full(code: str, court: CourtFacts) -> str:
    """The same on one line: Edition 3, September 14, 2021 (13da8733)."""
    beside = edition_code(code, court)
    return edition_line(code, court) + (f" ({beside})" if beside else "")


class Told(NamedTuple):
    """Whom a reader asks or tells, and how: telephone numbers, e-mail addresses, or a web site that says it."""

    whom: str
    ways: tuple[str, ...]


def told_of_mistakes(court: CourtFacts) -> Told:
    """Whom a reader tells of a mistake in a guide."""
    if court.mistakes:
        return Told(
            court.mistakes.name or "the court", tuple(filter(None, (court.mistakes.phone, court.mistakes.mail)))
        )
    if not court.is_court:
        return Told("whoever gave you this", ())
    return Told("the court", tuple(filter(None, (court.site,))))


def mistakes(court: CourtFacts) -> str:
    """What a reader does who found a mistake."""
    whom, ways = told_of_mistakes(court)
    return f"Found a mistake? Tell {': '.join(filter(None, (whom, ' or '.join(ways))))}."


def mistake(code: str, court: CourtFacts) -> str:
    """The same, and which edition she names, where that is not said beside it."""
    return f"{mistakes(court)} {this_is(code, court)}"


def this_is(code: str, court: CourtFacts) -> str:
    """What whoever is told of a mistake needs to know."""
    line = edition_line(code, court)
    return f"This is {'the e' if line.startswith('Edition of') else 'e'}{line[1:]}."


def licensed(court: CourtFacts) -> str:
    """What others may do with a guide, where the court says it."""
    return f"License: {court.license.name}" if court.license else ""


def for_whom(thing: str, court: CourtFacts) -> str:
    """Guide for filers; the thing alone where the site's file names no audience."""
    return f"{thing} for {court.audience}" if court.audience else thing


THE_CHANGE = "2021"
"""The year of PACER’s screens that needs no word: that of the courts’ change to NextGen CM/ECF."""


def year_of(recording: Recording) -> str:
    """Of which year PACER is that a guide shows, where it is another: two such guides may stand side by side."""
    return f"PACER as in {recording.era}" if recording.court.is_court and recording.era != THE_CHANGE else ""


def title_in_a_list(recording: Recording) -> str:
    """Its title, with the year of PACER that it shows where that must be said and the title does not."""
    needed = year_of(recording) and recording.era not in recording.title
    return f"{recording.title} ({recording.era})" if needed else recording.title


def kind_of(recording: Recording, thing: str = "Guide") -> str:
    """Guide for filers; with its year, where that must be said."""
    return ", ".join(filter(None, (for_whom(thing, recording.court), year_of(recording))))


class Contact(NamedTuple):
    """About what a reader can ask, whom, and how."""

    about: str
    whom: str
    ways: tuple[str, ...]


def contacts(court: CourtFacts) -> list[Contact]:
    """Whom a reader can ask."""
    known = Contact("PACER account", PACER, court.pacer), Contact("CM/ECF login", court.clerk_name, court.clerk)
    return [one for one in known if one.ways]


PACER = "PACER Service Center"


WEB_SITE = re.compile(r"https?://\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def leads_to(way: str) -> str:
    """The address behind a telephone number, an e-mail address or a web site; nothing behind anything else."""
    if "@" in way:
        return f"mailto:{way}"
    if WEB_SITE.fullmatch(way):
        return way if "://" in way else f"https://{way}"
    return dialed(way)


def dialed(number: str) -> str:
    """The address that calls a telephone number of the United States; nothing for what is none."""
    digits = re.sub(r"[\s().-]", "", number).removeprefix("+").removeprefix("1")
    return f"tel:+1{digits}" if re.fullmatch(r"\d{10}", digits) else ""


def nothing_found(court: CourtFacts, questions: bool) -> str:
    """What to do when no guide holds the words that were looked for."""
    ways = ["Try fewer words, such as “password” or “link”" if court.is_court else "Try fewer words"]
    ways += ["look under “Which guide do I need?”"] if questions else []
    ways += [f"call the PACER Service Center at {court.pacer_phone}"] if court.pacer_phone else []
    *first, last = ways
    return f"No guide holds all these words. {', or '.join(filter(None, (', '.join(first), last)))}."


def deadline(recording: Recording) -> tuple[str, str]:
    """The day by which it must be done, and what may happen if it is not, if the court says so."""
    day, _, late = recording.deadline.partition(". ")
    return day, late


def address_of(court: CourtFacts, title: str) -> str:
    """Where a guide of a court is found by its title, on the court's page; nothing where no address is known."""
    return f"{court.guides}/index.html#read-{slug(title)}" if court.guides else ""


def own_address(recording: Recording) -> str:
    """Where the web page of a guide is published; nothing where no address is known."""
    court = recording.court
    return f"{court.guides}/{recording.walkthrough}/{recording.name}.html" if court.guides else ""


def slug(title: str) -> str:
    """A title as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def counted(number: int, thing: str) -> str:
    """1 step, 2 steps."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def turn(actor: str) -> str:
    """Whose part a chapter is; the walkthrough calls its people by what they are in it."""
    return f"Done by the {actor.replace('_', ' ')}"


def numbers(steps: Iterable[Step]) -> tuple[int, ...]:
    """Those of the steps among these, which have one."""
    return tuple(step.number for step in steps if step.number is not None and not step.result)


NEWS = "What is new in this edition"
"""The heading above what readers of the edition before are told."""

CHANGED = "Changed"
"""What stands behind a sentence that is one of these news."""


def signed(step: Step) -> str:
    """A sentence after what stands before it: 4 Enter your name."""
    return f"{step.sign.shown if step.sign else ''} {step.said.plain}{f' {CHANGED}' * step.changed}"


def with_sign(step: Step) -> str:
    """A sentence as plain text tells it: with its number, or as what one sees."""
    return f"{before(step)}{':' if step.result else '.'} {step.said.plain}{in_brackets(step)}"


def with_mark(step: Step) -> str:
    """A sentence where no mark can be drawn behind it."""
    return f"{step.sentence}{in_brackets(step)}"


def in_brackets(step: Step) -> str:
    """That a sentence has changed; nothing behind any other."""
    return f" ({CHANGED})" * step.changed


def before(step: Step) -> str:
    """What stands before a step or a result where no ring can be drawn: 4, or Result c."""
    assert step.sign, "nothing stands before a note"
    return f"Result {step.sign.shown}" if step.result else step.sign.shown


def steps_from_to(numbers: Sequence[int]) -> str:
    """The steps of a chapter; nothing for a chapter without any."""
    if not numbers:
        return ""
    return f"Step {numbers[0]}" if len(numbers) == 1 else f"Steps {numbers[0]} to {numbers[-1]}"
