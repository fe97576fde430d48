"""The member's side of a firm's billing: accepting or declining a PAA's request, and leaving the PAA."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.screens import ask_to_upgrade
from mock_site.areas.firm import actions
from mock_site.areas.firm.administrator import said_at, to_done
from mock_site.areas.firm.forms import LeaveForm
from mock_site.world.accounts import Account
from mock_site.world.firms import JoinRequest

screens = Blueprint("joining", __name__, url_prefix="/pscof/manage", template_folder="templates")

AN_ANSWER = "/join-paa/<int:number>/<any(accept, decline):wanted>"
LEFT = "Your account has been removed from the PAA."

ANSWERS = {"accept": actions.accepted, "decline": actions.declined}


@screens.get(AN_ANSWER)
@visit.signed_in
def confirm(account: Account, number: int, wanted: Literal["accept", "decline"]) -> Response | str:
    """A9: what accepting or declining means, before it is done."""
    asked = _request_to(account, number)
    if asked.status != "Pending":
        return redirect(url_for("joining.answered", number=number))
    if account.legacy:
        return ask_to_upgrade(account, "Settings")
    paa = visit.world().accounts[asked.paa]
    return render_template(f"firm/{wanted}.html", asked=asked, paa=paa, account=account, wanted=wanted)


@screens.post(AN_ANSWER)
@visit.signed_in
def answer(account: Account, number: int, wanted: Literal["accept", "decline"]) -> Response:
    """Do it, unless the request was answered or rescinded meanwhile."""
    asked = _request_to(account, number)
    if try_again.cancels() or account.legacy:
        return redirect(url_for("account.summary"))
    visit.change_world(lambda world: ANSWERS[wanted](world, account, asked))
    return redirect(url_for("joining.answered", number=number))


@screens.get("/join-paa/<int:number>")
@visit.signed_in
def answered(account: Account, number: int) -> Response | str:
    """A9: what has become of a request."""
    asked = _request_to(account, number)
    if asked.status == "Pending":
        return redirect(url_for("joining.confirm", number=number, wanted="accept"))
    return render_template("firm/answered.html", asked=asked, paa=visit.world().accounts[asked.paa])


@screens.get("/leave-paa")
@visit.signed_in
def choose_to_leave(account: Account) -> Response | str:
    """A9: the way out, for those who are in. Afterwards, that it was done."""
    if account.administrative:
        abort(404)
    if account.legacy:
        return ask_to_upgrade(account, "Settings")
    number = visit.world().firms.paa_of(account.number)
    form = try_again.shown("leave-paa", LeaveForm.of)
    paa = visit.world().accounts[number] if number else None
    return render_template("firm/leave.html", form=form, paa=paa, done=said_at("leave-paa"))


@screens.post("/leave-paa")
@visit.signed_in
def leave(account: Account) -> Response:
    """Leave the PAA."""
    if try_again.cancels() or account.legacy:
        return redirect(url_for("account.summary"))
    form = LeaveForm(request.form)
    if not form.validate():
        return try_again.again("leave-paa", form)
    visit.change_world(lambda world: actions.left(world, account, form.remark.data or ""))
    return to_done("leave-paa", LEFT)


def _request_to(account: Account, number: int) -> JoinRequest:
    """A request that was made to this account; anybody else's does not exist for its holder."""
    found = visit.world().firms.request(number)
    if found is None or found.account != account.number or found.type != "Add":
        abort(404)
    return found
