"""All guides of a court in one PDF: contents with page numbers, bookmarks, and the guides one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import pikepdf
from markupsafe import Markup

from assistant.errors import AssistantError
from assistant.publishers.binding import bound_layouts
from assistant.publishers.grouped import grouped
from assistant.publishers.layout import wording
from assistant.publishers.page.document import EACH_WEIGHT, PHONE_LINK, body, page_environment, shared_sheet, sheet
from assistant.publishers.page.style_rules import LONG_HEADS, UNSEEN, page_rules, quoted, row_rules
from assistant.publishers.pdf.pictures import stand_ins
from assistant.publishers.pdf.proof import bookmarks, expected_tags, require
from assistant.publishers.pdf.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from assistant.facts.recording import CourtFacts, Recording
    from assistant.publishers.binding import BoundLayout
    from assistant.publishers.desk import Desk
    from assistant.publishers.grouped import Group
    from assistant.publishers.laid_out import Layout
    from assistant.publishers.page.document import Links
    from assistant.publishers.pdf.text import KnownTexts

WHICH, SITUATION = "Which guide do I need?", ("Your situation", "Your guide")
COURTS_TITLE, TITLE = "PACER and NextGen CM/ECF", "All guides"
MOST_PRINTS = 4
"""The first knows the pages as planned; numbers with other digits than thought of move a line, seldom a page."""

FRONT_PAGES = 2
"""How many pages stand before the first guide, until they are printed."""

PAGED = Markup('<a href="#{}">{}</a>” (page {})')

Pages = Mapping[str, int]
"""On which page things stand, by their ids."""


def publish_all(recordings: Sequence[Recording], into: Path, desk: Desk) -> Path:
    """Write the handbook into a folder. Raises AssistantError when the print lost a part of a guide."""
    handbook = bound(recordings, desk)
    pages, printed = numbered(handbook, desk)
    known: KnownTexts = {}
    finished = repaired(printed, handbook.pngs, court=handbook.court, bookmarks=handbook.bookmarks(), known=known)
    require(finished, handbook.title, handbook.expected(pages), recordings, known)
    file = into / f"{handbook.court.id}-handbook.pdf"
    file.write_bytes(finished)
    return file


def numbered(handbook: Handbook, desk: Desk) -> tuple[Pages, bytes]:
    """The pages on which things stand, and the print that says so.

    Raises AssistantError where each print has other pages than the one before says.
    """
    said: Pages = handbook.planned
    for _ in range(MOST_PRINTS):
        printed = desk.print(handbook.html(said))
        pages = pages_of(printed)
        if pages == {place: said.get(place) for place in pages}:
            return pages, printed
        said = {**said, **pages}
    raise AssistantError(
        f"The handbook of {handbook.court.name} could not be printed: its page numbers move what they are numbers of. "
        "Make it of fewer guides."
    )


def bound(recordings: Sequence[Recording], desk: Desk) -> Handbook:
    """The guides one after the other. A picture that several have is in the file once."""
    ids = [f"{recording.walkthrough}-" for recording in recordings]
    layouts = bound_layouts(recordings, [desk.scenes(recording) for recording in recordings], ids)
    addresses, pngs = stand_ins([png for bound in layouts for png in bound.layout.pngs])
    each = iter(addresses)
    pictures = [tuple(islice(each, len(bound.layout.pngs))) for bound in layouts]
    return Handbook(tuple(map(BoundGuide, recordings, layouts, pictures)), tuple(pngs))


def pages_of(printed: bytes) -> dict[str, int]:
    """On which page each thing is that a link leads to, by its id."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = pdf.Root.get("/Dests", pikepdf.Dictionary())
        places = {name: pikepdf.Page(place[0]) for name, place in found.items()}
        return {name.lstrip("/"): numbers[page.objgen] for name, page in places.items()}


@dataclass(frozen=True)
class BoundGuide:
    """One guide of the handbook."""

    recording: Recording
    bound: BoundLayout
    pictures: tuple[str, ...]
    """The addresses of its pictures."""

    @property
    def layout(self) -> Layout:
        return self.bound.layout

    @property
    def of(self) -> str:
        """What its ids and its own rules begin with."""
        return f"{self.recording.walkthrough}-"

    def body(self, links: Links, page_of: Callable[[str], int]) -> Markup:
        return body(self.recording, self.layout, self.pictures, links, self.of, page_of)

    @property
    def rules(self) -> str:
        """Where its pictures and steps stand, and what is at the head of its pages."""
        guide = f"{self.of}guide"
        return (
            f".{guide} {{ page: {guide};\n{row_rules(self.layout.rows, paper=True)}\n}}\n"
            f".{guide} .shares-page {{ page: {self.bound.head}guide; }}\n"
            f"@page {guide} {{ @top-right {{ content: {quoted(self.recording.title)}; }} }}\n"
        )


@dataclass(frozen=True)
class Handbook:
    """The guides of one court, in the order given."""

    guides: tuple[BoundGuide, ...]
    pngs: tuple[bytes, ...]

    @property
    def court(self) -> CourtFacts:
        """The court; where its guides are not of one edition, with the day of the newest."""
        every = [guide.recording.court for guide in self.guides]
        if len({(one.edition_number, one.edition_date) for one in every}) == 1:
            return every[0]
        newest = max((one.edition_date for one in every if one.edition_date), default=None)
        return every[0].model_copy(update={"edition_number": None, "edition_date": newest})

    @property
    def title(self) -> str:
        return COURTS_TITLE if self.court.is_court else TITLE

    @property
    def kind(self) -> str:
        """What stands above the title, and does not say it again."""
        return wording.for_whom("All guides" if self.court.is_court else "Handbook", self.court)

    @property
    def edition(self) -> str:
        """Eight characters that stand for the editions of all guides in it."""
        editions = " ".join(guide.recording.edition for guide in self.guides)
        return sha256(editions.encode()).hexdigest()[:8]

    @property
    def groups(self) -> list[Group[BoundGuide]]:
        """The guides that say who needs them, by what they are for."""
        return [group for group in grouped(self.guides) if group.questions]

    @property
    def planned(self) -> Pages:
        """On which page everything stands that has one in the plan."""
        every = (pair for guide in self.guides for pair in guide.bound.pages.items())
        return {place: FRONT_PAGES + page + 1 for place, page in every}

    def page_of(self, title: str, pages: Pages) -> tuple[str, int] | None:
        """Where a guide begins in this book, if it is in it: its id and its page."""
        places = (f"{guide.of}title" for guide in self.guides if guide.recording.title == title)
        return next(((place, pages[place]) for place in places), None)

    def links(self, pages: Pages) -> Links:
        """A guide that is named is a link to its page, whose number stands behind it."""

        def to_page(quoted: str) -> Markup:
            found = self.page_of(quoted.removesuffix("”"), pages)
            return PAGED.format(found[0], quoted.removesuffix("”"), found[1]) if found else Markup("{}").format(quoted)

        return (wording.GUIDE_NAMED, to_page), PHONE_LINK

    def with_pages(self, words: str, pages: Pages) -> str:
        """Words of a guide as they stand in this book."""

        def paged(named: re.Match[str]) -> str:
            found = self.page_of(named[1].removesuffix("”"), pages)
            return f"{named[1]} (page {found[1]})" if found else named[1]

        return wording.GUIDE_NAMED.sub(paged, words)

    def html(self, pages: Pages) -> str:
        """The whole document, with these pages in it."""
        links = self.links(pages)
        return page_environment().get_template("handbook.html").render(
            title=self.title, kind=self.kind, court=self.court, guides=self.guides,
            style=Markup(self.style()),  # noqa: S704 - our own
            steps=sum(len(list(guide.recording.steps())) for guide in self.guides),
            page_of=pages.__getitem__, groups=self.groups,
            folded=any(guide.layout.folded for guide in self.guides),
            bodies=[guide.body(links, pages.__getitem__) for guide in self.guides],
        )  # fmt: skip

    def style(self) -> str:
        """Every rule: what all guides share, what each has of its own, and the same foot on every page."""
        own = "\n".join(guide.rules for guide in self.guides)
        pages = page_rules(self.title, self.court, self.edition) + LONG_HEADS
        shared = shared_sheet(EACH_WEIGHT, [guide.recording for guide in self.guides])
        return "\n".join([shared, sheet("print"), sheet("handbook"), own, pages, UNSEEN])

    def bookmarks(self) -> dict[str, str]:
        """The words of every bookmark by their letters without white space."""
        each = [bookmarks(guide.recording, guide.layout.chapters) for guide in self.guides]
        return {letters: words for named in each for letters, words in named.items()}

    def expected(self, pages: Pages) -> dict[str, list[str]]:
        """What the file should say of each kind of thing: its own headings, and then all that the guides say."""
        each = [expected_tags(guide.recording, guide.layout.chapters, bound=True) for guide in self.guides]
        logo = [self.court.logo.alt] if self.court.logo else []
        headings = [*([WHICH] if self.groups else []), "Contents"]
        own = {
            "the title": [self.title],
            "the headings": headings,
            "the pictures' descriptions": logo,
            "what is read aloud": [*logo, self.title, *headings],
            "the table's headers": [*(SITUATION if self.groups else ()), *self._rows_heads()],
            "the table's cells": [
                f"{wording.title_in_a_list(guide.recording)}{pages[f'{guide.of}title']}"
                for group in self.groups
                for _, guide in group.questions
            ],
        }
        told = {what: [self.with_pages(said, pages) for guide in each for said in guide[what]] for what in each[0]}
        return {what: [*own.get(what, []), *said] for what, said in told.items()}

    def _rows_heads(self) -> Iterator[str]:
        """What stands before the rows of the list of situations: what a group is for, and each situation."""
        for group in self.groups:
            yield from filter(None, (group.name,))
            yield from (said for said, _ in group.questions)
