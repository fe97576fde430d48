"""Activate Case Search Privileges: with the code that came by mail, or with a card."""

from __future__ import annotations

import secrets

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.registration.actions import activation_code
from mock_site.areas.registration.forms import ActivationForm
from mock_site.forms.card_form import PaymentForm
from mock_site.world.accounts import Account, Card
from mock_site.world.world import Attempt, World

screens = Blueprint(
    "activation", __name__, url_prefix="/pscof/manage/activate-case-search", template_folder="templates"
)

NOT_VALID = "The activation code is not valid."


@screens.get("")
@visit.signed_in
def show(account: Account) -> Response | str:
    """R7. After the activation, that it was done."""
    if account.case_search != "Not activated":
        return _done(account)
    form = ActivationForm()
    form.show(_last_attempt("activation"))
    return render_template("registration/activate.html", form=form, account=account)


@screens.post("")
@visit.signed_in
def try_code(account: Account) -> Response:
    """Activate when the code is that of the letter, or say that it is not."""
    if request.form.get("deed") == "cancel" or account.case_search != "Not activated":
        return redirect(url_for("account.summary"))
    form = ActivationForm(request.form)
    code = activation_code(account, visit.portal().people.values())
    if form.validate() and not secrets.compare_digest((form.code.data or "").upper().encode(), code.encode()):
        form.accuse(form.code, NOT_VALID)
    if form.errors:
        session["activation"] = form.attempt().model_dump()
        return redirect(url_for("activation.show", tried=1))
    return _activate(account)


@screens.get("/card")
@visit.signed_in
def show_card(account: Account) -> Response | str:
    """R7's other way."""
    if account.case_search != "Not activated":
        return _done(account)
    attempt = _last_attempt("activation_card")
    form = PaymentForm(today=visit.world().today, values=attempt.values)
    form.show(attempt)
    refusal = attempt.errors.get("", ())
    return render_template("registration/activate-card.html", form=form, account=account, refusal=refusal)


@screens.post("/card")
@visit.signed_in
def try_card(account: Account) -> Response:
    """Activate with a card that is good, or say why not."""
    if request.form.get("deed") == "cancel" or account.case_search != "Not activated":
        return redirect(url_for("account.summary"))
    form = PaymentForm(request.form, today=visit.world().today)
    if card := form.card():
        return _activate(account, card)
    session["activation_card"] = form.attempt().model_dump()
    return redirect(url_for("activation.show_card", tried=1))


def _activate(account: Account, card: Card | None = None) -> Response:
    def activate(world: World) -> World:
        now = world.accounts[account.number]
        return world.with_account(now.activate(card)) if now.case_search == "Not activated" else world

    visit.change_world(activate)
    return redirect(url_for("activation.show"))


def _done(account: Account) -> Response | str:
    if not account.activated_here:
        return redirect(url_for("account.summary"))
    return render_template("registration/activated.html", account=account)


def _last_attempt(kept: str) -> Attempt:
    return Attempt.model_validate(session.get(kept, {})) if "tried" in request.args else Attempt()
