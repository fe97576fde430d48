"""A court's own CM/ECF login, as it is before the court goes live with Central Sign-On."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.cmecf.forms import CourtLoginForm
from mock_site.areas.cmecf.linking import MESSAGES
from mock_site.areas.cmecf.screens import page
from mock_site.world.cmecf_accounts import FilingAccount

screens = Blueprint("court_login", __name__, url_prefix="/ecf/<court>/login", template_folder="templates")

WRONG = "Invalid CM/ECF login or password."


@screens.get("")
def login(court: str) -> Response | str:
    """L0. From go-live on there is the PACER Login instead."""
    found = visit.court(court)
    if visit.court_phase(found) != "before" or visit.own_login(found):
        return redirect(url_for("cmecf.main", court=court))
    return page("login", found, form=try_again.shown("court_login", CourtLoginForm.of))


@screens.post("")
def try_login(court: str) -> Response:
    """Open the CM/ECF account, or say why not."""
    found = visit.court(court)
    if visit.court_phase(found) != "before" or request.form.get("deed") == "clear":
        return redirect(url_for("court_login.login", court=court))
    world = visit.change_world(lambda world: world)
    form = CourtLoginForm(request.form)
    if form.validate():
        filing = world.court_login(court, form.login.data or "", form.password.data or "")
        if filing and not filing.locked:
            visit.log_in_to(found, filing)
            return redirect(url_for("cmecf.main", court=court))
        form.refuse(_refusal(filing))
    return try_again.again("court_login", form)


def _refusal(filing: FilingAccount | None) -> str:
    return MESSAGES[filing.locked] if filing and filing.locked else WRONG
