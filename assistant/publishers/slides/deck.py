"""A PowerPoint file with the guide's layouts, and what python-pptx has no words for: feet, decoration, real numbers."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pptx
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from assistant.facts.recording import Box
from assistant.facts.sentence import pieces
from assistant.publishers import office
from assistant.publishers.layout import wording
from assistant.publishers.layout.text_metrics import BOLD, REGULAR, text_width
from assistant.publishers.page.document import SITE_ADDRESS, whole_address
from assistant.publishers.pictures import codes
from assistant.publishers.slides.fitting import CONTENT, HANGING, Room, cut_to_fit, fitting_size, space_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.presentation import Presentation
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame, _Paragraph, _Run

    from assistant.facts.recording import Recording
    from assistant.publishers.slides.fitting import Line

BLANK_DECK = Path(__file__).parent / "powerpoint"
"""The parts of a file without slides, as they lie in its zip file: three layouts, their master and its theme."""

COVER, STEPS, TEXT = range(3)
"""The layouts, as they follow each other in it."""

TITLE, LEAD, WORDS = 0, 1, 1
ABOVE, FOOT, NUMBER, KIND = 10, 11, 12, 13
"""The placeholders of the layouts, by their `idx`."""

COURTS_COLOR = "accent1"
"""The color of the theme in which marks are drawn: changed there, it is changed on every slide."""

FONT, BULLET = "Arial", "•"
"""The font of the theme, and a sign that it has, before items of a list."""

COUNTED_ALIKE = 27
"""The last letter of a list that all programs agree on: after aa some have bb, as Word has, and some ab."""

ABOVE_SIZE, TITLE_SIZES = 14, (28, 24, 20, 18)
COVER_TITLE = Room("The title", 150, (44, 36, 28, 22))
LOGO_TOP, LOGO_HEIGHT, LOGO_WIDTH = 64.0, 48.0, 200.0
LEAD_TOP, CODE_SIZE, CODE_ROOM = 288.0, 96.0, 120.0
"""Of the cover, as its layout has it, and how much less wide the lead is beside a code, in points."""

COVER_LEAD = Room("The lead sentence", 190, (22, 20, 18, 16))

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""What PowerPoint writes where somebody says of a shape that it needs no alternate text."""

SLIDE_NUMBER = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="en-US"/><a:t>{number}</a:t></a:fld>'
)


class Deck:
    """Slides as they are added, each with a title of its own, a foot and a number."""

    def __init__(self, recording: Recording, editing: str) -> None:
        self.file: Presentation = pptx.Presentation(office.blank(BLANK_DECK))
        self._foot = foot(recording)
        self._titles: set[str] = set()
        office.fill_in_properties(self.file, recording, "Slides", editing)
        if recording.court.signal:
            self._paint(recording.court.signal)

    def _paint(self, color: str) -> None:
        """Give the theme the court's color."""
        master = self.file.slide_master.part
        theme = next(part for part in (one.target_part for one in master.rels.values()) if "/theme/" in part.partname)
        held = re.sub(rb"(<a:accent1><a:srgbClr val=\")\w{6}", rb"\g<1>" + color[1:].upper().encode(), theme.blob)
        theme._blob = held  # noqa: SLF001 - python-pptx changes no themes

    def slide(self, layout: int, title: str, above: str = "", more: str = "") -> Slide:
        """One more slide. Where another has its title, `more` is added, such as its steps, or else a number."""
        made: Slide = self.file.slides.add_slide(self.file.slide_layouts[layout])
        told, size = self._unique(title, more)
        self._titles.add(told)
        add_run(words_in(made, TITLE), told, size)
        add_run(words_in(made, ABOVE), cut_to_fit(above, REGULAR, ABOVE_SIZE, CONTENT.width))
        return made

    def cover(self, recording: Recording, kind: str, lead: str) -> Slide:
        """The first slide. Raises BadInput for a title or a lead that it has no room for."""
        made: Slide = self.file.slides.add_slide(self.file.slide_layouts[COVER])
        title, court, address = recording.title, recording.court, wording.own_address(recording)
        add_run(words_in(made, TITLE), title, fitting_size(title, COVER_TITLE, weight=BOLD))
        add_run(words_in(made, ABOVE), court.name)
        add_run(words_in(made, KIND), kind)
        place = placeholder(made, LEAD)
        room = COVER_LEAD._replace(width=COVER_LEAD.width - CODE_ROOM * bool(address))
        if address:
            put(place, Box(x=CONTENT.x, y=LEAD_TOP, width=room.width, height=room.height))
        if lead:
            add_run(words_in(made, LEAD), lead, fitting_size(lead, room))
        else:
            remove(place)
        self._titles.add(title)
        if court.logo:
            width, height = court.logo.fitted(LOGO_HEIGHT, LOGO_WIDTH)
            corner = Box(x=CONTENT.x, y=LOGO_TOP, width=width, height=height)
            add_image(made, court.logo.picture, ("Logo", court.logo.alt), corner)
        if address:
            corner = Box(x=CONTENT.right - CODE_SIZE, y=LEAD_TOP, width=CODE_SIZE, height=CODE_SIZE)
            add_image(made, codes.as_png(address), ("QR code", codes.alt(address)), corner, address)
        return made

    def _unique(self, title: str, more: str) -> tuple[str, int]:
        """A title that no other slide has, on one line, and the size of its type."""
        added = ["", *([f" ({more})"] if more else []), *(f" ({count})" for count in range(2, 1_000))]
        tries = (title_on_a_line(title, each) for each in added)
        return next((words, size) for words, size in tries if words not in self._titles)

    def finish(self) -> None:
        """Add the foot and the number, which are read last on each slide."""
        for count, slide in enumerate(self.file.slides, 1):
            for place in (FOOT, NUMBER):
                held = slide.slide_layout.placeholders.get(place)
                assert held is not None, "every layout has a foot and a number"
                slide.shapes.clone_placeholder(held)
            add_run(words_in(slide, FOOT), self._foot)
            words_in(slide, NUMBER)._p.append(parse_xml(SLIDE_NUMBER.format(number=count)))  # noqa: SLF001 - no fields


def title_on_a_line(title: str, added: str) -> tuple[str, int]:
    """A title with what is added to it, cut where it is too long, and the size of its type."""
    whole = f"{title}{added}"
    size = next((size for size in TITLE_SIZES if text_width(whole, BOLD, size) <= CONTENT.width), TITLE_SIZES[-1])
    return f"{cut_to_fit(title, BOLD, size, CONTENT.width - text_width(added, BOLD, size))}{added}", size


def foot(recording: Recording) -> str:
    court = recording.court
    return f"{court.name}. {wording.edition_in_full(recording.edition, court)}. {court.footer}".rstrip()


def placeholder(slide: Slide, place: int) -> Shape:
    return cast("Shape", next(one for one in slide.placeholders if one.placeholder_format.idx == place))


def words_in(slide: Slide, place: int) -> _Paragraph:
    """The first paragraph of a placeholder."""
    first: _Paragraph = placeholder(slide, place).text_frame.paragraphs[0]
    return first


def remove(shape: Shape) -> None:
    """Take a placeholder away that nothing stands in: it would ask to be filled in."""
    shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx removes no shapes


def write(frame: TextFrame, lines: Sequence[Line], size: float) -> None:
    """Paragraphs, steps with real numbers and results with letters: where one is deleted, PowerPoint counts anew."""
    for place, (line, first) in enumerate(zip(lines, beginnings(lines), strict=True)):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()  # type: ignore[no-untyped-call]  # it is typed but for this
        paragraph.space_before = Pt(round(space_before(line, size)) if place else 0)
        hang(paragraph, line, size, first)
        add_words(paragraph, line, size)


def beginnings(lines: Sequence[Line]) -> Iterator[int]:
    """With which number or letter the list begins that each line belongs to; 0 for what is in none."""
    # A list goes on while paragraphs follow each other and name the same beginning; what is a level below does not end
    # it, and what is a level above ends it.
    steps = results = 0
    for line in lines:
        if line.sign is None:
            steps = results = 0
        elif line.sign.result:
            results = results or line.sign.result
        else:
            steps, results = steps or line.sign.number, 0
        yield results or steps


def hang(paragraph: _Paragraph, line: Line, size: float, first: int) -> None:
    """The number, the letter or the bullet before a paragraph."""
    if not line.hangs:
        return
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx knows no lists
    indent = round(HANGING * size * Pt(1))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    add_tag(add_tag(properties, "a:buClr"), "a:schemeClr", val=COURTS_COLOR)
    if line.sign is None:
        add_tag(properties, "a:buFont", typeface=FONT)
        add_tag(properties, "a:buChar", char=BULLET)
    elif line.sign.result > COUNTED_ALIKE:
        properties.set("lvl", "1")
        add_tag(properties, "a:buNone")
        add_run(paragraph, f"{line.sign.shown}.\t", size).font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    elif line.sign.result:
        properties.set("lvl", "1")
        add_tag(properties, "a:buAutoNum", type="alphaLcPeriod", startAt=str(first))
    else:
        add_tag(properties, "a:buAutoNum", type="arabicPeriod", startAt=str(first))


def add_tag(place: BaseOxmlElement, name: str, **attributes: str) -> BaseOxmlElement:
    """One more element in another, such as `a:buChar`."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(key, value)
    place.append(made)
    return made


def add_words(paragraph: _Paragraph, line: Line, size: float) -> None:
    """A sentence, its bold words bold, and its web addresses as links where it sends somebody there."""
    for words, bold in pieces(line.words):
        parts = SITE_ADDRESS.split(words) if line.links and not bold else [words]
        for place, part in enumerate(parts):
            if part:
                run = add_run(paragraph, part, size, bold=bold or line.heading)
                if place % 2:
                    run.hyperlink.address = whole_address(part)


def add_run(paragraph: _Paragraph, words: str, size: float | None = None, *, bold: bool | None = None) -> _Run:
    """More words; what is not said of them is as their placeholder has it."""
    # PowerPoint ignores what a paragraph says of its words' size, so every run says it.
    run = paragraph.add_run()
    run.text, run.font.language_id, run.font.bold = words, MSO_LANGUAGE_ID.ENGLISH_US, bold or None
    if size is not None:
        run.font.size = Pt(size)
    return run


def say(slide: Slide, lines: Sequence[str]) -> None:
    """Write what is said while a slide is shown into its notes."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None, "the notes of python-pptx have a text"
    frame.text = "\n".join(lines)


def add_image(slide: Slide, image: bytes, told: tuple[str, str], box: Box, address: str = "") -> None:
    """A picture on the cover with its name and its alternate text, which may lead somewhere."""
    shape = slide.shapes.add_picture(BytesIO(image), *(Pt(side) for side in (box.x, box.y, box.width, box.height)))
    describe(shape, *told)
    if address:
        shape.click_action.hyperlink.address = address


def put(shape: Shape, box: Box) -> None:
    """Where a shape stands, in points."""
    shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in (box.x, box.y, box.width, box.height))


def describe(shape: BaseShape, name: str, alt: str) -> None:
    """A shape's name in PowerPoint's list of them, and its alternate text; without one it is decoration."""
    shape.name = name
    properties = shape._element._nvXxPr.cNvPr  # noqa: SLF001 - python-pptx sets no alternate text
    properties.set("descr", alt)
    if not alt:
        properties.append(parse_xml(DECORATIVE))
