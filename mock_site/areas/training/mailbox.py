"""The simulated mailbox: the newest message of the outbox, and the link in any.

In real mail such a link carries a token. Here the outbox lies in the visitor's own world, so the message's number in it
will do: the portal's signed session remembers whose link was followed. An address that may be pictured, recorded or
printed then carries no secret, and is the same in every walk; and the world keeps nothing that would open an account.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, session
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.world.clock import in_words

screens = Blueprint("mailbox", __name__, url_prefix="/training/outbox")


@screens.get("/newest")
def newest() -> str:
    """T4: the message that came last, as a mail program shows it; its address is the same in every walk."""
    mail = visit.world().mail(visit.world().mails_sent) or abort(404)
    return render_template("training/message.html", mail=mail, in_words=in_words)


@screens.get("/<int:number>/link")
def follow(number: int) -> Response:
    """Where the link of a message leads."""
    mail = visit.world().mail(number)
    if mail is None or mail.link is None:
        abort(404)
    session["message"] = number
    return redirect(mail.link.page)
