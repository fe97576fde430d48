"""The Maintenance tab of Manage My Account (M3): PACER's own records, and what courts are asked to take over."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.entries import cancelled, finished, page
from mock_site.areas.account.maintenance_forms import (
    ALL,
    BILLING,
    CASES,
    AddressUpdateForm,
    NoticingForms,
    PersonalForm,
)
from mock_site.forms.identity import AddressForm, address_from
from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.court_requests import Request
from mock_site.world.world import Attempt, World

screens = Blueprint("maintenance", __name__, url_prefix="/pscof/manage", template_folder="templates")

PERSONAL, ADDRESS_INFORMATION, NOTICING = "personal-information", "address-information", "email-noticing"
REGISTERED_COURTS, HISTORY = "registered-courts", "efile-history"

EMAIL_UPDATE = "Email Update"

MOST_REQUESTS = 200
"""So many are remembered; a world is one document."""

PENDING = "A court must process the change before its own records show it. This takes from one business day to ten."


@screens.get(f"/{PERSONAL}")
@visit.signed_in
def personal(account: Account) -> str:
    """M3: the name, and the date of birth that nobody can change."""
    courts, known = courts_of(account), PersonalForm.values_of(account.holder)
    form = try_again.shown(PERSONAL, lambda values: PersonalForm(courts=courts, values=values), known)
    return page(PERSONAL, account, PERSONAL, form)


@screens.post(f"/{PERSONAL}")
@visit.signed_in
def change_name(account: Account) -> Response:
    """Change the name at PACER, and ask the checked courts to do so."""
    if try_again.cancels():
        return cancelled(account, PERSONAL)
    form = PersonalForm(request.form, courts=courts_of(account))
    if not form.validate():
        return try_again.again(PERSONAL, form)
    asked = court_requests("Personal Information Update", form.courts.checked, reason=form.reason.data or "")

    def change(world: World) -> World:
        now = world.accounts[account.number]
        return asking(world, now.model_copy(update={"holder": form.changed(now.holder)}), asked)

    visit.change_world(change)
    return finished(PERSONAL, "Your personal information has been updated.", *sent_to(asked))


@screens.get(f"/{ADDRESS_INFORMATION}")
@visit.signed_in
def address(account: Account) -> str:
    """M3a. `?tried` shows what was wrong with the last try."""
    return page(ADDRESS_INFORMATION, account, ADDRESS_INFORMATION, _address_form(account), cases=CASES)


@screens.post(f"/{ADDRESS_INFORMATION}")
@visit.signed_in
def submit_address(account: Account) -> Response:
    """Change the address at PACER, and ask the checked courts to do so; for All Cases, a warning comes first."""
    if try_again.cancels():
        return cancelled(account, ADDRESS_INFORMATION)
    form = AddressUpdateForm(request.form, courts=courts_of(account))
    if not form.validate():
        return try_again.again(ADDRESS_INFORMATION, form)
    if form.cases.data == ALL:
        try_again.put_aside(ADDRESS_INFORMATION, form.attempt(passed=True))
        return redirect(url_for("maintenance.all_cases"))
    return _change_address(account, form)


@screens.get(f"/{ADDRESS_INFORMATION}/all-cases")
@visit.signed_in
def all_cases(account: Account) -> Response | str:
    """M3a-W1: the dialog for who chose All Cases, over the page that was sent (W24)."""
    if not _waits_for_all_cases():
        return redirect(url_for("maintenance.address"))
    form = _address_form(account, try_again.kept(ADDRESS_INFORMATION))
    return page("all-cases", account, ADDRESS_INFORMATION, form, cases=CASES)


@screens.post(f"/{ADDRESS_INFORMATION}/all-cases")
@visit.signed_in
def update_all_cases(account: Account) -> Response:
    """Change it in all cases after all."""
    if not _waits_for_all_cases():
        return redirect(url_for("maintenance.address"))
    return _change_address(account, _address_form(account, try_again.kept(ADDRESS_INFORMATION)))


@screens.get(f"/{NOTICING}")
@visit.signed_in
def noticing(account: Account) -> str:
    """M3: a form for each court where she files."""
    courts, filing = courts_of(account), filing_by_court(account)
    forms = try_again.shown(NOTICING, lambda values: NoticingForms(courts, filing, values=values))
    waiting = {one.court for one in account.requests if one.type == EMAIL_UPDATE and one.status == "Pending"}
    return page(NOTICING, account, NOTICING, forms, waiting=waiting)


@screens.post(f"/{NOTICING}")
@visit.signed_in
def change_noticing(account: Account) -> Response:
    """Ask the checked courts to send their notices elsewhere, or otherwise."""
    if try_again.cancels():
        return cancelled(account, NOTICING)
    forms = NoticingForms(courts_of(account), filing_by_court(account), request.form)
    if not forms.validate():
        return try_again.again(NOTICING, forms)
    asked = court_requests(EMAIL_UPDATE, (court.id for court in forms.checked))
    visit.change_world(lambda world: asking(world, world.accounts[account.number], asked))
    return finished(NOTICING, "Your e-filer email has been submitted.", *sent_to(asked))


@screens.get(f"/{REGISTERED_COURTS}")
@visit.signed_in
def registered_courts(account: Account) -> str:
    """M3: where she may file. Of a link that was there from the start, the day is the court's go-live day."""
    filing = filing_by_court(account)
    days = {court.id: in_words(filing[court.id].linked_on or court.go_live) for court in courts_of(account).values()}
    return page(REGISTERED_COURTS, account, REGISTERED_COURTS, courts=courts_of(account), filing=filing, days=days)


@screens.get(f"/{HISTORY}")
@visit.signed_in
def history(account: Account) -> str:
    """E8: what courts were asked, the latest first."""
    courts = visit.noted_portal().courts
    rows = [(in_words(one.day), courts[one.court].name, one) for one in account.requests[::-1] if one.court in courts]
    return page(HISTORY, account, HISTORY, rows=rows)


def filing_by_court(account: Account) -> dict[str, FilingAccount]:
    """The CM/ECF accounts with which she files, by court."""
    return {filing.court: filing for filing in visit.filing_of(account)}


def courts_of(account: Account) -> dict[str, Court]:
    """The courts where she files, by id."""
    filing = filing_by_court(account)
    return {identity: court for identity, court in visit.noted_portal().courts.items() if identity in filing}


def court_requests(kind: str, courts: Iterable[str], *, reason: str = "", cases: str = "") -> tuple[Request, ...]:
    """What each of these courts is asked today."""
    today = visit.world().today
    return tuple(Request(day=today, court=court, type=kind, reason=reason, cases=cases) for court in courts)


def sent_to(asked: tuple[Request, ...]) -> tuple[str, ...]:
    """To which courts a change went, and what happens there."""
    if not asked:
        return ("PACER has your new information. The change was not sent to any court.",)
    names = " and to the ".join(visit.noted_portal().courts[one.court].name for one in asked)
    return (f"The change was sent to the {names}.", PENDING)


def asking(world: World, account: Account, asked: tuple[Request, ...]) -> World:
    """The world with an account as it is now, and with what courts were asked."""
    every = (*account.requests, *reversed(asked))[-MOST_REQUESTS:]
    return world.with_account(account.model_copy(update={"requests": every}))


def _change_address(account: Account, form: AddressUpdateForm) -> Response:
    entered = address_from({field.name: field.data or "" for field in form})
    cases, billed = form.cases.data or "", BILLING[0] in form.courts.checked
    asked = court_requests("Address Update", form.checked_courts, reason=form.reason.data or "", cases=cases)

    def change(world: World) -> World:
        return asking(world, world.accounts[account.number].move(entered, with_bills=billed), asked)

    visit.change_world(change)
    return finished(ADDRESS_INFORMATION, "Your address has been updated.", *sent_to(asked), BILLS[billed])


BILLS = {
    True: "PACER’s bills go to the new address, too.",
    False: "PACER’s bills go where they went before.",
}
"""What is said of them, by whether the box PACER Billing was checked."""


def _waits_for_all_cases() -> bool:
    attempt = try_again.kept(ADDRESS_INFORMATION)
    return attempt.passed and attempt.values.get("cases") == ALL


def _address_form(account: Account, attempt: Attempt | None = None) -> AddressUpdateForm:
    attempt = attempt or try_again.last_try(ADDRESS_INFORMATION)
    billed = "" if account.billing.address else BILLING[0]
    known = attempt.values or {**AddressForm.values_of(account.address), "courts": billed}
    form = AddressUpdateForm(courts=courts_of(account), values=known)
    form.show(attempt)
    return form
