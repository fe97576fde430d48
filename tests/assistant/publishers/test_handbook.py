"""All guides of a court in one PDF: page numbers that are true, and nothing of any guide lost."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from PIL import ImageChops

from assistant.errors import AssistantError
from assistant.facts.recording import Recording
from assistant.publishers import handbook
from assistant.publishers.desk import Desk
from assistant.publishers.pdf.proof import require
from assistant.publishers.pdf.repair import elements
from assistant.publishers.pdf.text import tag_tree

pytestmark = pytest.mark.siblings(6, of="file")

OTHER = "Link your CM/ECF account"


@pytest.fixture(scope="session")
def recordings(recording) -> tuple[Recording, Recording]:
    """The small guide, and one of other screens under another name."""
    screens = tuple(screen.model_copy(update={"title": "CM/ECF"}) for screen in recording.screens[:3])
    other = {"walkthrough": "link-account", "title": OTHER, "screens": screens, "lead": "Once a court."}
    first, second = recording.ending.troubles
    told = first.model_copy(update={"remedy": f"Read the guide “{OTHER}”, or the guide “Not in it”."})
    leading = {
        "ending": recording.ending.model_copy(update={"troubles": (told, second)}),
        "when": ("I have an old account.",),
    }
    return recording.model_copy(update=leading), recording.model_copy(update=other)


@pytest.fixture(scope="session")
def handbook_file(recordings, desk, tmp_path_factory) -> Path:
    return handbook.publish_all(recordings, tmp_path_factory.mktemp("handbook"), desk)


@pytest.fixture(scope="session")
def pages(handbook_file) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(handbook_file)]


def test_it_is_pdf_ua(handbook_file):
    verdict = page_validation.validate_pdf(str(handbook_file), profile="ua1")

    assert verdict.is_compliant, [failure.message for failure in verdict.failures]


def test_the_guides_follow_each_other_as_given(recordings, handbook_file):
    with pikepdf.open(handbook_file) as opened:
        titles = [heading.text for heading in tag_tree(opened).every("H1")]

    assert titles == [handbook.COURTS_TITLE, *(recording.title for recording in recordings)]


def test_the_contents_name_the_page_on_which_each_thing_stands(recordings, pages):
    """As a person checks it: the number in the contents, and the heading on that page."""
    front = " ".join(pages[0].split())

    for words in (*(recording.title for recording in recordings), "Upgrade & file"):
        number = re.search(rf"{re.escape(words)}.*?(\d+)", front[front.index("Contents") :])[1]
        assert words in pages[int(number) - 1]
        assert int(number) > 1


def test_a_filer_is_told_which_guide_she_needs_and_on_which_page(recordings, handbook_file, pages):
    with pikepdf.open(handbook_file) as opened:
        tree = tag_tree(opened)
    page = next(number for number, text in enumerate(pages, 1) if recordings[0].lead.split(".")[0] in text)

    assert [heading.text for heading in tree.every("H2")][:2] == ["Which guide do I need?", "Contents"]
    assert "I have an old account." in " ".join(pages[0].split())
    assert next(cell.text.split() for cell in tree.every("TD")) == [*recordings[0].title.split(), str(page)]


def test_a_list_of_questions_that_goes_on_to_the_next_page_is_told_once(recordings, desk, tmp_path):
    many = tuple(f"I have an old account, of the kind {number}." for number in range(60))
    changes = {"when": many, "group": "Get an account", "screens": recordings[0].screens[:2]}
    asked = recordings[0].model_copy(update=changes)

    file = handbook.publish_all([asked], tmp_path, desk)

    with pikepdf.open(file) as opened:
        told = [cell.text for cell in tag_tree(opened).every("TH")]
    assert told[:63] == [*handbook.SITUATION, "Get an account", *many]


def test_a_guide_that_is_named_is_a_link_with_its_page_where_it_is_in_the_book(handbook_file, pages):
    number = next(number for number, text in enumerate(pages, 1) if "Once a court." in text)
    text = " ".join(" ".join(pages).split())

    assert f"Read the guide “{OTHER}” (page {number}), or the guide “Not in it”." in text
    with pikepdf.open(handbook_file) as opened:
        links = [link for page in list(opened.pages)[1:] for link in page.get("/Annots", [])]
        (led,) = [link for link in links if str(link.get("/Contents", "")) == OTHER]
        assert opened.Root.Dests[str(led.Dest)][0].objgen == opened.pages[number - 1].objgen


@pytest.fixture(scope="module")
def again(recordings, desk, tmp_path_factory) -> Path:
    """The book with a third guide, which begins on the screens of the first one, and ends on one of its own."""
    screens = recordings[0].screens
    own = screens[-1].model_copy(update={"title": "Somewhere else"})
    third = {"walkthrough": "upgrade-again", "title": "Upgrade it again", "screens": (*screens[:-1], own)}
    return handbook.publish_all(
        [*recordings, recordings[0].model_copy(update=third)], tmp_path_factory.mktemp("again"), desk
    )


def test_what_an_earlier_guide_pictures_is_told_again_and_not_pictured(recordings, handbook_file, again):
    """No step is lost; where its picture is stands above it, as a link with the page."""
    before, after = (pypdfium2.PdfDocument(file) for file in (handbook_file, again))
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in after).split())
    told = re.search(r"With pictures from page (\d+) on: “(.*?)”, steps? (\d+) to (\d+)\.", words)

    assert told[2] == recordings[0].title
    assert recordings[0].title in after[int(told[1]) - 1].get_textpage().get_text_bounded()
    for step in recordings[0].steps():
        assert words.count(step.said.plain) >= 2
    with pikepdf.open(handbook_file) as book, pikepdf.open(again) as opened:
        pictured = [len(list(tag_tree(one).every("Figure"))) for one in (book, opened)]
        led = [
            link for page in opened.pages for link in page.get("/Annots", []) if "row-" in str(link.get("/Dest", ""))
        ]
    assert pictured[1] - pictured[0] == 1, "the last screen is its own"
    assert led
    assert len(after) - len(before) < len(before)


class Blank(Desk):
    """Prints nothing, and lays out as ever."""

    def __init__(self):
        super().__init__(None)

    def print(self, html):
        return html.encode()


def test_page_numbers_that_move_their_pages_are_not_printed(recordings, monkeypatch):
    """Each print stands on other pages than the one before."""
    count = iter(range(9))
    monkeypatch.setattr(handbook, "pages_of", lambda _: {"here": next(count)})

    with pytest.raises(AssistantError, match=r"could not be printed: its page numbers move what they are numbers of\."):
        handbook.publish_all(recordings, None, Blank())


def test_a_guide_begins_where_the_last_one_ended_and_the_front_stands_alone(recordings, pages, again):
    """At the head of its page stands the guide that the page begins with."""
    third = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(again)]
    begins = next(text for text in third[1:] if "Upgrade it again" in text)

    assert "Contents" in pages[0]
    assert not any(recording.lead.split(".")[0] in pages[0] for recording in recordings)
    assert OTHER in begins.splitlines()[0]
    assert "Upgrade it again" not in begins.splitlines()[0]


def test_what_holds_for_all_guides_is_said_once(recordings, pages):
    text = " ".join(" ".join(pages).split())

    for words in ("Solid: click, choose, type", "Found a mistake?", recordings[0].court.pacer_mail):
        assert text.count(words) == 1


def test_links_in_the_contents_lead_to_those_pages_and_say_what_they_are(recordings, handbook_file):
    with pikepdf.open(handbook_file) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        led = {}
        for link in opened.pages[0].Annots:
            if "/Dest" in link:
                place = opened.Root.Dests[str(link.Dest)]
                led[str(link.Contents)] = numbers[place[0].objgen]

    for recording in recordings:
        ((said, number),) = [(said, number) for said, number in led.items() if said.startswith(recording.title)]
        assert said.split() == f"{recording.title} {number}".split()


def test_guides_and_chapters_are_bookmarks(recordings, handbook_file):
    with pikepdf.open(handbook_file) as opened, opened.open_outline() as outline:
        entries = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]

    assert [title for title, _ in entries] == [handbook.COURTS_TITLE, *(recording.title for recording in recordings)]
    assert "Check your account type" in entries[1][1]
    assert "Check your account type" in entries[2][1]


def test_pages_are_numbered_through_and_name_their_guide(recordings, pages):
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    guide = -1
    for text in pages[1:]:
        guide += any(recording.lead.split(".")[0] in text for recording in recordings)
        assert recordings[guide].title in text
        assert handbook.COURTS_TITLE in text


def test_no_id_is_there_twice(recordings, bare_desk):
    """Two guides have chapters of the same name, and rows of the same number."""
    book = handbook.bound(recordings, bare_desk)
    html = book.html(book.planned)
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:aria-labelledby="|href="#)([^"]+)"', html)) <= set(ids)


def test_the_edition_stands_for_all_guides_in_it(recordings, pages, bare_desk):
    edition = handbook.bound(recordings, bare_desk).edition

    assert all(f"Edition 3, September 14, 2021 ({edition})" in text for text in pages)
    assert handbook.bound(recordings[::-1], bare_desk).edition != edition
    assert handbook.bound(recordings[:1], bare_desk).edition != edition


def test_two_prints_have_the_same_bytes(recordings, handbook_file, desk, tmp_path):
    assert handbook.publish_all(recordings, tmp_path, desk).read_bytes() == handbook_file.read_bytes()


def test_its_pictures_are_those_of_the_guides(recordings, handbook_file, desk, tmp_path):
    """The last guide's last picture has the place of its own stand-in, not of the first guide's."""
    alone = pypdfium2.PdfDocument(handbook.publish_all(recordings[1:], tmp_path, desk))
    together = pypdfium2.PdfDocument(handbook_file)

    for back in (1, 2):
        one, other = (book[len(book) - back].render(scale=0.5).to_pil() for book in (alone, together))
        middle = (0, 60, one.width, one.height - 60)
        difference = ImageChops.difference(one.crop(middle).convert("L"), other.crop(middle).convert("L"))
        assert difference.getextrema()[1] < 16  # a letter's edge may be a shade lighter


def chapter_as_paragraph(tree: list[pikepdf.Object]) -> None:
    [node for node in tree if node.S == "/H2"][-1].S = Name.P


def alts_swapped(tree: list[pikepdf.Object]) -> None:
    first, *_, last = [node for node in tree if node.S == "/Figure"]
    first.Alt, last.Alt = last.Alt, first.Alt


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        (chapter_as_paragraph, "the headings do not say “If it does not work”"),
        (alts_swapped, "the pictures' descriptions stand in another order"),
    ],
)
def test_what_a_print_lost_is_found(recordings, handbook_file, fault, complaint, bare_desk):
    pages = handbook.pages_of(handbook_file.read_bytes())
    with pikepdf.open(handbook_file) as opened:
        fault(list(elements(opened.Root.StructTreeRoot)))
        out = BytesIO()
        opened.save(out)

    with pytest.raises(AssistantError, match=complaint):
        require(out.getvalue(), handbook.COURTS_TITLE, handbook.bound(recordings, bare_desk).expected(pages))
