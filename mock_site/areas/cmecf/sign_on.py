"""Central Sign-On: the PACER Login for all courts, and the dialogs between it and a court."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.screens import go_on, refuse
from mock_site.areas.cmecf.forms import READ_FIRST, SignOnForm
from mock_site.start.courts import Court
from mock_site.world.lockout import LOCKED
from mock_site.world.notices import Notice

screens = Blueprint("sign_on", __name__, url_prefix="/cso", template_folder="templates")

A_NOTICE = '/<any(administrative, legacy, inactive, "not-activated", "client-code", redaction):notice>'


@screens.get("/login")
def login() -> Response | str:
    """L2. Who is signed in already, at another court or in Manage My Account, goes straight on."""
    court = _asked_court()
    if visit.account() or visit.court_phase(court) != "after":
        return _enter(court)
    form = try_again.shown("sign_on", SignOnForm.of)
    return render_template("sign_on/login.html", form=form, court=court, locked=LOCKED in form.form_errors)


@screens.post("/login")
def try_login() -> Response:
    """Sign in, or say why not."""
    court = _asked_court()
    match request.form.get("deed"):
        case "cancel":
            return redirect(url_for("cmecf.landing", court=court.id))
        case "clear":
            return redirect(url_for("sign_on.login", court=court.id))
    form = SignOnForm(request.form)
    if form.validate() and (opened := visit.account_opened_by(form.username.data or "", form.password.data or "")):
        return go_on(opened, url_for("cmecf.main", court=court.id), form.client_code.data or "")
    refuse(form, visit.world(), form.username.data or "")
    return try_again.again("sign_on", form)


@screens.get(A_NOTICE)
def notice(notice: Notice) -> Response | str:
    """L3 or L4: a dialog that is read once per login to a court."""
    court = _asked_court()
    account = visit.account()
    if account is None or visit.next_notice(account, court) != notice:
        return _enter(court)
    unread = READ_FIRST if "tried" in request.args else ""
    return render_template(f"sign_on/{notice}.html", account=account, court=court, notice=notice, unread=unread)


@screens.post(A_NOTICE)
def answer(notice: Notice) -> Response:
    """Continue or Cancel."""
    court = _asked_court()
    account = visit.account()
    if try_again.cancels():
        return redirect(url_for("cmecf.landing", court=court.id))
    if account is None or visit.next_notice(account, court) != notice or notice == "administrative":
        return _enter(court)
    if notice == "redaction" and not request.form.get("understood"):
        return try_again.tried()
    visit.mark_read(court, notice)
    return _enter(court)


def _asked_court() -> Court:
    return visit.court(request.args.get("court", ""))


def _enter(court: Court) -> Response:
    return redirect(url_for("cmecf.main", court=court.id))
