"""Pages that a link leads to and that are not built yet: one honest page for all of them."""

from __future__ import annotations

from flask import render_template, request


def not_built(heading: str) -> str:
    """The honest page, in the look of the site that it belongs to."""
    look = next((look for start, look in LOOKS.items() if request.path.startswith(start)), "training")
    return render_template(f"{look}-not-built.html", heading=heading)


LOOKS = {"/pscof/": "account"}
