"""The publishers: one table of formats. Each is a module with a function from recordings to one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.facts.recording import CourtFacts, Recording
    from assistant.publishers.desk import Desk


class Publish(Protocol):
    """Makes one document of a recording, inside the folder `into`, and says where it lies.

    Raises AssistantError when something of the guide was lost on the way.
    """

    def __call__(self, recording: Recording, into: Path, desk: Desk) -> Path: ...


class PublishAll(Protocol):
    """The same for one document of all recordings of a court, in the order given."""

    def __call__(self, recordings: Sequence[Recording], into: Path, desk: Desk) -> Path: ...


@dataclass(frozen=True)
class Format:
    """A kind of document, and all that anybody says of it."""

    file: str
    """The name of what a reader opens; `{name}` stands for the court's and the walkthrough's, or the court's alone."""

    label: str
    """The link to it on a court's page."""

    about: str
    """What it is, in a trainer's words."""

    on_request: bool = False
    """Whether it is made only when it is asked for by name."""

    pictures: bool = True
    """Whether it shows the guide's pictures beside its words, and so has an alternate text for each."""

    @property
    def what(self) -> str:
        """What it is, and whether it must be asked for."""
        return f"{self.about}; only when you ask for it" if self.on_request else self.about


@dataclass(frozen=True, kw_only=True)
class GuideFormat(Format):
    """A document of one guide."""

    publish: Publish

    leads_on: bool = False
    """Whether it names the documents that lie beside it, and so is made after them, and again when they are."""

    leads_back: bool = False
    """Whether it leads to such a document where one lies beside it, or will."""

    def file_of(self, recording: Recording) -> str:
        return self.file.format(name=recording.name)


@dataclass(frozen=True, kw_only=True)
class CourtFormat(Format):
    """A document of all guides of a court."""

    publish: PublishAll

    def file_of(self, court: CourtFacts) -> str:
        return self.file.format(name=court.id)


# A function for each format, with its import inside: a list of names does not load Pillow, and mypy follows the import.


def publish_html(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import html

    return html.publish(recording, into, desk)


def publish_pdf(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import pdf

    return pdf.publish(recording, into, desk)


def publish_card(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import card

    return card.publish(recording, into, desk)


def publish_docx(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import docx

    return docx.publish(recording, into, desk)


def publish_slides(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import slides

    return slides.publish(recording, into, desk)


def publish_markdown(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import markdown

    return markdown.publish(recording, into, desk)


def publish_film(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import film

    return film.publish(recording, into, desk)


def publish_pictures(recording: Recording, into: Path, desk: Desk) -> Path:
    from assistant.publishers import picture_zip

    return picture_zip.publish(recording, into, desk)


def publish_handbook(recordings: Sequence[Recording], into: Path, desk: Desk) -> Path:
    from assistant.publishers import handbook

    return handbook.publish_all(recordings, into, desk)


FORMATS: dict[str, GuideFormat | CourtFormat] = {
    "html": GuideFormat("{name}.html", "Web page", "a web page in one file", publish=publish_html, leads_on=True),
    "pdf": GuideFormat("{name}.pdf", "PDF to print", "an accessible PDF to print (PDF/UA-1)", publish=publish_pdf),
    "card": GuideFormat(
        "{name}-card.pdf", "One-page card", "a quick reference: all steps on one page (PDF/UA-1)", publish=publish_card
    ),
    "docx": GuideFormat(
        "{name}.docx",
        "Word",
        "a Word document to go on writing in: real styles and numbering, alternate texts",
        publish=publish_docx,
    ),
    "markdown": GuideFormat(
        "{name}.md", "Plain text", "text, with annotated pictures beside it", publish=publish_markdown
    ),
    "film": GuideFormat(
        "{name}.film.html",
        "Film",
        "a film (MP4, 1920 by 1080) with captions, chapters and a page of its words",
        on_request=True,
        pictures=False,
        publish=publish_film,
        leads_back=True,
    ),
    "slides": GuideFormat(
        "{name}.pptx",
        "Slides",
        "PowerPoint slides for a class: a picture on each, numbers as shapes, what to say as speaker notes",
        on_request=True,
        publish=publish_slides,
    ),
    "pictures": GuideFormat(
        "{name}-pictures.zip",
        "Pictures",
        "a zip file: the guide's annotated pictures, and whole screens with their banner",
        on_request=True,
        publish=publish_pictures,
    ),
    "handbook": CourtFormat(
        "{name}-handbook.pdf",
        "Handbook: all guides in one PDF",
        "all guides of a court in one PDF (PDF/UA-1); made when all guides are",
        publish=publish_handbook,
    ),
}
"""Every format by the name that `--format` takes, what most readers want first."""


def of_one_guide() -> dict[str, GuideFormat]:
    """The formats of one guide."""
    return {name: one for name, one in FORMATS.items() if isinstance(one, GuideFormat)}


def of_all_guides() -> dict[str, CourtFormat]:
    """The formats of all guides of a court together."""
    return {name: one for name, one in FORMATS.items() if isinstance(one, CourtFormat)}


def made_by_default() -> tuple[str, ...]:
    """The names of those that are made when nobody names one, in the table's order."""
    return tuple(name for name, one in FORMATS.items() if not one.on_request)


def made_on_request() -> tuple[str, ...]:
    return tuple(name for name, one in FORMATS.items() if one.on_request)
