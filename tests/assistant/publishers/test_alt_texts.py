"""What an author says of a picture instead of what we would say, from her script to every format."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from assistant import publishers
from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput
from assistant.facts.recording import Box
from assistant.publishers.layout import wording
from assistant.publishers.pdf.text import tag_tree
from assistant.walking.browser import OpenBrowser

pytestmark = pytest.mark.siblings(4, of="file")

SCRIPT = '''
from assistant import Guide, Person, walkthrough

@walkthrough("A guide", people=("tobias-brannock",), on=1)
def mine(guide: Guide, filer: Person) -> None:
    """A lead."""
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.", alt=" ")
'''

FORMATS = [name for name, one in publishers.FORMATS.items() if one.pictures]
"""What shows no pictures beside its words has no alternate texts."""


def published(name, recording, into, desk):
    """A document of this guide, of any format."""
    together = publishers.of_all_guides().get(name)
    if together:
        return together.publish([recording], into, desk)
    return publishers.of_one_guide()[name].publish(recording, into, desk)


def test_an_author_says_what_a_number_marks(guide_on):
    guide = guide_on("<button>Go</button>")
    guide.click("Click **Go**.", alt="the way to  the {court.name}")
    guide.see("There is **Go**.")

    (screen,) = guide.finish()

    assert [step.alt for step in screen.steps] == [f"the way to the {guide.court.name}", ""]


EVERY_VERB = """<p>Word<p><label><input type=checkbox>Box</label> <label>List <select><option>x</select></label>
<label>Field <input></label><button>Go</button>"""


@pytest.mark.parametrize(
    ("verb", "words"), [("click", "Go"), ("see", "Word"), ("check", "Box"), ("choose", "List"), ("fill", "Field")]
)
def test_an_empty_alt_text_stops_the_walk(guide_on, verb, words):
    value = ("x",) if verb in ("choose", "fill") else ()

    with pytest.raises(BadInput, match=r"test_alt_texts\.py:\d+: alt says nothing\. Say in plain words what"):
        getattr(guide_on(EVERY_VERB), verb)(f"There is **{words}**.", *value, alt="")


@pytest.mark.parametrize(
    ("alt", "complaint"),
    [
        (" \n ", r"test_alt_texts\.py:\d+: alt says nothing"),
        ("the **way**", r"test_alt_texts\.py:\d+: alt says something in bold"),
        ("{filer.password}", "is a secret"),
    ],
)
def test_what_cannot_be_an_alt_text_stops_the_walk(guide_on, alt, complaint):
    with pytest.raises(BadInput, match=complaint):
        guide_on(EVERY_VERB).click("There is **Go**.", alt=alt)


@pytest.mark.server
def test_an_empty_alt_text_stops_the_build_and_names_its_line(browser, tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(SCRIPT, encoding="utf-8")

    with (
        Workspace(["mad"], tmp_path / "guides", OpenBrowser(browser)) as workspace,
        pytest.raises(BadInput, match=r"mine\.py:8: alt says"),
    ):
        workspace.walk(Job(str(file), "mad"))


@pytest.fixture(scope="module")
def told(recording):
    """The small recording, each of its marks told by its author."""
    screens = [
        screen.model_copy(update={"steps": tuple(in_her_words(step) for step in screen.steps)})
        for screen in recording.screens
    ]
    return kept(recording, screens=tuple(screens))


def in_her_words(step):
    return step.model_copy(update={"alt": f"her words for {step.sign.name}"}) if step.sign else step


def kept(recording, **changes):
    changed = recording.model_copy(update=changes)
    changed._folder = recording._folder
    return changed


@pytest.mark.parametrize("name", FORMATS)
def test_her_words_stand_in_every_format(told, desk, tmp_path, name):
    (tmp_path / told.walkthrough).mkdir()
    alts = alts_of(published(name, told, tmp_path, desk))

    assert "her words for" in alts
    assert "the Login button" not in alts
    assert "the way on" not in alts


def test_a_sentence_in_a_picture_stands_in_quotation_marks(recording):
    step = recording.screens[1].steps[0]
    (mark,) = step.marks
    agree = mark.model_copy(update={"words": "I agree. I have read it.", "role": "checkbox"})

    assert wording.pointed_at(step.model_copy(update={"marks": (agree,), "verb": "click", "typed": None})) == (
        f"{step.number}: the “I agree. I have read it.” check box."
    )


def test_what_is_to_be_compared_is_told_with_what_stands_beside_it(recording):
    screen = recording.screens[2]
    read = screen.steps[0]
    row = read.marks[0].model_copy(update={"words": "Account Type", "box": Box(x=50, y=413, width=400, height=30)})
    of_row = read.model_copy(update={"marks": (row,)})

    assert wording.pointed_at(of_row, screen.neighbors) == "Result a: the words “Account Type: Legacy Account”."
    assert wording.pointed_at(read, screen.neighbors) == "Result a: the words Legacy Account."


def alts_of(document: Path) -> str:
    """The alternate texts of a document, or all of a text."""
    match document.suffix:
        case ".pdf":
            with pikepdf.open(document) as opened:
                return " ".join(figure.alt for figure in tag_tree(opened).every("Figure"))
        case ".docx":
            pictures = Document(document).element.body.iter("{*}docPr")
            return " ".join(picture.get("descr") or "" for picture in pictures)
        case ".pptx":
            with zipfile.ZipFile(document) as parts:
                pages = [parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide")]
            return " ".join(re.findall(r'descr="([^"]*)"', " ".join(pages)))
        case ".zip":
            return zipfile.ZipFile(document).read("pictures.txt").decode()
        case _:
            return document.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["html", "markdown", "pdf"])
def test_a_kept_recording_with_an_empty_alt_text_is_not_published(recording, desk, tmp_path, name):
    first = recording.screens[1].steps[0]
    blank = first.model_copy(update={"alt": " ", "file": "mine.py", "line": 12})
    screen = recording.screens[1].model_copy(update={"steps": (blank, *recording.screens[1].steps[1:])})

    with pytest.raises(BadInput, match=r"mine\.py:12: alt says nothing"):
        published(name, kept(recording, screens=(screen,)), tmp_path, desk)


def test_a_page_that_has_no_name_is_not_published(recording, desk, tmp_path):
    screen = recording.screens[1].model_copy(update={"title": " ", "heading": ""})

    with pytest.raises(BadInput, match=r"sketch\.py:1: the page has neither a heading nor a title"):
        published("html", kept(recording, screens=(screen,)), tmp_path, desk)
