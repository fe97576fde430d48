"""What else the Utilities have: log, bill, client code, exemption, the court, mailings; and Search and Help."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.made_up_usage import Transaction, transactions
from mock_site.areas.cmecf.screens import HELP, SEARCH, Filer, MenuItem, cases_at, inside, menu_of, page
from mock_site.areas.cmecf.utility_forms import (
    EXEMPT,
    NOT_EXEMPT,
    BillingForm,
    CaseForm,
    ClientCodeForm,
    DaysForm,
    ExemptionForm,
)
from mock_site.world.accounts import Account, Charge
from mock_site.world.recipients import recipients
from mock_site.world.world import World

screens = Blueprint("utilities", __name__, url_prefix="/ecf/<court>", template_folder="templates")


@screens.get("/utilities/transaction-log")
@inside
def log(filer: Filer) -> str:
    """What she has done here, in some days."""
    asked = "first" in request.args
    form = DaysForm(request.args if asked else None, visit.world().today)
    every = filer.filing.log if filer.filing else ()
    found = [one for one in every if form.holds(one.day)] if asked and form.validate() else None
    return page("transaction-log", filer.court, filer, form=form, found=found)


@screens.get("/utilities/billing-history")
@inside
def billing(filer: Filer) -> str:
    """What PACER charges for what she looked at in this court."""
    account, today = _account(filer), visit.world().today
    asked = {"first", "last"} <= request.args.keys()
    form = BillingForm(request.args if asked else None, today)
    found: list[Transaction | Charge] | None = None
    if asked and form.validate():
        first, last = form.days
        courts = [court.name for court in visit.noted_portal().courts.values()]
        made_up = transactions(account, courts, first, last, today)
        found = [one for one in made_up if one.court == filer.court.name]
        found += [one for one in account.charges if one.court == filer.court.id and first <= one.day <= last]
        if form.order.data == "Client Code":
            found.sort(key=lambda one: one.client_code)
    return page("billing-history", filer.court, filer, form=form, found=found)


@screens.get("/utilities/client-code")
@inside
def client_code(filer: Filer) -> str:
    """What her searches are charged to, for as long as she is logged in. `?kept` says that it was changed."""
    _account(filer)
    form = try_again.shown("client_code", ClientCodeForm.of, {"client_code": visit.client_code()})
    return page("client-code", filer.court, filer, form=form, kept="kept" in request.args)


@screens.post("/utilities/client-code")
@inside
def change_client_code(filer: Filer) -> Response:
    """Charge to another one. Who must have one and goes without reads so at once (L4)."""
    _account(filer)
    form = ClientCodeForm(request.form)
    if not form.validate():
        return try_again.again("client_code", form)
    visit.charge_to(form.client_code.data or "")
    return redirect(url_for("utilities.client_code", court=filer.court.id, kept=1))


@screens.get("/utilities/exemption")
@inside
def exemption(filer: Filer) -> str:
    """The switch of CJA attorneys. `?kept` says that it was changed."""
    known = {"status": EXEMPT if _exempt(filer).exempt else NOT_EXEMPT}
    form = try_again.shown("exemption", ExemptionForm.of, known)
    return page("exemption", filer.court, filer, form=form, kept="kept" in request.args)


@screens.post("/utilities/exemption")
@inside
def change_exemption(filer: Filer) -> Response:
    """Switch it."""
    account, form = _exempt(filer), ExemptionForm(request.form)
    if not form.validate():
        return try_again.again("exemption", form)
    exempt = form.status.data == EXEMPT

    def switched(world: World) -> World:
        return world.with_account(world.accounts[account.number].model_copy(update={"exempt": exempt}))

    visit.change_world(switched)
    return redirect(url_for("utilities.exemption", court=filer.court.id, kept=1))


@screens.get("/utilities/court-information")
@inside
def court_information(filer: Filer) -> str:
    """The court, and whom to ask."""
    return page("court-information", filer.court, filer)


@screens.get("/utilities/mailings")
@inside
def mailings(filer: Filer) -> str:
    """The kinds of mailings."""
    return page("mailings", filer.court, filer)


@screens.get("/utilities/mailings/case")
@inside
def mailing_info(filer: Filer) -> str:
    """Who is told of filings in a case, by e-mail and by mail."""
    asked = "case" in request.args
    form = CaseForm(request.args if asked else None)
    form.cases = cases_at(filer.court)
    found = form.found if asked and form.validate() else None
    told = list(recipients(visit.world(), filer.court.id, found)) if found else []
    return page("mailing-info", filer.court, filer, form=form, found=found, told=told)


@screens.get("/search")
@inside
def search(filer: Filer) -> str:
    """The entries of all menus whose names have the words that are asked for."""
    asked = request.args.get("words", "").strip()[:60]
    found = [one for one in _entries(filer) if asked.casefold() in one.name.casefold()] if asked else None
    return page("search", filer.court, filer, heading=SEARCH, asked=asked, found=found)


@screens.get("/help")
@inside
def help_page(filer: Filer) -> str:
    """Where what is done."""
    return page("help", filer.court, filer, heading=HELP)


def _entries(filer: Filer) -> list[MenuItem]:
    """All that her menus lead to, each once."""
    menu = menu_of(filer)
    below = [entry for one in menu for entries in one.groups.values() for entry in entries]
    return list({entry.path: entry for entry in (*menu, *below)}.values())


def _account(filer: Filer) -> Account:
    """Her PACER account; before go-live a court knows none."""
    return filer.account or abort(404)


def _exempt(filer: Filer) -> Account:
    """The PACER account of a CJA attorney; nobody else has the switch."""
    account = _account(filer)
    return account if account.may_be_exempt else abort(404)
