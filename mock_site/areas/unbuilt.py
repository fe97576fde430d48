"""Pages that a link leads to and that are not built yet: one honest page for all of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request

STILL_TO_COME = {
    "/pscof/registration/e-file": "E-File Registration",
}
"""Path of a page, and its heading."""

screens = Blueprint("unbuilt", __name__)
"""All pages that are still to come."""


def page(heading: str) -> str:
    """The page that a path stands for."""
    return not_built(heading)


for path, title in STILL_TO_COME.items():
    screens.add_url_rule(path, "page", view_func=page, defaults={"heading": title})


def not_built(heading: str, words: str = "") -> str:
    """The honest page, in the look of the site that it belongs to; `words` say what is done there in real life."""
    look = next((look for start, look in LOOKS.items() if request.path.startswith(start)), "training")
    return render_template(f"{look}-not-built.html", heading=heading, words=words)


LOOKS = {"/pscof/": "account"}
