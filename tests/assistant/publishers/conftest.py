"""A small recording that needs no walk: five screens drawn with Pillow, and their guide printed once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from assistant.facts.recording import (
    Box,
    CourtFacts,
    Ending,
    Mark,
    Neighbor,
    Picture,
    Recording,
    Screen,
    Step,
    Tools,
    Trouble,
    Typed,
    Viewport,
)
from assistant.facts.signs import Chapter, Count
from assistant.facts.verbs import Verb
from assistant.publishers import html, pdf
from assistant.publishers.desk import Desk, Printer
from assistant.publishers.pdf.text import Element, tag_tree

GOLD = Path(__file__).parent / "gold"

WIDTH, HEIGHT, DENSITY = 992, 1000, 2


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gold", action="store_true", help="accept what the publishers make now")


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def text(words: str, x: float, y: float) -> Neighbor:
    return Neighbor(kind="text", box=box(x, y, 8 * len(words), 21), words=words)


def control(x: float, y: float, width: float = 400, height: float = 43) -> Neighbor:
    return Neighbor(kind="control", box=box(x, y, width, height))


def heading(words: str, y: float = 130) -> Neighbor:
    return Neighbor(kind="heading", box=box(32, y, 17 * len(words), 46), words=words)


BANNER = Neighbor(kind="banner", box=box(0, 0, WIDTH, 43))
TABS = Neighbor(kind="tabs", box=box(32, 195, 928, 53))


def field(label: str, y: float, x: float = 65, width: float = 400) -> tuple[Neighbor, Neighbor, Mark]:
    """A labeled field: the neighbors that it makes, and its mark."""
    words = text(label, x, y)
    edge = control(x, y + 30, width)
    return words, edge, Mark(words=label, box=edge.box, label=words.box, role="textbox", name=label)


def button(words: str, x: float, y: float) -> tuple[Neighbor, Neighbor, Mark]:
    edge = control(x, y, 90, 46)
    return edge, text(words, x + 20, y + 12), Mark(words=words, box=edge.box, role="button", name=words)


def drawn(folder: Path, name: str, neighbors: tuple[Neighbor, ...]) -> Picture:
    """A picture in which every neighbor has a look of its own, on ground that is nowhere the same."""
    picture = Image.linear_gradient("L").resize((WIDTH * DENSITY, HEIGHT * DENSITY)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for count, neighbor in enumerate(neighbors):
        edges = (neighbor.box.x, neighbor.box.y, neighbor.box.right, neighbor.box.bottom)
        pen.rectangle([DENSITY * edge for edge in edges], fill=(40 * count % 256, 90, 255 - 30 * count % 256))
    picture.save(folder / name, compress_level=1)
    return Picture(file=name, sha256=sha256((folder / name).read_bytes()).hexdigest(), box=box(0, 0, WIDTH, HEIGHT))


class Sketch:
    """Screens drawn one after the other, with steps numbered as they come."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.screens: list[Screen] = []
        self.count = Count()

    def step(self, verb: Verb, sentence: str, *marks: Mark, **more: object) -> Step:
        facts = {"template": sentence, "sentence": sentence, "file": "sketch.py", "line": 1, "marks": marks, **more}
        return Step.model_validate({"number": None, "verb": verb, **facts})

    def screen(self, chapter: str, name: str, neighbors: tuple[Neighbor, ...], *steps: Step, **more: str) -> None:
        picture = drawn(self.folder, f"{len(self.screens) + 1:02}-left.png", neighbors)
        screen = Screen(
            chapter=chapter, title=name, heading=name, address="/", site="pacer",
            arrived=picture, left=picture, neighbors=neighbors,
        ).model_copy(update=more)  # fmt: skip
        told = tuple(self._signed(step, screen.belongs_to) for step in steps)
        self.screens.append(screen.model_copy(update={"steps": told}))

    def _signed(self, step: Step, chapter: Chapter) -> Step:
        if step.does.is_note:
            return step
        sign = self.count.next(step.does.stands, chapter)
        self.count = self.count.after(sign, chapter)
        return step.model_copy(update=sign._asdict())


def sketched(folder: Path) -> Recording:
    """The whole small recording, saved in a folder."""
    sketch = Sketch(folder)
    check, upgrade = "Check your account type", "Upgrade & file"

    link = Neighbor(kind="control", box=box(438, 127, 196, 52), words="My Account")
    words = [text(word, x, 142) for word, x in (("Register", 60), ("Find a Case", 260), ("My Account", 460))]
    sketch.screen(
        check, "Federal court records", (BANNER, link, *words, heading("Federal court records", 219)),
        sketch.step("open", "Open a web browser and go to pacer.uscourts.gov."),
        sketch.step("click", "Click **My Account**.", Mark(words="My Account", box=link.box, role="link")),
    )  # fmt: skip

    user, secret, login = field("Username", 270), field("Password", 363), button("Login", 65, 480)
    sketch.screen(
        check, "Manage My Account Login",
        (BANNER, heading("Manage My Account Login"), *user[:2], *secret[:2], *login[:2]),
        sketch.step("fill", "Enter your **Username**.", user[2], typed=Typed(shown="tb1407")),
        sketch.step("fill", "Enter your **Password**.", secret[2], typed=Typed(shown="••••••••", secret=True)),
        sketch.step("note", "It has **six** characters & more.", note="tip"),
        sketch.step("click", "Click **Login**.", login[2]),
    )  # fmt: skip

    lines = text("Account Number", 60, 340), text("Account Type", 60, 413), text("Active", 303, 340)
    kind, change = text("Legacy Account", 303, 413), text("Upgrade", 470, 413)
    read, follow = Mark(words=kind.words, box=kind.box), Mark(words=change.words, box=change.box, role="link")
    sketch.screen(
        check, "Manage My Account", (BANNER, heading("Manage My Account"), *lines, kind, change),
        sketch.step("see", "Beside **Account Type** you read **Legacy Account**.", read),
        sketch.step("click", "Click **Upgrade**.", follow, alt="the way on"),
        sketch.step("note", "If it says “Upgraded”, you are done by September 20, 2021.", note="note"),
    )  # fmt: skip

    first, last = field("First Name", 300, width=200), field("Last Name", 300, x=297, width=200)
    birth, submit = field("Date of Birth", 500), button("Next", 65, 900)
    sketch.screen(
        upgrade, "Upgrade PACER Account",
        (BANNER, TABS, heading("Upgrade PACER Account"), *first[:2], *last[:2], *birth[:2], *submit[:2]),
        sketch.step("see", "Verify **First Name** and **Last Name**.", first[2], last[2]),
        sketch.step("fill", "Enter your **Date of Birth**.", birth[2], typed=Typed(shown="04/18/1967")),
        sketch.step("click", "Click **Next**.", submit[2]),
        tab="Person",
    )  # fmt: skip

    window = Neighbor(kind="dialog", box=box(236, 406, 520, 308), words="Upgrade Complete")
    close = button("Close", 265, 639)
    message = text("Your account was upgraded.", 265, 500)
    sketch.screen(
        upgrade, "Upgrade PACER Account", (BANNER, TABS, window, message, *close[:2]),
        sketch.step("click", "Read the message, and click **Close**.", close[2]),
        sketch.step("note", "The old username no longer works.", note="important"),
        tab="Person", dialog="Upgrade Complete",
    )  # fmt: skip

    bar = [text(word, x, 54) for word, x in (("Query", 160), ("Reports", 230), ("Utilities", 310), ("Log Out", 400))]
    below = [text("A line of words across the whole of the page " * 2, 32, y) for y in (86, 104, 122, 140)]
    utilities = Neighbor(kind="control", box=box(300, 43, 92, 40))
    sketch.screen(
        upgrade, "A court's menu bar", (BANNER, utilities, *bar, *below),
        sketch.step("click", "Click **Utilities**.", Mark(words="Utilities", box=utilities.box, role="link")),
        heading="",
    )  # fmt: skip

    recording = Recording(
        walkthrough="upgrade-account",
        title="Upgrade your <PACER> account",
        lead="An account of your own must be upgraded before you can link it.",
        needs=("Your PACER username", "A new password"),
        minutes=10,
        deadline="September 20, 2021",
        ending=Ending(
            title="Your account is upgraded",
            keep=("New PACER username",),
            next="On or after September 20, 2021, link the account.",
            troubles=(
                Trouble(message="Invalid username or password", remedy="Type both again."),
                Trouble(message="County is missing", remedy="Go back to the **Address** tab."),
            ),
        ),
        people=("tobias-brannock",),
        on=date(2021, 9, 14),
        era="2021",
        court=CourtFacts(
            id="mad",
            name="U.S. District Court, District of Massachusetts",
            go_live=date(2021, 9, 20),
            pacer_phone="1-800-676-6856",
            pacer_mail="pacer@psc.uscourts.gov",
            site="www.mad.uscourts.gov",
            edition_number=3,
            edition_date=date(2021, 9, 14),
        ),
        court_facts_used={},
        source="",
        portal="",
        viewport=Viewport(width=WIDTH, height=HEIGHT, density=DENSITY),
        tools=Tools(assistant="0", playwright="0", browser="0", fonts=()),
        screens=tuple(sketch.screens),
    )
    recording.save(folder)
    return recording


@pytest.fixture(scope="session")
def desk(desk: Printer) -> Desk:
    """Where publishers work: it prints with the browser of all tests."""
    return Desk(desk)


class NoPrinter:
    """Stands where a browser would, for formats that print nothing."""

    def print(self, html: str) -> bytes:
        pytest.fail(f"this was to be printed: {html[:80]}")


@pytest.fixture(scope="session")
def bare_desk() -> Desk:
    """A desk for publishers that print nothing: no browser is started for it."""
    return Desk(NoPrinter())


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return sketched(tmp_path_factory.mktemp("recording"))


@pytest.fixture(scope="session")
def recording_of_two(recording: Recording) -> Recording:
    """The same, its second chapter done by somebody else."""
    actors = {"Check your account type": "lawyer", "Upgrade & file": "firm_administrator"}
    screens = tuple(screen.model_copy(update={"actor": actors[screen.chapter]}) for screen in recording.screens)
    return recording.model_copy(update={"screens": screens})


@pytest.fixture(scope="session")
def lettered(recording: Recording, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """A small one of two chapters, in whose pictures there is something to see after several steps."""
    sketch = Sketch(tmp_path_factory.mktemp("lettered"))
    fields = [field(name, 240 + 90 * place, width=300) for place, name in enumerate(("First", "Second", "Third"))]
    follow = button("Next", 65, 520)
    things = (BANNER, heading("Small page"), *(thing for one in (*fields, follow) for thing in one[:2]))
    first, second, third = (one[2] for one in fields)
    for chapter in ("One chapter", "Another chapter"):
        sketch.screen(
            chapter, "Small page", things,
            sketch.step("see", "Verify your **First**.", first),
            sketch.step("fill", "Enter your **Second**.", second, typed=Typed(shown="2")),
            sketch.step("see", "Verify your **Second**.", second),
            sketch.step("fill", "Enter your **Third**.", third, typed=Typed(shown="3")),
            sketch.step("see", "Verify your **Third**.", third),
            sketch.step("click", "Click **Next**.", follow[2]),
        )  # fmt: skip
    made = recording.model_copy(update={"screens": tuple(sketch.screens)})
    made.save(sketch.folder)
    return made


CHANGED = "Click **Login**.", "Beside **Account Type**", "Click **Next**.", "It has **six**", "The old username"
"""How sentences begin that are new in the edition of `renewed`: steps, a result, a tip and an important note."""


@pytest.fixture(scope="session")
def renewed(recording: Recording) -> Recording:
    """The same in an edition that has news, one of them of more than a line."""

    def of(step: Step) -> Step:
        return step.model_copy(update={"changed": step.sentence.startswith(CHANGED)})

    news = (
        "The button “Log in” is called “Login” now.",
        f"A page comes between that asks for a code; the guide “Link & file” says {'where it is found, and ' * 3}why.",
        "“Next” must be clicked.",
    )
    screens = (one.model_copy(update={"steps": tuple(map(of, one.steps))}) for one in recording.screens)
    made = recording.model_copy(update={"news": news, "screens": tuple(screens)})
    made._folder = recording._folder
    return made


ADDRESS = (
    "https://pacer.example/pscof/registration.jsf?type=attorney&redirect=https%3A%2F%2Fecf.example%2Fcgi-bin%2Flogin"
)


@pytest.fixture(scope="session")
def long_words(recording: Recording) -> Recording:
    """The same, with a long web address wherever a guide says something."""
    troubles = (Trouble(message=ADDRESS, remedy=ADDRESS), Trouble(message="It is slow.", remedy=f"Go to {ADDRESS}."))
    ending = Ending(title=ADDRESS, keep=(ADDRESS, "The number"), next=f"Go to {ADDRESS}.", troubles=troubles)
    first, *others = recording.screens
    steps = tuple(step.model_copy(update={"sentence": f"{step.sentence} See {ADDRESS}."}) for step in first.steps)
    screens = (first.model_copy(update={"steps": steps}), *others)
    court = recording.court.model_copy(update={"name": "District-of-Massachusetts-and-" * 4})
    changed = recording.model_copy(
        update={
            "title": ADDRESS, "lead": f"See {ADDRESS}.", "needs": (ADDRESS, "A password"), "when": (ADDRESS,),
            "deadline": f"{ADDRESS}. {ADDRESS}", "ending": ending, "court": court,
            "screens": tuple(one.model_copy(update={"chapter": ADDRESS + one.chapter[:1]}) for one in screens),
        }
    )  # fmt: skip
    changed._folder = recording._folder
    return changed


@pytest.fixture(scope="session")
def page_file(recording: Recording, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return html.publish(recording, tmp_path_factory.mktemp("html"), desk)


@pytest.fixture(scope="session")
def pdf_file(recording: Recording, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf.publish(recording, tmp_path_factory.mktemp("pdf"), desk)


@pytest.fixture
def same_as_gold(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Compares what a document says with what was accepted.

    `pytest tests/assistant/publishers --gold` accepts what is made now.
    """
    accept = request.config.getoption("--gold", default=False)

    def compare(document: Path) -> None:
        made = SAID[document.suffix](document)
        kept = GOLD / f"{document.name}.txt"
        if accept:
            kept.write_text(made, encoding="utf-8", newline="\n")
        assert made == kept.read_text(encoding="utf-8")

    return compare


def page_without_bytes(document: Path) -> str:
    """A page without its pictures, font, style and script; how it looks is for eyes."""
    text = re.sub(r"<style>.*?</style>", "<style>…</style>", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"<script>.*?</script>", "<script>…</script>", text, flags=re.DOTALL)
    text = re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", text)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", text)


def tags(document: Path) -> str:
    with pikepdf.open(document) as opened:
        return "\n".join(outlined(tag_tree(opened))) + "\n"


def outlined(element: Element, depth: int = 0) -> Iterator[str]:
    """A tag tree as indented lines; what only groups is left out."""
    if element.kind in ("Document", "NonStruct", "Div", "Sect"):
        lines = [line for child in element.inside for line in outlined(child, depth)]
    else:
        head = f"{'  ' * depth}{element.kind} {element.alt or element.text}".rstrip()
        lines = [head, *(line for child in element.inside for line in outlined(child, depth + 1))]
    yield from lines


def whole_text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


SAID: dict[str, Callable[[Path], str]] = {".html": page_without_bytes, ".pdf": tags, ".md": whole_text}
