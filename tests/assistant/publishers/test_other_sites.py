"""What is not known of a site is said in no document: of one that is no court, nothing of PACER or of training."""

from __future__ import annotations

import html as escapes
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from assistant import publishers
from assistant.facts.recording import CourtFacts, Recording, Screen
from assistant.publishers import FORMATS, CourtFormat, index
from assistant.publishers.film import narration
from assistant.publishers.layout import print_heights, wording

pytestmark = pytest.mark.siblings(4, of="file")

OF_COURTS = re.compile(
    r"pacer|cm/?ecf|court|training|simulat|clerk.s office|filers?\b|made.up|none\b|nextgen|go live", re.IGNORECASE
)
EMPTY = re.compile(
    r"\b(?:at|for|show)\s*[.,](?:\s|$)|\bon\s*,|Center\s*\.|,\s*$|\. \.|, ,|  "
    r"|(?:Office|Center|Questions|password|login|account):\s*$"
)
"""What is left of a sentence that lost a fact."""

SITE = CourtFacts(id="desk", name="Party Desk", kind="site", audience="", pictures="", footer="")
TOLD = SITE.model_copy(
    update={"audience": "clerks", "pictures": "a copy for trying things out", "footer": "Pictures: trial copy."}
)
PRINTED = ("pdf", "card", "handbook")
OTHERS = tuple(name for name in FORMATS if name not in (*PRINTED, "film"))
WORDS = tuple(name for name in OTHERS if name != "pictures")


def at(recording: Recording, court: CourtFacts) -> Recording:
    """The small recording as one of this site, whose pages have other words."""
    screens = tuple(
        Screen.model_validate_json(re.sub(r"pacer|cm/ecf|court", "desk", one.model_dump_json(), flags=re.IGNORECASE))
        for one in recording.screens
    )
    words = {"title": "Add a party", "lead": "A new party must be on file.", "needs": ("Your badge",), "deadline": ""}
    changed = recording.model_copy(update={"court": court, "screens": screens, **words, "when": ("A party is new.",)})
    ending = recording.ending.model_copy(update={"keep": (), "next": "Tell your supervisor."})
    changed = changed.model_copy(update={"ending": ending})
    changed._folder = recording._folder
    return changed


def text_of(file: Path) -> str:
    """All that a reader can read in a document, and what its properties say."""
    if file.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(file)
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        return "\n".join([*pages, *pdf.get_metadata_dict().values()])
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as held:
            return "\n".join(held.read(name).decode() for name in held.namelist() if name.endswith(".txt"))
    if file.suffix in (".docx", ".pptx"):
        with zipfile.ZipFile(file) as held:
            parts = [held.read(name).decode() for name in held.namelist() if name.endswith(".xml")]
        return "\n".join(read(part) for part in parts)
    return file.read_text() if file.suffix == ".md" else read(file.read_text())


def read(page: str) -> str:
    """The words of a page, and those of its attributes that are read aloud."""
    bare = re.sub(r"<(style|script)\b.*?</\1>|<!--.*?-->|<meta[^>]*>", "", page, flags=re.DOTALL)
    said = re.findall(r'(?:alt|aria-label|title|descr|data-nothing)="([^"]*)"', bare)
    plain = re.sub(r"<[^>]+>", "\n", re.sub(r"</?(?:a|b|span|wbr)\b[^>]*>", "", bare))
    return escapes.unescape("\n".join([plain, *said]))


def published(name: str, recording: Recording, into: Path, desk) -> str:
    one = publishers.FORMATS[name]
    many = isinstance(one, CourtFormat)
    return text_of(one.publish([recording] if many else recording, into, desk))


@pytest.mark.parametrize("name", OTHERS)
def test_of_another_site_nothing_is_said_of_courts(recording, bare_desk, tmp_path, name):
    text = published(name, at(recording, SITE), tmp_path, bare_desk)

    assert "Party Desk" in text
    assert OF_COURTS.findall(text) == []


@pytest.mark.parametrize("name", PRINTED)
def test_nor_is_it_in_print(recording, desk, tmp_path, name):
    text = published(name, at(recording, SITE), tmp_path, desk)

    assert "Party Desk" in text
    assert OF_COURTS.findall(text) == []


def test_nor_in_a_film(recording):
    bare, told = at(recording, SITE), at(recording, TOLD)

    for silent in (True, False):
        assert not OF_COURTS.findall(repr([narration.cover(bare, silent=silent), narration.end_card(bare)]))
        assert "" not in narration.cover(bare, silent=silent).lines
    assert not OF_COURTS.findall("\n".join(narration.every_line(bare)))
    assert narration.corner_words(bare) == ""
    assert "This film shows a copy for trying things out." in narration.cover(told, silent=True).foot


def indexed(recordings: list[Recording], tmp_path: Path) -> tuple[str, str]:
    """The words of the front page, and of the first site's page."""
    for one in recordings:
        folder = tmp_path / one.court.id / one.walkthrough
        folder.mkdir(parents=True)
        (folder / f"{one.name}.html").write_text("a guide")
    front = index.publish(recordings, tmp_path)
    return read(front.read_text()), read((tmp_path / recordings[0].court.id / "index.html").read_text())


def test_nor_on_the_pages_that_lead_to_the_guides_and_search_them(recording, tmp_path):
    front, page = indexed([at(recording, SITE)], tmp_path)

    assert OF_COURTS.findall(front + page) == []
    assert "Choose your site." in front
    assert "No guide holds all these words. Try fewer words, or look under “Which guide do I need?”." in page
    assert "pacer" not in (tmp_path / "desk" / "index.html").read_text().lower()


def test_a_front_page_over_courts_and_sites_says_what_is_true_of_all(recording, tmp_path):
    front, page = indexed([at(recording, TOLD), recording], tmp_path)

    assert "Choose your court or site." in front
    assert "PACER account" not in front
    assert "The pictures show" not in front
    assert "The court goes live with NextGen CM/ECF on September 20, 2021." in " ".join(front.split())
    assert "Guides for clerks" in page
    assert "Pictures: trial copy." in page


@pytest.mark.parametrize("name", WORDS)
def test_what_a_sites_file_says_is_told(recording, bare_desk, tmp_path, name):
    text = " ".join(published(name, at(recording, TOLD), tmp_path, bare_desk).split())

    assert "uide for clerks" in text
    assert "The pictures show a copy for trying things out; yours may look different." in text
    assert name == "markdown" or "Pictures: trial copy." in text


MISSING = {
    "everything": {"go_live": None, "pacer_phone": "", "pacer_mail": ""},
    "the telephone": {"pacer_phone": ""},
    "the address": {"pacer_mail": ""},
    "the day": {"go_live": None},
    "what the pictures show": {"pictures": "", "footer": ""},
    "the audience": {"audience": ""},
}


@pytest.mark.parametrize("missing", MISSING)
def test_what_is_not_known_of_a_court_leaves_no_gap(recording, bare_desk, tmp_path, missing):
    court = recording.court.model_copy(update=MISSING[missing])
    told = at(recording, court)

    texts = [published(name, told, tmp_path, bare_desk) for name in WORDS]
    texts += [*indexed([told], tmp_path / "all"), *narration.every_line(told)]

    for text in texts:
        lines = [" ".join(line.split()) for line in text.splitlines()]
        assert [line for line in lines if EMPTY.search(line) or "None" in line] == []
        assert ("1-800-676-6856" in text) <= bool(court.pacer_phone)
        assert ("pacer@psc.uscourts.gov" in text) <= bool(court.pacer_mail)
    assert ("PACER Service Center" in texts[0]) == bool(court.pacer)


def test_an_ending_is_as_high_as_what_it_says(recording):
    """Nobody to ask: the heading and three lines are not there."""
    court = recording.court.model_copy(update={"site": ""})
    ending = recording.ending.model_copy(update={"keep": (), "next": ""})
    unknown = court.model_copy(update={"pacer_phone": "", "pacer_mail": ""})
    phone = court.model_copy(update={"pacer_mail": ""})

    high, low, middle = (print_heights.ending_height(ending, one) for one in (court, unknown, phone))

    assert high - middle == print_heights.SMALL_LINE
    above = 5  # the space above the columns, of which there is none now
    assert middle - low == pytest.approx(above + print_heights.LABEL_LINE + 2 * print_heights.SMALL_LINE)


@pytest.mark.parametrize(
    ("changes", "questions", "said"),
    [
        ({}, True, ", look under “Which guide do I need?”, or call the PACER Service Center at 1-800-676-6856."),
        ({}, False, ", or call the PACER Service Center at 1-800-676-6856."),
        ({"pacer_phone": ""}, True, ", or look under “Which guide do I need?”."),
        ({"pacer_phone": ""}, False, "."),
    ],
)  # fmt: skip
def test_a_search_that_finds_nothing_says_what_can_be_done(recording, changes, questions, said):
    court = recording.court.model_copy(update=changes)

    assert wording.nothing_found(court, questions).endswith(f"Try fewer words, such as “password” or “link”{said}")
