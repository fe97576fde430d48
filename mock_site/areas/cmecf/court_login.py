"""A court's own CM/ECF login, as it is before the court goes live with Central Sign-On."""

from __future__ import annotations

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.cmecf.forms import CourtLoginForm
from mock_site.areas.cmecf.linking import MESSAGES
from mock_site.areas.cmecf.screens import page
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.world import Attempt

screens = Blueprint("court_login", __name__, url_prefix="/ecf/<court>/login", template_folder="templates")

WRONG = "Invalid CM/ECF login or password."


@screens.get("")
def login(court: str) -> Response | str:
    """L0. From go-live on there is the PACER Login instead."""
    found = visit.court(court)
    if visit.court_phase(found) != "before" or visit.own_login(found):
        return redirect(url_for("cmecf.main", court=court))
    attempt = Attempt.model_validate(session.get("court_login", {})) if "tried" in request.args else Attempt()
    form = CourtLoginForm(data=attempt.values)
    form.show(attempt)
    return page("login", found, form=form, refusal=attempt.errors.get("", ()))


@screens.post("")
def try_login(court: str) -> Response:
    """Open the CM/ECF account, or say why not."""
    found = visit.court(court)
    here = url_for("court_login.login", court=court)
    if visit.court_phase(found) != "before" or request.form.get("deed") == "clear":
        return redirect(here)
    world = visit.change_world(lambda world: world)
    form = CourtLoginForm(request.form)
    attempt = form.attempt(passed=form.validate())
    if attempt.passed:
        filing = world.court_login(court, form.login.data or "", form.password.data or "")
        if filing and not filing.locked:
            visit.log_in_to(found, filing)
            return redirect(url_for("cmecf.main", court=court))
        attempt = attempt.model_copy(update={"errors": {"": (_refusal(filing),)}})
    session["court_login"] = attempt.model_dump()
    return redirect(f"{here}?tried=1")


def _refusal(filing: FilingAccount | None) -> str:
    return MESSAGES[filing.locked] if filing and filing.locked else WRONG
