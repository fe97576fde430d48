"""Manage My Account: the login, the summary of an account, and its tabs."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.accounts import Account
from mock_site.forms import LoginForm
from mock_site.screens.unbuilt import not_built
from mock_site.worlds import Attempt, Era, World

screens = Blueprint("account", __name__, url_prefix="/pscof")

NO_SUCH_LOGIN = {
    "2021": "Invalid username or password",
    "2025": "Invalid username, password, or one-time passcode.",
}


@dataclass(frozen=True)
class Link:
    """An entry of a tab. Most ask a legacy account to upgrade first."""

    name: str
    slug: str
    open_to_legacy: bool = False


MFA = Link("Manage MFA Settings", "mfa-settings")

SETTINGS = (
    Link("Change Username", "change-username"),
    Link("Change Password", "change-password"),
    Link("Set Security Information", "security-information"),
    Link("Update PACER Billing Email", "billing-email"),
    Link("Set PACER Billing Preferences", "billing-preferences"),
    Link("Remove Your PACER Account from a PAA", "leave-paa"),
)
MAINTENANCE = (
    Link("Update Personal Information", "personal-information"),
    Link("Update Address Information", "address-information"),
    Link("Update E-Filer Email Noticing and Frequency", "email-noticing"),
    Link("Display Registered Courts", "registered-courts"),
    Link("Attorney Admissions / E-File Registration", "attorney-registration"),
    Link("Non-Attorney E-File Registration", "non-attorney-registration"),
    Link("Check E-File Status", "efile-status"),
    Link("E-File Registration/Maintenance History", "efile-history"),
)
PAA_MAINTENANCE = (
    Link("Add Existing PACER Account(s) to My PAA", "paa-add"),
    Link("Remove PACER Account(s) from My PAA", "paa-remove"),
    Link("Rescind My Pending Request", "paa-rescind"),
    Link("Download List of All My PACER Accounts", "paa-list"),
    Link("View All My Requests", "paa-requests"),
    Link("Assign Cost Centers to My PACER Accounts", "paa-cost-centers"),
)
PAYMENTS = (
    Link("Make One-Time PACER Fee Payment", "pay-fees", open_to_legacy=True),
    Link("Manage My Stored Payment Information", "stored-payments"),
)
USAGE = (
    Link("View Quarterly Invoice/Statement of Account", "statements", open_to_legacy=True),
    Link("View Detailed Transactions", "transactions", open_to_legacy=True),
)
PAA_USAGE = (Link(USAGE[0].name, "paa-statement", open_to_legacy=True), *USAGE[1:])


def tabs_of(account: Account, era: Era) -> dict[str, tuple[Link, ...]]:
    """The tabs under an account's summary, and what each holds."""
    settings = (*SETTINGS, MFA) if era == "2025" else SETTINGS
    if account.administrative:
        own = tuple(link for link in settings if link.slug != "leave-paa")
        return {"Settings": own, "PAA Maintenance": PAA_MAINTENANCE, "Payments": PAYMENTS, "Usage": PAA_USAGE}
    return {"Settings": settings, "Maintenance": MAINTENANCE, "Payments": PAYMENTS, "Usage": USAGE}


@screens.get("/login")
def login() -> str:
    """M0. After a failed try, the last username and its messages are shown again; never the password."""
    attempt = Attempt.model_validate(session.get("login", {})) if "tried" in request.args else Attempt()
    form = LoginForm(data=attempt.values)
    form.show(attempt)
    return render_template("account/login.html", form=form, refusal=attempt.errors.get("", ()))


@screens.post("/login")
def try_login() -> Response:
    """Open the account, or say why not."""
    if request.form.get("deed") == "cancel":
        return redirect(url_for("pacer.my_account_billing"))
    if request.form.get("deed") == "clear":
        return redirect(url_for("account.login"))
    world = visit.change_world(lambda world: world)
    form = LoginForm(request.form)
    if form.validate() and (opened := world.signed_in_by(form.username.data or "", form.password.data or "")):
        visit.sign_in(opened)
        return redirect(url_for("account.summary"))
    session["login"] = refused(form, world).model_dump()
    return redirect(url_for("account.login", tried=1))


def refused(form: LoginForm, world: World) -> Attempt:
    """A login that opened nothing, with its messages."""
    attempt = form.attempt()
    if attempt.errors:
        return attempt
    # The message is the form's, not a field's: it must not tell which of the two was wrong.
    return attempt.model_copy(update={"errors": {"": (NO_SUCH_LOGIN[world.era],)}})


@screens.get("/logout")
def logged_out() -> Response | str:
    """What is left to read after logging out."""
    return redirect(url_for("account.summary")) if visit.account() else render_template("account/logged-out.html")


@screens.post("/logout")
def log_out() -> Response:
    """Close the account."""
    visit.sign_out()
    return redirect(url_for("account.logged_out"))


@screens.get("/manage/maint")
@visit.signed_in
def summary(account: Account) -> str:
    """M1, with the tab that `?tab=` asks for."""
    return _summary(account, request.args.get("tab", "Settings"))


@screens.get("/manage/<slug>")
@visit.signed_in
def page(account: Account, slug: str) -> str:
    """What a link of the summary leads to; for a legacy account mostly a dialog that asks to upgrade first (M1-W1)."""
    for tab, links in tabs_of(account, visit.world().era).items():
        for link in links:
            if link.slug == slug:
                may = link.open_to_legacy or not account.legacy
                return not_built(link.name) if may else _summary(account, tab, upgrade_first=True)
    raise NotFound


def ask_to_upgrade(account: Account, tab: str) -> str:
    """M1-W1, over the tab whose link a legacy account followed."""
    return _summary(account, tab, upgrade_first=True)


def _summary(account: Account, asked: str, *, upgrade_first: bool = False) -> str:
    tabs = tabs_of(account, visit.world().era)
    facts = {"tabs": tabs, "tab": asked if asked in tabs else "Settings", "upgrade_first": upgrade_first}
    return render_template("account/summary.html", account=account, **facts)
