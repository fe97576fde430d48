"""Who is here: the world behind the session cookie, and the account that is signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, cast

from flask import abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from mock_site.connections import network_of
from mock_site.forms.credentials_rules import password_trouble_for
from mock_site.noted import COURTS, GUIDES, PEOPLE, NotedMapping, as_header
from mock_site.start.courts import Court
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world import updates
from mock_site.world.accounts import Account
from mock_site.world.classes import Class, Classes, ClassOverError, Membership, is_seat
from mock_site.world.clock import Phase, phase
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.mail import Reset
from mock_site.world.notices import Notice, notices_for
from mock_site.world.store import UnknownWorldError, UnreadableWorldError, Worlds
from mock_site.world.tables import MADE_BY_A_DEED, USED
from mock_site.world.updates import Update
from mock_site.world.world import Era, World

Rest = ParamSpec("Rest")

NO_WORLD = (UnreadableWorldError, ClassOverError)
"""Why a session's world may not be there."""


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


def classes() -> Classes:
    return cast("Classes", current_app.extensions["classes"])


def world() -> World:
    """The visitor's world; until her first deed, a fresh one that is kept nowhere.

    Raises UnreadableWorldError, and ClassOverError for a trainee whose class has been closed.
    """
    if "world" not in g:
        g.world = _kept_world() or fresh_world()
    return cast("World", g.world)


def read_world() -> None:
    """Read the visitor's world once for all of a request, if it is kept. Raises what `world` raises."""
    if kept := _kept_world():
        g.world = kept


def fresh_world(
    today: date | None = None,
    era: Era | None = None,
    people: tuple[str, ...] | None = None,
    court: str | None = None,
) -> World:
    """A world as the portal's start has it, or with another date, era or people, or for one court.

    Raises LookupError for a person whom nobody knows.
    """
    return _started_with().new_world(today, era, people, court)


def change_world(deed: Callable[[World], World]) -> World:
    """Do something to the visitor's world; her first deed makes it."""
    try:
        g.world = worlds().change(session.get("world", ""), deed, g.get("use", USED))
    except UnknownWorldError:
        if in_a_class():
            raise ClassOverError from None  # since the page was begun
        g.world = deed(world())
        g.use = MADE_BY_A_DEED  # and no more than that, by whatever else this request does
        session["world"], _ = worlds().add(g.world, network(), g.use)
    return cast("World", g.world)


def enter(new: World) -> str:
    """Leave whatever was here for a new world; gives its join code."""
    sign_out()
    identity, join_code = worlds().add(new, network())
    _begin_session(world=identity)
    g.world = new
    return join_code


def join(joined: Class, name: str) -> None:
    """Leave whatever was here for a seat in a class. Raises ClassFullError and ClassOverError."""
    identity = classes().join(joined, name, lambda here: fresh_world(here.today, here.era), now())
    sign_out()
    _begin_session(world=identity)
    g.pop("world", None)


def seat() -> Membership | None:
    """The seat that the visitor has in a class, if she has one."""
    if not in_a_class():
        return None
    if "seat" not in g:
        g.seat = classes().seat_of(session["world"])
    return cast("Membership | None", g.seat)


def in_a_class() -> bool:
    """Whether the visitor's world is one of a class, that may have been closed since."""
    return is_seat(session.get("world", ""))


def note_screen(title: str, *, trouble: bool) -> None:
    """Let the trainer see which screen a trainee has just been shown."""
    classes().saw(session["world"], title, now(), trouble=trouble)


def leave_closed_class() -> None:
    """Forget a world that went with its class."""
    session.pop("world", None)
    g.pop("world", None)


def lead(key: str) -> None:
    """Remember, for as long as the browser keeps its session, that its user leads the class of this key."""
    session["leads"] = key


def led() -> tuple[str, Class] | None:
    """The trainer's key that this browser has, and the class that it opens, if that is open."""
    key = session.get("leads", "")
    found = classes().of_trainer(key) if key else None
    return (key, found) if found else None


def go_on_in_a_copy() -> str:
    """Leave this world as it is for a copy of it, still signed in; gives the copy's join code."""
    session["world"], join_code = worlds().add(world())
    return join_code


def start_over() -> None:
    """Leave this world for a fresh one. Until the first deed in that, `go_back` leads here again.

    A trainee stays in her class: her world itself begins anew, as the class is now.
    """
    here = seat()
    sign_out()
    earlier = session.get("world", "")
    if here:
        _begin_anew(earlier, fresh_world(here.of.today, here.of.era))
        _begin_session(world=earlier)
    else:
        _begin_session(**{"earlier": earlier} if earlier and not is_seat(earlier) else {})
    g.pop("world", None)


def _begin_anew(identity: str, fresh: World) -> None:
    try:
        worlds().change(identity, lambda world: world.begun_anew(fresh))
    except UnreadableWorldError:
        worlds().put(identity, fresh)


def may_go_back() -> bool:
    """Whether there is a world that was left and can be read, and nothing done since."""
    with suppress(*NO_WORLD):
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
    """The account that these open. What opens none is counted, and after five in a row nothing does (X4).

    Where a passcode is asked for next, the count goes on until that is right, too.
    """
    found: Account | None = None

    def login(world: World) -> World:
        # Within the deed, so that of many tries at once none is left uncounted.
        nonlocal found
        found = world.signed_in_by(username, password)
        if found is None:
            return world.login_failed(username)
        world = world.with_account(_judged(world, found, password))
        return world if world.needs_passcode(found) else world.unlocked(found)

    change_world(login)
    return found


def _judged(world: World, opened: Account, password: str) -> Account:
    """The account, with whether its password would do in 2025: only who types it shows what it is like."""
    if world.era == "2021":
        return opened
    outdated = password_trouble_for(password, world.era, opened.credentials.username, opened.holder) is not None
    return opened.model_copy(update={"credentials": opened.credentials.model_copy(update={"outdated": outdated})})


class HalfIn(NamedTuple):
    """Who has given a right password, and must give a passcode, too; where she goes then, and what she searches for."""

    account: Account
    to: str
    client_code: str


def wait_for_passcode(opened: Account, to: str, client_code: str) -> None:
    """Remember, in a session that holds nothing from before, who has given her password."""
    half = [opened.number, Reset.of(opened).password_print, to, client_code]
    _begin_session(world=session.get("world"), half_in=half)


def half_in() -> HalfIn | None:
    """Who is to give a passcode, while her password is the one that she gave."""
    number, print_, to, client_code = session.get("half_in", ("", "", "", ""))
    found = world().accounts.get(number)
    if found is None or Reset.of(found).password_print != print_ or not world().needs_passcode(found):
        return None
    return HalfIn(found, to, client_code)


def opened_by_passcode(waiting: Account, passcode: str) -> bool:
    """Whether a passcode opens the account, once. What does not is counted with the passwords that do not."""
    opened = False

    def login(world: World) -> World:
        nonlocal opened
        username = waiting.credentials.username
        left = world.multifactor_of(waiting).opened_by(passcode, moment(world))
        opened = left is not None and not world.failures.locked("login", username)
        if left is None or not opened:
            return world.login_failed(username)
        return world.with_multifactor(waiting, left).code_used().unlocked(waiting)

    change_world(login)
    return opened


def now() -> int:
    """The real time, in seconds since 1970."""
    return int(_started_with().clock())


def moment(world: World) -> int:
    """What a world's clock of codes shows."""
    return world.moment(now())


def sign_in(opened: Account, client_code: str = "") -> None:
    """Remember who it is, in a session that holds nothing from before. PACER, its account pages and all courts know."""
    _begin_session(world=session.get("world"), account=opened.number, client_code=client_code)
    change_world(lambda world: world.logged_in(world.accounts[opened.number]))
    stay_signed_in(opened)


def updates_due() -> tuple[Update, ...]:
    """What who is signed in must bring up to date, unless she has put it off for this login (X7)."""
    here = account()
    if here is None or session.get("put_off") or world().era == "2021":
        return ()
    return updates.updates_due(world(), here, files=bool(filing_of(here)))


def put_off_updates() -> bool:
    """Put off all that is due until the next login. Returns False where it was put off too often."""
    due, here = updates_due(), account()
    if here is None or not due or not updates.skips_left(here, due):
        return False
    change_world(lambda world: world.with_account(updates.skipped(world.accounts[here.number], due)))
    session["put_off"] = True
    return True


def stay_signed_in(holder: Account) -> None:
    """Let this session go on although all sessions of the account have just been ended."""
    session["login_number"] = world().login_number(holder)


def client_code() -> str:
    """The client code that searches are charged to, if one was given."""
    return str(session.get("client_code", ""))


def charge_to(client_code: str) -> None:
    """Charge searches to a client code from now on, or to none."""
    session["client_code"] = client_code


def sign_out() -> None:
    """Forget who it was, at PACER and at each court, also for a copy of this session's cookie; the world stays."""
    with suppress(*NO_WORLD):  # in such a world nobody is signed in
        here = [holder for holder in (account(), *own_logins()) if holder]
        if here:
            change_world(lambda world: world.end_sessions(*here))
    kept = session.get("world")
    _begin_session(**{"world": kept} if kept else {})


def _begin_session(**held: object) -> None:
    """A session that holds nothing from before, but for the key of a class that this browser's trainer leads."""
    kept = {"leads": session["leads"]} if "leads" in session else {}
    session.clear()
    session.update(kept, **held)


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
    return own and any(entry.linked for entry in person.cmecf)


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


def network() -> str:
    """Where the visitor is: her address, or the network in which she may take any."""
    return network_of(request.remote_addr or "")


def _kept_world() -> World | None:
    """The world that the session names, if it is kept. One of a class is kept as long as the class."""
    identity = session.get("world")
    kept = worlds().get(identity) if identity else None
    if kept is None and in_a_class():
        raise ClassOverError
    return kept
