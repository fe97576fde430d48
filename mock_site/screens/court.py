"""The courts' own web pages."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from mock_site import visit

screens = Blueprint("court", __name__)

TEXT_SIZES = ("normal", "large", "largest")

FOOTER = (
    ("Home", "/court/mad/home"),
    ("Boston", "/court/mad/boston"),
    ("Springfield", "/court/mad/springfield"),
    ("Worcester", "/court/mad/worcester"),
    ("Mission Statement", "/court/mad/mission-statement"),
    ("Careers", "/court/mad/careers"),
    ("Pro Se Litigants", "/court/mad/pro-se-litigants"),
    ("Records Search", "/court/mad/records-search"),
    ("Site Map", "/court/mad/site-map"),
)


@screens.get("/court/mad/nextgen")
def mad_nextgen() -> str:
    """C2: the district court's notice, word for word."""
    if "mad" not in visit.portal().courts:
        abort(404)
    asked = request.args.get("text", "normal")
    size = asked if asked in TEXT_SIZES else "normal"
    return render_template("court/mad-nextgen.html", sizes=TEXT_SIZES, size=size, footer=FOOTER)
