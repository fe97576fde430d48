"""Maintain Your ECF Account: what a court knows of a filer, and the little of it that is changed here (L12)."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.cmecf.forms import SecondEmailForm
from mock_site.areas.cmecf.screens import MAINTAIN, Filer, inside, page
from mock_site.world.cmecf_accounts import FilingAccount

screens = Blueprint(
    "maintain", __name__, url_prefix="/ecf/<court>/utilities/maintain-account", template_folder="templates"
)


@screens.get("")
@inside
def account(filer: Filer) -> str:
    """Name and address, which are changed at PACER."""
    _of(filer)
    return page("maintain", filer.court, filer, heading=MAINTAIN[filer.court.kind][0])


@screens.get("/more")
@inside
def more(filer: Filer) -> str:
    """More user information."""
    _of(filer)
    return page("more", filer.court, filer)


@screens.get("/email")
@inside
def email(filer: Filer) -> str:
    """Email information. `?tried` shows what was wrong with the last try, `?kept` that it was kept."""
    filing = _of(filer)
    form = try_again.shown("email", SecondEmailForm.of, {"second_email": filing.second_email})
    return page("email", filer.court, filer, form=form, kept="kept" in request.args)


@screens.post("/email")
@inside
def keep_email(filer: Filer) -> Response:
    """Keep the second address."""
    filing, form = _of(filer), SecondEmailForm(request.form)
    if not form.validate():
        return try_again.again("email", form)
    changed = filing.model_copy(update={"second_email": form.second_email.data or ""})
    visit.change_world(lambda world: world.with_filing_account(changed))
    return redirect(url_for("maintain.email", court=filer.court.id, kept=1))


def _of(filer: Filer) -> FilingAccount:
    """Her CM/ECF account; who has none linked has no such pages."""
    return filer.filing or abort(404)
