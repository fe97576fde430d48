"""The simulated mailbox: one message of the outbox, and the link in it.

In real mail such a link carries a token. Here the outbox lies in the visitor's own world, so the message's place in it
will do: the portal's signed session remembers whose link was followed. An address that may be pictured, recorded or
printed then carries no secret, and is the same in every walk; and the world keeps nothing that would open an account.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, session
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.clock import in_words
from mock_site.mail import Mail

screens = Blueprint("mailbox", __name__, url_prefix="/training/outbox")


@screens.get("/<int:number>")
def message(number: int) -> str:
    """One message, as its reader opens it."""
    return render_template("training/message.html", mail=_mail(number), in_words=in_words)


@screens.get("/<int:number>/link")
def follow(number: int) -> Response:
    """Where the link of a message leads."""
    mail = _mail(number)
    if mail.link is None:
        abort(404)
    session["message"] = number
    return redirect(mail.link.page)


def _mail(number: int) -> Mail:
    return next((mail for mail in visit.world().outbox if mail.number == number), None) or abort(404)
