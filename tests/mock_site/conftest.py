"""A visitor: a browser without a screen, walking the portal that is served for these tests."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPErrorProcessor, Request, build_opener

import pytest

ROOT = Path(__file__).parents[2]
COURTS = ROOT / "assistant" / "courts"
PEOPLE = ROOT / "assistant" / "people"

TOBIAS = {"username": "tb1407", "password": "copper99x"}
TOBIAS_LATER = {"username": "tbrannock09", "password": "Thistle&Harvest62"}
PERSON = {"date_of_birth": "04/18/1967", "user_type": "ATTORNEY"}
ADDRESS = {"county": "WORCESTER"}
SECURITY = {
    **TOBIAS_LATER,
    "confirm_password": "Thistle&Harvest62",
    "question_1": "What was the make of your first car?",
    "answer_1": "Studebaker",
    "question_2": "What street did you grow up on?",
    "answer_2": "Millrace Row",
}


DESMOND = {
    "prefix": "Mr.",
    "first_name": "Desmond",
    "last_name": "Achterberg",
    "date_of_birth": "01/14/1983",
    "firm": "Achterberg Legal",
    "street": "260 Canal Walk",
    "room": "12",
    "city": "Lowell",
    "state": "Massachusetts",
    "county": "MIDDLESEX",
    "zip": "01852",
    "phone": "617-555-0104",
    "email": "dachterberg83@example.com",
    "confirm_email": "dachterberg83@example.com",
    "user_type": "ATTORNEY",
    "person": "yes",
}
DESMONDS_LOGIN = {
    "username": "dachterberg83",
    "password": "Puzzle!Lantern340",
    "confirm_password": "Puzzle!Lantern340",
    "question_1": "What was the name of your first pet?",
    "answer_1": "Marmalade",
    "question_2": "What is your favorite teacher's last name?",
    "answer_2": "Overstreet",
}
CARD = {
    "type": "VISA",
    "name": "Desmond Achterberg",
    "number": "4111 1111 1111 1111",
    "month": "08",
    "year": "2025",
    "on_file": "yes",
}


class Page(HTMLParser):
    """An answer, as far as a reader cares: its words, links, fields and messages."""

    def __init__(self, url, status, headers, text):
        super().__init__()
        self.url, self.status, self.headers, self.source = url, status, headers, text
        self.words, self.links, self.forms, self.elements = [], [], [], []
        self.bar, self._in_bar, self._hidden = [], False, []
        self._select = self._button = self._form = None
        self.feed(text)

    @property
    def path(self):
        return "/" + self.url.split("/", 3)[3]

    @property
    def text(self):
        """What the page itself says, without the training bar."""
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        # The menus below a court's bar, which are closed, are neither read nor pressed.
        if self._hidden or ("hidden" in of and of.get("class") in ("sheet", "plain arrow")):
            self._hidden += [tag] if not self._hidden or tag == self._hidden[0] else []
        else:
            self._seen(tag, of)

    def _seen(self, tag, of):
        self.elements.append((tag, of))
        self._in_bar = self._in_bar or of.get("aria-label") == "Training bar"
        if tag == "a" and "href" in of:
            self.links.append(of["href"])
        elif tag == "form":
            self._form = {"action": of["action"], "method": of["method"], "values": {}, "boxes": set(), "buttons": {}}
            self.forms.append(self._form)
        else:
            self._control(tag, of)

    def _control(self, tag, of):
        if of.get("type") == "radio":
            self._form["boxes"].add(of["name"])
            if "checked" in of:
                self._form["values"][of["name"]] = of["value"]
        elif of.get("type") == "checkbox":
            self._form["boxes"].add(of["name"])
            if "checked" in of:
                self._form["values"].setdefault(of["name"], []).append(of["value"])
        elif tag == "input" and self._form and "name" in of and of.get("type") != "file":
            self._form["values"][of["name"]] = of.get("value", "")
        elif tag == "select":
            self._select = of["name"]
            self._form["values"][self._select] = ""
        elif tag == "option" and "selected" in of:
            self._option = True
        elif tag == "button" and self._form:  # one outside of a form is for a script
            self._button = of

    def handle_endtag(self, tag):
        if self._hidden:
            self._hidden = self._hidden[: -1 if tag == self._hidden[0] else None]
            return
        if tag == "nav":
            self._in_bar = False
        if tag == "form":
            self._form = None

    def handle_data(self, words):
        if self._hidden:
            return
        (self.bar if self._in_bar else self.words).append(words)
        if self._button is not None:
            self._form["buttons"][words.strip()] = (self._button.get("name"), self._button.get("value"))
            self._button = None
        if getattr(self, "_option", False):
            self._form["values"][self._select] = words
            self._option = False

    def element(self, **wanted):
        """The only element with these attributes."""
        found = [(tag, of) for tag, of in self.elements if wanted.items() <= of.items()]
        assert len(found) == 1, f"{len(found)} elements have {wanted}"
        return found[0]

    def message_at(self, field):
        """What stands beside a field because of what was entered; the field points to it."""
        _, of = self.element(id=field)
        assert of["aria-invalid"] == "true"
        assert f"{field}-error" in of["aria-describedby"].split()
        return self.source.split(f'id="{field}-error">')[1].split("</p>")[0].replace("&#39;", "'").replace("&amp;", "&")


class EveryAnswer(HTTPErrorProcessor):
    """Redirects are followed; errors are answers too."""

    def http_response(self, request, response):
        return super().http_response(request, response) if 300 <= response.code < 400 else response


class Visitor:
    """Somebody with a browser and cookies of her own."""

    def __init__(self, portal):
        self.portal, self.cookies = portal, CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), EveryAnswer)

    def ask(self, path, data=None, headers=None, method=None):
        address = urljoin(self.portal, path)
        request = Request(address, data, headers or {}, method=method)  # the portal's own address
        with self._opener.open(request, timeout=10) as answer:
            return Page(answer.geturl(), answer.status, answer.headers, answer.read().decode("utf-8", "replace"))

    def get(self, path):
        return self.ask(path)

    def post(self, path, **values):
        return self.ask(path, urlencode(values).encode())

    def press(self, page, button, **entered):
        """Fill in the form that has this button, as a browser would, and press it."""
        page = self.get(page) if isinstance(page, str) else page
        form = next(form for form in page.forms if button in form["buttons"])
        fields = form["values"].keys() | form["boxes"]
        assert entered.keys() <= fields, f"no such field: {entered.keys() - fields}"
        name, value = form["buttons"][button]
        values = urlencode({**form["values"], **entered, **({name: value} if name else {})}, doseq=True)
        address = urljoin(page.url, form["action"])
        return self.get(f"{address}?{values}") if form["method"] == "get" else self.ask(address, values.encode())

    def send_file(self, page, button, name, content, **entered):
        """Fill in the form that has this button, choose a file in it, and press it."""
        page = self.get(page) if isinstance(page, str) else page
        form = next(form for form in page.forms if button in form["buttons"])
        mark = "part-of-a-test"
        parts = [f'name="{field}"\r\n\r\n{value}'.encode() for field, value in {**form["values"], **entered}.items()]
        parts.append(f'name="document"; filename="{name}"\r\n\r\n'.encode() + content)
        body = b"".join(f"--{mark}\r\nContent-Disposition: form-data; ".encode() + part + b"\r\n" for part in parts)
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self.ask(urljoin(page.url, form["action"]), body + f"--{mark}--\r\n".encode(), headers)

    def log_in(self, username, password):
        return self.press("/pscof/login", "Login", username=username, password=password)

    def begin(self, **values):
        """A world of one's own."""
        page = self.post("/training/world", **values)
        assert page.status == 201, page.source

    def sign_on(self, court, username, password, client_code=""):
        """From a court's landing page up to what follows the PACER Login."""
        entered = {"username": username, "password": password, "client_code": client_code}
        return self.press(f"/cso/login?court={court}", "Login", **entered)

    def enter(self, court, username, password, client_code=""):
        """Sign on and read all that comes before the court's main page."""
        page = self.sign_on(court, username, password, client_code)
        while page.path.startswith("/cso/") and "Continue" in page.forms[-1]["buttons"]:
            page = self.press(page, "Continue", **dict.fromkeys(page.forms[-1]["boxes"], "yes"))
        return page

    def give(self, court, login, password):
        """Type a CM/ECF login into the link form."""
        return self.press(f"/ecf/{court}/utilities/link-account", "Submit", login=login, password=password)

    def menu(self, court):
        """A court's menu bar, as one reads it."""
        bar = self.get(f"/ecf/{court}/main").source.split('aria-label="CM/ECF menu"')[1].split("</nav>")[0]
        bar = re.sub(r'<div class="sheet".*?</div>', "", bar, flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]*>", " ", bar.partition(">")[2]).split())

    def register(self, person=DESMOND, login=DESMONDS_LOGIN, card=CARD, *, kind="attorney"):
        """Register from the first page to the confirmation; an empty card means none."""
        self.press(f"/pscof/registration/{kind}", "Next", **person)
        self.press(f"/pscof/registration/{kind}/user", "Next", **login)
        self.press(f"/pscof/registration/{kind}/payment", "Next", **card)
        return self.press(f"/pscof/registration/{kind}/acknowledgment", "Submit", understood="yes")

    def upgrade(self):
        """Log in as Tobias Brannock and upgrade, up to the dialog at the end."""
        self.log_in(**TOBIAS)
        self.press("/pscof/upgrade", "Next", **PERSON)
        self.press("/pscof/upgrade/address", "Next", **ADDRESS)
        return self.press("/pscof/upgrade/security", "Submit", **SECURITY)


@contextmanager
def served(*options, courts=COURTS):
    """The real program on a free port; it stops when its standard input is closed."""
    data = ["--courts", str(courts), "--people", str(PEOPLE), "--stop-with-parent"]
    command = [sys.executable, "-m", "mock_site", *data, *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as program:
        line = program.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), line
        yield line.removeprefix("listening on ").strip()
        program.stdin.close()
        program.wait(10)


@pytest.fixture(scope="session")
def guides(tmp_path_factory):
    """A folder of guides with one in it, and a file beside the folder that nobody may have."""
    folder = tmp_path_factory.mktemp("build") / "guides"
    guide = folder / "mad" / "upgrade-account"
    guide.mkdir(parents=True)
    (guide / "mad-upgrade-account.pdf").write_bytes(b"%PDF-1.7 a guide")
    (folder / "index.html").write_text("<title>Guides</title>")
    (folder.parent / "secret.txt").write_text("not for visitors")
    return folder


@pytest.fixture(scope="session")
def portal(guides):
    with served("--guides", str(guides)) as address:
        yield address


@pytest.fixture
def new_visitor(portal):
    return lambda address=portal: Visitor(address)


@pytest.fixture
def visitor(new_visitor):
    return new_visitor()


@pytest.fixture(scope="session")
def serving():
    return served


@pytest.fixture(scope="session")
def known():
    """What the tests know of Tobias Brannock, who has a legacy account."""

    class Known:
        before, after, person, address, security = TOBIAS, TOBIAS_LATER, PERSON, ADDRESS, SECURITY
        newcomer, login, card = DESMOND, DESMONDS_LOGIN, CARD
        courts, people, root = COURTS, PEOPLE, ROOT

    return Known
