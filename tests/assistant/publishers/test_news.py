"""What is new in an edition stands in every document, a mark behind each sentence; where nothing is, nothing does."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx as word
import page as page_validation
import pikepdf
import pptx
import pytest

from assistant.errors import AssistantError
from assistant.facts.recording import Recording
from assistant.facts.sentence import unmarked
from assistant.measure.simulation import texts_of
from assistant.publishers import card, docx, handbook, html, markdown, pdf, picture_zip, slides
from assistant.publishers.card import QuickReference
from assistant.publishers.card.levels import LEVELS, Level, height
from assistant.publishers.film import transcript
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.schedule import planned
from assistant.publishers.layout import print_heights, wording
from assistant.publishers.layout.text_metrics import text_width
from assistant.publishers.pdf.proof import check_guide
from assistant.publishers.pdf.text import tag_tree, without_space

pytestmark = pytest.mark.siblings(6, of="file")

OFFICE = docx, slides, markdown, picture_zip
PRINTED = pdf, card, html


def marked(recording: Recording) -> list[str]:
    """The sentences that are marked, in order."""
    return [step.said.plain for screen in recording.screens for step in screen.steps if step.changed]


@pytest.fixture(scope="module")
def unprinted(renewed, bare_desk, tmp_path_factory) -> dict[str, Path]:
    """The documents for which no browser is started, by what makes them."""
    into = tmp_path_factory.mktemp("unprinted")
    return {publisher.__name__.rpartition(".")[2]: publisher.publish(renewed, into, bare_desk) for publisher in OFFICE}


@pytest.fixture(scope="module")
def printed(renewed, desk, tmp_path_factory) -> dict[str, Path]:
    into = tmp_path_factory.mktemp("printed")
    made = {publisher.__name__.rpartition(".")[2]: publisher.publish(renewed, into, desk) for publisher in PRINTED}
    return made | {"handbook": handbook.publish_all([renewed], into, desk)}


def said(file: Path) -> str:
    """All that a document says, without white space; of Markdown, without its signs."""
    return re.sub(r"[*\\]", "", without_space(" ".join(texts_of(file))))


def in_order(told: str, *words: str) -> bool:
    return re.search(".*".join(re.escape(without_space(each)) for each in words), told, re.DOTALL) is not None


@pytest.mark.parametrize("name", ["docx", "slides", "markdown"])
def test_what_is_new_stands_under_its_heading_before_what_is_needed(renewed, unprinted, name):
    assert in_order(said(unprinted[name]), renewed.title, wording.NEWS, *renewed.news, "What you need")


def test_the_list_of_pictures_tells_it_too(renewed, unprinted):
    with zipfile.ZipFile(unprinted["picture_zip"]) as held:
        told = held.read(next(name for name in held.namelist() if name.endswith(".txt"))).decode()

    assert in_order(without_space(told), wording.NEWS, *renewed.news)
    assert "Click Login. (Changed)" in told


def test_word_marks_what_has_changed_in_a_style_of_its_own(renewed, unprinted):
    document = word.Document(str(unprinted["docx"]))
    paragraphs = [*document.paragraphs, *(p for t in document.tables for c in t._cells for p in c.paragraphs)]
    found = [p.text for p in paragraphs if any(run.style.name == "Changed" for run in p.runs)]

    assert {text.removesuffix(" Changed").partition(": ")[2] or text.removesuffix(" Changed") for text in found} == set(
        marked(renewed)
    )
    assert all(text.endswith(". Changed") for text in found)


def test_slides_and_markdown_mark_it_in_words(renewed, unprinted):
    steps = [step for step in renewed.steps_and_results() if step.changed]
    shown = [shape.text for slide in pptx.Presentation(str(unprinted["slides"])).slides for shape in slide.shapes
             if shape.has_text_frame]  # fmt: skip
    text = unprinted["markdown"].read_text(encoding="utf-8")

    for step in steps:
        assert any(f"{step.said.plain} (Changed)" in words for words in shown)
        assert f"{step.sentence} (Changed)" in text
    assert text.count("(Changed)") == len(marked(renewed))


@pytest.mark.parametrize("name", ["pdf", "card", "html"])
def test_a_page_has_it_on_its_first_one_as_a_heading_and_marks_every_sentence(renewed, printed, name):
    told = said(printed[name])

    assert in_order(told, renewed.title, wording.NEWS, *renewed.news)
    for words in marked(renewed):
        mark = " (Changed)" if name == "card" and words.startswith("The old") else " Changed"
        assert without_space(f"{words}{mark}") in told


def test_the_web_page_says_it_in_words(renewed, printed):
    page = printed["html"].read_text(encoding="utf-8")

    assert f'<h2 class="label">{wording.NEWS}</h2>' in page
    assert page.count('<span class="changed">Changed</span>') == len(marked(renewed))
    assert page.index(wording.NEWS) < page.index('class="facts"')


def test_a_handbook_has_it_under_the_guides_title(renewed, printed):
    with pikepdf.open(printed["handbook"]) as opened:
        tree = tag_tree(opened)
        headings = [element.text for element in tree.every("H1", "H2", "H3")]

    told = without_space(tree.text)
    lead = "An account of your own must be upgraded before you can link it."
    assert in_order(told, lead, wording.NEWS, renewed.news[0], "How long it takes")
    assert wording.NEWS not in headings


@pytest.mark.parametrize("name", ["pdf", "card", "handbook"])
def test_prints_with_it_are_pdf_ua(printed, name):
    verdict = page_validation.validate_pdf(str(printed[name]), profile="ua1")

    assert verdict.is_compliant, [failure.message for failure in verdict.failures]


def test_it_is_a_heading_and_a_bookmark_of_the_print(printed):
    with pikepdf.open(printed["pdf"]) as opened, opened.open_outline() as outline:
        first = next(tag_tree(opened).every("H2")).text
        marks = [entry.title for entry in outline.root[0].children]

    assert first == wording.NEWS == marks[0]


@pytest.mark.parametrize("lost", ["news", "changed"])
def test_a_print_that_lost_it_is_not_published(renewed, printed, desk, lost):
    more = f"{renewed.news[0]} And more."
    first, *others = renewed.screens
    steps = tuple(step.model_copy(update={"changed": True}) for step in first.steps)
    wanted = {
        "news": {"news": (more,)},
        "changed": {"screens": (first.model_copy(update={"steps": steps}), *others)},
    }
    asked = renewed.model_copy(update=wanted[lost])
    asked._folder = renewed._folder

    with pytest.raises(AssistantError, match=r"lost a part of the guide: the (news|steps) do not say"):
        check_guide(printed["pdf"].read_bytes(), asked, desk.laid_out(asked).chapters)


def test_a_dense_card_has_the_marks_alone(renewed, bare_desk):
    layout = bare_desk.laid_out(renewed)

    airy, dense = (
        QuickReference(renewed, layout.chapters, Level(9.0, picture=False, dense=dense), None).html()
        for dense in (False, True)
    )

    assert (wording.NEWS in airy, wording.NEWS in dense) == (True, False)
    assert 'class="changed"' in dense
    rows = layout.rows
    first, last = LEVELS[0], LEVELS[-1]
    bare = renewed.model_copy(update={"news": ()})
    assert height(first, renewed, rows, None) > height(first, bare, rows, None)
    assert height(last, renewed, rows, None) == height(last, bare, rows, None)


def test_nothing_is_said_where_nothing_is_new(recording, bare_desk, tmp_path):
    for publisher in (docx, slides):
        told = " ".join(texts_of(publisher.publish(recording, tmp_path, bare_desk)))
        assert wording.NEWS not in told
        assert wording.CHANGED not in told


def test_a_film_says_nothing_of_it(renewed):
    names = transcript.Files("a.mp4", "a.poster.png", "a.vtt", "a.chapters.vtt")
    page = transcript.page(planned(renewed, Silent()), names, ("", ""), narrated=False)

    assert wording.NEWS not in page
    assert ">Changed<" not in page
    assert unmarked(renewed.news[0]) not in page


def test_a_mark_is_no_wider_than_it_is_reckoned():
    """As `guide.css` and `print.css` have it: its type, the space beside it, and its border."""
    for size in (print_heights.STEP_SIZE, print_heights.SMALL_SIZE):
        own = max(8.5, 0.76 * size)
        assert text_width(wording.CHANGED, 600, own) + 0.7 * own + 1.5 <= text_width(wording.CHANGED, 600, size)
