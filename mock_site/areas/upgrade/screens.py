"""Upgrading a legacy account: three tabs from left to right, and the dialog at the end."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.forms.identity import USER_TYPES, AddressForm, PersonForm, SecurityForm
from mock_site.forms.portal_form import PortalForm
from mock_site.wizard import Wizard
from mock_site.world.accounts import Account, Credentials
from mock_site.world.world import Attempt, World

screens = Blueprint("upgrade", __name__, url_prefix="/pscof/upgrade", template_folder="templates")

Tab = Literal["person", "address", "security"]
TABS: tuple[Tab, ...] = ("person", "address", "security")
A_TAB = "/<any(person, address, security):tab>"


class Upgrade(Wizard[Tab]):
    """An upgrade by the holder of a legacy account. What she has entered so far stays beside the account."""

    pages = TABS

    def __init__(self, account: Account) -> None:
        self.account = account

    def entered(self, page: Tab) -> Attempt:
        return visit.world().draft(self.account).get(page, Attempt())

    def keep(self, page: Tab, attempt: Attempt, _form: PortalForm) -> None:
        visit.change_world(lambda world: world.with_draft(self.account, {**world.draft(self.account), page: attempt}))

    def filled(self, page: Tab, attempt: Attempt) -> PortalForm:
        """The tab as it was last sent; before that, as the account knows it."""
        match page:
            case "person":
                known = attempt.values or PersonForm.values_of(self.account.holder)
                return PersonForm(today=visit.world().today, values=known)
            case "address":
                return AddressForm(values=attempt.values or AddressForm.values_of(self.account.address))
            case "security":
                return SecurityForm(values=attempt.values, earlier=attempt)

    def sent(self, page: Tab) -> PortalForm:
        match page:
            case "person":
                return PersonForm(request.form, today=visit.world().today)
            case "address":
                return AddressForm(request.form)
            case "security":
                return SecurityForm(request.form, earlier=self.entered(page))

    def judged(self, page: Tab, form: PortalForm) -> Attempt:
        if isinstance(form, SecurityForm):
            holder = PersonForm.holder_from(self.entered("person").values)
            return form.attempt(passed=form.suits(visit.world(), self.account, holder))
        return super().judged(page, form)

    def address(self, page: Tab) -> str:
        return url_for("upgrade.show", tab=page)

    def leave(self) -> Response:
        visit.change_world(lambda world: world.without_draft(self.account))
        return redirect(url_for("account.summary"))

    def finish(self, form: PortalForm) -> Response:
        assert isinstance(form, SecurityForm), "the last tab is that with the new login"
        credentials = form.credentials(visit.world().today)
        visit.change_world(lambda world: upgraded(world, self.account.number, credentials))
        visit.stay_signed_in(self.account)
        return redirect(url_for("upgrade.complete"))


@screens.get("")
@visit.signed_in
def start(_account: Account) -> Response:
    """U0 opens on its first tab."""
    return redirect(url_for("upgrade.show", tab=TABS[0]))


@screens.get(A_TAB)
@visit.signed_in
def show(account: Account, tab: Tab) -> Response | str:
    """U1, U2 or U3. `?tried` shows what was wrong with the last try."""
    if not account.legacy:
        return redirect(url_for("account.summary"))
    upgrade = Upgrade(account)
    form = upgrade.show(tab)
    if not isinstance(form, PortalForm):
        return form
    facts = {"tab": tab, "tabs": TABS, "open_tabs": upgrade.open_pages(), "user_types": USER_TYPES}
    return render_template(f"upgrade/{tab}.html", form=form, **facts)


@screens.post(A_TAB)
@visit.signed_in
def answer(account: Account, tab: Tab) -> Response:
    """A button of a tab was pressed."""
    return Upgrade(account).answer(tab) if account.legacy else redirect(url_for("upgrade.show", tab=tab))


@screens.get("/complete")
@visit.signed_in
def complete(account: Account) -> Response | str:
    """U4: the dialog that confirms the upgrade."""
    if not account.upgraded_here:
        return redirect(url_for("account.summary"))
    return render_template("upgrade/complete.html", account=account, tabs=TABS, open_tabs=(), tab="security")


def upgraded(world: World, number: str, credentials: Credentials) -> World:
    """The world with this account upgraded, unless another tab of the browser has done so in the meantime."""
    account = world.accounts[number]
    draft = world.draft(account)
    if not account.legacy or not all(tab in draft and draft[tab].passed for tab in TABS):
        return world
    holder = PersonForm.holder_from(draft["person"].values)
    address = AddressForm.address_from(draft["address"].values)
    after = account.upgrade(holder, address, credentials)
    return world.with_account(after).without_draft(account).end_sessions(after)
