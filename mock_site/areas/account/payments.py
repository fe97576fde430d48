"""The Payments tab of Manage My Account (M4): PACER fees paid once, and what is stored to pay with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.entries import cancelled, finished, page
from mock_site.areas.account.payment_actions import MOST_METHODS, Use, paid, removed, stored, turned_off, used
from mock_site.areas.account.payment_forms import BankAccountForm, CardForm, FeeForm
from mock_site.forms.cards import BANK_ACCOUNT, ROUTING
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account, PaymentMethod
from mock_site.world.clock import in_words
from mock_site.world.world import World

screens = Blueprint("fees", __name__, url_prefix="/pscof/manage", template_folder="templates")

PAY, STORED = "pay-fees", "stored-payments"
ADD_CARD, ADD_BANK = "add-card", "add-bank-account"

NO_MORE_METHODS = "You can store three payment methods. Remove one first."


@screens.get(f"/{PAY}")
@visit.signed_in
def pay(account: Account) -> str:
    """M4: a card, or a stored method, for what is owed."""
    today = visit.world().today
    form = try_again.shown(PAY, lambda values: FeeForm(account=account, today=today, values=values))
    return page(PAY, account, PAY, form)


@screens.post(f"/{PAY}")
@visit.signed_in
def submit_payment(account: Account) -> Response:
    """Pay; nothing is kept of a card but what a receipt says."""
    if try_again.cancels():
        return cancelled(account, PAY)
    form = FeeForm(request.form, account=account, today=visit.world().today)
    method = form.paid_with()
    if method is None:
        return try_again.again(PAY, form)
    amount = form.dollars
    after = visit.change_world(lambda world: paid(world, account.number, amount, method)).accounts[account.number]
    if len(after.payments) == len(account.payments) and after.balance == account.balance:
        return redirect(url_for("fees.pay"))  # somebody else with this account was faster
    return finished(
        PAY,
        "Your payment has been made.",
        f"Paid on {in_words(visit.world().today)}: ${amount:,.2f} with {method}.",
        f"Your account balance is ${after.balance:,.2f}.",
    )


@screens.get(f"/{STORED}")
@visit.signed_in
def methods(account: Account) -> str:
    """M4: what is stored, and what it is used for. `?changed` says what was done last."""
    changed = try_again.done_at(STORED) if "changed" in request.args else ()
    return page(STORED, account, STORED, changed=changed, full=len(account.methods) >= MOST_METHODS, most=MOST_METHODS)


@screens.post(f"/{STORED}")
@visit.signed_in
def change_method(account: Account) -> Response:
    """A button beside a stored method was pressed."""
    deed, place = request.form.get("deed", ""), request.form.get("place", "")
    if deed not in METHOD_BUTTONS or place not in map(str, range(len(account.methods))):
        return redirect(url_for("fees.methods"))
    change, words = METHOD_BUTTONS[deed]
    name = account.methods[int(place)].name

    def after(world: World) -> World:
        now = world.accounts[account.number]
        same = now.methods == account.methods
        return world.with_account(change(now, int(place))) if same else world

    visit.change_world(after)
    return _changed(words.format(name=name))


@screens.get(f"/{STORED}/{ADD_CARD}")
@visit.signed_in
def card(account: Account) -> Response | str:
    """M4: one more card."""
    today = visit.world().today
    return _adding(account, ADD_CARD, lambda values: CardForm(today=today, values=values))


@screens.post(f"/{STORED}/{ADD_CARD}")
@visit.signed_in
def add_card(account: Account) -> Response:
    """Store a card that is good, or say why not."""
    form = CardForm(request.form, today=visit.world().today)
    return _added(account, ADD_CARD, None if try_again.cancels() else form.card(), form)


@screens.get(f"/{STORED}/{ADD_BANK}")
@visit.signed_in
def bank(account: Account) -> Response | str:
    """M4: one more bank account."""
    return _adding(account, ADD_BANK, BankAccountForm.of, routing=ROUTING, number=BANK_ACCOUNT)


@screens.post(f"/{STORED}/{ADD_BANK}")
@visit.signed_in
def add_bank(account: Account) -> Response:
    """Store the made-up bank account, or say why not."""
    form = BankAccountForm(request.form)
    return _added(account, ADD_BANK, None if try_again.cancels() else form.bank_account(), form)


def _use(use: Use) -> Callable[[Account, int], Account]:
    return lambda account, place: used(account, place, use)


def _off(use: Use) -> Callable[[Account, int], Account]:
    return lambda account, place: turned_off(account, place, use)


METHOD_BUTTONS: dict[str, tuple[Callable[[Account, int], Account], str]] = {
    "autobill": (_use("autobill"), "PACER fees are paid with {name} from now on."),
    "autobill-off": (_off("autobill"), "PACER fees are no longer paid with {name} on their own."),
    "efiling": (_use("efiling"), "{name} is now your default for e-filing fees."),
    "efiling-off": (_off("efiling"), "{name} is no longer your default for e-filing fees."),
    "admission-off": (_off("admission"), "{name} is no longer your default for admission fees."),
    "remove": (removed, "{name} has been removed."),
}


def _adding(
    account: Account, kind: str, form: Callable[[Mapping[str, str]], PortalForm], **facts: object
) -> Response | str:
    if len(account.methods) >= MOST_METHODS:
        return redirect(url_for("fees.methods"))
    return page(kind, account, STORED, try_again.shown(kind, form), **facts)


def _added(account: Account, kind: str, method: PaymentMethod | None, form: PortalForm) -> Response:
    if try_again.cancels() or len(account.methods) >= MOST_METHODS:
        try_again.forget(kind)
        return redirect(url_for("fees.methods")) if try_again.cancels() else _changed(NO_MORE_METHODS)
    if method is None:
        return try_again.again(kind, form)
    visit.change_world(lambda world: world.with_account(stored(world.accounts[account.number], method)))
    try_again.forget(kind)
    return _changed(f"{method.name} has been stored.")


def _changed(words: str) -> Response:
    return try_again.say_done(STORED, words, to=url_for("fees.methods", changed=1))
