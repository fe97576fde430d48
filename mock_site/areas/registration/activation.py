"""Activate Case Search Privileges: with the code that came by mail, or with a card."""

from __future__ import annotations

import secrets

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.registration.actions import activation_code
from mock_site.areas.registration.forms import ActivationForm
from mock_site.forms.card_form import PaymentForm
from mock_site.forms.fields import ungrouped
from mock_site.world.accounts import Account, PaymentMethod
from mock_site.world.world import World

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
    form = try_again.shown("activation", ActivationForm.of)
    return render_template("registration/activate.html", form=form, account=account)


@screens.post("")
@visit.signed_in
def try_code(account: Account) -> Response:
    """Activate when the code is that of the letter, or say that it is not."""
    if try_again.cancels() or account.case_search != "Not activated":
        return redirect(url_for("account.summary"))
    form = ActivationForm(request.form)
    code = activation_code(account, visit.noted_portal().people.values())
    if form.validate() and not secrets.compare_digest(_compared(form.code.data or ""), _compared(code)):
        form.accuse(form.code, NOT_VALID)
    if form.errors:
        return try_again.again("activation", form)
    return _activate(account)


@screens.get("/card")
@visit.signed_in
def show_card(account: Account) -> Response | str:
    """R7's other way."""
    if account.case_search != "Not activated":
        return _done(account)
    today = visit.world().today
    form = try_again.shown("activation_card", lambda values: PaymentForm(today=today, values=values))
    return render_template("registration/activate-card.html", form=form, account=account)


@screens.post("/card")
@visit.signed_in
def try_card(account: Account) -> Response:
    """Activate with a card that is good, or say why not."""
    if try_again.cancels() or account.case_search != "Not activated":
        return redirect(url_for("account.summary"))
    form = PaymentForm(request.form, today=visit.world().today)
    if card := form.card():
        return _activate(account, card)
    return try_again.again("activation_card", form)


def _compared(code: str) -> bytes:
    """A code however it was grouped, and in small letters too."""
    return ungrouped(code).upper().encode()


def _activate(account: Account, card: PaymentMethod | None = None) -> Response:
    def activate(world: World) -> World:
        now = world.accounts[account.number]
        return world.with_account(now.activate(card)) if now.case_search == "Not activated" else world

    visit.change_world(activate)
    return redirect(url_for("activation.show"))


def _done(account: Account) -> Response | str:
    if not account.activated_here:
        return redirect(url_for("account.summary"))
    return render_template("registration/activated.html", account=account)
