"""A form that was refused: it is put aside without its secrets, and shown again with its messages.

Every post is answered with a redirect, so that every state can be reloaded; `?tried` in an address asks for the last
try, and `?done` for what was done. What a signed-in holder sent is kept in her world, beside her account; what anybody
else sent stays in the session cookie, which holds little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from flask import redirect, request, session
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.world.world import Attempt

NOTHING: Mapping[str, str] = {}


class Retried(Protocol):
    """What can be put aside and shown again: a form, or several on one page."""

    def attempt(self) -> Attempt: ...

    def show(self, attempt: Attempt) -> None: ...


OneForm = TypeVar("OneForm", bound=Retried)


def shown(name: str, form: Callable[[Mapping[str, str]], OneForm], known: Mapping[str, str] = NOTHING) -> OneForm:
    """The form of a page: as it was refused last, with its messages, or made from what is `known`."""
    attempt = last_try(name)
    made = form(attempt.values or known)
    made.show(attempt)
    return made


def last_try(name: str) -> Attempt:
    """A form as it was refused last; without `?tried`, a new one."""
    return kept(name) if "tried" in request.args else Attempt()


def again(name: str, form: Retried, to: str = "") -> Response:
    """Put a form aside, and go back to where it is shown: the address that it was sent to, or another."""
    put_aside(name, form.attempt())
    return tried(to)


def cancels() -> bool:
    """Whether the button that was pressed is Cancel."""
    return request.form.get("deed") == "cancel"


def tried(to: str = "") -> Response:
    """Back to a page that shows what was wrong."""
    return redirect(f"{to or request.path}?{urlencode({**request.args, 'tried': 1})}")


def put_aside(name: str, attempt: Attempt) -> None:
    """Keep what was sent, without its secrets."""
    if holder := visit.account():
        visit.change_world(lambda world: world.with_draft(holder, {**world.draft(holder), name: attempt}))
    else:
        session["tries"] = {**session.get("tries", {}), name: attempt.model_dump()}


def kept(name: str) -> Attempt:
    """What was sent last, and not done yet."""
    if holder := visit.account():
        return visit.world().draft(holder).get(name, Attempt())
    return Attempt.model_validate(session.get("tries", {}).get(name, {}))


def forget(name: str) -> None:
    """Keep nothing more of what was refused."""
    if (holder := visit.account()) is None:
        session["tries"] = {form: attempt for form, attempt in session.get("tries", {}).items() if form != name}
    elif name in visit.world().draft(holder):
        visit.change_world(lambda world: world.with_draft(holder, without(world.draft(holder), name)))


def without(draft: Mapping[str, Attempt], name: str) -> dict[str, Attempt]:
    """What else somebody has half filled in."""
    return {form: attempt for form, attempt in draft.items() if form != name}


def say_done(name: str, *words: str, to: str) -> Response:
    """Forget the tries, and go to the page that says what was done: a message, and whatever comes after it."""
    forget(name)
    session["done"] = [name, *words]
    return redirect(to)


def done_at(name: str) -> list[str]:
    """What was done at a page, as long as nothing else has been done since."""
    last, *words = session.get("done", [""])
    return words if last == name else []
