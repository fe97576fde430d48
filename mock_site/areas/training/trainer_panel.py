"""The training desk: what a trainer changes about the portal itself; and the bar that leads there from every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import get_args

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.efile.actions import on_day, open_requests
from mock_site.areas.training.forms import DateForm, chosen_day
from mock_site.start.courts import Court
from mock_site.start.people import Person
from mock_site.world.accounts import Account
from mock_site.world.classes import Membership
from mock_site.world.clock import in_words
from mock_site.world.filed import summaries
from mock_site.world.world import Era, World

screens = Blueprint("desk", __name__, url_prefix="/training/desk", template_folder="templates")

MOMENTS = {"Before go-live": -6, "During the changeover": -1, "After go-live": 1}
"""Days that show a court's pages in each phase, as days after its go-live."""

DONE = {
    "date": "The date has been changed. All accounts are as they were.",
    "later": "The date has been changed. Passwords, and accounts that nobody used, have grown older with it.",
    "answered": "Courts have answered requests that were open; their mail is in the outbox.",
    "summaries": "Courts have sent daily summaries of what was filed; they are in the outbox.",
    "era": "The rules of the other year hold now. All accounts are as they were.",
    "out": "Nobody is signed in now.",
    "wait": "Thirty minutes have passed. An account that was locked by wrong passwords can be tried again.",
    "back": "You are back where you were.",
}


@dataclass(frozen=True)
class Bar:
    """What the training bar says."""

    who: str
    day: str
    mails: int
    authenticator: bool
    """Whether there are authenticator apps in this world's year."""
    seat: Membership | None
    """Who she is in which class, if she is in one."""


@screens.app_template_global("training_bar")
def bar() -> Bar:
    """Who is signed in, the day, and how much mail there is. Only looks."""
    world = visit.world()
    here = visit.account()
    names = [here.holder.name] if here else [f.name for f in visit.own_logins()]
    who = f"{names[0]} is signed in" if names else "Nobody is signed in"
    return Bar(who, in_words(world.today), len(world.outbox), world.era == "2025", visit.seat())


@screens.get("")
def desk() -> str:
    """The desk. Each `?done` says what was just done, `?tried` what was wrong with a date."""
    form = try_again.shown("desk", DateForm.of)
    world = visit.world()
    return render_template(
        "training/desk.html",
        form=form,
        world=world,
        today=in_words(world.today),
        presets=presets(visit.noted_portal().courts.values()),
        roster=roster(world),
        newcomers=newcomers(world),
        eras=get_args(Era),
        waiting=len(open_requests(world, visit.noted_portal().courts)),
        done=" ".join(DONE[one] for one in request.args.getlist("done") if one in DONE),
    )


@screens.post("/date")
def change_date() -> Response:
    """Let it be another day, one of those that the buttons name or one that was typed. Courts answer by then."""
    form = DateForm(request.form)
    if not form.validate():
        return try_again.again("desk", form, url_for("desk.desk"))
    day = chosen_day(form.date.data or "")
    assert day, "the form has passed"
    courts = visit.noted_portal().courts
    before = visit.world()
    after = visit.change_world(lambda world: on_day(world, day, courts))
    done = ["later" if after.era == "2025" else "date"]
    done += ["summaries"] * any(summaries(before.filed, day))
    done += ["answered"] * (len(open_requests(after, courts)) < len(open_requests(before, courts)))
    return redirect(url_for("desk.desk", done=done))


@screens.post("/era")
def change_era() -> Response:
    """Let the rules and menus of another year hold."""
    era = request.form.get("era")
    if era not in get_args(Era):
        abort(400)
    visit.change_world(lambda world: world.model_copy(update={"era": era}))
    return redirect(url_for("desk.desk", done="era"))


@screens.post("/sign-in")
def sign_in() -> Response:
    """Be the holder of an account, without its password."""
    world = visit.change_world(lambda world: world)
    account = world.accounts.get(request.form.get("number", "")) or abort(404)
    visit.sign_out()
    visit.sign_in(account)
    return redirect(url_for("account.summary"))


@screens.post("/sign-out")
def sign_out() -> Response:
    """Let nobody be signed in, at PACER and at each court."""
    visit.sign_out()
    return redirect(url_for("desk.desk", done="out"))


@screens.post("/wait")
def wait() -> Response:
    """Let 30 minutes pass."""
    visit.change_world(lambda world: world.half_an_hour_later())
    return redirect(url_for("desk.desk", done="wait"))


@screens.get("/start-over")
def confirm_start_over() -> str:
    """What starting over would do."""
    return render_template("training/start-over.html")


@screens.post("/start-over")
def start_over() -> Response:
    """A fresh world; the old one waits until something is done in it."""
    visit.start_over()
    return redirect(url_for("training.front"))


@screens.post("/go-back")
def go_back() -> Response:
    """The world before starting over."""
    visit.go_back()
    return redirect(url_for("desk.desk", done="back"))


@dataclass(frozen=True)
class PresetDay:
    """A day that shows a phase of some courts."""

    name: str
    day: date

    @property
    def typed(self) -> str:
        return f"{self.day:%m/%d/%Y}"

    @property
    def words(self) -> str:
        return in_words(self.day)


def presets(courts: Iterable[Court]) -> list[tuple[str, list[PresetDay]]]:
    """The names of courts that go live on one day, and a day of each phase."""
    by_day = groupby(sorted(courts, key=lambda court: court.go_live), key=lambda court: court.go_live)
    return [
        (" and ".join(court.name for court in same), [PresetDay(n, live + timedelta(d)) for n, d in MOMENTS.items()])
        for live, same in by_day
    ]


@dataclass(frozen=True)
class Playable:
    """A made-up person, with her account in this world, if she has one by now."""

    person: Person
    account: Account | None

    @property
    def password(self) -> str:
        """What opens the account, while it is still the one of the person's file."""
        pacer = self.person.pacer
        if not pacer or not self.account or not self.account.credentials.opened_by(pacer.password.get_secret_value()):
            return ""
        return pacer.password.get_secret_value()


def roster(world: World) -> list[Playable]:
    """The made-up people who can be played in this world."""
    people = sorted(visit.noted_portal().people.values(), key=lambda person: person.id)
    roles = (Playable(person, world.accounts.get(person.pacer.number) if person.pacer else None) for person in people)
    return [role for role in roles if role.account or not role.person.pacer]


def newcomers(world: World) -> list[Account]:
    """The accounts that were registered in this world."""
    known = {person.pacer.number for person in visit.noted_portal().people.values() if person.pacer}
    return [account for number, account in world.accounts.items() if number not in known]
