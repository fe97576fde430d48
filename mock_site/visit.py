"""Who is here: the world behind the session cookie, and the account that is signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, cast

from flask import abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from mock_site.connections import network_of
from mock_site.noted import COURTS, GUIDES, PEOPLE, NotedMapping, as_header
from mock_site.start.courts import Court
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world.accounts import Account
from mock_site.world.clock import Phase, phase
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.notices import Notice, notices_for
from mock_site.world.store import MADE_BY_A_DEED, USED, UnknownWorldError, UnreadableWorldError, Worlds
from mock_site.world.world import Era, World

Rest = ParamSpec("Rest")


def noted_portal() -> PortalSetup:
    """What the portal was started with, for a page: the courts and people that it reads are noted."""
    if "portal" not in g:
        held = _started_with()
        g.portal = replace(
            held, courts=NotedMapping(COURTS, held.courts, _note), people=NotedMapping(PEOPLE, held.people, _note)
        )
    return cast("PortalSetup", g.portal)


def guides_folder() -> Path | None:
    """The folder of built guides, for a page that leads to them."""
    _note(GUIDES)
    return _started_with().guides


def facts_read() -> str:
    """What the answer at hand was made from."""
    return as_header(g.get("facts_read", set()))


def _note(name: str) -> None:
    if "facts_read" not in g:
        g.facts_read = set()
    g.facts_read.add(name)


def _started_with() -> PortalSetup:
    return cast("PortalSetup", current_app.extensions["portal"])


def worlds() -> Worlds:
    return cast("Worlds", current_app.extensions["worlds"])


def world() -> World:
    """The visitor's world; until her first deed, a fresh one that is kept nowhere. Raises UnreadableWorldError."""
    if "world" not in g:
        g.world = _kept_world() or fresh_world()
    return cast("World", g.world)


def read_world() -> None:
    """Read the visitor's world once for all of a request, if it is kept. Raises UnreadableWorldError."""
    if kept := _kept_world():
        g.world = kept


def fresh_world(today: date | None = None, era: Era | None = None, people: tuple[str, ...] | None = None) -> World:
    """A world as the portal's start has it, or with another date, era or people. Raises LookupError for an unknown."""
    return _started_with().new_world(today, era, people)


def change_world(deed: Callable[[World], World]) -> World:
    """Do something to the visitor's world; her first deed makes it."""
    try:
        g.world = worlds().change(session.get("world", ""), deed, g.get("use", USED))
    except UnknownWorldError:
        g.world = deed(world())
        g.use = MADE_BY_A_DEED  # and no more than that, by whatever else this request does
        session["world"], _ = worlds().add(g.world, _network(), g.use)
    return cast("World", g.world)


def enter(new: World) -> str:
    """Leave whatever was here for a new world; gives its join code."""
    sign_out()
    session.clear()
    session["world"], join_code = worlds().add(new, _network())
    g.world = new
    return join_code


def go_on_in_a_copy() -> str:
    """Leave this world as it is for a copy of it, still signed in; gives the copy's join code."""
    session["world"], join_code = worlds().add(world())
    return join_code


def start_over() -> None:
    """Leave this world for a fresh one. Until the first deed in that, `go_back` leads here again."""
    sign_out()
    earlier = session.get("world")
    session.clear()
    if earlier:
        session["earlier"] = earlier
    g.pop("world", None)


def may_go_back() -> bool:
    """Whether there is a world that was left and can be read, and nothing done since."""
    with suppress(UnreadableWorldError):
        return _kept_world() is None and worlds().get(session.get("earlier", "")) is not None
    return False


def go_back() -> None:
    """Return to the world that was left."""
    if may_go_back():
        session["world"] = session.pop("earlier")
        g.pop("world", None)


def account() -> Account | None:
    """The account that is signed in, by a session that has not been ended since."""
    found = world().accounts.get(session.get("account", ""))
    return found if found and session.get("login_number") == world().login_number(found) else None


def account_opened_by(username: str, password: str) -> Account | None:
    """The account that these open. What opens none is counted, and after five in a row nothing does (X4)."""
    found: Account | None = None

    def login(world: World) -> World:
        # Within the deed, so that of many tries at once none is left uncounted.
        nonlocal found
        found = world.signed_in_by(username, password)
        return world.unlocked(found) if found else world.login_failed(username)

    change_world(login)
    return found


def sign_in(opened: Account, client_code: str = "") -> None:
    """Remember who it is, in a session that holds nothing from before. PACER, its account pages and all courts know."""
    kept = session.get("world")
    session.clear()
    session.update(world=kept, account=opened.number, client_code=client_code)
    stay_signed_in(opened)


def stay_signed_in(holder: Account) -> None:
    """Let this session go on although all sessions of the account have just been ended."""
    session["login_number"] = world().login_number(holder)


def client_code() -> str:
    """The client code that searches are charged to, if one was given."""
    return str(session.get("client_code", ""))


def sign_out() -> None:
    """Forget who it was, at PACER and at each court, also for a copy of this session's cookie; the world stays."""
    with suppress(UnreadableWorldError):  # in such a world nobody is signed in
        here = [holder for holder in (account(), *own_logins()) if holder]
        if here:
            change_world(lambda world: world.end_sessions(*here))
    kept = session.get("world")
    session.clear()
    if kept:
        session["world"] = kept


def court(identity: str) -> Court:
    """The court of that id; a visitor who asks for another gets the page for what does not exist."""
    return noted_portal().courts.get(identity) or abort(404)


def court_phase(court: Court) -> Phase:
    """Whether a court has NextGen CM/ECF on the visitor's day."""
    return phase(world().today, court.go_live)


def next_notice(account: Account, court: Court) -> Notice | None:
    """What the holder must still read before she may enter a court; all of it once per login."""
    read = session.get("read", {}).get(court.id, ())
    return next((notice for notice in notices_for(account, client_code()) if notice not in read), None)


def mark_read(court: Court, notice: Notice) -> None:
    """Remember that a notice has been read before entering a court."""
    read = session.get("read", {})
    session["read"] = {**read, court.id: [*read.get(court.id, ()), notice]}


def own_login(court: Court) -> FilingAccount | None:
    """Who is logged in with a court's own CM/ECF login, by a session that has not been ended since."""
    login, number = session.get("court_logins", {}).get(court.id, ("", 0))
    found = world().filing_account(court.id, login)
    return found if found and number == world().login_number(found) else None


def own_logins() -> list[FilingAccount]:
    """Who is logged in with courts' own logins: they have been at those courts, so no more of a court is read."""
    return [holder for holder in map(own_login, _started_with().courts.values()) if holder]


def filing_of(account: Account) -> tuple[FilingAccount, ...]:
    """The CM/ECF accounts with which she files. At which courts she did from the start, their go-live days decide."""
    if any(_linked_from_the_start(person, account) for person in _started_with().people.values()):
        _note(COURTS)
    return world().filing_of(account)


def _linked_from_the_start(person: Person, account: Account) -> bool:
    own = person.pacer is not None and person.pacer.number == account.number
    return own and any(entry.state == "linked" for entry in person.cmecf)


def log_in_to(court: Court, filing: FilingAccount) -> None:
    """Remember who logged in with a court's own login."""
    here = [filing.login, world().login_number(filing)]
    session["court_logins"] = {**session.get("court_logins", {}), court.id: here}


def log_out_of(court: Court) -> None:
    """Forget who logged in with a court's own login, also for a copy of this session's cookie."""
    if filing := own_login(court):
        change_world(lambda world: world.end_sessions(filing))


def signed_in(view: Callable[Concatenate[Account, Rest], Response | str]) -> Callable[Rest, Response | str]:
    """A screen for the holder of an account; anybody else is sent to the login."""

    @wraps(view)
    def guarded(*args: Rest.args, **kwargs: Rest.kwargs) -> Response | str:
        holder = account()
        return redirect(url_for("account.login")) if holder is None else view(holder, *args, **kwargs)

    return guarded


def _network() -> str:
    return network_of(request.remote_addr or "")


def _kept_world() -> World | None:
    """The world that the session names, if it is kept."""
    identity = session.get("world")
    return worlds().get(identity) if identity else None
