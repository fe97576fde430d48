"""Who is here: the world behind the session cookie, and the account that is signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from flask import current_app, g, redirect, session, url_for
from werkzeug.wrappers import Response

from mock_site.accounts import Account
from mock_site.portal import Portal
from mock_site.worlds import World, Worlds

Rest = ParamSpec("Rest")


def portal() -> Portal:
    return cast("Portal", current_app.extensions["portal"])


def worlds() -> Worlds:
    return cast("Worlds", current_app.extensions["worlds"])


def world() -> World:
    """The visitor's world; until her first deed, a fresh one that is kept nowhere."""
    if "world" not in g:
        g.world = _kept_world() or portal().new_world()
    return cast("World", g.world)


def change_world(deed: Callable[[World], World]) -> World:
    """Do something to the visitor's world; her first deed makes it."""
    if _kept_world() is None:
        session["world"], _ = worlds().add(world())
    g.world = worlds().change(session["world"], deed)
    return cast("World", g.world)


def begin(new: World) -> str:
    """Leave whatever was here for a new world; gives its join code."""
    session.clear()
    session["world"], join_code = worlds().add(new)
    g.world = new
    return join_code


def account() -> Account | None:
    """The account that is signed in."""
    return world().accounts.get(session.get("account", ""))


def sign_in(opened: Account) -> None:
    """Remember who it is, in a session that holds nothing from before."""
    kept = session.get("world")
    session.clear()
    session.update(world=kept, account=opened.number)


def sign_out() -> None:
    """Forget who it was; the world stays."""
    kept = session.get("world")
    session.clear()
    if kept:
        session["world"] = kept


def signed_in(view: Callable[Concatenate[Account, Rest], Response | str]) -> Callable[Rest, Response | str]:
    """A screen for the holder of an account; anybody else is sent to the login."""

    @wraps(view)
    def guarded(*args: Rest.args, **kwargs: Rest.kwargs) -> Response | str:
        holder = account()
        return redirect(url_for("account.login")) if holder is None else view(holder, *args, **kwargs)

    return guarded


def _kept_world() -> World | None:
    identity = session.get("world")
    return worlds().get(identity) if identity else None
