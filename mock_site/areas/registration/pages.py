"""The pages of a registration: what is filled in on each, what is kept of it, and where each leads."""

from __future__ import annotations

from typing import Any, Literal

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.registration.actions import LIKELY_SAME_PERSON, greatest_likeness, registered
from mock_site.areas.registration.forms import AccountForm, AcknowledgmentForm, FirmForm
from mock_site.forms.card_form import PaymentForm
from mock_site.forms.identity import HOME, SecurityForm, address_from, holder_of
from mock_site.forms.portal_form import PortalForm
from mock_site.wizard import Wizard, open_pages
from mock_site.world.accounts import Credentials, Holder, PaymentMethod
from mock_site.world.world import Attempt, Registration, World

RegistrationKind = Literal["attorney", "non-attorney", "case-search", "group-billing"]
KINDS: dict[RegistrationKind, str] = {
    "attorney": "Attorney Filers Registration",
    "non-attorney": "Non-Attorney Filers Registration",
    "case-search": "PACER \N{EN DASH} Case Search Only Registration",
    "group-billing": "PACER Administrative Account Registration",
}
"""By which of PACER's pages somebody came, and what the registration is called then."""

RegistrationPage = Literal["account", "firm", "user", "payment", "acknowledgment"]
PAGES: tuple[RegistrationPage, ...] = ("account", "user", "payment", "acknowledgment")
FIRMS_PAGES: tuple[RegistrationPage, ...] = ("firm", "user", "payment", "acknowledgment")

NEW = {"country": HOME}
"""What the first page starts with."""


def pages_in_order(kind: RegistrationKind) -> tuple[RegistrationPage, ...]:
    """The pages of a registration, in order; a firm tells other things of itself than a filer does."""
    return FIRMS_PAGES if kind == "group-billing" else PAGES


class Registering(Wizard[RegistrationPage]):
    """A registration by somebody who came by one of PACER's pages. What was entered so far is in her world."""

    def __init__(self, kind: RegistrationKind) -> None:
        self.kind = kind
        self.pages = pages_in_order(kind)
        self.administrative = kind == "group-billing"

    @property
    def holder(self) -> Holder:
        """Whose account it will be, from the first page, which has passed."""
        return holder_of(self.entered(self.pages[0]).values)

    def entered(self, page: RegistrationPage) -> Attempt:
        return visit.world().registration.page(page)

    def keep(self, page: RegistrationPage, attempt: Attempt, form: PortalForm) -> None:
        """Put a page aside. A password and a card belong to their pages, and are forgotten with them."""
        credentials = (
            form.credentials(visit.world().today) if attempt.passed and isinstance(form, SecurityForm) else None
        )
        card = form.card() if attempt.passed and isinstance(form, PaymentForm) and not form.blank else None
        if isinstance(form, PaymentForm) and self.same_card(form):
            attempt, card = self.entered(page), visit.world().registration.card
        visit.change_world(
            lambda world: with_registration(world, changed(world.registration, page, attempt, credentials, card))
        )

    def filled(self, page: RegistrationPage, attempt: Attempt) -> PortalForm:
        today = visit.world().today
        match page:
            case "account":
                return AccountForm(today=today, values=attempt.values or NEW)
            case "firm":
                return FirmForm(today=today, values=attempt.values or NEW)
            case "user":
                return SecurityForm(values=attempt.values, earlier=attempt)
            case "payment":
                return PaymentForm(today=today, values=attempt.values)
            case "acknowledgment":
                return AcknowledgmentForm()

    def sent(self, page: RegistrationPage) -> PortalForm:
        today = visit.world().today
        match page:
            case "account":
                return AccountForm(request.form, today=today)
            case "firm":
                return FirmForm(request.form, today=today)
            case "user":
                return SecurityForm(request.form, earlier=self.entered(page))
            case "payment":
                return PaymentForm(request.form, today=today)
            case "acknowledgment":
                return AcknowledgmentForm(request.form)

    def judged(self, page: RegistrationPage, form: PortalForm) -> Attempt:
        if isinstance(form, SecurityForm):
            return form.attempt(passed=form.suits(visit.world(), None, self.holder))
        if isinstance(form, PaymentForm) and self.same_card(form):
            return self.entered(page)
        if isinstance(form, PaymentForm):
            return Attempt(passed=True) if form.blank else form.attempt(passed=form.card() is not None)
        return super().judged(page, form)

    def passed(self, page: RegistrationPage, form: PortalForm) -> Response:
        """On to the next page; but two dialogs may come between."""
        if page == self.pages[0] and self.likeness >= LIKELY_SAME_PERSON:
            return redirect(url_for("registration.duplicate", kind=self.kind))
        if isinstance(form, PaymentForm) and form.blank:
            return redirect(url_for("registration.without_card", kind=self.kind))
        return super().passed(page, form)

    def same_card(self, form: PaymentForm) -> bool:
        """Whether a card that passed stands there as it was; its number is not sent back, and not wanted again."""
        unchanged = form.attempt().values == self.entered("payment").values and not form.number.data
        return unchanged and visit.world().registration.card is not None

    @property
    def likeness(self) -> int:
        """How much alike the newcomer is to somebody who has an account."""
        return greatest_likeness(visit.world(), self.holder, administrative=self.administrative)

    def address(self, page: RegistrationPage) -> str:
        return url_for("registration.show", kind=self.kind, page=page)

    def leave(self) -> Response:
        visit.change_world(lambda world: with_registration(world, Registration()))
        return redirect(url_for("register_account.tiles"))

    def finish(self, _form: PortalForm) -> Response:
        before = visit.world().accounts.keys()
        for number in visit.change_world(self.registered).accounts.keys() - before:
            session["registered"] = number
        return redirect(url_for("registration.complete", kind=self.kind))

    def registered(self, world: World) -> World:
        """The world with the new account, unless another tab of the browser has made it, or taken the name, by now."""
        entered = world.registration
        if "acknowledgment" not in open_pages(self.pages, entered.page) or not entered.credentials:
            return world
        if world.has_username(entered.credentials.username):
            return with_registration(world, judged_anew(entered))
        values = entered.page(self.pages[0]).values
        return registered(world, holder_of(values), address_from(values), administrative=self.administrative)


def changed(
    entered: Registration,
    page: RegistrationPage,
    attempt: Attempt,
    credentials: Credentials | None,
    card: PaymentMethod | None,
) -> Registration:
    """What was entered, with another state of one page."""
    after = entered.with_page(page, attempt)
    if page in ("account", "firm") and attempt.values != entered.page(page).values:
        # The password was judged by the name and the address that were there before.
        after = judged_anew(after)
    kept: dict[RegistrationPage, dict[str, Any]] = {"user": {"credentials": credentials}, "payment": {"card": card}}
    return after.model_copy(update=kept.get(page, {}))


def judged_anew(entered: Registration) -> Registration:
    """What was entered, with a username and password that must be chosen once more."""
    return entered.with_page("user", entered.page("user").model_copy(update={"passed": False}))


def with_registration(world: World, entered: Registration) -> World:
    return world.model_copy(update={"registration": entered})
