"""The simulated mailbox: the link in a message of the outbox.

In real mail such a link carries a token. Here the outbox lies in the visitor's own world, so the message's number in it
will do: the portal's signed session remembers whose link was followed. An address that may be pictured, recorded or
printed then carries no secret, and is the same in every walk; and the world keeps nothing that would open an account.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, session
from werkzeug.wrappers import Response

from mock_site import visit

screens = Blueprint("mailbox", __name__, url_prefix="/training/outbox")


@screens.get("/<int:number>/link")
def follow(number: int) -> Response:
    """Where the link of a message leads."""
    mail = visit.world().mail(number)
    if mail is None or mail.link is None:
        abort(404)
    session["message"] = number
    return redirect(mail.link.page)
