"""Check E-File Status (E7): whether somebody may file in a court, and giving up that right."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.entries import cancelled, finished, page
from mock_site.areas.efile import actions
from mock_site.areas.efile.forms import CourtForm, DeactivationForm
from mock_site.areas.efile.mail import ANSWER_TIME
from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.court_requests import Request

screens = Blueprint("efile_status", __name__, url_prefix="/pscof/manage/efile-status", template_folder="templates")

STATUS = "efile-status"
ACTIVE, PENDING, NOT_REGISTERED = "Active", "Pending", "Not registered"


@screens.get("")
@visit.signed_in
def choose(account: Account) -> str:
    """E7: of which court."""
    courts = tuple(visit.noted_portal().courts.values())
    form = try_again.shown(STATUS, lambda values: CourtForm(courts=courts, values=values))
    return page(STATUS, account, STATUS, form)


@screens.post("")
@visit.signed_in
def chosen(account: Account) -> Response:
    """On to that court's answer."""
    if try_again.cancels():
        return cancelled(account, STATUS)
    form = CourtForm(request.form, courts=visit.noted_portal().courts.values())
    if not form.validate() or form.chosen is None:
        return try_again.again(STATUS, form)
    try_again.forget(STATUS)
    return redirect(url_for("efile_status.show", court=form.chosen.id))


@screens.get("/court/<court>")
@visit.signed_in
def show(account: Account, court: str) -> str:
    """E7: Active, Pending or Not registered."""
    found = visit.court(court)
    linked = visit.world().linked(account, found.id)
    waits = actions.waiting(account, found)
    status = ACTIVE if linked else PENDING if waits else NOT_REGISTERED
    since = in_words(linked.linked_on or found.go_live) if linked else ""
    facts = {"court": found, "status": status, "linked": linked, "since": since, "waits": waits}
    return page("efile-status-of", account, STATUS, **facts, refused=_refused(account, found), in_words=in_words)


@screens.get("/court/<court>/deactivate")
@visit.signed_in
def deactivate(account: Account, court: str) -> Response | str:
    """E7: why she wants to file there no more."""
    found = visit.court(court)
    if not may_give_up(account, found):
        return redirect(url_for("efile_status.show", court=found.id))
    form = try_again.shown("deactivation", DeactivationForm.of)
    return page("efile-deactivate", account, STATUS, form, court=found)


@screens.post("/court/<court>/deactivate")
@visit.signed_in
def ask_to_deactivate(account: Account, court: str) -> Response:
    """Ask the court; it is the court that does it."""
    found = visit.court(court)
    if try_again.cancels() or not may_give_up(account, found):
        try_again.forget("deactivation")
        return redirect(url_for("efile_status.show", court=found.id))
    form = DeactivationForm(request.form)
    if not form.validate():
        return try_again.again("deactivation", form)
    reason = form.reason.data or ""
    visit.change_world(lambda world: actions.given_up(world, account.number, found, reason))
    try_again.forget("deactivation")
    return finished(STATUS, "Your request has been submitted to the court.", f"Court: {found.name}", ANSWER_TIME)


def may_give_up(account: Account, court: Court) -> bool:
    """Whether she files there, and has not asked already."""
    return visit.world().linked(account, court.id) is not None and actions.waiting(account, court) is None


def _refused(account: Account, court: Court) -> Request | None:
    """What the court said no to last, if nothing has come since."""
    of_court = [one for one in account.requests if one.court == court.id and one.number]
    return of_court[-1] if of_court and of_court[-1].status == "Rejected" else None
