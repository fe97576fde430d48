"""The guide as a Word document that court staff can go on writing: real styles, real numbering, pictures with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt

from assistant.publishers.docx.ending import add_ending, add_troubles
from assistant.publishers.docx.further_fonts import set_further_letters
from assistant.publishers.docx.package import blank_document
from assistant.publishers.docx.parts import (
    CODE,
    LOGO,
    TEXT_WIDTH,
    add_field,
    add_hidden,
    add_link,
    add_paragraph,
    add_picture,
    add_table,
    add_words,
    fill_cell,
    links_of,
)
from assistant.publishers.docx.rows import add_rows
from assistant.publishers.layout import wording
from assistant.publishers.office import fill_in_properties, packed
from assistant.publishers.pictures import codes
from assistant.publishers.pictures.burn import all_burned

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

    from assistant.facts.recording import Recording
    from assistant.publishers.desk import Desk
    from assistant.publishers.laid_out import Layout

LOGO_HEIGHT, LOGO_WIDTH, CODE_SIZE = 36.0, 144.0, 48.0
"""In points."""

ABOVE_FACTS = 10
"""The space between what is new and the facts, in points."""

FACT_COLUMNS = {1: (TEXT_WIDTH,), 2: (316.0, 200.0), 3: (226.0, 124.0, 166.0)}
"""How wide one, two or three facts are, in points."""

EDITING = (
    "For whoever edits this guide: its wording may be changed here. To add or delete a step, have the guide made anew, "
    "for the numbers in its pictures and captions do not change with the list."
)
"""What a clerk reads in the document's properties, and above the first step where hidden text is shown."""


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the document into a folder."""
    file = into / f"{recording.name}.docx"
    file.write_bytes(packed(guide_document(recording, desk.laid_out(recording))))
    return file


def guide_document(recording: Recording, layout: Layout) -> Document:
    """The whole document, in the order in which it is read."""
    document = blank_document(recording.court.color)
    fill_in_properties(document, recording, "Guide", EDITING)
    add_head_and_foot(document.sections[0], recording)
    add_opening(document, recording, layout)
    drawings = [row.drawing for row in layout.rows]
    pictures = enumerate(all_burned(drawings, layout.pngs, recording.viewport.density, recording.court.color), 1)
    add_hidden(document, EDITING)
    for chapter in layout.chapters:
        document.add_paragraph(chapter.title, "Heading 1")
        if chapter.actor:
            document.add_paragraph(wording.turn(chapter.actor), "Turn")
        add_rows(document, chapter.rows, pictures, links_of(recording.court))
    add_ending(document, recording)
    add_troubles(document, recording.ending.troubles, links_of(recording.court))
    set_further_letters(document)
    return document


def guide_for(recording: Recording) -> str:
    return wording.kind_of(recording)


def add_head_and_foot(section: Section, recording: Recording) -> None:
    """The court at the head of the first page, the title at the head of the others, the edition at every foot."""
    (first,), (other,) = section.first_page_header.paragraphs, section.header.paragraphs
    first.style = "Header First Page"
    first.add_run(f"{recording.court.name}\t")
    first.add_run(guide_for(recording), "Quiet")
    other.add_run(recording.title)
    # The first page has a head of its own, and by that a foot of its own too.
    for footer in (section.first_page_footer, section.footer):
        (foot,) = footer.paragraphs
        add_foot(foot, recording)


def add_foot(foot: Paragraph, recording: Recording) -> None:
    court = recording.court
    asked = f"\tPACER Service Center {court.pacer_phone}" if court.pacer_phone else ""
    foot.add_run(f"{court.name}{asked}").add_break()
    foot.add_run(f"{wording.edition_in_full(recording.edition, court)}. {court.footer}".rstrip() + "\tPage ")
    add_field(foot, "PAGE", "1")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES", "1")


def add_opening(document: Document, recording: Recording, layout: Layout) -> None:
    """What stands before the first step."""
    court = recording.court
    if court.logo:
        size = court.logo.fitted(LOGO_HEIGHT, LOGO_WIDTH)
        add_picture(document.add_paragraph(), court.logo.picture, court.logo.alt, size, LOGO)
    document.add_paragraph(recording.title, "Title")
    if recording.lead:
        add_words(document.add_paragraph(style="Subtitle"), recording.lead, *links_of(recording.court))
    add_news(document, recording)
    add_facts(document, recording, layout)
    legend = f"{wording.LEGEND} {wording.what_is_shown(recording.court.pictures)}".rstrip()
    add_words(document.add_paragraph(style="Small Print"), legend)
    if address := wording.own_address(recording):
        add_address(document, address)


def add_news(document: Document, recording: Recording) -> None:
    """What readers of the edition before are told, above the facts; nothing where nothing is new."""
    if recording.news:
        document.add_paragraph(wording.NEWS, "Table Heading")
        for line in recording.news:
            add_words(document.add_paragraph(style="List Bullet"), line, *links_of(recording.court))
        document.paragraphs[-1].paragraph_format.space_after = Pt(ABOVE_FACTS)


def add_address(document: Document, address: str) -> None:
    """Where the guide is on the web: for those who read on a screen, and as a code for those who hold paper."""
    place = document.add_paragraph(style="Small Print")
    place.add_run("This guide on the web: ")
    add_link(place, address.partition("://")[2], address)
    add_picture(document.add_paragraph(), codes.as_png(address), codes.alt(address), (CODE_SIZE, CODE_SIZE), CODE)


def add_facts(document: Document, recording: Recording, layout: Layout) -> None:
    """What you need, how long it takes, and until when it must be done, each under its name."""
    steps = len(list(recording.steps()))
    needs = [("List Bullet", need) for need in recording.needs]
    minutes = [("Fact", wording.counted(recording.minutes, "minute"))] if recording.minutes else []
    minutes.append(("Table Text", f"{wording.counted(steps, 'step')}, {wording.counted(layout.screens, 'screen')}"))
    day, late = wording.deadline(recording)
    deadline = [(style, words) for style, words in (("Fact", day), ("Table Text", late)) if words]

    named = {"What you need": needs, "How long it takes": minutes, "Do it by": deadline}
    facts = {name: said for name, said in named.items() if said}
    table = add_table(document, "Facts Table", "Before you begin", FACT_COLUMNS[len(facts)], 2)
    for place, (name, said) in enumerate(facts.items()):
        fill_cell(table.cell(0, place), "Table Heading", name)
        for style, words in said:
            add_words(add_paragraph(table.cell(1, place), style), words)
