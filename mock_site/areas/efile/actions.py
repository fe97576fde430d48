"""Asking a court for filing rights, and the court's answers: at the training desk, or when the days have passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mock_site.areas.account.maintenance import asking
from mock_site.areas.efile import mail
from mock_site.areas.efile.kinds import PARTY
from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.clock import Phase, phase, working_days_after
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.court_requests import DEACTIVATION, FIRST_NUMBER, FilingRights, Request
from mock_site.world.mail import Mail
from mock_site.world.world import World

Courts = Mapping[str, Court]

DAYS_TO_ANSWER = 3
"""Working days that a court takes, where no trainer answers for it before."""

NOT_YET = {
    "before": "This court is not on NextGen CM/ECF yet. Until it is, new filers register with the court itself.",
    "during": "This court is changing over to NextGen CM/ECF. Come back when it has gone live.",
}


def trouble_at(world: World, account: Account, court: Court) -> str:
    """Why the holder cannot ask this court for filing rights today; nothing, if she can."""
    now: Phase = phase(world.today, court.go_live)
    if now != "after":
        return NOT_YET[now]
    if account.shared:
        return "Shared PACER accounts may not be used by CM/ECF users. Use your own PACER account."
    if world.linked(account, court.id):
        return "You are registered to file in this court already."
    if waiting(account, court):
        return "An earlier request of yours is pending in this court. Wait for its answer."
    return ""


def waiting(account: Account, court: Court) -> Request | None:
    """What the court has not answered yet."""
    return next((one for one in account.requests if one.waits_for_an_answer and one.court == court.id), None)


def asked(world: World, number: str, court: Court, kind: str, rights: FilingRights) -> World:
    """The world with a request to file, unless it cannot be sent by now."""
    account = world.accounts[number]
    if trouble_at(world, account, court):
        return world
    request = Request(day=world.today, court=court.id, type=kind, filing=rights, number=_next_number(world))
    return _sent(world, account, court, request)


def given_up(world: World, number: str, court: Court, reason: str) -> World:
    """The world with a request to file no more, unless she does not file there or has asked already."""
    account = world.accounts[number]
    if not world.linked(account, court.id) or waiting(account, court):
        return world
    request = Request(day=world.today, court=court.id, type=DEACTIVATION, reason=reason, number=_next_number(world))
    return _sent(world, account, court, request)


def _sent(world: World, account: Account, court: Court, request: Request) -> World:
    return asking(world, account, (request,)).with_mail(mail.received(court, account, request))


def _next_number(world: World) -> str:
    numbers = (int(one.number) for account in world.accounts.values() for one in account.requests if one.number)
    return str(max([FIRST_NUMBER, *(number + 1 for number in numbers)]))


@dataclass(frozen=True)
class OpenRequest:
    """A request that waits for a court's answer."""

    account: Account
    court: Court
    request: Request

    @property
    def due(self) -> date:
        """The day on which the court answers at the latest."""
        return working_days_after(self.request.day, DAYS_TO_ANSWER)


def open_requests(world: World, courts: Courts) -> list[OpenRequest]:
    """All that wait, in the order of their numbers."""
    found = (
        OpenRequest(account, courts[one.court], one)
        for account in world.accounts.values()
        for one in account.requests
        if one.waits_for_an_answer and one.court in courts
    )
    return sorted(found, key=lambda one: int(one.request.number))


def objection(world: World, one: OpenRequest) -> str:
    """Why a court would reject a request, by what it can see; nothing, if it would approve it (W8)."""
    rights = one.request.filing
    if rights is None:
        return ""
    if own_filing_account(world, one.account, one.court):
        return mail.EXISTING
    return mail.NO_CASE if rights.role == PARTY and one.court.kind == "district" and not rights.case else ""


def own_filing_account(world: World, account: Account, court: Court) -> FilingAccount | None:
    """A CM/ECF account that the holder has in a court and can use or link; one that was deactivated is none."""
    holder = (account.holder.first_name.casefold(), account.holder.last_name.casefold())
    for filing in world.filing:
        same_name = (filing.first_name.casefold(), filing.last_name.casefold()) == holder
        if filing.court == court.id and same_name and not filing.deactivated:
            return filing
    return None


def approved(world: World, one: OpenRequest, day: date) -> World:
    """The world in which the court has said yes: she files there, or, if she asked for that, no more."""
    account, court, request = one.account, one.court, one.request
    if request.filing is None:
        linked = world.linked(account, court.id)
        world = world.with_filing_account(linked.deactivate()) if linked else world
    elif not world.linked(account, court.id):
        world = _with_rights(world, one, request.filing, day)
    done = request.model_copy(update={"status": "Processed"})
    return _answered(world, account, done, mail.approved(court, account, done).model_copy(update={"day": day}))


def rejected(world: World, one: OpenRequest, why: str, day: date) -> World:
    """The world in which the court has said no."""
    done = one.request.model_copy(update={"status": "Rejected", "answer": why})
    told = mail.rejected(one.court, one.account, done).model_copy(update={"day": day})
    return _answered(world, one.account, done, told)


def _answered(world: World, account: Account, done: Request, told: Mail) -> World:
    return world.with_account(world.accounts[account.number].with_request(done)).with_mail(told)


def _with_rights(world: World, one: OpenRequest, rights: FilingRights, day: date) -> World:
    """The court links an account that it has of her, or makes one."""
    account, court = one.account, one.court
    earlier = [a for a in world.filing if (a.court, a.linked_to, a.deactivated) == (court.id, account.number, True)]
    own = own_filing_account(world, account, court)
    kept = earlier[0] if earlier else own if own and not own.linked_to and not own.locked else None
    if kept:
        return world.with_filing_account(kept.give(account, rights.role, day))
    made = FilingAccount(
        court=court.id,
        login=_free_login(world, court, account.credentials.username),
        password_hash="",  # it is opened by the PACER login alone
        first_name=account.holder.first_name,
        last_name=account.holder.last_name,
        email=rights.email,
        address=account.address.model_copy(update={"firm": rights.firm, "unit": rights.unit}),
        role=rights.role,
    )
    return world.with_new_filing_account(made.give(account, rights.role, day))


def _free_login(world: World, court: Court, wanted: str) -> str:
    login, count = wanted, 1
    while world.filing_account(court.id, login):
        count += 1
        login = f"{wanted}{count}"
    return login


def on_day(world: World, day: date, courts: Courts) -> World:
    """The world on another day: what courts would have answered by then, they have."""
    later = world.on(day)
    return _each_answered(later, (one for one in open_requests(later, courts) if one.due <= day))


def _each_answered(world: World, due: Iterable[OpenRequest]) -> World:
    for one in due:
        why = objection(world, one)
        world = rejected(world, one, why, one.due) if why else approved(world, one, one.due)
    return world
