"""The measures of all guides as one table, and what in it is not as it must be."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.measure.fill import EMPTIEST, FULL_ENOUGH

if TYPE_CHECKING:
    from rich.table import Table

    from assistant.facts.signs import Sign
    from assistant.measure.fill import Fill
    from assistant.measure.guides import Measures

Found = TypeVar("Found", bound=Hashable)

APART = 4.0
"""Numbers stand at least this far from each other, in points."""

SMALLEST = 6.5
"""The smallest letters in a printed picture, in points."""

CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: what must be seen to understand a picture."""


HTML_TO_RECORDING, PDF_TO_PICTURES = 0.6, 0.82

COLUMN_HEADS = (
    "Guide", "Numbers", "Covered px", "Letters px", "Astray", "Apart pt", "Letters pt", "Contrast", "In grey",
    "Full %", "HTML", "PDF", "Simulated", "Cut", "Folded", "Hidden", "",
)  # fmt: skip


SMALLEST_WINDOW = 768
"""CSS pixels: a site that is meant for desks changes into one for telephones below this width."""

AGAIN = (
    "The document is not what was walked: make it again, `assistant guide … --rewalk`. Where that changes nothing, the "
    "fault is ours; please report it."
)
CHAPTER = "Begin a chapter before {}: steps of two chapters share no picture, and fewer numbers have more room."
WINDOW = "Give the site's file a narrower window, such as `window = [{}, {}]`: what is wide is printed small."
SIGNAL = "Give the site's file another `signal` under `[edition]`, that stands out from the page's own colors."
SHORTER = "Take a line off `troubles` or `keep` above the script, so that they end on the page before."


class Fault(NamedTuple):
    """What is wrong, and what its author can change about it; nothing where only the layout could."""

    words: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.words}. {self.remedy}" if self.remedy else self.words


def fails(guide: Measures) -> list[Fault]:
    """What must be mended: of a guide that is ours all that is wrong, of others what their authors can change."""
    return [fault for fault in faults(guide) if fault.remedy or guide.ours]


def notes(guide: Measures) -> list[Fault]:
    """What is not as it should be, and nobody's to mend who has the script and the site's file alone."""
    return [fault for fault in faults(guide) if not fault.remedy and not guide.ours]


def faults(guide: Measures) -> Iterator[Fault]:
    """What is wrong with a guide."""
    yield from faults_of_numbers(guide)
    yield from faults_of_crops(guide)
    yield from faults_of_letters(guide)
    yield from faults_of_pages(guide)


def faults_of_numbers(guide: Measures) -> Iterator[Fault]:
    for covered in guide.covered:
        sign, words = covered.sign, " ".join(covered.words.split())
        chapter = "" if sign in guide.alone else CHAPTER.format(sign.told)
        yield Fault(f"{drawn(sign)} or its line covers {covered.pixels:.1f} px of “{words}”", chapter)
    for sign in guide.astray:
        yield Fault(f"{drawn(sign)} does not stand beside its picture and lead to what its step names", AGAIN)
    for sign in guide.missing:
        yield Fault(f"{drawn(sign)} is in no picture", AGAIN)
    for sign in guide.missing_on_the_web:
        yield Fault(f"{drawn(sign)} is in no picture of the web page", AGAIN)
    for sign in guide.missing_in_word:
        yield Fault(f"{drawn(sign)} is in no picture of the Word document", AGAIN)
    if guide.nearest is not None and guide.nearest < APART:
        yield Fault(f"two numbers are only {guide.nearest:.1f} pt apart", CHAPTER.format("the second one's step"))


def drawn(sign: Sign) -> str:
    """What stands in a picture for a step or a result."""
    return f"the ring of {sign.told}" if sign.result else f"number {sign.number}"


def faults_of_crops(guide: Measures) -> Iterator[Fault]:
    for cut, where in places(guide.cut):
        yield Fault(f"{cut} is not seen whole ({where})")
    for (above, below, words), where in places((one.where, one[1:]) for one in guide.folded):
        field = f"the field “{words}”" if words else "a field"
        between = f"{above.told} and {below.told}"
        yield Fault(f"{field} is left out between {between} ({where})", CHAPTER.format(below.told))
    for sign, where in places(guide.outside):
        yield Fault(f"{'number' if sign.isdigit() else 'the ring'} {sign} is not in sight ({where})")


def places(found: Iterable[tuple[str, Found]]) -> Iterator[tuple[Found, str]]:
    """Each thing once, with all places where it was found."""
    by_thing: dict[Found, list[str]] = {}
    for where, thing in found:
        by_thing.setdefault(thing, []).append(where)
    yield from ((thing, ", ".join(wheres)) for thing, wheres in by_thing.items())


def faults_of_letters(guide: Measures) -> Iterator[Fault]:
    if guide.letters_under_outlines:
        yield Fault(f"outlines run over {guide.letters_under_outlines} px of letters")
    if guide.smallest[0] < SMALLEST:
        yield Fault(f"“{guide.smallest[1]}” is printed {guide.smallest[0]:.1f} pt large", narrower(guide))
    if min(guide.contrast, guide.contrast_in_grey) < CONTRAST:
        yield Fault(f"a line has a contrast of only {guide.contrast:.1f}, in grey {guide.contrast_in_grey:.1f}", SIGNAL)
    if guide.blank:
        yield Fault(f"{guide.blank} of its pictures {'show' if guide.blank > 1 else 'shows'} nothing")
    if guide.lost_rows:
        yield Fault(f"{guide.lost_rows} rows of pixels in pictures were not recorded", AGAIN)


def narrower(guide: Measures) -> str:
    """In which window letters would be large enough; nothing where the site itself writes too small for that."""
    width, height = guide.window
    enough = int(width * guide.smallest[0] / SMALLEST) // 10 * 10
    return WINDOW.format(enough, height) if enough >= SMALLEST_WINDOW else ""


def faults_of_pages(guide: Measures) -> Iterator[Fault]:
    yield from faults_of_filling(guide.pages[:-1])
    if guide.ends_with_table_alone:
        yield Fault("the last page holds nothing but the table of troubles", SHORTER)
    if guide.html_to_recording is not None and guide.html_to_recording > HTML_TO_RECORDING:
        yield Fault(f"the web page is {guide.html_to_recording:.2f} times as large as the recording's pictures")
    for words in guide.simulated:
        yield Fault(f"it says {words}, which only the training portal has")
    if guide.pdf_to_pictures > PDF_TO_PICTURES:
        yield Fault(f"the PDF’s pictures are {guide.pdf_to_pictures:.2f} times as large as pictures usually are")


def faults_of_filling(pages: Sequence[Fill]) -> Iterator[Fault]:
    """Of pages but the last."""
    for number, page in enumerate(pages, 1):
        if page.empty > EMPTIEST and not page.reason:
            yield Fault(f"page {number} is {page.empty:.0%} empty, and what comes next had room there")
    counted = [1 - page.empty for page in pages if not page.reason]
    if counted and fmean(counted) < FULL_ENOUGH:
        yield Fault(f"its pages are only {fmean(counted):.0%} full on the average")


def reasons(guide: Measures) -> Iterator[str]:
    """Why pages are emptier than they should be, where there is a reason."""
    for number, page in enumerate(guide.pages, 1):
        if page.reason:
            yield f"page {number} is {page.empty:.0%} empty: {page.reason}"


def table(guides: Sequence[Measures]) -> Table:
    """One line for each guide."""
    from rich.table import Table

    made = Table(*COLUMN_HEADS, box=None, pad_edge=False)
    for guide in guides:
        made.add_row(*cells(guide))
    return made


def cells(guide: Measures) -> tuple[str, ...]:
    full = " ".join(f"{100 * (1 - page.empty):.0f}{'*' if page.reason else ''}" for page in guide.pages)
    last = " (last)" if guide.pages and guide.pages[-1].empty > EMPTIEST else ""
    return (
        guide.name,
        str(guide.numbers),
        f"{sum(covered.pixels for covered in guide.covered):.0f}",
        str(guide.letters_under_outlines),
        str(len(guide.astray) + len({*guide.missing, *guide.missing_on_the_web, *guide.missing_in_word})),
        "–" if guide.nearest is None else f"{guide.nearest:.1f}",
        f"{guide.smallest[0]:.1f}",
        f"{guide.contrast:.1f}",
        f"{guide.contrast_in_grey:.1f}",
        full + last,
        "–" if guide.html_to_recording is None else f"{guide.html_to_recording:.2f}",
        f"{guide.pdf_to_pictures:.2f}",
        str(len(guide.simulated)),
        str(len(guide.cut)),
        str(len(guide.folded)),
        str(len(guide.outside)),
        "FAIL" if fails(guide) else "note" if notes(guide) else "",
    )
