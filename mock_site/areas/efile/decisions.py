"""The court's desk (E9): a trainer answers for the court. It belongs to the simulation, and to no court."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.efile import actions, mail
from mock_site.areas.efile.actions import OpenRequest
from mock_site.areas.efile.forms import DecisionForm
from mock_site.world.clock import in_words, working_days_after
from mock_site.world.world import World

screens = Blueprint("court_desk", __name__, url_prefix="/training/desk/requests", template_folder="templates")

DONE = {
    "approved": "The request has been approved. The answer is in the outbox.",
    "rejected": "The request has been rejected. The answer is in the outbox.",
    "gone": "This request has been answered already.",
    "wait": "Three working days have passed. Courts have answered what was open.",
}


@screens.get("")
def desk() -> str:
    """Which requests are open. `?done` says what was just done."""
    found = actions.open_requests(visit.world(), visit.noted_portal().courts)
    rows = [(one, in_words(one.request.day), in_words(one.due)) for one in found]
    done = DONE.get(request.args.get("done", ""))
    return render_template("efile/requests.html", rows=rows, done=done, today=in_words(visit.world().today))


@screens.post("/wait")
def wait() -> Response:
    """Let three working days pass."""
    courts = visit.noted_portal().courts

    def later(world: World) -> World:
        return actions.on_day(world, working_days_after(world.today, actions.DAYS_TO_ANSWER), courts)

    visit.change_world(later)
    return redirect(url_for("court_desk.desk", done="wait"))


@screens.get("/<number>")
def show(number: str) -> Response | str:
    """One request, as the court reads it; with what the court would say by itself."""
    if (one := _open(visit.world(), number)) is None:
        return redirect(url_for("court_desk.desk", done="gone"))
    form = try_again.shown(f"decision-{number}", lambda values: DecisionForm(reasons=mail.REASONS, values=values))
    objection = actions.objection(visit.world(), one)
    return render_template("efile/request.html", one=one, form=form, objection=objection, in_words=in_words)


@screens.post("/<number>")
def decide(number: str) -> Response:
    """Approve or reject; a rejection has a reason."""
    if request.form.get("deed") == "approve":
        return _decided(number, "")
    form = DecisionForm(request.form, reasons=mail.REASONS)
    if not form.validate():
        return try_again.again(f"decision-{number}", form)
    return _decided(number, form.own_words.data or form.reason.data or "")


def _decided(number: str, why: str) -> Response:
    done = "gone"

    def answered(world: World) -> World:
        nonlocal done
        if (one := _open(world, number)) is None:
            done = "gone"
            return world
        done = "rejected" if why else "approved"
        if why:
            return actions.rejected(world, one, why, world.today)
        return actions.approved(world, one, world.today)

    visit.change_world(answered)
    try_again.forget(f"decision-{number}")
    return redirect(url_for("court_desk.desk", done=done))


def _open(world: World, number: str) -> OpenRequest | None:
    every = actions.open_requests(world, visit.noted_portal().courts)
    return next((one for one in every if one.request.number == number), None)
