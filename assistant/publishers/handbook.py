"""All guides of a court in one PDF: contents with page numbers, bookmarks, and the guides one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING

import pikepdf
from markupsafe import Markup

from assistant.publishers.layout import wording
from assistant.publishers.page.document import EACH_WEIGHT, body, page_environment, shared_sheet, sheet
from assistant.publishers.page.style_rules import page_rules, quoted, row_rules
from assistant.publishers.pdf.pictures import stand_in
from assistant.publishers.pdf.proof import bookmarks, expected_tags, require
from assistant.publishers.pdf.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.facts.recording import CourtFacts, Recording
    from assistant.publishers.desk import Desk
    from assistant.publishers.laid_out import Layout

COURTS_TITLE, TITLE = "PACER and NextGen CM/ECF", "All guides"
UNKNOWN = "000"
"""A page number before it is known, as wide as those that will be."""


def publish_all(recordings: Sequence[Recording], into: Path, desk: Desk) -> Path:
    """Write the handbook into a folder. Raises AssistantError when the print lost a part of a guide."""
    handbook = bound(recordings, desk)
    pages = pages_of(desk.print(handbook.html({})))
    printed = desk.print(handbook.html(pages))
    assert pages_of(printed) == pages, "page numbers do not move what they are numbers of"
    pngs = [png for guide in handbook.guides for png in guide.layout.pngs]
    finished = repaired(printed, pngs, author=handbook.court.name, bookmarks=handbook.bookmarks())
    require(finished, handbook.title, handbook.expected())
    file = into / "handbook.pdf"
    file.write_bytes(finished)
    return file


def bound(recordings: Sequence[Recording], desk: Desk) -> Handbook:
    """The guides one after the other, each with the number of its first picture."""
    layouts = [desk.laid_out(recording) for recording in recordings]
    before = accumulate((len(layout.pngs) for layout in layouts), initial=0)
    return Handbook(tuple(map(BoundGuide, recordings, layouts, before)))


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
    layout: Layout
    first_picture: int

    @property
    def of(self) -> str:
        """What its ids and its own rules begin with."""
        return f"{self.recording.walkthrough}-"

    @property
    def body(self) -> Markup:
        pictures = [stand_in(self.first_picture + place) for place in range(len(self.layout.pngs))]
        return body(self.recording, self.layout, pictures, self.of)

    @property
    def rules(self) -> str:
        """Where its pictures and steps stand, and what is at the head of its pages."""
        guide = f"{self.of}guide"
        return (
            f".{guide} {{ page: {guide};\n{row_rules(self.layout.rows)}\n}}\n"
            f"@page {guide} {{ @top-right {{ content: {quoted(self.recording.title)}; }} }}\n"
        )


@dataclass(frozen=True)
class Handbook:
    """The guides of one court, in the order given."""

    guides: tuple[BoundGuide, ...]

    @property
    def court(self) -> CourtFacts:
        return self.guides[0].recording.court

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

    def html(self, pages: Mapping[str, int]) -> str:
        """The whole document; where no page is known, a number stands that is as wide."""
        return page_environment().get_template("handbook.html").render(
            title=self.title, kind=self.kind, court=self.court, guides=self.guides, style=Markup(self.style()),  # noqa: S704 - our own
            steps=sum(len(list(guide.recording.steps())) for guide in self.guides),
            page_of=lambda place: pages.get(place, UNKNOWN),
        )  # fmt: skip

    def style(self) -> str:
        """Every rule: what all guides share, what each has of its own, and the same foot on every page."""
        own = "\n".join(guide.rules for guide in self.guides)
        pages = page_rules(self.title, self.court, self.edition)
        return "\n".join([shared_sheet(EACH_WEIGHT), sheet("print"), sheet("handbook"), own, pages])

    def bookmarks(self) -> dict[str, str]:
        """The words of every bookmark by their letters without white space."""
        each = [bookmarks(guide.recording, guide.layout.chapters) for guide in self.guides]
        return {letters: words for named in each for letters, words in named.items()}

    def expected(self) -> dict[str, list[str]]:
        """What the file should say of each kind of thing: its own headings, and then all that the guides say."""
        each = [expected_tags(guide.recording, guide.layout.chapters) for guide in self.guides]
        own = {
            "the title": [self.title],
            "the headings": ["Contents"],
            "what is read aloud": [self.title, "Contents"],
        }
        return {what: [*own.get(what, []), *(said for guide in each for said in guide[what])] for what in each[0]}
