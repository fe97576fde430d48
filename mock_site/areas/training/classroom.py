"""A class as its trainer has it: opened, watched, begun anew, moved to another day, closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

import segno
from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.efile.actions import on_day
from mock_site.areas.training.class_forms import KeyForm, OpenForm
from mock_site.areas.training.class_grid import grid_of
from mock_site.areas.training.forms import DateForm, chosen_day
from mock_site.areas.training.trainer_panel import presets
from mock_site.serving import is_loopback
from mock_site.world.classes import MOST_TRAINEES, Class, Seat, TooManyClassesError, code_of
from mock_site.world.clock import in_words
from mock_site.world.tries import TooManyTriesError
from mock_site.world.world import Era

screens = Blueprint("classroom", __name__, url_prefix="/training/desk/class", template_folder="templates")

DONE = {
    "date": "The date has been changed for all trainees.",
    "all": "All trainees begin anew.",
    "one": "The trainee begins anew.",
    "closed": "The class is closed. Its trainees see that it is over, and nothing of it is kept.",
}
FULL_HOUSE = "So many classes are open that there is no room for one more. Close one that is over, or try again later."
WRONG_KEY = "Trainer’s key: No open class has this key."
TOO_MANY_TRIES = (
    "Codes and keys that open no class have been entered here too often. Wait 10 minutes, and enter the right one."
)

Rest = ParamSpec("Rest")


def leading(view: Callable[Concatenate[Class, Rest], Response | str]) -> Callable[Rest, Response | str]:
    """What only the trainer of a class may see or do, by the key that her browser has."""

    @wraps(view)
    def guarded(*args: Rest.args, **kwargs: Rest.kwargs) -> Response | str:
        led = visit.led()
        return view(led[1], *args, **kwargs) if led else abort(403)

    return guarded


@screens.get("")
def classroom() -> str:
    """T7 and T8: the class of this browser's trainer, or how to open one."""
    if led := visit.led():
        return _room(*led)
    world = visit.world()
    known = {"date": f"{world.today:%m/%d/%Y}", "era": world.era}
    form = try_again.shown("class", OpenForm.of, known)
    key_form = try_again.shown("class-key", KeyForm.of)
    most = MOST_TRAINEES
    return render_template("training/class-open.html", form=form, key_form=key_form, most=most, done=_done())


def _room(key: str, of: Class) -> str:
    code = code_of(key)
    address = url_for("class_door.join", code=code, _external=True)
    drawn = segno.make(address, error="m", micro=False)
    return render_template(
        "training/class.html",
        of=of,
        key=key,
        code=code,
        address=address,
        only_here=is_loopback(request.host.rpartition(":")[0] or request.host),
        picture=drawn.svg_inline(border=4, omitsize=True, light="#fff"),
        grid=grid_of(of),
        today=in_words(of.today),
        presets=presets(visit.noted_portal().courts.values()),
        form=try_again.shown("class-date", DateForm.of),
        done=_done(),
    )


def _done() -> str:
    return DONE.get(request.args.get("done", ""), "")


@screens.get("/grid")
@leading
def grid(of: Class) -> Response:
    """The grid alone, for a page that keeps it up to date."""
    return make_response(render_template("training/class-grid.html", grid=grid_of(of)))


@screens.post("/open")
def open_class() -> Response:
    """Open a class, unless this browser leads one already."""
    if visit.led():
        return redirect(url_for("classroom.classroom"))
    form = OpenForm(request.form)
    if not form.validate():
        return try_again.again("class", form, url_for("classroom.classroom"))
    day = chosen_day(form.date.data or "")
    assert day, "the form has passed"
    era = cast("Era", form.era.data)
    try:
        key = visit.classes().open(form.title.data or "", day, era, visit.network(), visit.now())
    except TooManyClassesError:
        form.refuse(FULL_HOUSE)
        return try_again.again("class", form, url_for("classroom.classroom"))
    try_again.forget("class")
    visit.lead(key)
    return redirect(url_for("classroom.classroom"))


@screens.post("/return")
def come_back() -> Response:
    """Lead a class on from another browser."""
    form = KeyForm(request.form)
    if not form.validate():
        return try_again.again("class-key", form, url_for("classroom.classroom"))
    key, classes = form.key.data or "", visit.classes()
    try:
        found = classes.tries.attempt(visit.network(), visit.now(), lambda: classes.of_trainer(key))
    except TooManyTriesError:
        form.refuse(TOO_MANY_TRIES)
    else:
        if found:
            try_again.forget("class-key")
            visit.lead(key)
            return redirect(url_for("classroom.classroom"))
        form.accuse(form.key, WRONG_KEY)
    return try_again.again("class-key", form, url_for("classroom.classroom"))


@screens.post("/date")
@leading
def change_date(of: Class) -> Response:
    """Let it be another day for all, and for whoever comes later. Courts answer by then."""
    form = DateForm(request.form)
    if not form.validate():
        return try_again.again("class-date", form, url_for("classroom.classroom"))
    day = chosen_day(form.date.data or "")
    assert day, "the form has passed"
    courts = visit.noted_portal().courts
    visit.classes().move(of, day, lambda world: on_day(world, day, courts))
    return redirect(url_for("classroom.classroom", done="date"))


@screens.get("/reset")
@leading
def confirm_reset_all(of: Class) -> str:
    """T9: what beginning anew would do to all."""
    return render_template("training/class-reset.html", of=of, seat=None, today=in_words(of.today))


@screens.post("/reset")
@leading
def reset_all(of: Class) -> Response:
    """A fresh world for each."""
    visit.classes().begin_anew(of, visit.fresh_world(of.today, of.era), visit.now())
    return redirect(url_for("classroom.classroom", done="all"))


@screens.get("/reset/<int:number>")
@leading
def confirm_reset(of: Class, number: int) -> str:
    """T9: what beginning anew would do to one."""
    return render_template("training/class-reset.html", of=of, seat=_seat(of, number), today=in_words(of.today))


@screens.post("/reset/<int:number>")
@leading
def reset(of: Class, number: int) -> Response:
    """A fresh world for one."""
    fresh = visit.fresh_world(of.today, of.era)
    visit.classes().begin_anew(of, fresh, visit.now(), _seat(of, number).number)
    return redirect(url_for("classroom.classroom", done="one"))


@screens.get("/close")
@leading
def confirm_close(of: Class) -> str:
    """T10: what closing would do."""
    return render_template("training/class-close.html", of=of, count=len(visit.classes().seats(of)))


@screens.post("/close")
@leading
def close(of: Class) -> Response:
    """End the class."""
    visit.classes().close(of)
    return redirect(url_for("classroom.classroom", done="closed"))


def _seat(of: Class, number: int) -> Seat:
    return next((seat for seat in visit.classes().seats(of) if seat.number == number), None) or abort(404)
