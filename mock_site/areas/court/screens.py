"""The courts' own web pages: the notice, help with the CM/ECF login, how to link, and questions."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.court import mail
from mock_site.areas.court.forms import LoginHelpForm
from mock_site.start.courts import Court
from mock_site.world.clock import in_words
from mock_site.world.letters import alike
from mock_site.world.world import World

screens = Blueprint("court", __name__, template_folder="templates")

TEXT_SIZES = ("normal", "large", "largest")

QUOTED_NOTICES = {"mab": "court/mab-nextgen.html", "mad": "court/mad-nextgen.html"}
"""The courts whose own notice is quoted; every other court has the page of its kind."""

OWN_PAGES = {
    "boston": "Boston",
    "springfield": "Springfield",
    "worcester": "Worcester",
    "mission-statement": "Mission Statement",
    "careers": "Careers",
    "pro-se-litigants": "Pro Se Litigants",
    "records-search": "Records Search",
    "inscriptions": "Inscriptions",
}
"""What the district court's page leads to at its top and foot, and other courts do not have."""

FOOTERS = {"mad": [name for name in OWN_PAGES if name != "inscriptions"]}

NEW_FILERS = {"attorneys": "Attorneys", "non-attorneys": "Non-attorneys"}
"""Who asks for filing privileges when no login is found: as PACER tells filers apart."""

NAMED_BY_THE_COURT = {"mad": {"attorneys": "Attorneys", "pro-se": "Pro Se", "media": "Media"}}
"""The same where a court's own page names them otherwise (the district court's page after go-live)."""


def front_doors(courts: Mapping[str, Court]) -> Blueprint:
    """The addresses that the courts' files name: each court's notice, and a way to its CM/ECF if that has another."""
    doors = Blueprint("doors", __name__)
    doors.after_request(keep_text_size)
    for court in courts.values():
        notice, cmecf = court.sites.court.walk, court.sites.cmecf.walk
        if notice.startswith("/"):
            doors.add_url_rule(notice, "nextgen", nextgen, defaults={"court": court.id})
        if cmecf.startswith("/") and cmecf != f"/ecf/{court.id}/":
            doors.add_url_rule(cmecf, "to_cmecf", to_cmecf, defaults={"court": court.id})
    return doors


@screens.record_once
def open_front_doors(setup: BlueprintSetupState) -> None:
    """The doors depend on the courts, so they are known only when there is an application with a portal."""
    setup.app.register_blueprint(front_doors(setup.app.extensions["portal"].courts))


def nextgen(court: str) -> str:
    """C1 or C2: the court's notice, and around it what the court posts before, during and after the changeover."""
    return _page(QUOTED_NOTICES.get(court, "court/nextgen.html"), visit.court(court))


def to_cmecf(court: str) -> Response:
    """Where a court's file gives its CM/ECF another address than the portal does."""
    return redirect(url_for("cmecf.landing", court=court))


@screens.get("/court/faq")
def faq() -> str:
    """C3. Some answers are other ones in 2025."""
    return render_template("court/faq.html", court=None, courts=visit.noted_portal().courts.values(), **_text_size())


@screens.get("/court/<court>/home")
def home(court: str) -> str:
    """Where a court's web site begins."""
    return _page("court/home.html", visit.court(court))


@screens.get("/court/<court>/site-map")
def site_map(court: str) -> str:
    """All pages of the court that this portal has."""
    found = visit.court(court)
    others = OWN_PAGES if court in FOOTERS else {}
    return _page("court/site-map.html", found, others=others)


@screens.get("/court/<court>/new-filers/<any('attorneys', 'non-attorneys', 'pro-se', 'media'):kind>")
def new_filers(court: str, kind: str) -> str:
    """How those ask for filing privileges who have no CM/ECF account, or cannot find its login."""
    found = visit.court(court)
    name = new_filers_of(court).get(kind) or abort(404)
    return _page("court/new-filers.html", found, kind=kind, name=name)


def new_filers_of(court: str) -> Mapping[str, str]:
    """Who asks a court for filing privileges, by the last part of the page's address."""
    return NAMED_BY_THE_COURT.get(court, NEW_FILERS)


@screens.get(f"/court/<court>/<any({','.join(map(repr, OWN_PAGES))}):page>")
def other(court: str, page: str) -> str:
    """A page of the footer: what is known of it, and what stands there in life."""
    found = visit.court(court)
    if court not in FOOTERS:
        abort(404)
    return _page("court/other.html", found, slug=page, name=OWN_PAGES[page])


@screens.get("/court/<court>/link-your-account")
def link_your_account(court: str) -> str:
    """C5."""
    return _page("court/link-your-account.html", visit.court(court))


@screens.get("/court/<court>/<any('cmecf-login-help', 'cmecf-login-retrieval'):page>")
def login_help(court: str, page: str) -> str:
    """C4. `?tried` shows what was wrong with the last try, `?sent` that the mail is on its way."""
    found = _with_help(court, page)
    form = try_again.shown("login_help", LoginHelpForm.of)
    return _page("court/login-help.html", found, form=form, sent="sent" in request.args)


@screens.post("/court/<court>/<any('cmecf-login-help', 'cmecf-login-retrieval'):page>")
def ask_for_login(court: str, page: str) -> Response:
    """Answer by mail, if the court has such a filer; the page does not say whether it has."""
    found = _with_help(court, page)
    form = LoginHelpForm(request.form)
    if not form.validate():
        return try_again.again("login_help", form)
    name, address = form.last_name.data or "", form.email.data or ""
    visit.change_world(lambda world: logins_mailed(world, found, name, address))
    return redirect(f"{found.login_help}?sent=1")


def logins_mailed(world: World, court: Court, last_name: str, email: str) -> World:
    """The world after the court has mailed each of that filer's CM/ECF logins, with new temporary passwords."""
    for filing in world.filing:
        if filing.court == court.id and alike(filing.last_name, last_name) and alike(filing.email, email):
            usable = not filing.linked_to and not filing.locked
            password = mail.temporary_password(filing, world.mails_sent) if usable else None
            if password:
                world = world.with_filing_account(filing.reset(password)).end_sessions(filing)
            world = world.with_mail(mail.login_answer(court, filing, password, world.today))
    return world


def _with_help(identity: str, page: str) -> Court:
    found = visit.court(identity)
    return found if found.login_help.endswith(f"/{page}") else abort(404)


def _page(template: str, court: Court, **facts: object) -> str:
    known = {
        "phase": visit.court_phase(court),
        "go_live": in_words(court.go_live),
        "footer": _footer(court.id),
        "new_filers": new_filers_of(court.id),
    }
    return render_template(template, court=court, **{**known, **_text_size(), **facts})


def _footer(court: str) -> list[tuple[str, str]]:
    """What stands at the foot of a court's pages: name and the last part of the address."""
    return [("Home", "home"), *((OWN_PAGES[page], page) for page in FOOTERS.get(court, ())), ("Site Map", "site-map")]


def _text_size() -> dict[str, object]:
    """The size of text that was chosen just now, or on an earlier page."""
    sizes = (request.args.get("text"), request.cookies.get("text_size"))
    return {"sizes": TEXT_SIZES, "size": next((size for size in sizes if size in TEXT_SIZES), TEXT_SIZES[0])}


@screens.after_request
def keep_text_size(response: Response) -> Response:
    """Remember a text size that was just chosen, for the other pages of the courts."""
    if (size := request.args.get("text")) in TEXT_SIZES:
        response.set_cookie("text_size", size, path="/court/", httponly=True, samesite="Lax")
    return response
