"""The guide as Markdown: its words as they are, and pictures in which the same geometry is burned."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from markdown_it import MarkdownIt
from PIL import Image

from assistant.facts.colors import SIGNAL, rgb
from assistant.facts.recording import Trouble
from assistant.publishers import markdown
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.pictures.burn import burned


@pytest.fixture
def published(recording, bare_desk, tmp_path):
    return markdown.publish(recording, tmp_path, bare_desk)


def test_its_text_is_as_accepted(published, same_as_gold):
    same_as_gold(published)


def test_every_picture_that_is_named_is_there_and_has_words(published):
    named = re.findall(r"!\[(.+)\]\((.+)\)", published.read_text(encoding="utf-8"))

    assert named
    for words, address in named:
        assert words
        assert (published.parent / address).is_file()
    assert len(named) == len(list((published.parent / "pictures").iterdir()))


def test_words_that_markdown_would_take_for_signs_are_escaped():
    assert markdown.marked("Click **A*B_C** and [D].") == r"Click **A\*B\_C** and \[D\]."


ODD = (
    "- a dash", "+ a sign", "1. one", "2) two", "=== rule", "--- rule", "# head", "> said", "    far in", "| a | b |",
    "a_b_c *now* ~~x~~ `c` [a](b) ![a](b) <b>bold</b> \\", "Write &copy; and &#169; & AT&T.", "1.5 hours, -5 degrees",
    "See https://a.example/x_y*z?a=1&copy=2|3#p, then go.", "District of <b>Ōahu</b> _and_ more", "[^1]: a note",
)  # fmt: skip
"""Words that an author means as they stand."""


def seen_by_a_reader(text):
    """The words of a Markdown text as a program shows it, a line for each block, and the kinds of blocks."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [token.children for token in tokens if token.type == "inline"]
    lines = ["".join(child.content for child in held if child.type == "text") for held in inline]
    return lines, {child.type for held in inline for child in held} | {token.type for token in tokens}


def test_odd_words_are_read_as_they_are_wherever_they_stand(recording, bare_desk, tmp_path):
    """In the title, the court's name, a sentence, a need, a chapter, a message and its remedy."""
    ending = recording.ending.model_copy(
        update={"troubles": tuple(Trouble(message=odd, remedy=odd) for odd in ODD), "keep": ODD, "next": ODD[0]}
    )
    court = recording.court.model_copy(update={"name": ODD[-2], "pacer_phone": "", "clerk_mail": "a_b_c@court.example"})
    told = {"title": ODD[10], "needs": ODD, "lead": ODD[2], "deadline": ODD[5], "ending": ending, "court": court}

    text = markdown.publish(recording.model_copy(update=told), tmp_path, bare_desk).read_text(encoding="utf-8")
    lines, kinds = seen_by_a_reader(text)

    shown = [odd.strip() for odd in ODD]
    assert [line for line in lines if line in shown] == [
        shown[10], shown[2], *shown, shown[0], *(one for pair in zip(shown, shown, strict=True) for one in pair)
    ]  # fmt: skip
    assert f"{ODD[-2]}: guide" in "\n".join(lines)
    assert f"Do it by {ODD[5]}" in lines
    assert any(line.endswith("a_b_c@court.example") for line in lines)
    assert not kinds & {"code_block", "code_inline", "html_block", "html_inline", "hr", "em_open", "s_open"}


def test_a_result_belongs_to_the_item_of_the_step_above_it_whatever_its_number(recording, bare_desk, tmp_path):
    screen = recording.screens[2]
    seen, step = (one for one in screen.steps if one.sign)
    tenth = step.model_copy(update={"number": 10})
    told = screen.model_copy(update={"steps": (tenth, seen.model_copy(update={"number": 10, "result": 1}))})

    changed = recording.model_copy(update={"screens": (told,), "needs": ()})
    text = markdown.publish(changed, tmp_path, bare_desk).read_text(encoding="utf-8")

    lists = [part for part in MarkdownIt("commonmark").parse(text) if part.type.endswith("_list_open")]
    assert [(part.type, part.level) for part in lists] == [("ordered_list_open", 0), ("bullet_list_open", 2)]


@pytest.mark.parametrize("odd", ODD)
def test_a_sentence_may_begin_or_end_with_signs(odd):
    lines, kinds = seen_by_a_reader(f"3. {markdown.marked(odd)}")

    assert lines == [odd.strip()]
    assert not kinds & {"bullet_list_open", "heading_open", "code_block", "em_open", "html_inline"}


def test_the_same_recording_gives_the_same_bytes(recording, published, tmp_path):
    (tmp_path / "again").mkdir()
    again = markdown.publish(recording, tmp_path / "again", Desk(None))

    for file in (published.parent / "pictures").iterdir():
        assert file.read_bytes() == (again.parent / "pictures" / file.name).read_bytes()


def test_numbers_and_outlines_are_drawn_where_the_geometry_says(recording):
    layout = laid_out(recording)
    row, png = next((row, png) for row, png in zip(layout.rows, layout.pngs, strict=True) if row.drawing.discs)
    edge, density = row.drawing.edge, recording.viewport.density

    with Image.open(BytesIO(burned(row.drawing, png, density))) as picture:
        for disc in row.drawing.discs:
            above_the_numeral = disc.center.x - edge.x, disc.center.y - 12 - edge.y
            assert picture.getpixel(tuple(round(place * density) for place in above_the_numeral)) == rgb(SIGNAL)


def test_what_is_not_drawn_on_is_as_it_was_recorded(recording):
    """The bottom right corner of a picture has neither line nor number."""
    layout = laid_out(recording)
    row, png = layout.rows[1], layout.pngs[1]
    edge, density = row.drawing.edge, recording.viewport.density
    x, y = row.drawing.crop.width - 8, row.drawing.crop.height - 8

    with Image.open(BytesIO(png)) as clean, Image.open(BytesIO(burned(row.drawing, png, density))) as drawn:
        there = round((x - edge.x) * density), round((y - edge.y) * density)
        assert drawn.getpixel(there) == clean.convert("RGB").getpixel((round(x * density), round(y * density)))
