"""A site that nobody here wrote is always walked anew, and forgets before each walk what the one before did."""

from __future__ import annotations

import html
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from made_up_walk import CHECK, MAB, MAD, MEANS, PICTURE, PNG, recording

from assistant.building import build
from assistant.building.kept_walks import KeptWalks, same_walk
from assistant.building.plan import Order
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput, NotOnScreen, PortalTrouble
from assistant.facts import courts, people
from assistant.facts.recording import Recording, Viewport
from assistant.settings import settings
from assistant.walking import portal
from assistant.walking.walkthrough import find

SCRIPT = '''
from assistant import Guide, Person, walkthrough


@walkthrough("Add a party", people=("clerk.toml",))
def add_party(guide: Guide, clerk: Person) -> None:
    """Here is how a party is put on file."""
    guide.chapter("Add the party")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    guide.fill("Enter the **Party**.", "Acme")
    guide.fill("Enter your **Badge**, which is {clerk.badge}.", clerk.badge)
    guide.fill("Enter your **PIN**.", clerk.pin)
    guide.click("Click **Save party**.")
    guide.see("You read **Acme is on file.**")
'''
CLERK = 'name = "Clara Clerk"\nbadge = "A-1774"\npin = "Tidy-Lantern-88"\n'
FORM = (
    "<form method=post><p><label>Party <input name=party></label><p><label>Badge <input name=badge></label>"
    "<p><label>PIN <input name=pin type=password></label><p><button>{}</button></form>"
)


class Desk(BaseHTTPRequestHandler):
    """A site with a memory: each party is taken once, until it is told to forget."""

    parties: set[str]
    button: str

    def do_GET(self) -> None:
        self.answer(FORM.format(self.button))

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["content-length"] or 0)).decode())
        party = sent.get("party", [""])[0]
        if self.path == "/reset":
            self.parties.clear()
            self.answer("", 303, location="/")
        elif party in self.parties:
            self.answer("<p>There is such a party.")
        else:
            self.parties.add(party)
            self.answer(f"<p>{html.escape(party)} is on file.")

    def answer(self, body: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>Desk</title><h1>Party Desk</h1>{body}".encode())

    def log_message(self, *_: object) -> None:
        """In silence."""


@pytest.fixture
def a_desk():
    """The site that runs, and its address."""
    kind = type("OneDesk", (Desk,), {"parties": set(), "button": "Save party"})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield kind, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class House:
    """A folder with a site's file, a clerk's and a script; and the build that is made of them."""

    def __init__(self, folder: Path, at_hand) -> None:
        self.folder = folder
        self.at_hand = at_hand
        self.said: list[str] = []
        (folder / "clerk.toml").write_text(CLERK, encoding="utf-8")
        (folder / "add_party.py").write_text(SCRIPT, encoding="utf-8")

    def site(self, address: str, *lines: str) -> None:
        facts = "\n".join(lines)
        text = f'id = "desk"\nname = "Party Desk"\n{facts}\n[sites]\ndesk = "{address}"\n'
        (self.folder / "desk.toml").write_text(text, encoding="utf-8")
        for known in (courts.read, people.read, find):
            known.cache_clear()

    @property
    def job(self) -> Job:
        (job,) = build.known_jobs([str(self.folder / "add_party.py")], [str(self.folder / "desk.toml")])
        return job

    def guides(self, *formats: str) -> Recording:
        """Build, and give the recording."""
        job, out = self.job, self.folder / "guides"
        self.said.clear()
        with Workspace([job.court_name], out, self.at_hand) as workspace:
            build.guides(Order((job,), formats, out), InProcess(workspace), say=self.said.append)
        return Recording.load(self.folder / "recordings" / "desk" / "add-party")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_RECORDINGS", str(tmp_path / "recordings"))
    monkeypatch.setenv("ASSISTANT_PATIENCE", "0.3")
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


ANEW = "Party Desk is no site of ours: only a walk can tell what it shows now, so it is always walked anew."


@pytest.mark.long
@pytest.mark.browser
def test_another_site_is_walked_anew_and_forgets_before(folder, desk, a_desk):
    """One desk for all of it: each part is what the one before has left."""
    its, address = a_desk
    house = House(folder, desk)

    house.site(address, "window = [800, 640]")
    walked = house.guides("html", "markdown")
    assert (walked.on, walked.portal, walked.court.kind) == (None, "elsewhere", "site")
    assert walked.viewport == Viewport(width=800, height=640, density=2)
    assert house.said == []
    page = (folder / "guides" / "desk" / "add-party" / "add-party.md").read_text(encoding="utf-8")
    assert "Enter your **Badge**, which is A-1774." in page

    with pytest.raises(NotOnScreen, match="Acme is on file") as stopped:
        house.guides("html")
    assert house.said == [ANEW]
    assert "Party Desk has changed, or it keeps what an earlier walk did: then give it `reset` in desk.toml" in str(
        stopped.value
    )
    assert not any(
        "Tidy-Lantern-88" in file.read_text("latin-1")
        for file in folder.rglob("*.*")
        if file.is_file() and file.name != "clerk.toml"
    )

    house.site(address, f'reset = "{address}reset"')
    assert house.guides("html").edition == house.guides("html").edition

    post = f"import urllib.request as it; it.urlopen(it.Request('{address}reset', b'', method='POST'))"
    house.site(address, f"reset = {json.dumps([sys.executable, '-c', post])}")
    house.guides("html")

    its.button = "Store party"
    with pytest.raises(NotOnScreen, match="Save party") as stale:
        house.guides("html")
    assert "earlier walk" not in str(stale.value)

    house.site(address, f'reset = "{address}nowhere"')
    its.do_POST = lambda self: self.answer("", 500)
    with pytest.raises(PortalTrouble, match=r"reset of desk: .*/nowhere answered 500"):
        house.guides("html")


def test_a_host_that_is_not_allowed_is_told_with_all_else_before_anything_is_walked(folder):
    house = House(folder, None)
    house.site("https://desk.example/")
    (folder / "add_party.py").write_text(SCRIPT.replace("clerk.badge)", "clerk.locker)"), encoding="utf-8")

    with pytest.raises(BadInput) as told:
        _ = house.job

    lines = str(told.value).splitlines()
    assert "“desk.example” is not this machine" in lines[0]
    assert "ASSISTANT_ALLOWED_HOSTS=desk.example" in lines[0]
    assert 'Clara Clerk has no locker. Add it to clerk.toml: locker = "…"' in lines[1]


def test_a_training_server_is_allowed_by_the_environment(folder, monkeypatch):
    monkeypatch.setenv("ASSISTANT_ALLOWED_HOSTS", "desk.example")
    settings.cache_clear()
    house = House(folder, None)
    house.site("https://desk.example/")

    assert f"{house.job}" == "desk/add-party"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("on=3, ", "on is 3 days from the go-live, and desk has none"),
        ("deadline='{court.go_live}', ", "{court.go_live} is left out of "),
        ("next='Call {court.contacts.pacer_phone}.', ", "{court.contacts.pacer_phone} is left out of "),
    ],
)
def test_a_script_that_says_what_is_not_known_of_the_site_is_told(folder, line, complaint):
    house = House(folder, None)
    house.site("http://127.0.0.1:9/")
    (folder / "add_party.py").write_text(SCRIPT.replace("people=", f"{line}people="), encoding="utf-8")

    with pytest.raises(BadInput) as told:
        _ = house.job

    assert complaint in str(told.value)


def jobs(folder, ids):
    for one in ids:
        (folder / f"{one}.toml").write_text(
            f'id = "{one}"\nname = "{one}"\nsites.x = "http://127.0.0.1/"', encoding="utf-8"
        )
    names = ("mad", *(str(folder / f"{one}.toml") for one in ids))
    return tuple(Job(script, name) for name in names for script in ("upgrade-account", "link-account"))


def test_sites_of_others_are_walked_one_after_the_other_as_they_were_asked_for(folder):
    """Several workers would meet in the one world that such a site has, or reset it under each other."""
    every = jobs(folder, ["a", "b"])

    groups = build.in_turn(every)

    assert [[f"{job}" for job in group] for group in groups] == [
        ["mad/link-account"],
        ["mad/upgrade-account"],
        ["a/upgrade-account", "a/link-account", "b/upgrade-account", "b/link-account"],
    ]


def test_one_line_says_that_a_kept_walk_is_not_used(folder):
    every = jobs(folder, ["a", "b"])
    for place in ("a/upgrade-account", "a/link-account", "mad/link-account"):
        (folder / "recordings" / place).mkdir(parents=True)
        (folder / "recordings" / place / "recording.json").write_text("{}", encoding="utf-8")

    assert list(build.always_anew(every)) == [ANEW.replace("Party Desk", "a")]


def test_where_no_portal_is_needed_none_is_started(folder):
    (desk,) = {job.court_name for job in jobs(folder, ["a"]) if job.court_name != "mad"}

    with Workspace(["mad", desk], folder) as workspace:
        assert workspace.portal_of(courts.court(desk)) is portal.ELSEWHERE
        assert workspace._court_files == (courts.court_file("mad"),)
        assert not workspace._portals


def test_a_walk_in_a_window_of_another_size_is_another_walk():
    wide = MAD.model_copy(update={"window": (1280, 900)})

    assert same_walk_in(MAD)
    assert not same_walk_in(wide)


def same_walk_in(court):
    known = recording({})
    known._folder = Path(__file__).parent
    return same_walk(known.model_copy(update={"screens": ()}), CHECK, court, MEANS)


@pytest.mark.parametrize(
    ("kept", "stopped", "furthest"), [(False, [], 0), (True, [], 1), (False, [3], 2), (True, [1], 1), (True, [7], 6)]
)
def test_how_far_an_earlier_walk_got_is_known(tmp_path, kept, stopped, furthest):
    walks, place = KeptWalks(tmp_path), tmp_path / "mad" / CHECK.slug
    if kept:
        place.mkdir(parents=True)
        (place / PICTURE.file).write_bytes(PNG)
        recording({}).save(place)
    for number in stopped:
        walks.walking(MAD, CHECK).mkdir(parents=True, exist_ok=True)
        (walks.walking(MAD, CHECK) / f"stopped-at-step-{number:02}.png").write_bytes(b"")

    assert walks.furthest(MAD, CHECK) == furthest
    assert walks.furthest(MAB, CHECK) == 0


OWN = """
from assistant import Guide, Person, walkthrough


@walkthrough("Log in", people=("zoe.toml",))
def log_in(guide: Guide, filer: Person) -> None:
    \"\"\"Here is how one logs in.\"\"\"
    guide.chapter("Log in")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
"""
LOGIN = """
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.see("Beside **Account Type** you read **Legacy PACER Account**.")
"""


@pytest.mark.browser
@pytest.mark.server
@pytest.mark.long
def test_somebody_of_ones_own_has_her_account_in_the_bundled_portal(folder, desk):
    """The script lies elsewhere than the command is given, and her file beside it."""
    tobias = people.person_file("tobias-brannock").read_text(encoding="utf-8")
    zoe = tobias.replace("7002213", "7002999").replace('"tb1407"', '"zn1408"').replace('"tbrannock"', '"znunez"')
    (folder / "zoe.toml").write_text(zoe, encoding="utf-8")
    (folder / "log_in.py").write_text(OWN + LOGIN, encoding="utf-8")
    (folder / "look.py").write_text(OWN.replace("zoe", "clara"), encoding="utf-8")
    (folder / "clara.toml").write_text(CLERK, encoding="utf-8")

    with Workspace(["mad"], folder / "guides", desk) as workspace:
        walked = workspace.walk(Job(str(folder / "log_in.py"), "mad"))
        assert (walked.people, len(list(walked.steps()))) == (("zoe",), 7)
        assert workspace.walk(Job(str(folder / "look.py"), "mad")).people == ("clara",)
        assert sorted(map(len, workspace._portals)) == [0, 1]

        twin = zoe.replace("7002999", "7002213")
        (folder / "twin.toml").write_text(twin, encoding="utf-8")
        (folder / "log_in.py").write_text(OWN.replace("zoe", "twin"), encoding="utf-8")
        find.cache_clear()
        with pytest.raises(PortalTrouble, match="The portal did not start: Two people have the account number 7002213"):
            workspace.walk(Job(str(folder / "log_in.py"), "mad"))
