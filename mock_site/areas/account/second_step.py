"""The second step of a login in 2025: a passcode from the holder's app, or one of her backup codes (X6)."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.login_form import PasscodeForm
from mock_site.areas.account.screens import refuse
from mock_site.world.lockout import LOCKED

screens = Blueprint("second_step", __name__, url_prefix="/pscof", template_folder="templates")

NAME = "passcode"


@screens.get("/login/passcode")
def passcode() -> Response | str:
    """X6, for who has just given her password; anybody else is sent to the login."""
    if visit.half_in() is None:
        return redirect(url_for("account.login"))
    form = try_again.shown(NAME, PasscodeForm.of)
    return render_template("account/passcode.html", form=form, locked=LOCKED in form.form_errors)


@screens.post("/login/passcode")
def try_passcode() -> Response:
    """Open the account, or say why not. The message does not tell what of all that was typed is wrong."""
    waiting = visit.half_in()
    if waiting is None or try_again.cancels():
        visit.sign_out()
        return redirect(url_for("account.login"))
    form = PasscodeForm(request.form)
    if form.validate() and visit.opened_by_passcode(waiting.account, form.passcode.data or ""):
        visit.sign_in(waiting.account, waiting.client_code)
        return redirect(waiting.to)
    refuse(form, visit.world(), waiting.account.credentials.username)
    return try_again.again(NAME, form)
