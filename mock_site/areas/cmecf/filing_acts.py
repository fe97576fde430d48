"""A draft as what it says, whether it may be filed, and what a court does with it: docket, log, and notices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mock_site.areas.cmecf import mail
from mock_site.areas.cmecf.events import Event, event_named, notice_name
from mock_site.areas.cmecf.linking import MESSAGES
from mock_site.areas.cmecf.screens import Filer
from mock_site.start.courts import Court
from mock_site.world.cases import Case, case_called
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.filed import FiledDocument, Noticed
from mock_site.world.recipients import recipients
from mock_site.world.world import FilingDraft, World

MOST_FILED = 100
"""So many documents are kept, of all courts; a world is one document."""

ENOUGH = f"This training portal keeps {MOST_FILED} filings, and there can be no more. Start over at the training desk."
LOCKED = "The account of this filer has been locked, so nobody can file for her now."


class Draft(NamedTuple):
    """What somebody has entered to file a document, in a world; `filing` is her own CM/ECF account."""

    world: World
    court: Court
    filing: FilingAccount
    entered: FilingDraft
    cases: Sequence[Case]

    def value(self, page: str, field: str) -> str:
        return self.entered.page(page).values.get(field, "")

    @property
    def event(self) -> Event | None:
        return event_named(self.court.kind, self.value("event", "event"))

    @property
    def case(self) -> Case | None:
        return case_called(self.cases, self.value("case", "case"))

    @property
    def attorneys(self) -> list[FilingAccount]:
        """For whom she may file: nobody, unless she is a filing agent."""
        if not self.filing.is_agent:
            return []
        return [one for one in self.world.served_by(self.filing) if not one.deactivated]

    @property
    def author(self) -> FilingAccount | None:
        """In whose name it is filed: her own, or that of one of those who let her."""
        if not self.filing.is_agent:
            return self.filing
        return next((one for one in self.attorneys if name_of(one) == self.value("case", "attorney")), None)

    @property
    def parties(self) -> tuple[str, ...]:
        places = self.value("parties", "parties").split()
        every = self.case.parties if self.case else ()
        return tuple(name for place, (_, name) in enumerate(every) if f"{place}" in places)

    @property
    def text(self) -> str:
        """How it will read on the docket."""
        assert self.event, "a docket text is made of an event"
        assert self.author, "a docket text is made of a filer"
        told = self.event.text.format(filer=self.author.name, parties=" and ".join(self.parties))
        return f"{told} ({_turned(self.author)})"

    def holds(self, page: str) -> bool:
        """Whether what passed on a page is still there: a case, an attorney's permission, a document."""
        match page:
            case "event":
                return self.event is not None
            case "case":
                return self.case is not None and self.author is not None
            case "document":
                return self.entered.document is not None
        return True


def name_of(filing: FilingAccount) -> str:
    """As the list of attorneys has it."""
    return f"{filing.name} ({filing.login})"


def has_given_up(world: World, filer: Filer) -> bool:
    """Whether the holder of a PACER account has asked this court to let her file no more."""
    number = filer.account.number if filer.account else None
    here = (one for one in world.filing if (one.court, one.linked_to) == (filer.court.id, number))
    return number is not None and any(one.deactivated for one in here)


def trouble_of(draft: Draft) -> str:
    """Why a draft cannot be filed that has been filled in; nothing, if it can."""
    if len(draft.world.filed) >= MOST_FILED:
        return ENOUGH
    if draft.filing.locked:
        return MESSAGES[draft.filing.locked]
    return LOCKED if draft.author and draft.author.locked else ""


def filed(draft: Draft) -> World:
    """The world in which it is filed, unless it cannot be: on the docket and in the log, and all are told of it."""
    case, event, author, document = draft.case, draft.event, draft.author, draft.entered.document
    if case is None or event is None or author is None or document is None or trouble_of(draft):
        return draft.world
    world = _taking_part(draft.world, author, case)
    made = FiledDocument(
        draft=draft.entered.number,
        court=draft.court.id,
        sender=draft.court.name,
        case=case.number,
        title=case.title,
        number=len(case.entries) + 1,
        at=world.files_at,
        event=event.name,
        text=draft.text,
        parties=draft.parties,
        document=document,
        login=author.login,
        agent=draft.filing.login if draft.filing.is_agent else "",
        entered_by=f"{_turned(draft.filing)}, for {_turned(author)}" if draft.filing.is_agent else _turned(author),
        emailed=_emailed(world, case, draft.court),
        mailed=case.by_mail,
    )
    return _told(_logged(world.with_filed(made), draft, author, made), made, notice_name(draft.court.kind))


def _taking_part(world: World, author: FilingAccount, case: Case) -> World:
    """Who files in a case is one of its filers from now on."""
    if case.number in author.cases:
        return world
    return world.with_changed(author, lambda now: now.model_copy(update={"cases": (*now.cases, case.number)}))


def _emailed(world: World, case: Case, court: Court) -> tuple[Noticed, ...]:
    """Each address once."""
    told = recipients(world, court.id, case)
    found = {
        one.notices.email: Noticed(
            name=one.filing.name, email=one.notices.email, summary=one.notices.in_summary(case.number)
        )
        for one in reversed([*told])
    }
    return tuple(reversed(found.values()))


def _logged(world: World, draft: Draft, author: FilingAccount, made: FiledDocument) -> World:
    """In the log of who filed it, and of whom it was filed for."""
    what = f"{made.event}, document {made.number}"
    if not made.agent:
        return world.with_changed(author, lambda now: now.logged(world.today, what, made.case))
    own, agents = f"{what}, filed by {draft.filing.name}", f"{what}, filed for {author.name}"
    world = world.with_changed(author, lambda now: now.logged(world.today, own, made.case))
    return world.with_changed(draft.filing, lambda now: now.logged(world.today, agents, made.case))


def _told(world: World, made: FiledDocument, name: str) -> World:
    """With the notice to each address that gets one per filing."""
    for notice in made.emailed:
        if not notice.summary:
            world = world.with_mail(mail.filing_notice(made, name, notice.email))
    return world


def _turned(filing: FilingAccount) -> str:
    """A name as dockets have it."""
    return f"{filing.last_name}, {filing.first_name}"
