"""Maintain Your ECF Account: what a court knows of a filer, and what of it is changed here (L12).

The pages behind it keep what is entered; Submit here, and Submit again at the list of cases, make it good.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.cmecf.screens import MAINTAIN, Filer, cases_of_filer, inside, page
from mock_site.world.cmecf_accounts import FilingAccount

screens = Blueprint(
    "maintain", __name__, url_prefix="/ecf/<court>/utilities/maintain-account", template_folder="templates"
)


@screens.get("")
@inside
def account(filer: Filer) -> str:
    """Name and address, which are changed at PACER. `?kept` says what was done."""
    filing = filing_of(filer)
    done = {"1": filing.pending is None, "0": True}.get(request.args.get("kept", ""), False)
    facts = {"done": done and request.args["kept"], "unheard": _unheard(filing)}
    return page("maintain", filer.court, filer, heading=MAINTAIN[filer.court.kind][0], **facts)


@screens.post("")
@inside
def submit(filer: Filer) -> Response:
    """On to the list of cases."""
    filing_of(filer)
    return redirect(url_for("maintain.cases", court=filer.court.id))


@screens.get("/cases")
@inside
def cases(filer: Filer) -> str:
    """The cases for which it is to be changed."""
    filing_of(filer)
    return page("maintain-cases", filer.court, filer, cases=cases_of_filer(filer))


@screens.post("/cases")
@inside
def submit_cases(filer: Filer) -> Response:
    """Make all good that was entered."""
    changed = filing_of(filer).pending is not None
    submit_all(filer)
    return redirect(url_for("maintain.account", court=filer.court.id, kept=int(changed)))


def filing_of(filer: Filer) -> FilingAccount:
    """Her CM/ECF account; who has none linked has no such pages."""
    return filer.filing or abort(404)


def submit_all(filer: Filer) -> None:
    """What she has entered holds from now on."""
    filing, today = filing_of(filer), visit.world().today

    def submitted(now: FilingAccount) -> FilingAccount:
        return now.submitted().logged(today, "Update of account information") if now.pending else now

    visit.change_world(lambda world: world.with_changed(filing, submitted))


def _unheard(filing: FilingAccount) -> bool:
    """Whether there are secondary addresses, and none of them gets notices."""
    further = filing.entered.noticing.secondary
    return bool(further) and not any(one.receives for one in further)
