"""The Settings tab of Manage My Account (M2): a new username, password or questions, and how PACER bills."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flask import Blueprint, request
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.entries import cancelled, finished, page
from mock_site.areas.account.settings_forms import (
    BY_MAIL,
    BillingEmailForm,
    PasswordForm,
    PreferencesForm,
    QuestionsForm,
    UsernameForm,
)
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.updates import password_expires
from mock_site.world.world import World

screens = Blueprint("settings", __name__, url_prefix="/pscof/manage", template_folder="templates")

USERNAME, PASSWORD, SECURITY_QUESTIONS = "change-username", "change-password", "security-information"
BILLING_EMAIL, PREFERENCES = "billing-email", "billing-preferences"

MORE = ("", " and to one more address", " and to two more addresses", " and to three more addresses")


@visit.signed_in
def show(account: Account, slug: str) -> str:
    """A page of the tab. `?tried` shows what was wrong with the last try."""
    setting = SETTINGS[slug]
    form = try_again.shown(slug, setting.form.of, setting.known(account))
    return page(slug, account, slug, form, expires=_expiry(account))


@visit.signed_in
def submit(account: Account, slug: str) -> Response:
    """Submit or Cancel."""
    return cancelled(account, slug) if try_again.cancels() else SETTINGS[slug].change(account)


def change_username(account: Account) -> Response:
    """Log in by another name from now on; whoever is logged in elsewhere is not any more."""
    form = UsernameForm(request.form)
    if not form.suits(visit.world(), account):
        return try_again.again(USERNAME, form)
    username = form.username.data or ""

    def rename(world: World) -> World:
        renamed = account.credentials.renamed(username)
        return _with_changes(world, account, credentials=renamed).end_sessions(account)

    visit.change_world(rename)
    visit.stay_signed_in(account)
    return finished(
        USERNAME,
        "Your username has been changed.",
        f"Your new username is {username}. Use it from now on to log in to PACER and to each court that you file in.",
    )


def change_password(account: Account) -> Response:
    """Log in with another password from now on; whoever is logged in elsewhere is not any more."""
    form = PasswordForm(request.form)
    if not form.suits(visit.world(), account):
        return try_again.again(PASSWORD, form)
    credentials = account.credentials.with_password(form.password.data or "", visit.world().today)
    skips = {update: often for update, often in account.skips.items() if update != "password"}

    def change(world: World) -> World:
        return _with_changes(world, account, credentials=credentials, skips=skips).end_sessions(account)

    visit.change_world(change)
    visit.stay_signed_in(account)
    return finished(
        PASSWORD,
        "Your password has been changed.",
        "Use it from now on to log in to PACER and to each court that you file in.",
    )


def set_questions(account: Account) -> Response:
    """Prove by other answers who she is."""
    form = QuestionsForm(request.form, earlier=try_again.kept(SECURITY_QUESTIONS))
    if not form.proven(account):
        return try_again.again(SECURITY_QUESTIONS, form)
    credentials = account.credentials.with_answers(form.hashes)
    visit.change_world(lambda world: _with_changes(world, account, credentials=credentials))
    return finished(SECURITY_QUESTIONS, "Your security information has been saved.")


def set_billing_email(account: Account) -> Response:
    """Send bills elsewhere; the addresses of courts stay as they are."""
    form = BillingEmailForm(request.form)
    if not form.validate():
        return try_again.again(BILLING_EMAIL, form)
    billing = form.billing(account.billing)
    visit.change_world(lambda world: _with_changes(world, account, billing=billing))
    return finished(
        BILLING_EMAIL,
        "Your PACER billing email has been updated.",
        f"Billing notices go to {billing.email}{MORE[len(billing.copies)]}.",
        "Courts still send their notices to the address that they have.",
    )


def set_preferences(account: Account) -> Response:
    """Choose how statements come, and whether a login asks for a client code."""
    form = PreferencesForm(request.form)
    if not form.validate():
        return try_again.again(PREFERENCES, form)
    by_mail, required = form.statements.data == BY_MAIL, bool(form.client_code.data)
    billing = account.billing.model_copy(update={"by_mail": by_mail})
    visit.change_world(lambda world: _with_changes(world, account, billing=billing, client_code_required=required))
    return finished(
        PREFERENCES,
        "Your PACER billing preferences have been saved.",
        f"Your statement of account comes {'by U.S. mail' if by_mail else 'by email'}.",
        "A client code is required when you log in to search." if required else "A client code is optional.",
    )


def nothing(_account: Account) -> dict[str, str]:
    """A form that starts empty."""
    return {}


class Setting(NamedTuple):
    """A page of the tab: its form, what that holds beforehand, and what Submit does."""

    form: type[PortalForm]
    known: Callable[[Account], dict[str, str]]
    change: Callable[[Account], Response]


SETTINGS = {
    USERNAME: Setting(UsernameForm, nothing, change_username),
    PASSWORD: Setting(PasswordForm, nothing, change_password),
    SECURITY_QUESTIONS: Setting(QuestionsForm, QuestionsForm.values_of, set_questions),
    BILLING_EMAIL: Setting(BillingEmailForm, BillingEmailForm.values_of, set_billing_email),
    PREFERENCES: Setting(PreferencesForm, PreferencesForm.values_of, set_preferences),
}


def _expiry(account: Account) -> str:
    """The day on which the password expires, in a year in which passwords do; nothing once it has come."""
    world = visit.world()
    day = password_expires(world, account)
    return in_words(day) if world.era == "2025" and day > world.today else ""


def _with_changes(world: World, account: Account, **changes: object) -> World:
    """The world with an account changed, whatever else has happened to it in the meantime."""
    unknown = changes.keys() - Account.model_fields.keys()
    assert not unknown, f"an account has no {unknown}, and a copy would keep it without a word"
    return world.with_account(world.accounts[account.number].model_copy(update=changes))


for page_slug in SETTINGS:
    screens.add_url_rule(f"/{page_slug}", "show", show, defaults={"slug": page_slug})
    screens.add_url_rule(f"/{page_slug}", "submit", submit, defaults={"slug": page_slug}, methods=["POST"])
