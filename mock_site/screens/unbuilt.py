"""Pages that a link leads to and that are not built yet: one honest page for all of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request

PAGES = {
    "/pacer/find-case": "Find a Case",
    "/pacer/file-case": "File a Case",
    "/pacer/file-case/get-ready-nextgen-cmecf": "Get Ready for NextGen CM/ECF",
    "/pacer/file-case/court-cmecf-lookup": "Court CM/ECF Lookup",
    "/pacer/my-account-billing/billing": "Billing",
    "/pacer/pricing": "Pricing",
    "/pacer/help": "Help",
    "/pscof/registration/e-file": "E-File Registration",
    "/pscof/help": "Help",
    "/pscof/forgot-username": "Forgot Username",
    "/pscof/forgot-password": "Forgot Password",
    "/court/mad/home": "Home",
    "/court/mad/inscriptions": "Inscriptions",
    "/court/mad/boston": "Boston",
    "/court/mad/springfield": "Springfield",
    "/court/mad/worcester": "Worcester",
    "/court/mad/mission-statement": "Mission Statement",
    "/court/mad/careers": "Careers",
    "/court/mad/pro-se-litigants": "Pro Se Litigants",
    "/court/mad/records-search": "Records Search",
    "/court/mad/site-map": "Site Map",
}
"""Path of a page, and its heading."""

screens = Blueprint("unbuilt", __name__)
"""All pages that are still to come."""


def page(heading: str) -> str:
    """The page that a path stands for."""
    return not_built(heading)


for path, title in PAGES.items():
    screens.add_url_rule(path, "page", view_func=page, defaults={"heading": title})


def not_built(heading: str) -> str:
    """The honest page, in the look of the site that it belongs to."""
    look = next((look for start, look in LOOKS.items() if request.path.startswith(start)), "training")
    return render_template(f"{look}/not-built.html", heading=heading)


LOOKS = {"/pacer/": "pacer", "/pscof/": "account", "/court/": "court"}
