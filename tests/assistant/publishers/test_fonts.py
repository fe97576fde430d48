"""Letters that are not in the first font: in every format they are set in one that ships with guides, and are there."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from assistant.errors import AssistantError
from assistant.facts.recording import Trouble
from assistant.publishers import fonts, html, index, pdf
from assistant.publishers.card import QuickReference
from assistant.publishers.card.levels import levels_that_may_fit
from assistant.publishers.film.typography import draw, length_of, typeface
from assistant.publishers.handbook import bound
from assistant.publishers.layout.text_metrics import text_width
from assistant.publishers.page.document import ANY_WEIGHT, EACH_WEIGHT, shared_sheet
from assistant.publishers.pdf.proof import require

ODD = "Łōễ → №"
EXTENDED, VIETNAMESE, SIGNS = "Łō", "ễ", "→№"


@pytest.fixture(scope="module")
def odd(recording):
    """The small recording with such letters wherever a guide says something."""
    court = recording.court.model_copy(update={"name": f"District of {ODD}"})
    trouble = Trouble(message=ODD, remedy=f"**{ODD}** {ODD}")
    first, *others = recording.screens
    steps = tuple(step.model_copy(update={"sentence": f"{step.sentence} {ODD}"}) for step in first.steps)
    changed = recording.model_copy(
        update={
            "title": f"File at {ODD}", "lead": ODD, "needs": (ODD,), "deadline": f"May 1. {ODD}", "court": court,
            "ending": recording.ending.model_copy(update={"title": ODD, "keep": (ODD,), "troubles": (trouble,)}),
            "screens": (first.model_copy(update={"steps": steps, "heading": ODD}), *others),
        }
    )  # fmt: skip
    changed._folder = recording._folder
    return changed


def further(page):
    """The faces of a page for letters that are named alone: by family and weight, the letters in their fonts."""
    faces = re.findall(
        r'family: "([^"]+)"; src: url\("data:font/woff2;base64,([^"]+)"\).*?weight: ([^;]+); unicode', page
    )
    return sorted((family, weight, cmap(b64decode(data))) for family, data, weight in faces)


def cmap(font):
    return "".join(sorted(map(chr, TTFont(BytesIO(font)).getBestCmap())))


def test_a_page_brings_those_letters_that_it_needs_and_no_more(odd, recording, bare_desk, tmp_path):
    page = html.publish(odd, tmp_path, bare_desk).read_text(encoding="utf-8")

    assert further(page) == [
        ("DejaVu Sans Guides", fonts.LIGHTER, "№→"), ("DejaVu Sans Guides", fonts.BOLDER, "№→"),
        ("Public Sans", "100 900", EXTENDED), ("Public Sans", "100 900", VIETNAMESE),
    ]  # fmt: skip
    assert "unicode-range" not in html.publish(recording, tmp_path, bare_desk).read_text(encoding="utf-8")


@pytest.mark.parametrize("weights", [ANY_WEIGHT, EACH_WEIGHT])
def test_every_weight_has_the_letters(odd, weights):
    faces = re.findall(r"@font-face \{.*?\}", shared_sheet(weights, [odd]))

    told = [one for one in faces if "unicode-range: U+141, U+14D;" in one]
    assert [re.search("weight: ([^;]+)", one)[1] for one in told] == [*weights]
    assert len([one for one in faces if "U+1EC5" in one]) == len(weights)
    assert len([one for one in faces if "U+2116, U+2192" in one]) == 2


def test_all_that_a_browser_shows_brings_them(odd, bare_desk, tmp_path):
    layout = bare_desk.laid_out(odd)
    level = next(iter(levels_that_may_fit(odd, layout.rows, None)))
    folder = tmp_path / odd.court.id / odd.walkthrough
    folder.mkdir(parents=True)
    (folder / f"{odd.name}.pdf").write_text("a guide")
    front = index.publish([odd], tmp_path)
    book = bound([odd], bare_desk)
    pages = [QuickReference(odd, layout.chapters, level, None).html(), book.html(book.planned)]
    pages += [file.read_text(encoding="utf-8") for file in (front, front.parent / odd.court.id / "index.html")]

    for page in pages:
        assert {letter for _, _, held in further(page) for letter in held} >= {*EXTENDED, *VIETNAMESE, *SIGNS}


def test_a_print_has_them_in_our_fonts_and_no_letter_is_missing(odd, desk, tmp_path):
    file = pdf.publish(odd, tmp_path, desk)

    with pikepdf.open(file) as opened:
        held = [font for page in opened.pages for font in page.Resources.Font.values()]
        shown = [instruction for page in opened.pages for instruction in pikepdf.parse_content_stream(page)]
    assert {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in held} == {
        name.removesuffix("-") for name in fonts.OURS
    }
    strings = [part for one in shown if str(one.operator) == "Tj" for part in one.operands]
    strings += [part for one in shown if str(one.operator) == "TJ" for part in one.operands[0]]
    codes = [bytes(part) for part in strings if isinstance(part, pikepdf.String)]
    assert codes
    assert not [code for code in codes if b"\0\0" in (code[at : at + 2] for at in range(0, len(code), 2))]


def test_a_letter_in_a_font_of_the_machine_is_named(desk):
    printed = desk.print("<!DOCTYPE html><title>x</title><h1>K&#333;loa</h1>")

    with pytest.raises(AssistantError, match=r"“Kōloa” has letters in .*, a font of this machine: .*“ō” \(U\+014D\)"):
        require(printed, "Kōloa", {})


def test_a_film_and_all_measures_know_them():
    """What has no letter would be drawn as an empty box of another width."""
    drawn, box = (Image.new("L", (300, 80)) for _ in range(2))
    draw(ImageDraw.Draw(drawn), (10, 40), ODD, 255, 700, 43)
    ImageDraw.Draw(box).text((10, 40), ODD, 255, typeface(700, 43), anchor="lm")

    assert drawn.tobytes() != box.tobytes()
    assert drawn.getbbox()[2] - 10 == pytest.approx(length_of(ODD, 700, 43), abs=4)
    assert text_width("→", 400, 10) == pytest.approx(typeface(400, 1000, "dejavu-sans").getlength("→") / 100, rel=0.01)
    assert text_width("a→b", 600, 10) == pytest.approx(sum(text_width(one, 600, 10) for one in "a→b"))
