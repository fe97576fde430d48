"""What has been filed in the courts of a world, and who is told of it: at once, or the day after in a summary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from mock_site.world.cases import Case, Entry
from mock_site.world.clock import in_words
from mock_site.world.court_requests import Document
from mock_site.world.mail import Mail
from mock_site.world.parts import WorldPart


class Noticed(WorldPart):
    """An address that gets the notice of a filing."""

    name: str
    email: str
    summary: bool = False
    """In the summary of its day, instead of at once."""


class FiledDocument(WorldPart):
    """One filing, as its notice has it: who was told of it stands as it was then."""

    draft: int
    """The number of the draft that its filer looked over before Submit; no other filing of a world has it."""
    court: str
    """The court's id."""
    sender: str
    """The court's name."""
    case: str
    title: str
    number: int
    """On the case's docket."""
    at: datetime
    event: str
    text: str
    parties: tuple[str, ...]
    document: Document
    login: str
    """Of the CM/ECF account in whose name it was filed."""
    agent: str = ""
    """The login of who filed it for her."""
    entered_by: str
    emailed: tuple[Noticed, ...] = ()
    mailed: tuple[str, ...] = ()
    summarized: bool = False
    """Whether the summaries of its day have been sent."""

    @property
    def stamp(self) -> str:
        """What tells this document from any other; it is made up, and the same in every world."""
        parts = (self.court, self.case, self.number, self.at, self.document.name, self.document.size)
        return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()

    @property
    def case_name(self) -> str:
        return f"{self.case} {self.title}"

    @property
    def by_email(self) -> tuple[str, ...]:
        """Who is told by e-mail, as a notice lists them."""
        return tuple(f"{one.name}, {one.email}{' (daily summary)' if one.summary else ''}" for one in self.emailed)

    def by(self, login: str) -> bool:
        """Whether it was filed with this CM/ECF account, in its name or for another."""
        return login in (self.login, self.agent)


def with_filed(case: Case, court: str, filed: Iterable[FiledDocument]) -> Case:
    """A case, with what has been filed in it here below what its docket began with."""
    own = (one for one in filed if (one.court, one.case) == (court, case.number))
    entries = tuple(Entry(day=one.at.date(), text=one.text, pages=one.document.pages) for one in own)
    return case.model_copy(update={"entries": (*case.entries, *entries)}) if entries else case


def summaries(filed: Iterable[FiledDocument], today: date) -> Iterator[Mail]:
    """For each day before today that has not been summarized, one message of each court to each address."""
    lines: dict[tuple[date, str, str], list[str]] = {}
    for one in _unsummarized(filed, today):
        for email in dict.fromkeys(notice.email for notice in one.emailed if notice.summary):
            lines.setdefault((one.at.date(), one.sender, email), []).append(
                f"{one.case_name}: document {one.number}. {one.text}"
            )
    for (day, sender, email), told in lines.items():
        yield Mail(
            day=day + timedelta(days=1),
            sender=sender,
            to=email,
            subject=f"Daily summary of filings, {in_words(day)}",
            paragraphs=tuple(told),
        )


def all_summarized(filed: Iterable[FiledDocument], today: date) -> tuple[FiledDocument, ...]:
    """The same, when the summaries of all days before today have been sent."""
    return tuple(one.model_copy(update={"summarized": True}) if one.at.date() < today else one for one in filed)


def _unsummarized(filed: Iterable[FiledDocument], today: date) -> Iterator[FiledDocument]:
    return (one for one in filed if one.at.date() < today and not one.summarized)
