"""What is about the training itself: the front page, and the machine entrance that makes a world."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from flask import Blueprint, Request, jsonify, render_template, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.start.courts import Court
from mock_site.world.clock import in_words, phase
from mock_site.world.world import Era, World

screens = Blueprint("training", __name__, template_folder="templates")

SYSTEM_WORDS = {
    "before": "goes live with NextGen CM/ECF on {day}",
    "during": "is changing over, and goes live with NextGen CM/ECF on {day}",
    "after": "live with NextGen CM/ECF since {day}",
}

KIND_WORDS = {"district": "District courts", "bankruptcy": "Bankruptcy courts", "appellate": "Courts of appeals"}

MOST_IN_A_LIST = 12
"""More courts than this are folded by their kinds."""


@screens.get("/")
def front() -> str:
    """The way in, for people: the court pages and PACER."""
    today = visit.world().today
    courts = visit.noted_portal().courts.values()
    states = {court.id: state_of(court, today) for court in courts}
    kinds = {words: [court for court in courts if court.kind == kind] for kind, words in KIND_WORDS.items()}
    return render_template(
        "training/front.html", courts=courts, kinds=kinds if len(courts) > MOST_IN_A_LIST else {}, states=states,
        today=in_words(today),
    )  # fmt: skip


def state_of(court: Court, today: date) -> str:
    """What a court's system is at that day; one whose day is not known has it in this portal alone."""
    words = SYSTEM_WORDS[phase(today, court.go_live)].format(day=in_words(court.go_live))
    return words if court.knows_go_live else f"{words}, in this portal"


@screens.get("/training/outbox")
def outbox() -> str:
    """The mail that PACER and the courts would have sent, the latest first."""
    return render_template("training/outbox.html", mails=visit.world().outbox[::-1], in_words=in_words)


@screens.post("/training/world")
def new_world() -> tuple[Response, int]:
    """Make a world with its date, era and people, or a copy of the visitor's; the answer's cookie is that world."""
    if comes_from_elsewhere(request):
        return jsonify(error="A world can only be made from this portal's own pages or by a program."), 403
    try:
        wanted = Wanted.model_validate(_fields(request))
        if wanted.of_mine:
            join_code, mine = visit.go_on_in_a_copy(), visit.world()
            return jsonify(world=join_code, date=f"{mine.today}", era=mine.era, copy=True), 201
        world = wanted.world()
    except ValidationError as error:
        return jsonify(error=_sentence(error)), 400
    except LookupError as error:
        return jsonify(error=f"There is no person “{error.args[0]}” in this portal."), 400
    join_code = visit.enter(world)
    return jsonify(world=join_code, date=f"{world.today}", era=world.era), 201


class Wanted(BaseModel):
    """How a world is to begin; what is left out is as the portal was started."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    today: date | None = Field(default=None, alias="date", ge=date(2001, 1, 1), le=date(2099, 12, 31))
    era: Era | None = None
    people: tuple[str, ...] | None = None
    court: str | None = Field(default=None, max_length=64)
    """The court where those people file who file anywhere; all courts, if it is left out."""
    clock: Literal["stands", "runs"] = "stands"
    """Whether codes are those of one moment, so that programs see the same each time, or those of the real time."""
    of_mine: bool = Field(default=False, alias="copy")
    """Whether it is the visitor's own as it is now, who stays signed in; then nothing else is asked for."""

    @field_validator("people", mode="before")
    @classmethod
    def one_is_a_list_too(cls, people: object) -> object:
        """A form may send a single person, or several with commas between."""
        return people.replace(",", " ").split() if isinstance(people, str) else people

    @field_validator("era", mode="before")
    @classmethod
    def a_number_is_an_era_too(cls, era: object) -> object:
        return str(era) if isinstance(era, int) else era

    def world(self) -> World:
        """The world that was asked for. Raises LookupError for a person that the portal does not know."""
        return visit.fresh_world(self.today, self.era, self.people, self.court).with_clock(
            stands=self.clock == "stands"
        )


def comes_from_elsewhere(asked: Request) -> bool:
    """Whether a browser sent this from a page of another site; programs send neither header."""
    origin = asked.headers.get("Origin")
    if origin is not None and origin.rstrip("/") != asked.host_url.rstrip("/"):
        return True
    return asked.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}


def _fields(asked: Request) -> object:
    if asked.is_json:
        try:
            return asked.get_json(silent=True)
        except RecursionError:  # brackets within brackets, thousands deep
            return None
    form = cast("Mapping[str, str]", asked.form.to_dict())
    people = asked.form.getlist("people")
    return {**form, "people": people} if len(people) > 1 else form


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    where = str(first["loc"][0]) if first["loc"] else ""
    return WANTED_SENTENCES.get(
        where, "Send a date (YYYY-MM-DD), an era (2021 or 2025) and people, as a form or as JSON."
    )


WANTED_SENTENCES = {
    "date": "The date must be a day from 2001 to 2099, written YYYY-MM-DD, such as 2021-09-21.",
    "era": "The era must be 2021 or 2025.",
    "court": "The court must be the id of one, such as mad.",
    "clock": "The clock must be stands or runs.",
    "people": "The people must be a list of names, such as tobias-brannock.",
}
