"""Registering for a PACER account: four pages from first to last, two dialogs, and the confirmation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.registration.actions import ALIKE, greatest_likeness, registered
from mock_site.areas.registration.forms import AccountForm, AcknowledgmentForm, FirmForm, mail_is_doubtful
from mock_site.forms.card_form import PaymentForm
from mock_site.forms.identity import HOME, USER_TYPES, SecurityForm, address_of, holder_of
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Card, Credentials, Holder
from mock_site.world.world import Attempt, Registration, World

screens = Blueprint("registration", __name__, url_prefix="/pscof/registration", template_folder="templates")

Kind = Literal["attorney", "non-attorney", "case-search", "group-billing"]
KINDS: dict[Kind, str] = {
    "attorney": "Attorney Filers Registration",
    "non-attorney": "Non-Attorney Filers Registration",
    "case-search": "PACER \N{EN DASH} Case Search Only Registration",
    "group-billing": "PACER Administrative Account Registration",
}
"""By which of PACER's pages somebody came, and what the registration is called then."""

Page = Literal["account", "firm", "user", "payment", "acknowledgment"]
PAGES: tuple[Page, ...] = ("account", "user", "payment", "acknowledgment")
FIRMS_PAGES: tuple[Page, ...] = ("firm", "user", "payment", "acknowledgment")

A_KIND = '/<any(attorney, "non-attorney", "case-search", "group-billing"):kind>'
A_PAGE = A_KIND + "/<any(account, firm, user, payment, acknowledgment):page>"


def pages_of(kind: Kind) -> tuple[Page, ...]:
    """The pages of a registration, in order; a firm tells other things of itself than a filer does."""
    return FIRMS_PAGES if kind == "group-billing" else PAGES


@screens.get(A_KIND)
def start(kind: Kind) -> Response:
    """Registering begins on the first page."""
    return redirect(url_for("registration.show", kind=kind, page=pages_of(kind)[0]))


@screens.get(A_PAGE)
def show(kind: Kind, page: Page) -> Response | str:
    """R1 (A1 for a firm), R2, R3 or R4. `?tried` shows what was wrong with the last try."""
    if page not in (reached := open_pages(_entered(), kind)):
        return redirect(url_for("registration.show", kind=kind, page=reached[-1]))
    attempt = _entered().page(page)
    form = FILLED[page](attempt)
    tried = "tried" in request.args
    if tried:
        form.show(attempt)
    return _render(kind, page, form, refusal=attempt.errors.get("", ()) if tried else ())


@screens.post(A_PAGE)
def answer(kind: Kind, page: Page) -> Response:
    """A button of a page was pressed."""
    if page not in open_pages(_entered(), kind):
        return redirect(url_for("registration.show", kind=kind, page=page))
    return DEEDS.get(request.form.get("deed", ""), go_on)(kind, page)


@screens.get(A_KIND + "/duplicate")
def duplicate(kind: Kind) -> Response | str:
    """R1a: the dialog for those who seem to have an account already."""
    first = pages_of(kind)[0]
    if not _entered().page(first).passed:
        return redirect(url_for("registration.start", kind=kind))
    return _render(kind, first, FILLED[first](_entered().page(first)), dialog="duplicate")


@screens.get(A_KIND + "/without-card")
def without_card(kind: Kind) -> Response | str:
    """R3-I1: the dialog for those who give no card."""
    if not _entered().page("payment").passed or _entered().card:
        return redirect(url_for("registration.show", kind=kind, page="payment"))
    return _render(kind, "payment", FILLED["payment"](Attempt()), dialog="without-card")


@screens.get(A_KIND + "/complete")
def complete(kind: Kind) -> Response | str:
    """R5."""
    account = visit.world().accounts.get(session.get("registered", ""))
    if account is None:
        return redirect(url_for("registration.start", kind=kind))
    return render_template("registration/complete.html", account=account, kind=kind, registration=KINDS[kind])


def open_pages(entered: Registration, kind: Kind) -> list[Page]:
    """The pages that can be worked on: each opens when those before it have passed."""
    pages = pages_of(kind)
    passed = [entered.page(page).passed for page in pages]
    return [page for place, page in enumerate(pages) if all(passed[:place])]


def go_on(kind: Kind, page: Page) -> Response:
    """Next or Submit."""
    return NEXT[page](kind)


def go_back(kind: Kind, page: Page) -> Response:
    """Back: what was entered is kept, unjudged, but for the secrets."""
    _keep(page, SENT[page]().attempt())
    pages = pages_of(kind)
    return redirect(url_for("registration.show", kind=kind, page=pages[max(pages.index(page) - 1, 0)]))


def reset(kind: Kind, page: Page) -> Response:
    """Reset: the page is empty again."""
    _keep(page, Attempt())
    return redirect(url_for("registration.show", kind=kind, page=page))


def cancel(_kind: Kind, _page: Page) -> Response:
    """Cancel: nothing that was entered is kept."""
    visit.change_world(lambda world: _with(world, Registration()))
    return redirect(url_for("register_account.tiles"))


DEEDS: dict[str, Callable[[Kind, Page], Response]] = {"next": go_on, "back": go_back, "reset": reset, "cancel": cancel}


def _next_first(kind: Kind) -> Response:
    page = pages_of(kind)[0]
    form = SENT[page]()
    passed = form.validate()
    _keep(page, form.attempt(passed=passed))
    if not passed:
        return _again(kind, page)
    if greatest_likeness(visit.world(), _holder(kind), administrative=kind == "group-billing") >= ALIKE:
        return redirect(url_for("registration.duplicate", kind=kind))
    return redirect(url_for("registration.show", kind=kind, page="user"))


def _next_user(kind: Kind) -> Response:
    form = SecurityForm(request.form)
    passed = form.suits(visit.world(), None, _holder(kind))
    _keep("user", form.attempt(passed=passed), credentials=form.credentials() if passed else None)
    return redirect(url_for("registration.show", kind=kind, page="payment")) if passed else _again(kind, "user")


def _next_payment(kind: Kind) -> Response:
    form = PaymentForm(request.form, today=visit.world().today)
    if form.blank:
        _keep("payment", Attempt(passed=True))
        return redirect(url_for("registration.without_card", kind=kind))
    card = form.card()
    _keep("payment", form.attempt(passed=card is not None), card=card)
    return redirect(url_for("registration.show", kind=kind, page="acknowledgment")) if card else _again(kind, "payment")


def _submit(kind: Kind) -> Response:
    form = AcknowledgmentForm(request.form)
    if not form.validate():
        _keep("acknowledgment", form.attempt())
        return _again(kind, "acknowledgment")
    before = visit.world().accounts.keys()
    for number in visit.change_world(lambda world: _registered(world, kind)).accounts.keys() - before:
        session["registered"] = number
    return redirect(url_for("registration.complete", kind=kind))


def _registered(world: World, kind: Kind) -> World:
    """The world with the new account, unless another tab of the browser has made it, or taken the name, meanwhile."""
    entered = world.registration
    if "acknowledgment" not in open_pages(entered, kind) or not entered.credentials:
        return world
    if world.has_username(entered.credentials.username):
        return _with(world, _changed(entered, "user", entered.page("user").model_copy(update={"passed": False})))
    values = entered.page(pages_of(kind)[0]).values
    return registered(world, holder_of(values), address_of(values), administrative=kind == "group-billing")


NEXT: dict[Page, Callable[[Kind], Response]] = {
    "account": _next_first,
    "firm": _next_first,
    "user": _next_user,
    "payment": _next_payment,
    "acknowledgment": _submit,
}


def _again(kind: Kind, page: Page) -> Response:
    return redirect(url_for("registration.show", kind=kind, page=page, tried=1))


def _entered() -> Registration:
    return visit.world().registration


def _holder(kind: Kind) -> Holder:
    """Whose account it will be, from the first page, which has passed."""
    return holder_of(_entered().page(pages_of(kind)[0]).values)


def _keep(page: Page, attempt: Attempt, credentials: Credentials | None = None, card: Card | None = None) -> None:
    """Put a page aside. A password and a card belong to their pages, and are forgotten with them."""

    def keep(world: World) -> World:
        return _with(world, _changed(world.registration, page, attempt, credentials, card))

    visit.change_world(keep)


def _changed(
    entered: Registration,
    page: Page,
    attempt: Attempt,
    credentials: Credentials | None = None,
    card: Card | None = None,
) -> Registration:
    after = entered.with_page(page, attempt)
    if page in ("account", "firm") and attempt.values != entered.page(page).values:
        # The password was judged by the name and the address that were there before.
        after = after.with_page("user", after.page("user").model_copy(update={"passed": False}))
    kept: dict[Page, dict[str, Any]] = {"user": {"credentials": credentials}, "payment": {"card": card}}
    return after.model_copy(update=kept.get(page, {}))


def _with(world: World, entered: Registration) -> World:
    return world.model_copy(update={"registration": entered})


def _render(kind: Kind, page: Page, form: PortalForm, *, refusal: tuple[str, ...] = (), dialog: str = "") -> str:
    pages = pages_of(kind)
    facts = {"kind": kind, "registration": KINDS[kind], "page": page, "number": pages.index(page) + 1, "of": len(pages)}
    return render_template(
        f"registration/{dialog or page}.html",
        form=form,
        refusal=refusal,
        user_types=USER_TYPES,
        doubtful=_entered().page(pages[0]).passed and mail_is_doubtful(_holder(kind)),
        card=_entered().card,
        **facts,
    )


NEW = {"country": HOME}
"""What the first page starts with."""

FILLED: dict[Page, Callable[[Attempt], PortalForm]] = {
    "account": lambda attempt: AccountForm(today=visit.world().today, values=attempt.values or NEW),
    "firm": lambda attempt: FirmForm(today=visit.world().today, values=attempt.values or NEW),
    "user": lambda attempt: SecurityForm(values=attempt.values),
    "payment": lambda attempt: PaymentForm(today=visit.world().today, values=attempt.values),
    "acknowledgment": lambda _: AcknowledgmentForm(),
}

SENT: dict[Page, Callable[[], PortalForm]] = {
    "account": lambda: AccountForm(request.form, today=visit.world().today),
    "firm": lambda: FirmForm(request.form, today=visit.world().today),
    "user": lambda: SecurityForm(request.form),
    "payment": lambda: PaymentForm(request.form, today=visit.world().today),
    "acknowledgment": lambda: AcknowledgmentForm(request.form),
}
