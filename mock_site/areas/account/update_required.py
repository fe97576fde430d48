"""What must be brought up to date at a login of 2025, before anything else can be done (X7)."""

from __future__ import annotations

from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.account.settings import PASSWORD
from mock_site.world.accounts import Account
from mock_site.world.updates import PASSWORD_LASTS, Update, password_expires, skips_left

screens = Blueprint("update_required", __name__, url_prefix="/pscof", template_folder="templates")

HELD_UP = ("/pscof/manage/", "/ecf/", "/cso/")
"""Where who is signed in cannot go before."""

ALWAYS_OPEN = frozenset({"cmecf.landing", "cmecf.log_out", "cmecf.logged_out"})
"""Pages there that need nobody's account, and the way out."""


class Way(NamedTuple):
    """How something is brought up to date: its button, and the page that this leads to, with all below it."""

    button: str
    endpoint: str
    slug: str | None = None

    @property
    def address(self) -> str:
        return url_for(self.endpoint, slug=self.slug)


WAYS: dict[Update, Way] = {
    "upgrade": Way("Update", "upgrade.start"),
    "password": Way("Update", "settings.show", PASSWORD),
    "multifactor": Way("Enroll", "mfa.methods"),
}

EXPIRED = f"Your password is {PASSWORD_LASTS.days} days old or older. Choose a new one."
OUTDATED = "Your password does not meet the rules of today. Choose a new one."
UPGRADE = "Your account was created before August 11, 2014, and lacks information that is needed now."
ENROLL = "You may file in a court, so multifactor authentication is required. Enroll an authenticator app."


@screens.before_app_request
def update_first() -> Response | None:
    """Lead to the dialog from wherever something is due, but for the pages on which it is done."""
    if not request.path.startswith(HELD_UP) or request.endpoint in ALWAYS_OPEN:
        return None
    due = visit.updates_due()
    if not due or any(is_at(update) for update in due):
        return None
    if request.method == "GET":
        session["wanted"] = request.full_path.rstrip("?")
    return redirect(url_for("update_required.dialog"))


def is_at(update: Update) -> bool:
    """Whether the page that is asked for is one on which this is brought up to date."""
    start = WAYS[update].address
    return request.path == start or request.path.startswith(f"{start}/")


@screens.get("/update-required")
@visit.signed_in
def dialog(account: Account) -> Response | str:
    """X7, while something is due."""
    due = visit.updates_due()
    if not due:
        return redirect(wanted())
    facts = {"due": [(words_of(update, account), WAYS[update]) for update in due], "left": skips_left(account, due)}
    return render_template("account/update-required.html", account=account, **facts)


@screens.post("/update-required")
@visit.signed_in
def skip(_account: Account) -> Response:
    """Put it off until the next login, if that may still be done."""
    if visit.put_off_updates():
        return redirect(wanted())
    return redirect(url_for("update_required.dialog"))


def wanted() -> str:
    """Where somebody was going when she was held up."""
    return str(session.pop("wanted", "")) or url_for("account.summary")


def words_of(update: Update, account: Account) -> str:
    """What is due, and why."""
    if update != "password":
        return {"upgrade": UPGRADE, "multifactor": ENROLL}[update]
    world = visit.world()
    return EXPIRED if password_expires(world, account) <= world.today else OUTDATED
