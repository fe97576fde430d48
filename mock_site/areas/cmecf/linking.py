"""Linking a CM/ECF account to a PACER account: the form, the check of both accounts, and what can go wrong."""

from __future__ import annotations

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.cmecf import mail
from mock_site.areas.cmecf.forms import LinkForm
from mock_site.areas.cmecf.screens import Filer, filer_at, inside, page
from mock_site.start.courts import Court
from mock_site.world.cmecf_accounts import FilingAccount, account_trouble, filing_trouble
from mock_site.world.letters import alike
from mock_site.world.world import World

screens = Blueprint("linking", __name__, url_prefix="/ecf/<court>/utilities/link-account", template_folder="templates")

NOTHING_ENTERED = "Please enter your CM/ECF login and password."

MESSAGES = {
    "wrong": "Invalid CM/ECF login or password. The accounts were not linked.",
    "special": "Invalid CM/ECF login or password. The accounts were not linked.",
    "taken": "This CM/ECF account is already linked to a PACER account. Contact the court.",
    "fees": "This account has been locked. Please make payments to continue docketing.",
    "court": "This account has been locked. Please contact the court.",
    "linked": "Your PACER account is already linked to a CM/ECF account in this court.",
    "shared": "Shared PACER accounts may not be used by CM/ECF users. Use your own PACER account.",
    "legacy": "Only an upgraded PACER account can be linked.",
}
"""L10: what a filer reads, by the trouble."""


@screens.get("")
def form(court: str) -> Response | str:
    """L7. Before go-live, and for a PACER account that cannot be linked, the message that says so is all there is."""
    found = visit.court(court)
    if visit.court_phase(found) != "after":
        here = filer_at(found)
        return page("not-yet", found, here if isinstance(here, Filer) else None)
    return _form(court=court)


@inside
def _form(filer: Filer) -> Response | str:
    assert filer.account, "after go-live a filer has a PACER account"
    if trouble := account_trouble(filer.account, filer.filing):
        return page("cannot-link", filer.court, filer, trouble=trouble, message=MESSAGES[trouble])
    link_form = try_again.shown("link", LinkForm.of, {"login": _given(filer)})
    return page("link", filer.court, filer, form=link_form, trouble=link_form.trouble.data)


@screens.post("")
@inside
def answer(filer: Filer) -> Response:
    """Submit: on to the check of both accounts, or back to the form with a message. Nothing is linked yet."""
    session.pop("to_link", None)
    if request.form.get("deed") == "clear":
        return redirect(url_for("linking.form", court=filer.court.id))
    link_form = LinkForm(request.form)
    login, password = link_form.login.data or "", link_form.password.data or ""
    if not login or not password:
        _refuse(link_form, "empty", NOTHING_ENTERED)
    elif trouble := filing_trouble(visit.world().filing_account(filer.court.id, login), password):
        _refuse(link_form, trouble, MESSAGES[trouble])
    else:
        session["to_link"] = [filer.court.id, login]
        return redirect(url_for("linking.verify", court=filer.court.id))
    return try_again.again("link", link_form)


@screens.get("/verify")
@inside
def verify(filer: Filer) -> Response | str:
    """L8: both accounts side by side."""
    filing = _to_link(filer)
    if filing is None or filer.account is None:
        return redirect(url_for("linking.form", court=filer.court.id))
    names_differ = not alike(filing.last_name, filer.account.holder.last_name)
    return page("verify", filer.court, filer, filing=filing, names_differ=names_differ)


@screens.post("/verify")
@inside
def submit(filer: Filer) -> Response:
    """Link the accounts, for good."""
    filing = _to_link(filer)
    if filing is None or filer.account is None or request.form.get("deed") == "back":
        return redirect(url_for("linking.form", court=filer.court.id))
    court, number = filer.court, filer.account.number
    session.pop("to_link", None)
    after = visit.change_world(lambda world: linked(world, court, number, filing.login))
    if not after.linked(filer.account, court.id):
        return redirect(url_for("linking.form", court=court.id))
    return redirect(url_for("cmecf.main", court=court.id, linked=1))


def linked(world: World, court: Court, number: str, login: str) -> World:
    """The world with the two accounts linked, unless either was linked in the meantime."""
    account, filing = world.accounts[number], world.filing_account(court.id, login)
    if filing is None or filing.linked_to or filing.locked or account_trouble(account, world.linked(account, court.id)):
        return world
    linked_now = filing.link(account, world.today).logged(world.today, "Link to a PACER account")
    told = mail.linking_notice(court, account, filing, world.today)
    return world.with_filing_account(linked_now).with_mail(told)


def _given(filer: Filer) -> str:
    """The login that was given here and not linked yet, for who comes back from the check of both accounts."""
    court, login = session.get("to_link", ("", ""))
    return str(login) if court == filer.court.id else ""


def _to_link(filer: Filer) -> FilingAccount | None:
    """The CM/ECF account whose login and password have just been given here."""
    court, login = session.get("to_link", ("", ""))
    if filer.account is None or account_trouble(filer.account, filer.filing) or court != filer.court.id:
        return None
    return visit.world().filing_account(court, login)


def _refuse(link_form: LinkForm, trouble: str, message: str) -> None:
    link_form.trouble.data = trouble
    link_form.refuse(message)
