"""The guide as an accessible PDF: PDF/UA-1, the same bytes each time, and nothing lost in print."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
import segno
from pikepdf import Name
from PIL import Image, ImageChops

from assistant.errors import AssistantError
from assistant.publishers import pdf
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout.rows import chapters
from assistant.publishers.page.document import EACH_WEIGHT, written
from assistant.publishers.pdf.proof import check_guide
from assistant.publishers.pdf.repair import elements, repaired
from assistant.publishers.pdf.text import kids, tag_element, tag_tree
from assistant.publishers.pictures.cut import data_address

pytestmark = pytest.mark.siblings(6, of="file")


def test_the_tags_are_as_accepted(pdf_file, same_as_gold):
    same_as_gold(pdf_file)


def test_it_is_pdf_ua(pdf_file):
    verdict = page_validation.validate_pdf(str(pdf_file), profile="ua1")

    assert verdict.is_compliant, [failure.message for failure in verdict.failures]


def test_two_prints_have_the_same_bytes(recording, pdf_file, desk, tmp_path):
    assert pdf.publish(recording, tmp_path, desk).read_bytes() == pdf_file.read_bytes()


def test_the_repair_changes_no_pixel(recording, pdf_file, desk):
    layout = laid_out(recording)
    pictures = [data_address(png) for png in layout.pngs]
    raw = pypdfium2.PdfDocument(desk.print(written(recording, layout, pictures, EACH_WEIGHT, paper=True)))
    mended = pypdfium2.PdfDocument(pdf_file)

    assert len(raw) == len(mended)
    for one, other in zip(raw, mended, strict=True):
        assert ImageChops.difference(one.render().to_pil(), other.render().to_pil()).getbbox() is None


def test_it_has_a_title_a_language_and_no_dates(pdf_file):
    with pikepdf.open(pdf_file) as opened:
        metadata = opened.Root.Metadata.read_bytes().decode()

        assert "Upgrade your &lt;PACER&gt; account" in metadata
        assert str(opened.Root.Lang) == "en-US"
        assert not {"/CreationDate", "/ModDate"} & set(opened.docinfo.keys())
        assert str(opened.docinfo["/Author"]) == "U.S. District Court, District of Massachusetts"
        assert "<rdf:li>U.S. District Court, District of Massachusetts</rdf:li>" in metadata


def test_chapters_are_bookmarks(pdf_file):
    with pikepdf.open(pdf_file) as opened, opened.open_outline() as outline:
        (title,) = outline.root

        assert [chapter.title for chapter in title.children] == [
            "Check your account type", "Upgrade & file", "Your account is upgraded", "If it does not work",
        ]  # fmt: skip
        assert [place.title for place in title.children[0].children] == [
            "Manage My Account Login", "Manage My Account Login, continued", "Manage My Account",
        ]  # fmt: skip
        assert "Upgrade PACER Account: Person tab" in [place.title for place in title.children[1].children]


def test_each_page_but_the_first_has_the_title_at_its_head(recording, pdf_file):
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf_file)]

    assert all(recording.title in text.splitlines()[0] or recording.title in text for text in pages[1:])
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert all(f"Edition 3, September 14, 2021 ({recording.edition})." in text for text in pages)


def drop_alt(tree: list[pikepdf.Object]) -> None:
    del next(node for node in tree if node.S == "/Figure").Alt


def name_file_instead(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/Figure").Alt = pikepdf.String("01-left.png")


def heading_as_paragraph(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/H2").S = Name.P


def header_as_cell(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/TH").S = Name.TD


def steps_swapped(tree: list[pikepdf.Object]) -> None:
    steps = next(node for node in tree if node.S == "/L" and node.K[0].K[0].get("/S") == "/Lbl" and len(node.K) > 1)
    steps.K = pikepdf.Array([*list(steps.K)[::-1]])


def item_as_paragraph(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/LI" and node.K[0].get("/S") == "/Lbl").S = Name.P


def number_hidden(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/Lbl").K = pikepdf.Array([])


def place_as_paragraph(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/H3").S = Name.P


def pictures_swapped(tree: list[pikepdf.Object]) -> None:
    first, second, *_ = [node for node in tree if node.S == "/Figure"]
    first.Alt, second.Alt = pikepdf.String(str(second.Alt)), pikepdf.String(str(first.Alt))


def picture_before_its_steps(tree: list[pikepdf.Object]) -> None:
    """Each list stays as it was; what is read aloud does not."""
    for node in tree:
        held = kids(node)
        for place, (steps, picture) in enumerate(pairwise(held)):
            if is_kind(steps, "/LI") and is_kind(picture, "/Figure"):
                node.K = pikepdf.Array([*held[:place], picture, steps, *held[place + 2 :]])
                return


def is_kind(node: pikepdf.Object | int, kind: str) -> bool:
    return isinstance(node, pikepdf.Dictionary) and "/S" in node and kind in {str(inner.S) for inner in elements(node)}


def note_lost(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/P" and "six" in str(node_text(node))).K = pikepdf.Array([])


def node_text(node: pikepdf.Object) -> str:
    return tag_element(node, node.get("/Pg"), {}).text


def cell_lost(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/TD").K = pikepdf.Array([])


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        (place_as_paragraph, "the places do not say “On the page"),
        (pictures_swapped, "the pictures' descriptions stand in another order"),
        (picture_before_its_steps, "what is read aloud stand in another order"),
        (note_lost, "the notes do not say “Tip"),
        (cell_lost, "the table's cells do not say “Type both again"),
        (drop_alt, "the pictures' descriptions do not say “Federal court records page"),
        (name_file_instead, "the pictures' descriptions do not say"),
        (heading_as_paragraph, "the headings do not say “Check your account type”"),
        (header_as_cell, "the table's headers do not say “You see”"),
        (steps_swapped, "the steps stand in another order"),
        (item_as_paragraph, "the steps do not say “1 Open a web browser"),
        (number_hidden, "the steps do not say “1 Open a web browser"),
    ],
)
def test_what_a_print_lost_is_found(
    recording, pdf_file: Path, fault: Callable[[list[pikepdf.Object]], None], complaint: str
):
    with pikepdf.open(pdf_file) as opened:
        fault(list(elements(opened.Root.StructTreeRoot)))
        out = BytesIO()
        opened.save(out)

    with pytest.raises(AssistantError, match=complaint):
        check_guide(out.getvalue(), recording, chapters(recording))


def test_nothing_is_left_behind_when_a_print_is_worthless(recording, tmp_path):
    class Blank:
        def print(self, html: str) -> bytes:  # noqa: ARG002
            return BLANK

    with pytest.raises(AssistantError, match="printed 0 of"):
        pdf.publish(recording, tmp_path, Desk(Blank()))

    assert list(tmp_path.iterdir()) == []


def blank() -> bytes:
    """One empty page with an empty tag tree."""
    made = pikepdf.new()
    made.add_blank_page()
    root = pikepdf.Dictionary(S=Name.Document, K=pikepdf.Array([]))
    made.Root.StructTreeRoot = pikepdf.Dictionary(Type=Name.StructTreeRoot, K=pikepdf.Array([made.make_indirect(root)]))
    made.Root.Lang = pikepdf.String("en-US")
    made.docinfo["/Title"] = "Nothing"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


BLANK = blank()


DOT = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle r='9'/></svg>"


def test_a_print_without_tags_is_refused():
    untagged = pikepdf.new()
    untagged.add_blank_page()
    out = BytesIO()
    untagged.save(out)

    with pytest.raises(AssistantError, match="without tags"):
        repaired(out.getvalue())


def small_print(desk, body: str) -> pikepdf.Pdf:
    """A small page as printed and repaired."""
    return pikepdf.open(BytesIO(repaired(desk.print(f"<!doctype html><html lang=en><title>T</title><body>{body}"))))


def test_a_link_says_where_it_leads(desk):
    opened = small_print(desk, '<p><a href="https://example.com/">Ask us</a>')

    (link,) = opened.pages[0].Annots
    assert str(link.Contents) == "Ask us"


def test_a_figure_around_a_figure_is_only_a_part(desk):
    opened = small_print(desk, f'<figure><img alt="A dot" src="{DOT}"></figure>')

    figures = list(tag_tree(opened).every("Figure"))
    assert [figure.alt for figure in figures] == ["A dot"]


def test_other_lists_keep_no_label(desk):
    opened = small_print(desk, "<ul style='list-style:none'><li>Only <b>words</b></ul>")

    (item,) = tag_tree(opened).every("LI")
    assert [part.kind for part in item.inside] == ["LBody"]
    assert item.text == "Only words"


def test_the_address_of_a_guide_stands_on_its_cover_in_words_and_as_a_code(recording, desk, tmp_path):
    court = recording.court.model_copy(update={"guides": "https://mad.example/guides"})
    told = recording.model_copy(update={"court": court})
    told._folder = recording._folder
    address = "https://mad.example/guides/upgrade-account/mad-upgrade-account.html"

    file = pdf.publish(told, tmp_path, desk)

    assert page_validation.validate_pdf(str(file), profile="ua1").is_compliant
    document = pypdfium2.PdfDocument(file)
    assert f"This guide on the web: {address.removeprefix('https://')}" in document[0].get_textpage().get_text_bounded()
    shown = document[0].render(scale=3).to_pil().convert("L")
    code = segno.make(address, error="m", micro=False)
    assert modules_at_the_right_margin(shown, len(code.matrix)) == [list(row) for row in code.matrix]


def modules_at_the_right_margin(page: Image.Image, count: int) -> list[list[int]]:
    """The code on a cover as a camera sees it: it ends at the margin, and begins with a bar of seven modules."""
    right, side = (612 - 48) * 3, 47 * 3
    module = side / count
    dark = page.point(lambda light: 255 * (light < 128)).crop((right - side, 0, right, page.height))
    bar, blank = range(2, round(7 * module) - 2), round(7.5 * module)
    lines = (y for y in range(dark.height) if not dark.getpixel((blank, y)))
    top = next(y for y in lines if all(dark.getpixel((x, y)) for x in bar))
    middles = [module * (place + 0.5) for place in range(count)]
    return [[int(dark.getpixel((int(x), int(top + y))) > 0) for x in middles] for y in middles]


def sizes_of(file, words):
    """How high the letters of some words are printed."""
    with pypdfium2.PdfDocument(file) as opened:
        text = opened[0].get_textpage()
        found = text.search(words)
        _, bottom, _, top = text.get_charbox(found.get_next()[0])
        return round(top - bottom, 1)


def test_long_addresses_leave_letters_as_large_as_ever(long_words, pdf_file, desk, tmp_path):
    """A browser prints all of a document smaller where something in it is wider than the page."""
    file = pdf.publish(long_words, tmp_path, desk)

    assert sizes_of(file, "What you need") == sizes_of(pdf_file, "What you need")
