"""Manage My Account: the login, the summary of an account, and its tabs."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.login_form import LoginForm
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account
from mock_site.world.lockout import LOCKED
from mock_site.world.world import World

screens = Blueprint("account", __name__, url_prefix="/pscof", template_folder="templates")

NO_SUCH_LOGIN = {
    "2021": "Invalid username or password",
    "2025": "Invalid username, password, or one-time passcode.",
}


@dataclass(frozen=True)
class TabLink:
    """An entry of a tab. Most ask a legacy account to upgrade first."""

    name: str
    slug: str
    open_to_legacy: bool = False


MANAGE = "/pscof/manage/"
MFA = TabLink("Manage MFA Settings", "mfa-settings")

SETTINGS_LINKS = (
    TabLink("Change Username", "change-username"),
    TabLink("Change Password", "change-password"),
    TabLink("Set Security Information", "security-information"),
    TabLink("Update PACER Billing Email", "billing-email"),
    TabLink("Set PACER Billing Preferences", "billing-preferences"),
    TabLink("Remove Your PACER Account from a PAA", "leave-paa"),
)
MAINTENANCE_LINKS = (
    TabLink("Update Personal Information", "personal-information"),
    TabLink("Update Address Information", "address-information"),
    TabLink("Update E-Filer Email Noticing and Frequency", "email-noticing"),
    TabLink("Display Registered Courts", "registered-courts"),
    TabLink("Attorney Admissions / E-File Registration", "attorney-registration"),
    TabLink("Non-Attorney E-File Registration", "non-attorney-registration"),
    TabLink("Check E-File Status", "efile-status"),
    TabLink("E-File Registration/Maintenance History", "efile-history"),
)
PAA_LINKS = (
    TabLink("Add Existing PACER Account(s) to My PAA", "paa-add"),
    TabLink("Remove PACER Account(s) from My PAA", "paa-remove"),
    TabLink("Rescind My Pending Request", "paa-rescind"),
    TabLink("Download List of All My PACER Accounts", "paa-list"),
    TabLink("View All My Requests", "paa-requests"),
    TabLink("Assign Cost Centers to My PACER Accounts", "paa-cost-centers"),
)
PAYMENT_LINKS = (
    TabLink("Make One-Time PACER Fee Payment", "pay-fees", open_to_legacy=True),
    TabLink("Manage My Stored Payment Information", "stored-payments"),
)
USAGE_LINKS = (
    TabLink("View Quarterly Invoice/Statement of Account", "statements", open_to_legacy=True),
    TabLink("View Detailed Transactions", "transactions", open_to_legacy=True),
)
PAA_USAGE = (TabLink(USAGE_LINKS[0].name, "paa-statement", open_to_legacy=True), *USAGE_LINKS[1:])


SLUGS = frozenset(
    link.slug for link in (*SETTINGS_LINKS, MFA, *MAINTENANCE_LINKS, *PAA_LINKS, *PAYMENT_LINKS, *USAGE_LINKS)
)

MEMBERS_ONLY = frozenset({"leave-paa"})
"""What only somebody has for whose account a PAA pays."""

EFILERS_ONLY = frozenset({"email-noticing"})
"""What only somebody has who files in a court."""


def tabs_of(account: Account, world: World) -> dict[str, tuple[TabLink, ...]]:
    """The tabs under an account's summary, and what each holds."""
    settings: tuple[TabLink, ...] = (*SETTINGS_LINKS, MFA) if world.era == "2025" else SETTINGS_LINKS
    if world.firms.paa_of(account.number) is None:
        settings = tuple(link for link in settings if link.slug not in MEMBERS_ONLY)
    if account.administrative:
        return {"Settings": settings, "PAA Maintenance": PAA_LINKS, "Payments": PAYMENT_LINKS, "Usage": PAA_USAGE}
    files = bool(visit.filing_of(account))
    maintenance = tuple(link for link in MAINTENANCE_LINKS if files or link.slug not in EFILERS_ONLY)
    return {"Settings": settings, "Maintenance": maintenance, "Payments": PAYMENT_LINKS, "Usage": USAGE_LINKS}


def place_of(account: Account, slug: str) -> tuple[str, TabLink]:
    """The tab on which an account has a link, and the link. Whose tabs do not have it gets the page for that."""
    for tab, links in tabs_of(account, visit.world()).items():
        for link in links:
            if link.slug == slug:
                return tab, link
    raise NotFound(slug)


@screens.app_template_global()
def managed_at(slug: str) -> str:
    """Where what a link of the tabs leads to is shown."""
    return f"{MANAGE}{slug}"


@screens.before_app_request
def upgrade_first() -> Response | str | None:
    """M1-W1: whatever a link of the tabs leads to, a legacy account reaches few of it, by no request of any kind."""
    account = visit.account() if request.path.startswith(MANAGE) else None
    slug = request.path.removeprefix(MANAGE).partition("/")[0]
    if account is None or slug not in SLUGS or not account.legacy:
        return None
    tab, link = place_of(account, slug)
    if link.open_to_legacy:
        return None
    if request.method == "POST":
        return redirect(managed_at(slug))
    return _summary(account, tab, upgrade_first=True)


@screens.get("/login")
def login() -> str:
    """M0. After a failed try, the last username and its messages are shown again; never the password."""
    form = try_again.shown("login", LoginForm.of)
    return render_template("account/login.html", form=form, locked=LOCKED in form.form_errors)


@screens.post("/login")
def try_login() -> Response:
    """Open the account, or say why not."""
    if try_again.cancels():
        return redirect(url_for("pacer.my_account_billing"))
    if request.form.get("deed") == "clear":
        return redirect(url_for("account.login"))
    form = LoginForm(request.form)
    if form.validate() and (opened := visit.account_opened_by(form.username.data or "", form.password.data or "")):
        return go_on(opened, url_for("account.summary"))
    refuse(form, visit.world(), form.username.data or "")
    return try_again.again("login", form)


def go_on(opened: Account, to: str, client_code: str = "") -> Response:
    """Sign in whom her password has let in, and lead her to where she wants; a passcode may be asked for before."""
    if visit.world().needs_passcode(opened):
        visit.wait_for_passcode(opened, to, client_code)
        return redirect(url_for("second_step.passcode"))
    visit.sign_in(opened, client_code)
    return redirect(to)


def refuse(form: PortalForm, world: World, username: str) -> None:
    """Say why a login opened nothing, unless its fields have messages already."""
    if not form.errors:
        # The message is the form's, not a field's: it must not tell which of all that was typed is wrong.
        locked = world.failures.locked("login", username)
        form.refuse(LOCKED if locked else NO_SUCH_LOGIN[world.era])


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


@screens.get("/manage/<slug>/done")
@visit.signed_in
def done(account: Account, slug: str) -> Response | str:
    """That what was asked for on a page has been done, as long as nothing else has been done since."""
    tab, link = place_of(account, slug)
    if not (words := try_again.done_at(slug)):
        return redirect(managed_at(slug))
    return render_template("manage/done.html", heading=link.name, tab=tab, slug=slug, words=words)


def ask_to_upgrade(account: Account, tab: str) -> str:
    """M1-W1, over the tab whose link a legacy account followed."""
    return _summary(account, tab, upgrade_first=True)


def _summary(account: Account, asked: str, *, upgrade_first: bool = False) -> str:
    tabs = tabs_of(account, visit.world())
    facts = {"tabs": tabs, "tab": asked if asked in tabs else "Settings", "upgrade_first": upgrade_first}
    return render_template("account/summary.html", account=account, **facts)
