"""Small offices on this machine, each with a script: pages that a walk is through in a second, to be changed.

Every page stands under any first part of a path, so that one server is a site of its own for each case:
`http://127.0.0.1:PORT/CASE/DESK/PAGE`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from rewriting import served

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Town Desk</title><style>
body {{ font: 16px/1.4 Arial, sans-serif; margin: 16px }} fieldset {{ margin: 8px 0 }} form p {{ margin: 6px 0 }}
input, select, textarea {{ font: inherit; width: 240px; box-sizing: border-box }}
td, th {{ padding: 2px 12px; text-align: left }}
[type=checkbox], [type=radio] {{ width: auto }} .above label {{ display: block }} button {{ font: inherit }}
</style></head><body><h1>{title}</h1>
"""


def field(label: str, name: str, more: str = "") -> str:
    """A field below its label, with an id and a name."""
    return f'<p><label for="{name}">{label}</label><input type="text" id="{name}" name="{name}"{more}></p>\n'


def box(label: str) -> str:
    """A box before its label, without an id or a name."""
    return f'<p><label><input type="checkbox"> {label}</label></p>\n'


def a_list(label: str, *names: str) -> str:
    """A list beside its label, without an id or a name."""
    return f"<p><label>{label} <select>{options(*names)}</select></label></p>\n"


def bare(label: str, more: str = "") -> str:
    """A field beside its label, without an id or a name."""
    return f'<p><label>{label} <input type="text"{more}></label></p>\n'


def options(*names: str) -> str:
    return "<option></option>" + "".join(f"<option>{name}</option>" for name in names)


@dataclass(frozen=True)
class Desk:
    """An office: what it is called, its pages by name, the first first, and its script."""

    title: str
    pages: dict[str, tuple[str, str]]
    script: str


def sent(next_page: str, matter: str, *, above: bool = False) -> str:
    return f'<form method="post" action="{next_page}"{" class=above" if above else ""}>{matter}</form>'


LIBRARY = Desk(
    "Apply for a library card",
    {
        "apply": (
            "Apply for a library card",
            sent(
                "review",
                "<fieldset><legend>About you</legend>"
                + field("First name", "first")
                + field("Last name", "last", " required")
                + field("Phone number", "phone")
                + '<p><label for="kind">Card kind</label><select id="kind" name="kind">'
                + options("Adult", "Child", "Visitor")
                + "</select></p></fieldset><fieldset><legend>Mailing address</legend>"
                + field("Street", "street")
                + field("City", "city")
                + field("Zip code", "zip")
                + "</fieldset><fieldset><legend>How to reach you</legend>"
                + field("Email", "email")
                + field("Remarks", "remarks")
                + '</fieldset><p><input type="checkbox" id="news" name="news"> '
                '<label for="news">Send me the newsletter</label></p>'
                + '<p><button name="deed" value="next">Continue</button></p>',
                above=True,
            )
            + '<p><a href="hours">Opening hours</a></p>',
        ),
        "review": (
            "Check your application",
            sent("done", '<p><button name="deed" value="send">Submit</button></p>')
            + '<p><a href="apply">Change it</a></p>',
        ),
        "done": (
            "Thank you",
            '<p role="status">Your application was sent.</p><p><a href="apply">Apply for another card</a></p>',
        ),
        "hours": ("Opening hours", "<p>From nine to five.</p>"),
    },
    '''"""Apply for a library card."""

from assistant import Guide, Person, walkthrough


@walkthrough("Apply for a library card", people=("clerk.toml",))
def library(guide: Guide, clerk: Person) -> None:
    """Here is how you get a card."""
    guide.chapter("Apply")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    guide.fill("Enter your **Last name**.", "Clerk")
    guide.fill("Enter your **Phone number**.", "555-0101")
    guide.choose("From the **Card kind** list, choose “Visitor”.", "Visitor")
    guide.fill("Under **Mailing address**, enter your **City**.", "Lowell")
    guide.fill("Enter your **Email** address.", "clerk@example.com")
    guide.check("Check **Send me the newsletter**.")
    guide.click("Click **Continue**.")
    guide.see("You see **Check your application**.")
    guide.click("Click **Submit**.")
    guide.see("You see **Your application was sent.**")
''',
)

PERMIT = Desk(
    "Ask for a permit",
    {
        "ask": (
            "Ask for a permit",
            sent(
                "sent",
                bare("Applicant")
                + bare("Name of the event")
                + bare("Place")
                + bare("Number of guests")
                + bare("Contact person")
                + a_list("Type of event", "Concert", "Market", "Parade")
                + box("Music will be played")
                + box("Food will be sold")
                + "<p><button>Send request</button> <button type=button>Save draft</button></p>",
            )
            + '<p><a href="fees">See all fees</a></p>',
        ),
        "sent": (
            "Your request",
            '<p role="status">We have your request.</p><p><a href="ask">Ask for another permit</a></p>',
        ),
        "fees": ("Fees", "<p>All permits are free.</p>"),
    },
    '''"""Ask for a permit."""

from assistant import Guide, Person, walkthrough


@walkthrough("Ask for a permit", people=("clerk.toml",))
def permit(guide: Guide, clerk: Person) -> None:
    """Here is how you get a permit."""
    guide.chapter("Ask")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    guide.fill("Enter the **Name of the event**.", "Summer market")
    guide.fill("Enter the **Place**.", "Town green")
    guide.fill("Enter the **Number of guests**.", "120")
    guide.choose("In the **Type of event** list, choose “Market”.", "Market")
    guide.check("Check **Food will be sold**.")
    guide.click("Click **Send request**.")
    guide.see("You see **We have your request.**")
''',
)

DOCKET = Desk(
    "Cases",
    {
        "cases": (
            "Cases",
            '<p><a href="help">Help desk</a> <a href="forms">Forms and fees</a></p>'
            "<table><tr><th>Case</th><th>Judge</th><th></th></tr>"
            + "".join(
                f"<tr><td>{name}</td><td>{judge}</td><td>{sent('case', '<button>Open</button>')}</td></tr>"
                for name, judge in (("Pine v. Oak", "Elm"), ("Birch v. Ash", "Yew"), ("Fir v. Larch", "Elm"))
            )
            + "</table>"
            + sent("case", a_list("Sort by", "Name", "Judge", "Day") + "<p><button>Sort</button></p>"),
        ),
        "case": (
            "Birch v. Ash",
            "<h2>Latest entries</h2><ol><li>Complaint</li><li>Answer</li></ol>"
            + sent(
                "noted",
                '<fieldset><legend>Kind of notice</legend><p><label><input type="radio" name="k"> By mail</label></p>'
                '<p><label><input type="radio" name="k"> By email</label></p></fieldset>'
                '<p><label>Copies <input type="text"></label></p><p><button>Notify me</button></p>',
            )
            + '<p><a href="cases">Back to all cases</a></p>',
        ),
        "noted": ("Notices", '<p role="status">You will hear of new entries.</p><p><a href="cases">All cases</a></p>'),
        "help": ("Help", "<p>Ask at the window.</p>"),
        "forms": ("Forms", "<p>There are none.</p>"),
    },
    '''"""Hear of a case."""

from assistant import Guide, Person, walkthrough


@walkthrough("Hear of a case", people=("clerk.toml",))
def docket(guide: Guide, clerk: Person) -> None:
    """Here is how you hear of new entries."""
    guide.chapter("Choose")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    guide.click("In the row of **Birch v. Ash**, click **Open**.")
    guide.see("You see **Latest entries**.")
    guide.check("Under **Kind of notice**, choose **By email**.")
    guide.click("Click **Notify me**.")
    guide.see("You see **You will hear of new entries.**")
    guide.click("Click **All cases**.")
    guide.click("Click **Help desk**.")
''',
)

TOPICS = 12
"""So many guides begin at the same login page, and go on by themselves."""

READING = Desk(
    "Read",
    {
        "login": (
            "Welcome",
            sent("home", field("Login name", "login") + field("Phrase", "phrase") + "<p><button>Log in</button></p>"),
        ),
        "home": ("Home", "".join(f'<p><a href="topic">Topic {number}</a></p>' for number in range(TOPICS))),
        "topic": ("Read", "<p>That is all.</p>"),
    },
    '''"""Read of Topic 0."""

from assistant import Guide, Person, walkthrough


@walkthrough("Read of Topic 0", people=("clerk.toml",))
def reading(guide: Guide, clerk: Person) -> None:
    """Here is how you read of it."""
    guide.chapter("Read")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    guide.fill("Enter your **Login name**.", "clara")
    guide.click("Click **Log in**.")
    guide.click("Click **Topic 0**.")
''',
)

PATIENCE = 2
"""Seconds that a walk waits for what is not there: all that is there comes at once."""

DESKS = {"library": LIBRARY, "permit": PERMIT, "docket": DOCKET, "reading": READING}


class Answers(BaseHTTPRequestHandler):
    """Any page of any desk; what is sent leads to the page that it was sent to."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        desk, page = self.path.split("?")[0].split("/")[-2:]
        pages = DESKS[desk].pages if desk in DESKS else {}
        found = pages.get(page or next(iter(pages), ""))
        self.answer(200 if found else 404, (HEAD.format(title=found[0]) + found[1] if found else "").encode())

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.answer(303, b"", self.path)

    def answer(self, status: int, body: bytes, where: str = "") -> None:
        self.send_response_only(status)
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def open_desks() -> Iterator[str]:
    """All of them at one address."""
    with served(Answers) as address:
        yield address


def write_scripts(folder: Path) -> None:
    """The scripts of all desks, and who walks them."""
    (folder / "clerk.toml").write_text('name = "Clara Clerk"\n', encoding="utf-8")
    for name, desk in DESKS.items():
        (folder / script_of(name)).write_text(desk.script, encoding="utf-8")


def write_topics(folder: Path) -> list[str]:
    """Scripts that begin alike. Gives their files' names."""
    names = []
    for number in range(TOPICS):
        names.append(f"topic_{number}.py")
        text = READING.script.replace("Topic 0", f"Topic {number}").replace("def reading", f"def topic_{number}")
        (folder / names[-1]).write_text(text, encoding="utf-8")
    return names


def script_of(desk: str) -> str:
    return f"{desk}.py"


def write_site(folder: Path, site: str, desk: str, address: str) -> str:
    """A site of its own, whose pages are those of a desk. Gives its file's name."""
    first = next(iter(DESKS[desk].pages))
    text = f'id = "{site}"\nname = "Town Desk"\npatience = {PATIENCE}\n\n[sites]\n'
    walk = f'desk = {{ shown = "desk.example.org", walk = "{address}/{site}/{desk}/{first}" }}\n'
    (folder / f"{site}.toml").write_text(text + walk, encoding="utf-8")
    return f"{site}.toml"
