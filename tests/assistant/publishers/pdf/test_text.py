"""Words of a PDF, read by their tags."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from assistant.publishers.pdf.text import Element, from_hex, read_marked, spread, tag_tree, unicode_map

TABLE = b"""2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange"""


def page_with(content: bytes) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    font = pdf.make_indirect(Dictionary(Type=Name.Font, ToUnicode=pdf.make_stream(TABLE)))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(content)
    return pdf, page


def test_a_glyph_may_stand_for_a_letter_a_ligature_or_a_part_of_a_range():
    pdf, page = page_with(b"")

    letters = unicode_map(page.Resources.Font.F1)

    assert letters == {1: "A", 2: "fi", 16: "a", 17: "b", 18: "c", 32: "x", 33: "\N{GRINNING FACE}"}
    assert unicode_map(pdf.make_indirect(Dictionary(Type=Name.Font))) == {}


def test_a_range_is_counted_up_in_its_last_letter():
    assert spread(1, 3, "00660061", "") == {1: "fa", 2: "fb", 3: "fc"}
    assert spread(1, 2, "", "<0041> <0042>") == {1: "A", 2: "B"}
    assert from_hex("00410042") == "AB"


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        (b"/P <</MCID 0>> BDC BT /F1 9 Tf <00010010> Tj ET EMC", {0: "Aa"}),
        (b"/P <</MCID 3>> BDC BT /F1 9 Tf [<0001> -200 <0002>] TJ ET EMC", {3: "Afi"}),
        (b"BT /F1 9 Tf <0001> Tj ET", {}),
        (b"/Artifact BMC BT /F1 9 Tf <0001> Tj ET EMC", {}),
        (b"/P <</MCID 0>> BDC BT /F1 9 Tf <0001> Tj /Artifact BMC <0002> Tj EMC <0010> Tj ET EMC", {0: "Aa"}),
        (b"/P <</MCID 0>> BDC BT <0001> Tj ET EMC", {0: ""}),
    ],
    ids=["shown", "with gaps", "not marked", "hidden", "hidden within", "without a font"],
)
def test_words_are_gathered_under_their_number(content, marked):
    _, page = page_with(content)

    assert read_marked(page) == marked


def test_a_tree_has_the_words_of_all_that_is_in_it():
    pdf, page = page_with(
        b"/P <</MCID 0>> BDC BT /F1 9 Tf <0001> Tj ET EMC /P <</MCID 1>> BDC BT /F1 9 Tf <0010> Tj ET EMC"
    )
    strong = pdf.make_indirect(Dictionary(S=Name.Strong, K=1))
    paragraph = pdf.make_indirect(Dictionary(S=Name.P, Pg=page, K=Array([0, strong])))
    figure = pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String("A dot")))
    document = pdf.make_indirect(Dictionary(S=Name.Document, K=Array([paragraph, figure])))
    pdf.Root.StructTreeRoot = Dictionary(K=Array([document]))

    tree = tag_tree(pdf)

    assert tree.kind == "Document"
    assert tree.text == "Aa"
    assert [part.text for part in tree.every("Strong")] == ["a"]
    assert [part.alt for part in tree.every("Figure")] == ["A dot"]


def test_content_may_lie_in_a_form():
    pdf, page = page_with(b"")
    form = pdf.make_stream(b"/P <</MCID 0>> BDC BT /F1 9 Tf <0001> Tj ET EMC", Resources=page.Resources)
    held = Dictionary(Type=Name.MCR, MCID=0, Stm=pdf.make_indirect(form), Pg=page)
    pdf.Root.StructTreeRoot = Dictionary(K=pdf.make_indirect(Dictionary(S=Name.P, Pg=page, K=held)))

    assert tag_tree(pdf).text == "A"


def test_elements_are_found_in_reading_order():
    inner = Element("LI", "", "one", ())
    tree = Element("L", "", "", (inner, Element("Div", "", "", (Element("LI", "", "two", ()),))))

    assert [part.text for part in tree.every("LI")] == ["one", "two"]
    assert list(tree.every("L", "Div")) == [tree, tree.inside[1]]
