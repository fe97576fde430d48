"""A page of Manage My Account with a form: what was refused is kept and shown again, what was done is said."""

from __future__ import annotations

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.account.screens import place_of
from mock_site.world.accounts import Account
from mock_site.world.world import Attempt, World


def last_try(account: Account, slug: str) -> Attempt:
    """The form of a page as it was refused last; without `?tried`, a new one."""
    return kept(account, slug) if "tried" in request.args else Attempt()


def kept(account: Account, slug: str) -> Attempt:
    """What was sent last on a page, and not done yet."""
    return visit.world().draft(account).get(slug, Attempt())


def keep(account: Account, slug: str, attempt: Attempt) -> None:
    """Keep what was sent, without its secrets."""
    visit.change_world(lambda world: world.with_draft(account, {**world.draft(account), slug: attempt}))


def refused(account: Account, slug: str, attempt: Attempt) -> Response:
    """Keep what was sent, and go back to it."""
    keep(account, slug, attempt)
    return redirect(f"{request.path}?tried=1")


def forget(account: Account, slug: str) -> None:
    """Keep nothing more of what was refused on a page."""

    def without(world: World) -> World:
        draft = {page: kept for page, kept in world.draft(account).items() if page != slug}
        return world.with_draft(account, draft)

    if slug in visit.world().draft(account):
        visit.change_world(without)


def cancelled(account: Account, slug: str) -> Response:
    """Cancel: back to the tab, and nothing is kept."""
    forget(account, slug)
    tab, _ = place_of(account, slug)
    return redirect(url_for("account.summary", tab=tab))


def finished(account: Account, slug: str, *words: str) -> Response:
    """Say what was done on the page for that: a message, and whatever comes after it."""
    forget(account, slug)
    session["done"] = [slug, *words]
    return redirect(url_for("account.done", slug=slug))


def cancels() -> bool:
    """Whether the button that was pressed is Cancel."""
    return request.form.get("deed") == "cancel"


def page(name: str, account: Account, slug: str, form: object = None, **facts: object) -> str:
    """The page of a link, with where it belongs."""
    tab, link = place_of(account, slug)
    facts = {"heading": link.name, "tab": tab, "slug": slug, "account": account, "form": form, **facts}
    return render_template(f"manage/{name}.html", **facts)
