"""What the pages of Manage My Account have in common: where each belongs, Cancel, and the page that says it is done."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from mock_site import try_again
from mock_site.areas.account.screens import place_of
from mock_site.world.accounts import Account


def cancelled(account: Account, slug: str) -> Response:
    """Cancel: back to the tab, and nothing is kept."""
    try_again.forget(slug)
    tab, _ = place_of(account, slug)
    return redirect(url_for("account.summary", tab=tab))


def finished(slug: str, *words: str) -> Response:
    """Say what was done on the page for that: a message, and whatever comes after it."""
    return try_again.say_done(slug, *words, to=url_for("account.done", slug=slug))


def page(name: str, account: Account, slug: str, form: object = None, **facts: object) -> str:
    """The page of a link, with where it belongs."""
    tab, link = place_of(account, slug)
    facts = {"heading": link.name, "tab": tab, "slug": slug, "account": account, "form": form, **facts}
    return render_template(f"manage/{name}.html", **facts)
