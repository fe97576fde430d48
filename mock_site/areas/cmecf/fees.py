"""Filing fees of a court: what is due, paying it behind a PACER login of its own, receipts and history (I)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import NamedTuple

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.login_form import LoginForm, PasscodeForm
from mock_site.areas.account.screens import refuse
from mock_site.areas.cmecf import mail
from mock_site.areas.cmecf.fee_forms import (
    NEW_BANK_ACCOUNT,
    NEW_CARD,
    FeeBankAccountForm,
    FeeCardForm,
    FeesForm,
    MethodForm,
)
from mock_site.areas.cmecf.screens import CourtView, Filer, filer_at, inside, page
from mock_site.forms.cards import BANK_ACCOUNT, ROUTING
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.fees import Fee, FeePayment, total
from mock_site.world.lockout import LOCKED
from mock_site.world.world import World

screens = Blueprint("court_fees", __name__, url_prefix="/ecf/<court>/utilities", template_folder="templates")
paying = Blueprint("paying", __name__, url_prefix="/cso/pay-filing-fee/<court>", template_folder="templates")

MOST_PAYMENTS = 100
"""So many are remembered; a world is one document."""


class Due(NamedTuple):
    """A fee, and whose it is."""

    owner: FilingAccount
    fee: Fee

    @property
    def key(self) -> str:
        return f"{self.owner.login}/{self.fee.number}"


class Payer(NamedTuple):
    """Who pays what: behind the PACER login, with what was chosen before it."""

    filer: Filer
    account: Account
    dues: list[Due]

    @property
    def amount(self) -> Decimal:
        return total(due.fee for due in self.dues)


@screens.get("/payments-due")
@inside
def due(filer: Filer) -> str:
    """I: what is due, her own fees and those that she may pay as an agent."""
    dues = _dues(filer)
    form = try_again.shown(_name(filer), lambda values: FeesForm(_names(dues), values=values))
    facts = {"form": form, "dues": dues, "sum": total(one.fee for one in dues)}
    return page("payments-due", filer.court, filer, **facts)


@screens.post("/payments-due")
@inside
def choose(filer: Filer) -> Response:
    """On to the total of what was checked."""
    form = FeesForm(_names(_dues(filer)), request.form)
    if not form.validate():
        return try_again.again(_name(filer), form)
    session["to_pay"] = [filer.court.id, form.fees.checked]
    session.pop("pays_with", None)
    return redirect(url_for("court_fees.sum_up", court=filer.court.id))


@screens.get("/payments-due/total")
@inside
def sum_up(filer: Filer) -> Response | str:
    """I: the total, before the PACER login."""
    if not (dues := _chosen(filer)):
        return redirect(url_for("court_fees.due", court=filer.court.id))
    return page("payments-total", filer.court, filer, dues=dues, sum=total(one.fee for one in dues))


@screens.get("/payment-history")
@inside
def history(filer: Filer) -> str:
    """I: Internet Payment History, the latest first."""
    return page("payment-history", filer.court, filer, payments=_payments(filer)[::-1], in_words=in_words)


@screens.get("/payment-history/<receipt>")
@inside
def receipt(filer: Filer, receipt: str) -> str:
    """I: a receipt; `?paid` right after the payment."""
    payment = next((one for one in _payments(filer) if one.receipt == receipt), None) or abort(404)
    return page("fee-receipt", filer.court, filer, payment=payment, paid="paid" in request.args, in_words=in_words)


@paying.get("/login")
@inside
def login(filer: Filer) -> Response | str:
    """The PACER login before fees are paid: who pays says once more who she is."""
    if not _chosen(filer):
        return redirect(url_for("court_fees.due", court=filer.court.id))
    form = try_again.shown("pay_login", LoginForm.of)
    return render_template("paying/login.html", form=form, court=filer.court, locked=LOCKED in form.form_errors)


@paying.post("/login")
@inside
def try_login(filer: Filer) -> Response:
    """Only who is signed in goes on."""
    if try_again.cancels():
        return _left(filer)
    form = LoginForm(request.form)
    if form.validate() and (opened := visit.account_opened_by(form.username.data or "", form.password.data or "")):
        if filer.account and opened.number == filer.account.number:
            return _go_on(filer.court.id, opened)
        form.refuse(SOMEBODY_ELSE)
    refuse_unless_told(form)
    return try_again.again("pay_login", form)


def _go_on(court: str, opened: Account) -> Response:
    """On to the payment; whose account is enrolled gives a passcode before (X6)."""
    if visit.world().needs_passcode(opened):
        session["half_pays"] = [court, opened.number]
        return redirect(url_for("paying.passcode", court=court))
    session["pays"] = [court, opened.number]
    return redirect(url_for("paying.method", court=court))


def half_in(view: Callable[[Filer, Account], Response | str]) -> CourtView:
    """A page for who has just given her password to pay, and must give a passcode, too."""

    @wraps(view)
    @inside
    def guarded(filer: Filer) -> Response | str:
        account, court = filer.account, filer.court.id
        if not _chosen(filer) or account is None or session.get("half_pays") != [court, account.number]:
            return redirect(url_for("paying.login", court=court))
        return view(filer, account)

    return guarded


RESET = "use “Forgot Your Password?” at the login."


@paying.get("/passcode")
@half_in
def passcode(filer: Filer, _account: Account) -> str:
    """X6, before fees are paid."""
    form = try_again.shown("pay_passcode", PasscodeForm.of)
    facts = {"form": form, "court": filer.court, "locked": LOCKED in form.form_errors, "reset": RESET}
    return render_template("paying/passcode.html", **facts)


@paying.post("/passcode")
@half_in
def try_passcode(filer: Filer, account: Account) -> Response:
    """Only whose app shows the passcode goes on."""
    if try_again.cancels():
        return _left(filer)
    form = PasscodeForm(request.form)
    if form.validate() and visit.opened_by_passcode(account, form.passcode.data or ""):
        session.pop("half_pays")
        session["pays"] = [filer.court.id, account.number]
        return redirect(url_for("paying.method", court=filer.court.id))
    refuse(form, visit.world(), account.credentials.username)
    return try_again.again("pay_passcode", form)


SOMEBODY_ELSE = "This is another PACER account than the one that you are logged in with."


def refuse_unless_told(form: LoginForm) -> None:
    """Say why a login opened nothing."""
    if not form.form_errors:
        refuse(form, visit.world(), form.username.data or "")


def behind_login(view: Callable[[Payer], Response | str]) -> CourtView:
    """A page for who has logged in to pay what she chose before; anybody else goes to what comes first."""

    @wraps(view)
    def guarded(court: str) -> Response | str:
        found = filer_at(visit.court(court))
        if not isinstance(found, Filer):
            return redirect(found)
        dues = _chosen(found)
        if not dues or found.account is None:
            return redirect(url_for("court_fees.due", court=court))
        if session.get("pays") != [court, found.account.number]:
            return redirect(url_for("paying.login", court=court))
        return view(Payer(found, found.account, dues))

    return guarded


@paying.get("")
@behind_login
def method(payer: Payer) -> str:
    """I: Select a Payment Method."""
    form = try_again.shown("pay_method", lambda values: MethodForm(payer.account, values=values))
    return _page("method", payer, form=form)


@paying.post("")
@behind_login
def choose_method(payer: Payer) -> Response:
    """On to what the method needs."""
    if try_again.cancels():
        return _left(payer.filer)
    form = MethodForm(payer.account, request.form)
    if not form.validate():
        return try_again.again("pay_method", form)
    session["pays_how"], session["pays_with"] = form.method.data, ""
    return redirect(url_for("paying.information", court=payer.filer.court.id))


@paying.get("/information")
@behind_login
def information(payer: Payer) -> Response | str:
    """I: Enter Payment Information: a card, a bank account, or nothing more for what is stored."""
    how = _how(payer)
    if how is None:
        return redirect(url_for("paying.method", court=payer.filer.court.id))
    if how == NEW_CARD:
        today = visit.world().today
        card = try_again.shown("pay_card", lambda values: FeeCardForm(today=today, values=values))
        return _page("card", payer, form=card)
    if how == NEW_BANK_ACCOUNT:
        bank = try_again.shown("pay_bank", FeeBankAccountForm.of)
        return _page("bank", payer, form=bank, routing=ROUTING, number=BANK_ACCOUNT)
    return _page("stored", payer, how=how)


@paying.post("/information")
@behind_login
def enter_information(payer: Payer) -> Response:
    """On to the review; of a card only its brand and last digits are kept."""
    if try_again.cancels():
        return _left(payer.filer)
    how = _how(payer)
    if how is None:
        return redirect(url_for("paying.method", court=payer.filer.court.id))
    name, form = _entered(how)
    if not name:
        return try_again.again("pay_card" if how == NEW_CARD else "pay_bank", form)
    session["pays_with"] = name
    return redirect(url_for("paying.review", court=payer.filer.court.id))


def _entered(how: str) -> tuple[str, PortalForm]:
    """The name of what was entered, empty when it will not do; and the form with its messages."""
    if how == NEW_CARD:
        card_form = FeeCardForm(request.form, today=visit.world().today)
        card = card_form.card()
        return card.name if card else "", card_form
    if how == NEW_BANK_ACCOUNT:
        bank_form = FeeBankAccountForm(request.form)
        bank = bank_form.bank_account()
        return bank.name if bank else "", bank_form
    return how, PortalForm()


@paying.get("/review")
@behind_login
def review(payer: Payer) -> Response | str:
    """I: what is paid with what, before it is."""
    if not session.get("pays_with"):
        return redirect(url_for("paying.information", court=payer.filer.court.id))
    return _page("review", payer, how=session["pays_with"])


@paying.post("/review")
@behind_login
def submit(payer: Payer) -> Response:
    """Pay, once; on to the receipt."""
    if try_again.cancels():
        return _left(payer.filer)
    court, how = payer.filer.court, session.get("pays_with")
    if not how:
        return redirect(url_for("paying.information", court=court.id))
    assert payer.filer.filing, "who has fees to pay has a CM/ECF account"
    filing = payer.filer.filing
    before = len(visit.world().fee_payments)

    def pay(world: World) -> World:
        after = paid(world, filing, payer.dues, how)
        return (
            after.with_mail(mail.fee_receipt(court, filing.email, after.fee_payments[-1])) if after != world else world
        )

    after = visit.change_world(pay)
    _forget()
    if len(after.fee_payments) == before or after.fee_payments[-1].payer != filing.login:
        return redirect(url_for("court_fees.due", court=court.id))  # somebody else was faster
    number = after.fee_payments[-1].receipt
    return redirect(url_for("court_fees.receipt", court=court.id, receipt=number, paid=1))


def paid(world: World, payer: FilingAccount, dues: list[Due], method: str) -> World:
    """The world with fees paid, unless one of them has been paid by now."""
    after = world
    for due in dues:
        owner = after.filing_account(payer.court, due.owner.login)
        if owner is None or due.fee not in owner.fees:
            return world
        after = after.with_filing_account(owner.owing(fee for fee in owner.fees if fee != due.fee))
    payment = FeePayment(
        receipt=_next_receipt(world),
        court=payer.court,
        day=world.today,
        payer=payer.login,
        owners=tuple(dict.fromkeys(due.owner.login for due in dues)),
        fees=tuple(due.fee for due in dues),
        method=method,
    )
    after = after.with_changed(
        payer, lambda now: now.logged(world.today, f"Payment of fees, receipt {payment.receipt}")
    )
    return after.model_copy(update={"fee_payments": (*world.fee_payments, payment)[-MOST_PAYMENTS:]})


def _next_receipt(world: World) -> str:
    last = world.fee_payments[-1].receipt if world.fee_payments else "A100000"
    return f"A{int(last[1:]) + 1}"


def _dues(filer: Filer) -> list[Due]:
    """What she may pay here, the oldest of each first."""
    if (filing := filer.filing) is None:
        return abort(404)
    others = visit.world().served_by(filing) if filing.is_agent else ()
    allowed = [one for one in others if (agent := one.preferences.agent(filing.login)) and agent.pays]
    return [Due(owner, fee) for owner in (filing, *allowed) for fee in owner.fees]


def _chosen(filer: Filer) -> list[Due]:
    """What she has checked, and is still due."""
    court, keys = session.get("to_pay", ["", []])
    return [one for one in _dues(filer) if court == filer.court.id and one.key in keys]


def _how(payer: Payer) -> str | None:
    """The method that she has chosen, if she still has it."""
    chosen = session.get("pays_how")
    return chosen if chosen in MethodForm(payer.account).method.names else None


def _payments(filer: Filer) -> list[FeePayment]:
    if (filing := filer.filing) is None:
        return abort(404)
    return [one for one in visit.world().fee_payments if one.court == filing.court and one.concerns(filing.login)]


def _names(dues: list[Due]) -> list[tuple[str, str]]:
    return [(one.key, one.fee.name) for one in dues]


def _page(name: str, payer: Payer, **facts: object) -> str:
    known = {"court": payer.filer.court, "account": payer.account, "dues": payer.dues, "amount": payer.amount}
    return render_template(f"paying/{name}.html", **known, **facts)


def _left(filer: Filer) -> Response:
    """Cancel: nothing is paid."""
    _forget()
    return redirect(url_for("court_fees.due", court=filer.court.id))


def _forget() -> None:
    for name in ("to_pay", "half_pays", "pays", "pays_how", "pays_with"):
        session.pop(name, None)


def _name(filer: Filer) -> str:
    return f"fees-{filer.court.id}"
