"""Upgrading a legacy account: three tabs from left to right, and the dialog at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.forms.identity import USER_TYPES, AddressForm, PersonForm, SecurityForm
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account, Credentials
from mock_site.world.world import Attempt, World

screens = Blueprint("upgrade", __name__, url_prefix="/pscof/upgrade", template_folder="templates")

Tab = Literal["person", "address", "security"]
TABS: tuple[Tab, ...] = ("person", "address", "security")
A_TAB = "/<any(person, address, security):tab>"


@screens.get("")
@visit.signed_in
def start(_account: Account) -> Response:
    """U0 opens on its first tab."""
    return redirect(url_for("upgrade.show", tab="person"))


@screens.get(A_TAB)
@visit.signed_in
def show(account: Account, tab: Tab) -> Response | str:
    """U1, U2 or U3. `?tried` shows what was wrong with the last try."""
    if not account.legacy:
        return redirect(url_for("account.summary"))
    if tab not in (reached := open_tabs(account)):
        return redirect(url_for("upgrade.show", tab=reached[-1]))
    attempt = visit.world().draft(account).get(tab, Attempt())
    form = FILLED[tab](account, attempt)
    if "tried" in request.args:
        form.show(attempt)
    return _page(tab, reached, form)


@screens.post(A_TAB)
@visit.signed_in
def answer(account: Account, tab: Tab) -> Response | str:
    """A button of a tab was pressed."""
    if not account.legacy or tab not in open_tabs(account):
        return redirect(url_for("upgrade.show", tab=tab))
    return DEEDS.get(request.form.get("deed", ""), go_on)(account, tab)


@screens.get("/complete")
@visit.signed_in
def complete(account: Account) -> Response | str:
    """U4: the dialog that confirms the upgrade."""
    if not account.upgraded_here:
        return redirect(url_for("account.summary"))
    return render_template("upgrade/complete.html", account=account, tabs=TABS, open_tabs=(), tab="security")


def open_tabs(account: Account) -> list[Tab]:
    """The tabs that can be worked on: each opens when those before it have passed."""
    draft = visit.world().draft(account)
    passed = [tab in draft and draft[tab].passed for tab in TABS]
    return [tab for place, tab in enumerate(TABS) if all(passed[:place])]


def go_on(account: Account, tab: Tab) -> Response:
    """Next or Submit: on to the next tab when this one passes, else back to it with messages."""
    return _submit(account) if tab == "security" else _next(account, tab)


def go_back(account: Account, tab: Tab) -> Response:
    """Back: what was entered is kept, unjudged."""
    entered = SENT[tab]().attempt()
    _keep(account, tab, entered)
    return redirect(url_for("upgrade.show", tab=TABS[max(TABS.index(tab) - 1, 0)]))


def reset(account: Account, tab: Tab) -> Response:
    """Reset: the tab is again as the account knows it."""

    def forget(world: World) -> World:
        return world.with_draft(account, {name: kept for name, kept in world.draft(account).items() if name != tab})

    visit.change_world(forget)
    return redirect(url_for("upgrade.show", tab=tab))


def cancel(account: Account, _tab: Tab) -> Response:
    """Cancel: nothing that was entered is kept."""
    visit.change_world(lambda world: world.without_draft(account))
    return redirect(url_for("account.summary"))


DEEDS: dict[str, Callable[[Account, Tab], Response]] = {
    "next": go_on,
    "back": go_back,
    "reset": reset,
    "cancel": cancel,
}


def _next(account: Account, tab: Tab) -> Response:
    form = SENT[tab]()
    passed = form.validate()
    _keep(account, tab, form.attempt(passed=passed))
    if not passed:
        return redirect(url_for("upgrade.show", tab=tab, tried=1))
    return redirect(url_for("upgrade.show", tab=TABS[TABS.index(tab) + 1]))


def _submit(account: Account) -> Response:
    draft = visit.world().draft(account)
    form = SecurityForm(request.form)
    if not form.suits(visit.world(), account, PersonForm.holder_from(draft["person"].values)):
        _keep(account, "security", form.attempt())
        return redirect(url_for("upgrade.show", tab="security", tried=1))
    credentials = form.credentials()
    visit.change_world(lambda world: _upgraded(world, account.number, credentials))
    visit.stay_signed_in(account)
    return redirect(url_for("upgrade.complete"))


def _upgraded(world: World, number: str, credentials: Credentials) -> World:
    """The world with this account upgraded, unless another tab of the browser has done so in the meantime."""
    account = world.accounts[number]
    draft = world.draft(account)
    if not account.legacy or not {"person", "address"} <= draft.keys():
        return world
    holder = PersonForm.holder_from(draft["person"].values)
    address = AddressForm.address_from(draft["address"].values)
    upgraded = account.upgrade(holder, address, credentials)
    return world.with_account(upgraded).without_draft(account).end_sessions(upgraded)


def _keep(account: Account, tab: Tab, attempt: Attempt) -> None:
    visit.change_world(lambda world: world.with_draft(account, {**world.draft(account), tab: attempt}))


def _page(tab: Tab, reached: list[Tab], form: PortalForm) -> str:
    return render_template(
        f"upgrade/{tab}.html", form=form, tab=tab, tabs=TABS, open_tabs=reached, user_types=USER_TYPES
    )


def _person(account: Account, attempt: Attempt) -> PersonForm:
    return PersonForm(today=visit.world().today, values=attempt.values or PersonForm.values_of(account.holder))


def _address(account: Account, attempt: Attempt) -> AddressForm:
    return AddressForm(values=attempt.values or AddressForm.values_of(account.address))


def _security(_account: Account, attempt: Attempt) -> SecurityForm:
    return SecurityForm(values=attempt.values)


FILLED: dict[Tab, Callable[[Account, Attempt], PortalForm]] = {
    "person": _person,
    "address": _address,
    "security": _security,
}

SENT: dict[Tab, Callable[[], PortalForm]] = {
    "person": lambda: PersonForm(request.form, today=visit.world().today),
    "address": lambda: AddressForm(request.form),
    "security": lambda: SecurityForm(request.form),
}
