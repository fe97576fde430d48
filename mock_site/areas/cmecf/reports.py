"""Query and Reports: cases, dockets, and the receipt for what a report cost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.cmecf.screens import REPORT_NAMES, CourtView, Filer, cases_at, inside, page
from mock_site.areas.cmecf.utility_forms import CaseForm, DaysForm
from mock_site.world.accounts import Account, Charge
from mock_site.world.cases import Case, case_called
from mock_site.world.clock import in_words
from mock_site.world.notices import may_search
from mock_site.world.prices import price_of
from mock_site.world.world import World

screens = Blueprint("reports", __name__, url_prefix="/ecf/<court>", template_folder="templates")

DOCKET, CASES = "docket-sheet", "cases"

LINES_OF_A_PAGE = 3

NO_SEARCHING = (
    "Your PACER account has no search privileges now, so you cannot look up cases. That does not keep you from filing."
)

Searching = Callable[..., Response | str]


def searching(view: Searching) -> CourtView:
    """A page for who may look up cases, with her PACER account; anybody else reads why not."""

    @wraps(view)
    def guarded(filer: Filer, **rest: str) -> Response | str:
        if filer.account and may_search(filer.account, visit.client_code()):
            return view(filer, filer.account, **rest)
        why = f"Looking up cases needs a PACER login, which this court knows from {in_words(filer.court.go_live)} on."
        return page("no-searching", filer.court, filer, why=NO_SEARCHING if filer.account else why)

    return inside(guarded)


@screens.get("/query")
@searching
def query(filer: Filer, _account: Account) -> Response | str:
    """A case is looked up by its number."""
    asked = "case" in request.args
    form = _case_form(filer) if asked else CaseForm()
    if asked and form.validate() and form.found:
        return redirect(url_for("reports.case", court=filer.court.id, number=form.found.number))
    return page("query", filer.court, filer, form=form)


@screens.get("/query/<number>")
@searching
def case(filer: Filer, _account: Account, number: str) -> str:
    """What a case is, and which report there is of it."""
    found = _case(filer, number)
    return page("case", filer.court, filer, case=found, in_words=in_words, attorneys=_attorneys(filer, found))


@screens.get(f"/reports/{DOCKET}")
@searching
def docket(filer: Filer, _account: Account) -> str:
    """The form for a docket report; `?case` fills it in."""
    known = {"case": request.args.get("case", "")}
    form = try_again.shown(_name(filer, DOCKET), CaseForm.of, known)
    return page("docket-form", filer.court, filer, form=form)


@screens.post(f"/reports/{DOCKET}")
@searching
def run_docket(filer: Filer, account: Account) -> Response:
    """Run it, at its price."""
    form = _case_form(filer)
    if not form.validate() or form.found is None:
        return try_again.again(_name(filer, DOCKET), form)
    lines = len(form.found.entries)
    return _run(filer, account, report=DOCKET, description="Docket Report", criteria=form.found.number, lines=lines)


@screens.get(f"/reports/{CASES}")
@searching
def cases(filer: Filer, _account: Account) -> str:
    """The form for a list of cases."""
    today = visit.world().today
    form = try_again.shown(_name(filer, CASES), lambda values: DaysForm(None, today, values))
    return page("cases-form", filer.court, filer, heading=REPORT_NAMES[filer.court.kind][CASES], form=form)


@screens.post(f"/reports/{CASES}")
@searching
def run_cases(filer: Filer, account: Account) -> Response:
    """Run it, at its price."""
    form = DaysForm(request.form, visit.world().today)
    if not form.validate():
        return try_again.again(_name(filer, CASES), form)
    days = f"{form.first.data} to {form.last.data}"
    lines = len(_filed_in(filer, days))
    return _run(filer, account, report=CASES, description="Case List", criteria=days, lines=lines)


@screens.get("/reports/receipt/<int:number>")
@searching
def report(filer: Filer, account: Account, number: int) -> str:
    """A report that was run, with its receipt; to open it again costs nothing."""
    here = (one for one in account.charges if one.court == filer.court.id)
    charge = next((one for one in here if one.number == number), None) or abort(404)
    facts: dict[str, object] = {"charge": charge, "account": account, "in_words": in_words}
    if charge.report == CASES:
        heading = REPORT_NAMES[filer.court.kind][CASES]
        return page(
            "cases-report", filer.court, filer, heading=heading, cases=_filed_in(filer, charge.criteria), **facts
        )
    found = _case(filer, charge.criteria)
    found = found.model_copy(update={"entries": found.entries[: charge.lines]})
    return page("docket-report", filer.court, filer, case=found, attorneys=_attorneys(filer, found), **facts)


def _run(filer: Filer, account: Account, *, lines: int, **asked: str) -> Response:
    pages = 1 + lines // LINES_OF_A_PAGE
    number = 0

    def charged(world: World) -> World:
        nonlocal number
        now = world.accounts[account.number]
        number = now.charges[-1].number + 1 if now.charges else 1
        charge = Charge.model_validate(
            {
                **asked,
                "number": number,
                "day": world.today,
                "court": filer.court.id,
                "client_code": visit.client_code(),
                "pages": pages,
                "lines": lines,
                "cost": Decimal(0) if now.exempt else price_of(pages),
            }
        )
        return world.with_account(now.charged(charge))

    visit.change_world(charged)
    return redirect(url_for("reports.report", court=filer.court.id, number=number))


def _case_form(filer: Filer) -> CaseForm:
    form = CaseForm(request.form if request.method == "POST" else request.args)
    form.cases = cases_at(filer.court)
    return form


def _case(filer: Filer, number: str) -> Case:
    return case_called(cases_at(filer.court), number) or abort(404)


def _attorneys(filer: Filer, case: Case) -> list[str]:
    """Who files in a case."""
    here = (one for one in visit.world().filing if one.court == filer.court.id)
    return [one.name for one in here if case.number in one.cases]


def _filed_in(filer: Filer, days: str) -> list[Case]:
    """The cases that were filed in some days, as a receipt has them."""
    first, _, last = days.partition(" to ")
    form = DaysForm(None, visit.world().today, {"first": first, "last": last})
    civil = (one for one in cases_at(filer.court) if filer.court.kind != "district" or one.about != "Criminal")
    return [one for one in civil if form.holds(one.filed)]


def _name(filer: Filer, report: str) -> str:
    return f"{report}-{filer.court.id}"
