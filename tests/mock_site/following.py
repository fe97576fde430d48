"""Somebody who follows a step list that a court published, in a browser, and knows of the portal only what she sees.

She forgives what a reader forgives, and no more: letters' case, spaces and punctuation; “(s)” that one of both has;
“Login” for “Log in”, “Logout” for “Log Out”, “E-mail” for “Email”, “User Name” for “Username”, “US” for “U.S.”, “&”
for “and”.
Where the portal asks for something before what the list goes on with, she reads it and answers: see `ASKED_BETWEEN`.
The way to one's account is that of the world's year, whatever the list's own year called it: see `WAYS`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Locator, Page
from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from assistant.facts.courts import Court
from assistant.facts.people import Person

SPELLED = {"login": "log ?in", "logout": "log ?out", "email": "e ?mail", "username": "user ?name", "us": "u ?s"}
"""Words that pages spell now in one and now in two."""

WAYS = {
    "Manage My Account": {
        "2021": ("My Account and Billing", "Manage My Account Login"),
        "2025": ("Log in to…", "Manage PACER Account"),
    },
}
"""What a list clicks on PACER's front page, and the way that the notice (2021) and PACER itself (2025) tell instead."""

ASKED_BETWEEN = {
    "IMPORTANT NOTICE OF REDACTION RESPONSIBILITY": (
        "I understand that, if I file, I must comply with the redaction rules. I have read this notice.",
        "Continue",
    ),
    "No Credit Card Entered": ("", "Continue"),
    "Change All Cases?": ("", "Update All Cases"),
}
"""Headings under which the portal asks for something of its own: a box to check, if any, and what is clicked."""

PRESSED = ("link", "button", "tab", "menuitem", "radio", "checkbox")
PLACES = "tr, dl > div, li, fieldset, section, form, dialog"
"""What a step can say that it is under; the innermost counts."""

LONGEST = 5_000
"""Milliseconds in which what a list names is there."""


class Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Step(Facts):
    """One deed: a verb of ours and a label of the page's. What is typed is a text, or a {fact} of who acts."""

    click: str = ""
    fill: str = ""
    choose: str = ""
    check: str = ""
    uncheck: str = ""
    upload: str = ""
    read: str = ""
    receive: str = ""
    log_in: str = ""
    value: str = Field(default="", alias="with")
    under: str = ""
    ours: str = ""
    """What the portal says instead, for the reason that `differs` gives; the list's own word is not there."""
    missing: bool = False
    """There is nothing of the kind in the portal, for that reason."""

    @model_validator(mode="after")
    def does_one_thing(self) -> Step:
        assert len(self._deeds) == 1, f"a step does one thing: {self}"
        return self

    @property
    def _deeds(self) -> list[tuple[str, str]]:
        verbs = ("click", "fill", "choose", "check", "uncheck", "upload", "read", "receive", "log_in")
        return [(verb, label) for verb in verbs if (label := getattr(self, verb))]

    @property
    def deed(self) -> tuple[str, str]:
        return self._deeds[0]


class End(Facts):
    """What the portal holds afterwards, read at an address or behind a login, whatever the last click showed."""

    at: str = ""
    log_in: tuple[str, str] | None = None
    under: str = ""
    shows: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    holds: Mapping[str, str] = {}
    """Fields by their labels, and what stands in them."""


class Published(Facts):
    """A list: who published it where and when, whom of ours it is followed as, its labels in order, and its end."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    address: str = Field(pattern=r"^https?://")
    year: int = Field(ge=2009, le=2026)
    court: Literal["mad", "mab"]
    era: Literal["2021", "2025"] = "2021"
    on: date = date(2021, 9, 21)
    home: Literal["pacer", "cmecf"]
    people: tuple[str, ...] = Field(min_length=1)
    differs: str = ""
    steps: tuple[Step, ...] = Field(min_length=3)
    ends: tuple[End, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def says_why_it_differs(self) -> Published:
        other = any(step.ours or step.missing for step in self.steps)
        assert bool(self.differs) == other, "what is other than the list says goes with a reason"
        return self


def published(file: Path) -> Published:
    return Published.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))


def pattern(label: str) -> str:
    """An expression that all spellings of a label meet which a reader takes for it."""
    words = re.findall(r"\w+", re.sub(r"\(s\)", "", label.replace("&", " and ")).casefold())
    plain = " ".join(words)
    for one, spellings in SPELLED.items():
        plain = re.sub(rf"\b{spellings}\b", one, plain)
    met = [SPELLED.get(word, "(?:and|&)" if word == "and" else word).replace(" ?", r"\W?") for word in plain.split()]
    return r"(?:\(s\))?[^\w&]+".join(met) + r"(?:\(s\))?"


def whole(label: str) -> re.Pattern[str]:
    return re.compile(rf"^[^\w&]*{pattern(label)}[^\w&]*$", re.IGNORECASE)


def says(text: str, words: str) -> bool:
    """Whether a text has these words, as a reader reads them."""
    return re.search(rf"(?<!\w){pattern(words)}(?!\w)", text, re.IGNORECASE) is not None


class Follower:
    """Looks for each label on the page that is open, and does what its step says. Raises AssertionError."""

    def __init__(
        self, page: Page, portal: str, court: Court, people: tuple[Person, ...], era: str, files: Path
    ) -> None:
        self.page, self._portal, self._court, self._era, self._files = page, portal, court, era, files
        self._people = {person.slug: person for person in people}
        self._who = people[0]

    def begin(self, home: str) -> None:
        """Go to the address that a list names first."""
        self.page.goto(self._portal + self._court.sites[home].walk)

    def follow(self, step: Step) -> None:
        verb, label = step.deed
        label = self._said(label)
        if step.ours or step.missing:
            assert not self._found(verb, label, step.under), f"“{label}” is there: the list is right after all"
            label = self._said(step.ours)
        if step.missing:
            return
        getattr(self, f"_{verb}")(label, step)

    def see(self, end: End) -> None:
        """Look whether the portal holds what a list ends with."""
        self._answer_what_is_asked()
        if end.log_in:
            self._log_in_anew(*map(self._said, end.log_in))
        if end.at:
            self.page.goto(self._portal + end.at)
            if self._answer_what_is_asked():
                self.page.goto(self._portal + end.at)
        texts = self._texts(self._said(end.under))
        for words in map(self._said, end.shows):
            assert any(says(text, words) for text in texts), self._trouble(words)
        for words in map(self._said, end.lacks):
            assert not any(says(text, words) for text in texts), f"“{words}” is still there"
        for label, value in end.holds.items():
            there = self._field(label, end.under).input_value()
            assert there == self._said(value), f"“{label}” holds “{there}”"

    # The verbs.

    def _click(self, label: str, step: Step) -> None:
        if label in WAYS and not self._seen(self._controls(label, step.under)):
            for one in WAYS[label][self._era]:
                self._press(one)
            return
        self._press(label, step.under)

    def _fill(self, label: str, step: Step) -> None:
        self._field(label, step.under).fill(self._said(step.value))

    def _choose(self, label: str, step: Step) -> None:
        """From a list; or a round button, under the words of its group."""
        option = self._said(step.value)
        field = self._one(lambda: self._fields(label, step.under).or_(self._round(option, label)), label)
        if field.evaluate("it => it.type") == "radio":
            field.check()
            return
        names = [one for one in field.locator("option").all_inner_texts() if whole(option).search(one)]
        assert len(names) == 1, f"“{label}” offers {names} for “{option}”"
        field.select_option(label=names[0])

    def _check(self, label: str, step: Step) -> None:
        self._one(lambda: self._boxes(label, step.under), label).check()

    def _uncheck(self, label: str, step: Step) -> None:
        self._one(lambda: self._boxes(label, step.under), label).uncheck()

    def _upload(self, label: str, step: Step) -> None:
        self._field(label, step.under).set_input_files(self._files / step.value)

    def _read(self, label: str, step: Step) -> None:
        if not any(says(text, label) for text in self._texts(self._said(step.under))):
            self._answer_what_is_asked()
        assert any(says(text, label) for text in self._texts(self._said(step.under))), self._trouble(label)

    def _receive(self, label: str, _: Step) -> None:
        """Open the newest e-mail."""
        self.page.goto(f"{self._portal}/training/outbox/newest")
        assert says(self.page.inner_text("body"), label), self._trouble(label)

    def _log_in(self, who: str, _: Step) -> None:
        """What a list leaves to its reader in one sentence."""
        self._who = self._people[who]
        if "/training/" in self.page.url:
            self.begin("pacer")
        if not self._seen(self._fields("Username", "")):
            way = self._court.cmecf.system if "/ecf/" in self.page.url else "Manage My Account"
            self._click(way, Step(click=way))
        self._enter(self._said("{username}"), self._said("{password}"))

    def _log_in_anew(self, username: str, password: str) -> None:
        self.page.goto(f"{self._portal}/pscof/manage/maint")
        if self._seen(self._controls("Log Out", "")):
            self._press("Log Out")
        self.page.goto(f"{self._portal}/pscof/login")
        self._enter(username, password)

    def _enter(self, username: str, password: str) -> None:
        self._field("Username", "").fill(username)
        self._field("Password", "").fill(password)
        self._press("Login")

    # What she sees.

    @property
    def _site(self) -> Locator:
        """All but the portal's own bars, which no list knows."""
        return self.page.locator("body > :not(.training, .banner, .skip)")

    def _place(self, under: str, has: Locator) -> Locator:
        if not under:
            return self._site
        places = self._site.locator(PLACES).filter(has=has, visible=True)
        called = [at for at, text in enumerate(places.all_inner_texts()) if says(text, self._said(under))]
        assert called, self._trouble(under)
        return places.nth(called[-1])

    def _controls(self, label: str, under: str) -> Locator:
        def within(place: Page | Locator) -> Locator:
            every = [place.get_by_role(role, name=whole(label)) for role in PRESSED]  # type: ignore[arg-type]
            return reduce(Locator.or_, every, place.locator("summary").filter(has_text=whole(label)))

        return within(self._place(under, within(self.page)))

    def _boxes(self, label: str, under: str) -> Locator:
        def within(place: Page | Locator) -> Locator:
            return place.get_by_role("checkbox", name=whole(label)).or_(place.get_by_role("radio", name=whole(label)))

        return within(self._place(under, within(self.page)))

    def _fields(self, label: str, under: str) -> Locator:
        """By its label; else the first that can be typed in, in a part of the page that is called so."""

        def within(place: Page | Locator) -> Locator:
            return place.get_by_label(whole(label)).and_(self.page.locator(TYPED))

        labeled = within(self._place(under, within(self.page)))
        if under or self._seen(labeled):
            return labeled
        return self._site.get_by_role("region", name=whole(label)).locator("input[type=text]").first

    def _round(self, option: str, group: str) -> Locator:
        return self._site.get_by_role("group", name=whole(group)).get_by_role("radio", name=whole(option))

    def _field(self, label: str, under: str) -> Locator:
        return self._one(lambda: self._fields(label, under), label)

    def _found(self, verb: str, label: str, under: str) -> bool:
        if verb == "read":
            return any(says(text, label) for text in self._texts(under))
        look = {"click": self._controls, "check": self._boxes, "uncheck": self._boxes}.get(verb, self._fields)
        return self._seen(look(label, under))

    def _seen(self, every: Locator) -> bool:
        return every.filter(visible=True).count() > 0

    def _one(self, look: Callable[[], Locator], label: str) -> Locator:
        """The one that is seen; links to the same page are one. What the portal asks for in between is answered."""
        if not (where := self._where(look())):
            self._answer_what_is_asked()
            where = self._where(look())
        assert where, self._trouble(label)
        assert len(set(where)) == 1, f"“{label}” is there {len(where)} times, at {self.page.url}"
        return look().filter(visible=True).first

    def _where(self, every: Locator) -> list[str]:
        return every.filter(visible=True).evaluate_all("its => its.map((it) => it.href || it.outerHTML)")

    def _texts(self, under: str) -> list[str]:
        if not under:
            return [" ".join(self._site.all_inner_texts())]
        return [text for text in self._site.locator(PLACES).filter(visible=True).all_inner_texts() if says(text, under)]

    def _answer_what_is_asked(self) -> bool:
        """Read what lies over the page, or came before it, and go on. Returns whether there was anything."""
        for heading, (box, then) in ASKED_BETWEEN.items():
            if self._seen(self._site.get_by_role("heading", name=whole(heading))):
                if box:
                    self._boxes(box, "").check()
                self._press(then)
                return True
        return False

    def _press(self, label: str, under: str = "") -> None:
        """Click; what leads to another page has led there when this returns."""
        thing = self._one(lambda: self._controls(label, under), label)
        if thing.evaluate("it => it.matches('a[href], button:not([type=button])')"):
            with self.page.expect_navigation(timeout=LONGEST):
                thing.click(timeout=LONGEST)
        else:
            thing.click(timeout=LONGEST)

    def _said(self, text: str) -> str:
        """A text with its {facts}: of the court, of her login there, or of her own."""
        return re.sub(r"\{([\w.]+)\}", lambda found: self._fact(found[1]), text)

    def _fact(self, path: str) -> str:
        first, *rest = path.split(".")
        start = {"court": self._court, "there": None}.get(first)
        if first == "there":
            start = self._who.login_at(self._court.id)
        held: Any = reduce(getattr, rest, start) if start else reduce(getattr, path.split("."), self._who)
        return held.get_secret_value() if isinstance(held, SecretStr) else str(held)

    def _trouble(self, words: str) -> str:
        shown = " ".join(" ".join(self._site.all_inner_texts()).split())
        return f"“{words}” is not there, at {self.page.url}: {shown[:900]}"


TYPED = "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea"
