"""The courts' own web pages: the notice, help with the CM/ECF login, how to link, and questions."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import mail, visit
from mock_site.clock import in_words
from mock_site.courts import Court
from mock_site.forms import LoginHelpForm
from mock_site.worlds import Attempt, World

screens = Blueprint("court", __name__)

TEXT_SIZES = ("normal", "large", "largest")

FOOTER = (
    ("Home", "/court/mad/home"),
    ("Boston", "/court/mad/boston"),
    ("Springfield", "/court/mad/springfield"),
    ("Worcester", "/court/mad/worcester"),
    ("Mission Statement", "/court/mad/mission-statement"),
    ("Careers", "/court/mad/careers"),
    ("Pro Se Litigants", "/court/mad/pro-se-litigants"),
    ("Records Search", "/court/mad/records-search"),
    ("Site Map", "/court/mad/site-map"),
)

NOTICES = {"mab": "court/mab-nextgen.html", "mad": "court/mad-nextgen.html"}
"""The courts whose own notice is quoted; every other court has the page of its kind."""


def front_doors(courts: Mapping[str, Court]) -> Blueprint:
    """The addresses that the courts' files name: each court's notice, and a way to its CM/ECF if that has another."""
    doors = Blueprint("doors", __name__)
    for court in courts.values():
        notice, cmecf = court.sites.court.walk, court.sites.cmecf.walk
        if notice.startswith("/"):
            doors.add_url_rule(notice, "nextgen", nextgen, defaults={"court": court.id})
        if cmecf.startswith("/") and cmecf != f"/ecf/{court.id}/":
            doors.add_url_rule(cmecf, "to_cmecf", to_cmecf, defaults={"court": court.id})
    return doors


def nextgen(court: str) -> str:
    """C1 or C2: the court's notice."""
    found = visit.court(court)
    asked = request.args.get("text", "normal")
    size = asked if asked in TEXT_SIZES else "normal"
    template = NOTICES.get(court, "court/nextgen.html")
    return _page(template, found, sizes=TEXT_SIZES, size=size, footer=FOOTER)


def to_cmecf(court: str) -> Response:
    """Where a court's file gives its CM/ECF another address than the portal does."""
    return redirect(url_for("cmecf.landing", court=court))


@screens.get("/court/faq")
def faq() -> str:
    """C3."""
    return render_template("court/faq.html")


@screens.get("/court/<court>/link-your-account")
def link_your_account(court: str) -> str:
    """C5."""
    return _page("court/link-your-account.html", visit.court(court))


@screens.get("/court/<court>/<any('cmecf-login-help', 'cmecf-login-retrieval'):page>")
def login_help(court: str, page: str) -> str:
    """C4. `?tried` shows what was wrong with the last try, `?sent` that the mail is on its way."""
    found = _with_help(court, page)
    attempt = Attempt.model_validate(session.get("login_help", {})) if "tried" in request.args else Attempt()
    form = LoginHelpForm(data=attempt.values)
    form.show(attempt)
    return _page("court/login-help.html", found, form=form, sent="sent" in request.args)


@screens.post("/court/<court>/<any('cmecf-login-help', 'cmecf-login-retrieval'):page>")
def ask_for_login(court: str, page: str) -> Response:
    """Answer by mail, if the court has such a filer; the page does not say whether it has."""
    found = _with_help(court, page)
    form = LoginHelpForm(request.form)
    if not form.validate():
        session["login_help"] = form.attempt().model_dump()
        return redirect(f"{found.login_help}?tried=1")
    name, address = form.last_name.data or "", form.email.data or ""
    visit.change_world(lambda world: answered(world, found, name, address))
    return redirect(f"{found.login_help}?sent=1")


def answered(world: World, court: Court, last_name: str, email: str) -> World:
    """The world after the court has mailed each of that filer's CM/ECF logins, with new temporary passwords."""
    asked = (last_name.casefold(), email.casefold())
    for filing in world.filing:
        if filing.court == court.id and (filing.last_name.casefold(), filing.email.casefold()) == asked:
            usable = not filing.linked_to and not filing.locked
            password = mail.temporary_password(filing, world.mails_sent) if usable else None
            if password:
                world = world.with_filing_account(filing.reset(password)).end_sessions(filing)
            world = world.with_mail(mail.login_help(court, filing, password, world.today))
    return world


def _with_help(identity: str, page: str) -> Court:
    found = visit.court(identity)
    return found if found.login_help.endswith(f"/{page}") else abort(404)


def _page(template: str, court: Court, **facts: object) -> str:
    return render_template(template, court=court, go_live=in_words(court.go_live), **facts)
