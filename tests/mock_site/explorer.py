"""A reader who tries everything: she follows each link that she sees, and presses each button."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pikepdf
import structlog
from flask import Flask
from lxml import etree
from readers import Reader
from werkzeug.exceptions import HTTPException

from mock_site.site_map import MapScreen
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup

ROOT = Path(__file__).parents[2]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

SILENT = structlog.wrap_logger(None, wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
"""A log for a portal that is asked thousands of times."""

Values = Mapping[str, str]

OK = 200

TRIES = 6
"""How often a stubborn reader presses the same button."""

AGAIN = ("Login",)
"""Buttons that are pressed once more by who has logged out."""

COURT_DOORS = "/cso/"
"""Where courts ask once per login what is to be read first; who logs in anew, even to her account, is asked again."""

LAST = ("Log Out",)
LATE = ("Cancel", "Clear", "Reset", "Back", "Done", "Close", "Decline", "Start over", "Remove")
"""Buttons that lead away from what somebody is about to do; they are pressed when all others have been."""

LAST_OF_ALL = 2
"""The patience of buttons of which one is pressed, and then the portal is looked at again."""

DESK = "/training/desk"
"""Where a trainer changes the portal itself; others leave that alone."""

PUBLIC = ("/court/", "/pacer/", "/guides/")
"""Pages that are the same for everybody need to be looked at once."""

MOST_ROUNDS = 60
"""A reader who has not come to an end by then walks in a circle."""


COURTS = ROOT / "assistant" / "courts"
ON_REQUEST = COURTS / "on_request" / "ca1.toml"
"""Courts that ship, and are served when they are asked for."""


def portal_for_readers(guides: Path | None = None, *further: Path, **more: object) -> PortalSetup:
    """The portal with all people and courts that ship, and those of further folders."""
    courts = read_all(Court, [COURTS, *further])
    people = read_all(Person, [ROOT / "assistant" / "people"])
    return PortalSetup({court.id: court for court in courts.values()}, people, guides, **more)  # type: ignore[arg-type]


@dataclass
class Field:
    """Something to fill in; of a list or of round buttons, `options` are what may be sent."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class Button:
    """Its words, and what it sends."""

    label: str
    name: str = ""
    value: str = ""


@dataclass
class Form:
    """A form with all that it would send, hidden tokens included."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)


class Seen:
    """An answer as a person sees it: what is hidden or behind an open dialog can be neither followed nor pressed.

    It is the target of a parser: told of each tag and text in turn.
    """

    def __init__(self, address: str, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.address, self.status, self.headers = address, status, headers
        self.source = content.decode("utf-8", "replace")
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.dialog = ""
        self._heading = ""
        self._words: list[str] = []
        self._text = ""
        self._open: list[tuple[str, dict[str, str], bool]] = []
        self._form: Form | None = None
        self._select: Field | None = None
        if self.is_page:
            etree.HTML(self.source, etree.HTMLParser(target=self))

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def heading(self) -> str:
        """As one reads it: a name that is marked within it has no more space around it than is written."""
        return " ".join(self._heading.split())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._read()
        of = dict(attributes)
        unseen = bool(self._open and self._open[-1][2]) or bool({"hidden", "inert"} & of.keys())
        if tag not in VOID:
            self._open.append((tag, of, unseen))
        if tag in ("h1", "br"):
            self._heading += " "
        if tag == "a" and "href" in of and not unseen:
            self.links.append(of["href"])
        elif tag == "form":
            self._form = Form(of.get("action") or self.address, of.get("method", "get").lower())
            if not unseen:
                self.forms.append(self._form)
        elif self._form:
            self._control(tag, of, self._form)

    def _control(self, tag: str, of: dict[str, str], form: Form) -> None:
        name, kind = of.get("name", ""), of.get("type", "text")
        if tag == "button" and "disabled" not in of and of.get("aria-hidden") != "true":
            form.buttons.append(Button("", name, of.get("value", "")))
        elif tag == "option" and self._select:
            self._select.options.append(of.get("value", "\0"))  # without a value, its words are sent
            if "selected" in of:
                self._select.value = "\0"
        elif tag in ("input", "select", "textarea") and name and "disabled" not in of:
            known = form.fields.setdefault(name, Field(name, kind if tag == "input" else tag))
            if kind in ("radio", "checkbox"):
                known.options.append(of.get("value", "on"))
                known.value = known.options[-1] if "checked" in of else known.value
            else:
                known.value = of.get("value", "")
            self._select = known if tag == "select" else None

    def end(self, tag: str) -> None:
        self._read()
        if tag in VOID:
            return
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None

    def data(self, words: str) -> None:
        """A part of a text; the parser begins a new one at each entity."""
        self._text += words

    def _read(self) -> None:
        words, self._text = self._text, ""
        if not words or not self._open:
            return
        tags = [tag for tag, _, _ in self._open]
        if not {"script", "style", "title"} & set(tags):
            self._words.append(words)
        if "h1" in tags:
            self._heading += words
        if any(tag in ("h1", "h2") and of.get("id") == "dialog" for tag, of, _ in self._open):
            self.dialog = " ".join(f"{self.dialog} {words}".split())
        if tags[-1] == "option" and self._select and self._select.options[-1] == "\0":
            self._select.options[-1] = words
            self._select.value = words if self._select.value == "\0" else self._select.value
        elif tags[-1] == "textarea" and self._form and self._form.fields:
            list(self._form.fields.values())[-1].value = words.lstrip("\n")
        elif "button" in tags and self._form and self._form.buttons:
            button = self._form.buttons[-1]
            button.label = " ".join(f"{button.label} {words}".split())

    def close(self) -> None:
        self._read()


class Browser:
    """Asks the portal without a network; redirects are followed."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def begin(self, day: str, **more: str) -> None:
        """A world of her own; `people` may name who is in it."""
        answer = self.client.post("/training/world", data={"date": day, **more})
        assert answer.status_code == 201, answer.text

    def forget(self) -> None:
        """Lose all cookies."""
        self.client.delete_cookie("session")

    def get(self, address: str) -> Seen:
        return self._seen(self.client.get(address, follow_redirects=True))

    def post(self, address: str, values: Mapping[str, str]) -> Seen:
        return self._seen(self.client.post(address, data=dict(values), follow_redirects=True))

    def press(self, page: Seen, form: Form, button: Button, entered: Values) -> Seen:
        """Send a form by one of its buttons; what is not entered is as the page has it."""
        sent = {name: entered.get(name, one.value) for name, one in form.fields.items()}
        ticks = {name for name, one in form.fields.items() if one.kind in ("checkbox", "radio") and not sent[name]}
        sent = {name: value for name, value in sent.items() if name not in ticks}
        if button.name:
            sent[button.name] = button.value
        for name in (name for name, one in form.fields.items() if one.kind == "file" and sent[name]):
            sent[name] = (BytesIO(a_document()), "practice.pdf")
        address = local(urljoin("http://localhost" + page.address, form.action))
        if form.method == "post":
            return self.post(address, sent)
        return self.get(f"{address.partition('?')[0]}?{urlencode(sent)}")

    def _seen(self, answer) -> Seen:
        asked = answer.request
        address = asked.path + (f"?{asked.query_string.decode()}" if asked.query_string else "")
        with answer:
            return Seen(address, answer.status_code, answer.headers, answer.get_data())


def a_document() -> bytes:
    """A PDF of one page."""
    made, file = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(file, deterministic_id=True)
    return file.getvalue()


def local(address: str) -> str:
    """Path and query of an address in the portal; nothing for another site, or for mail."""
    parts = urlsplit(address)
    if parts.scheme not in ("", "http") or parts.netloc not in ("", "localhost"):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def links_of(page: Seen) -> list[str]:
    """Where the links of a page lead, within the portal."""
    return [where for link in page.links if (where := local(urljoin("http://localhost" + page.address, link)))]


class Explorer:
    """Somebody who looks at all that she can reach from the front page.

    `entered` is what she types, by the names of fields; a name may begin with a path and a space, for the forms that
    are sent to that path or below it. Everything else she makes up. If she is “hasty”, she fills in each form before
    she presses a button, else she first tries without; only if she is “leaving” does she log out,
    and only if she is “training” does she change the date and such. If she is “stubborn”, she presses everything
    several times; if she is “forgetful”, her browser keeps no cookie. What is below a path that is named she leaves be.
    """

    def __init__(
        self, browser: Browser, entered: Values, how: Sequence[str] = (), after: Explorer | None = None
    ) -> None:
        self._browser, self._entered, self._how = browser, entered, how
        avoided = tuple(path for path in how if path.startswith("/"))
        self._left_alone = avoided if "training" in how else (DESK, *avoided)
        self.pages: dict[tuple[str, str, str], Seen] = {}
        self.dead: dict[str, str] = {}
        """Address of what could not be had, and the page that led there."""
        self._places: dict[str, None] = {"/": None}
        self._shown: dict[str, Seen] = {}
        """Pages that are taken to be as they were, until nothing is left to press; then all are looked at again."""
        # What is public need be looked at, and pressed, by one reader of the day.
        self._public: dict[str, Seen] = after._public if after else {}
        self._pressed = {key for key in after._pressed if key[0].startswith(PUBLIC)} if after else set()

    def explore(self) -> Explorer:
        """Look, press, and look again, until nothing is left to press."""
        again = True
        for _ in range(MOST_ROUNDS):
            if again:
                self._shown.clear()
            here = self._look_around()
            patience = range(LAST_OF_ALL + ("leaving" in self._how))
            if any(self._press_all(here, each) for each in patience):
                again = False
            elif again:
                return self
            else:
                again = True
        raise AssertionError(f"no end after {MOST_ROUNDS} rounds")

    def on_sight(self, page: Seen) -> None:
        """For who wants to look at each page as soon as it is shown; it can be opened again now, at its address."""

    def _look_around(self) -> list[Seen]:
        """Every page that links lead to, from the front page and from where buttons led."""
        asked: dict[str, None] = {}
        waiting = [(place, "a button") for place in self._places]
        pages = []
        while waiting:
            place, source = waiting.pop(0)
            if place in asked:
                continue
            asked[place] = None
            page = self._public.get(place) or self._shown.get(place) or self._browser.get(place)
            if place.startswith(PUBLIC):
                self._public[place] = page
            elif page.address == place:  # it was not sent on, to a login perhaps
                self._shown[place] = page
            if not self._take(page, place, source):
                continue
            pages.append(page)
            waiting.extend((where, page.address) for where in links_of(page))
        return pages

    def _take(self, page: Seen, asked: str, source: str) -> bool:
        if page.status != 200 and "forgetful" not in self._how:
            self.dead.setdefault(asked, source)
        if (key := (page.address, page.heading, page.text)) not in self.pages:
            self.pages[key] = page
            self.on_sight(page)
        return page.is_page and page.status == 200

    def _press_all(self, pages: list[Seen], patience: int) -> bool:
        """Press what has not been pressed, going on from page to page; whether there was anything."""
        any_pressed = False
        for page in pages:
            walked: Seen | None = page
            while walked is not None and (choice := next(self._choices(walked, patience), None)):
                key, form, button, entered = choice
                fresh = self._browser.get(page.address) if walked is page else walked
                self._pressed.add(key)
                same = _same(fresh, form, button)
                if not same:
                    break
                any_pressed = True
                if "forgetful" in self._how:
                    self._browser.forget()
                answer = self._browser.press(fresh, *same, entered)
                walked = answer if self._take(answer, f"{form.action} ({button.label})", fresh.address) else None
                if walked is not None:
                    self._places[answer.address] = None
            if any_pressed and patience == LAST_OF_ALL:
                self._pressed = {key for key in self._pressed if key[1] not in AGAIN}
                self._shown.clear()
                return True
        return any_pressed

    def _choices(self, page: Seen, patience: int) -> Iterator[tuple[tuple[str, ...], Form, Button, Values]]:
        for form in page.forms:
            if urlsplit(form.action).path.startswith(self._left_alone):
                continue
            for button in form.buttons:
                if rank(button) != patience:
                    continue
                for how, entered in self.ways(form):
                    place = (page.heading, page.dialog, how, *form.fields) if patience < LAST_OF_ALL else ()
                    key = (_door(form), button.label, *place)
                    if key not in self._pressed:
                        yield key, form, button, entered

    def ways(self, form: Form) -> list[tuple[str, Values]]:
        """How a form is sent, one after the other."""
        if "stubborn" in self._how:
            return [(f"try {number}", self.helpful(form)) for number in range(TRIES)]
        as_it_is = [] if "hasty" in self._how else [("as it is", {})]
        return [*as_it_is, ("helped", self.helpful(form))]

    def helpful(self, form: Form) -> dict[str, str]:
        """Values with which a form is likely to pass."""
        action = urlsplit(form.action).path
        return {name: value for name, one in form.fields.items() if (value := self._value(one, action)) is not None}

    def _value(self, one: Field, action: str) -> str | None:
        known = [key for key in self._entered if key.endswith(f" {one.name}") and action.startswith(key.split(" ")[0])]
        if known:
            return self._entered[max(known, key=len)]
        if one.name in self._entered:
            return self._entered[one.name]
        if one.kind == "hidden" or one.value:
            return None
        if one.options:
            return next(option for option in [*one.options[1:], *one.options] if option or len(one.options) == 1)
        return next((made_up for part, made_up in MADE_UP.items() if part in one.name), "Practice")


MADE_UP = {
    "email": "practice@example.com",
    "phone": "617-555-0100",
    "fax": "617-555-0100",
    "date": "2021-09-01",
    "zip": "01852",
    "password": "Practice!Lantern340",
    "amount": "1.00",
}
"""By a part of a field's name, what does for it."""


def rank(button: Button) -> int:
    """How long a button waits: not at all, until others have been pressed, or until the end."""
    return LAST_OF_ALL if button.label in LAST else int(button.label in LATE)


def _door(form: Form) -> str:
    """Where a form is sent; each court has its own door, though the address is the same."""
    parts = urlsplit(form.action)
    return parts.path + dict(parse_qsl(parts.query)).get("court", "")


def _same(page: Seen, wanted: Form, button: Button) -> tuple[Form, Button] | None:
    for form in page.forms:
        if urlsplit(form.action).path == urlsplit(wanted.action).path:
            for one in form.buttons:
                if one == button:
                    return form, one
    return None


@cache
def pattern_of(rule: str) -> re.Pattern[str]:
    """A rule of the portal, such as /ecf/<court>/main, as a pattern of the paths that it covers."""
    parts = re.split(r"(<[^>]*>)", rule)
    return re.compile("".join(_any_of(part) if part.startswith("<") else re.escape(part) for part in parts))


def example_of(rule: str) -> str:
    """An address that a rule covers."""
    return re.sub(r"<[^>]*>", lambda found: next(iter(_names_in(found[0])), "1"), rule)


def _names_in(converter: str) -> list[str]:
    names = re.fullmatch(r"<any\((.*)\):\w+>", converter)
    return [name.strip(" '\"") for name in names[1].split(",")] if names else []


def _any_of(converter: str) -> str:
    if names := _names_in(converter):
        return f"(?:{'|'.join(map(re.escape, names))})"
    return {"int": r"\d+", "path": r".+"}.get(converter[1:].split(":", maxsplit=1)[0], r"[^/]+")


@cache
def words_like(template: str) -> re.Pattern[str]:
    """A text in which {names in braces} stand for anything, as a pattern."""
    return re.compile("".join(".*?" if part.startswith("{") else re.escape(part) for part in _parts(template)))


def _parts(template: str) -> list[str]:
    return [part for part in re.split(r"(\{[^{}]*\})", template) if part]


def queries_of(address: str) -> set[tuple[str, str]]:
    return set(parse_qsl(urlsplit(address).query, keep_blank_values=True))


def name_of(screen: MapScreen) -> str:
    """A screen of the map, for messages."""
    return f"{screen.code} {screen.title} ({screen.path})"


def shows(page: Seen, screen: MapScreen) -> bool:
    """Whether a page is a screen of the map: by its path, its heading or its dialog, and the words that mark it."""
    path, _, query = screen.path.partition("?")
    return (
        pattern_of(path).fullmatch(page.path) is not None
        and any(words_like(screen.title).fullmatch(heading) for heading in (page.heading, page.dialog))
        and queries_of(f"?{query}") <= queries_of(page.address)
        and screen.shows in page.text
    )


def looked(
    browser: Browser, reader: Reader, after: Explorer | None = None, kind: type[Explorer] = Explorer
) -> Explorer:
    """All that a reader finds in a world of her own; and what the next one finds who sits down there."""
    browser.begin(reader.day, era=reader.era)
    first = kind(browser, reader.typed, reader.how, after).explore()
    if reader.then is None:
        return first
    page = browser.get("/pscof/manage/maint")
    way_out = next((form, one) for form in page.forms for one in form.buttons if one.label in LAST)
    browser.press(page, *way_out, {})
    second = kind(browser, reader.then, reader.how, after).explore()
    second.pages, second.dead = {**first.pages, **second.pages}, {**first.dead, **second.dead}
    return second


MOST_ALIKE = 6
"""So many addresses of one rule of the portal are opened on a stroll; the others are much like them."""


def strolled(browser: Browser, reader: Reader, after: Stroll | None = None) -> Stroll:
    """What a reader sees who goes twice through the portal, in a second or two, and who sits down there after her."""
    browser.begin(reader.day, era=reader.era)
    first = Stroll(browser, reader.typed, reader.how, after).walk()
    if reader.then is None:
        return first
    second = Stroll(browser, reader.then, reader.how).walk()
    second.seen = [*first.seen, *second.seen]
    return second


class Stroll(Explorer):
    """Somebody who opens of each kind of page a few, and presses each button once for each way of filling in.

    What leads away, or takes something away, she presses at last, where everything else has been seen.
    """

    def __init__(
        self, browser: Browser, entered: Values, how: Sequence[str] = (), after: Explorer | None = None
    ) -> None:
        super().__init__(browser, entered, how, after)
        self.seen: list[Seen] = []
        self._waiting: list[str] = []

    def walk(self) -> Stroll:
        """Go through the portal; once more, since what was done has led to new pages; and log out."""
        for _ in range(2):
            self._once_through()
        self._press_late()
        for page in self.seen[::-1]:
            if way_out := next((one for one in page.forms if one.buttons and one.buttons[0].label in LAST), None):
                self.seen.append(self._browser.press(self._browser.get(page.address), way_out, way_out.buttons[0], {}))
                break
        return self

    def _once_through(self) -> None:
        asked: set[str] = set()
        often: Counter[str] = Counter()
        self._waiting = [*self._places]
        while self._waiting:
            here = self._waiting.pop(0)
            rule = self._rule_of(here)
            if here in asked or often[rule] >= MOST_ALIKE:
                continue
            asked.add(here)
            if here in self._public:
                self._waiting += links_of(self._public[here])
                continue
            often[rule] += 1
            page = self._browser.get(here)
            if here.startswith(PUBLIC):
                self._public[here] = page
            self._look_at(page)

    def _press_late(self) -> None:
        """Links are not followed any more: they may lead to what has just been taken away."""
        for address in dict.fromkeys(page.address for page in self.seen if any(self._choices(page, 1))):
            page = self._browser.get(address)
            if page.address == address and page.status == OK:
                self._look_at(page, patience=1)

    def _look_at(self, page: Seen, patience: int = 0) -> None:
        """A page, and on from there by each button that has not been pressed yet."""
        self.seen.append(page)
        if not page.is_page or page.status != OK:
            return
        self._waiting += links_of(page)
        fresh: Seen | None = page
        for key, form, button, entered in self._choices(page, patience):
            if (once := (key[0], form.method, button.label, str(entered == {}))) not in self._pressed:
                self._pressed.add(once)
                if button.label in AGAIN:
                    self._come_in_again()
                fresh = fresh or self._browser.get(page.address)
                if same := _same(fresh, form, button):
                    answer = self._browser.press(fresh, *same, entered)
                    self._places[answer.address] = None
                    self._look_at(answer)
                    fresh = None

    def _come_in_again(self) -> None:
        """Forget what was pressed at the doors of the courts."""
        self._pressed = {key for key in self._pressed if not key[0].startswith(COURT_DOORS) or key[2] in AGAIN}

    def _rule_of(self, address: str) -> str:
        """The portal's rule for an address; the address itself where there is none."""
        path = address.partition("?")[0]
        try:
            return str(self._browser.client.application.url_map.bind("").match(path, return_rule=True)[0])
        except HTTPException:
            return path
