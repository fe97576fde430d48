"""A class as its trainees come into it: by its code, or by the address that has the code in it."""

from __future__ import annotations

import html
import re

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.training.class_forms import CodeForm, NameForm
from mock_site.areas.training.classroom import TOO_MANY_TRIES
from mock_site.world.classes import MOST_TRAINEES, Class, ClassFullError, ClassOverError
from mock_site.world.clock import in_words
from mock_site.world.tries import TooManyTriesError

screens = Blueprint("class_door", __name__, url_prefix="/class", template_folder="templates")

NO_CLASS = "Class code: No open class has this code. Look at it again, or ask your trainer."
"""The same for a code that never was and for that of a class that is over: a guesser must not learn which."""
FULL = f"All {MOST_TRAINEES} seats of this class are taken. Ask your trainer."

TITLE = re.compile(r"<title>(Error: )?(.*?)</title>", re.DOTALL)
OK, MOVED = 200, range(300, 400)


@screens.after_app_request
def note_screen(response: Response) -> Response:
    """Tell the trainer which page a trainee has just been shown, by its title."""
    if visit.in_a_class() and response.mimetype == "text/html" and response.status_code not in MOVED:
        titled = TITLE.search("" if response.is_streamed else response.get_data(as_text=True))
        if titled:
            visit.note_screen(screen_of(html.unescape(titled[2])), trouble=bool(titled[1]))
    return response


def screen_of(title: str) -> str:
    """A page's title without the name of its site."""
    *own, site = title.split(" · ")
    return (" · ".join(own) or site.removesuffix(", training portal"))[:120]


@screens.get("")
def code() -> str:
    """T11: the code, typed by who has no address."""
    return render_template("training/class-code.html", form=try_again.shown("class-code", CodeForm.of))


@screens.post("")
def find() -> Response:
    """On to the class of a code. What opens no class is counted, for a network as a whole."""
    form = CodeForm(request.form)
    if form.validate() and _found(form, form.code.data or ""):
        try_again.forget("class-code")
        return redirect(url_for("class_door.join", code=form.code.data))
    return try_again.again("class-code", form)


@screens.get("/<code>")
def join(code: str) -> tuple[str, int] | str:
    """T12: the name that a trainee wants to be shown."""
    form = CodeForm.of({"code": ""})
    found = _found(form, code)
    if found is None:
        return render_template("training/class-code.html", form=form), 404
    return _door(found, code, try_again.shown("class-name", NameForm.of))


@screens.post("/<code>")
def come_in(code: str) -> Response | tuple[str, int] | str:
    """A seat in the class, and a world of one's own."""
    code_form, form = CodeForm.of({"code": ""}), NameForm(request.form)
    found = _found(code_form, code)
    if found is None:
        return render_template("training/class-code.html", form=code_form), 404
    if not form.validate():
        return try_again.again("class-name", form)
    try:
        visit.join(found, " ".join((form.name.data or "").split()))
    except ClassFullError:
        form.refuse(FULL)
        return try_again.again("class-name", form)
    except ClassOverError:
        return redirect(url_for("class_door.join", code=code))
    return redirect(url_for("training.front"))


def _door(found: Class, code: str, form: NameForm) -> str:
    here = visit.seat()
    mine = here if here and here.of.id == found.id else None
    return render_template(
        "training/class-join.html", of=found, code=code, form=form, mine=mine, today=in_words(found.today)
    )


def _found(form: CodeForm, code: str) -> Class | None:
    """The class of a code; without one, the form says why."""
    classes = visit.classes()
    try:
        found = classes.tries.attempt(visit.network(), visit.now(), lambda: classes.by_code(code))
    except TooManyTriesError:
        form.refuse(TOO_MANY_TRIES)
        return None
    if found is None:
        form.accuse(form.code, NO_CLASS)
    return found
