"""Instructions of a page, as they are written, and as pikepdf reads them."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.publishers.pdf.content import Instruction, instructions, painted

NUMBERS = st.sampled_from([b"0", b"-1.5", b"0.25", b"3", b"12"])
NAMES = st.sampled_from([b"/F4", b"/re", b"/EMC", b"/m#20h", b"/A-Tj", b"/Td+BDC"])
DIGITS = st.sampled_from([b"<0041>", b"<abCD 12\n34>", b"<>"])
PATHS = st.tuples(NUMBERS, NUMBERS, st.sampled_from([b"m", b"l", b"c", b"re", b"h"])).map(b" ".join)
SHOWN = st.tuples(NUMBERS, NUMBERS, st.just(b"Td"), DIGITS, st.just(b"Tj")).map(b" ".join)
OTHERS = st.one_of(
    st.sampled_from([b"q", b"f*", b"W n", b"BT", b"ET", b"EMC", b"/Artifact BMC", b"/P <</MCID 3 /Lang <656E>>> BDC"]),
    st.tuples(NAMES, NUMBERS, st.just(b"Tf")).map(b" ".join),
    st.tuples(NUMBERS, NUMBERS, NUMBERS, st.just(b"RG")).map(b" ".join),
    st.tuples(st.just(b"["), DIGITS, NUMBERS, DIGITS, st.just(b"]TJ")).map(b"".join),
    NAMES.map(lambda name: name + b" Do"),
)
LETTERS = st.sampled_from([b"(re f EMC) Tj", rb"(a\)b) Tj", b"[(x) -12 <01>] TJ", b"% EMC BT", b"BI /W 1 /H 1 ID x EI"])


def told_by(content: bytes) -> list[Instruction]:
    with pikepdf.new() as pdf:
        return instructions(page_with(content, pdf))


def page_with(content: bytes, pdf: pikepdf.Pdf) -> pikepdf.Object:
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    return pdf.pages[0].obj


def read_by_pikepdf(content: bytes) -> list[tuple[str, list[object]]]:
    with pikepdf.new() as pdf:
        read = pikepdf.parse_content_stream(page_with(content, pdf))
        return [(str(one.operator), [*map(str, one.operands)]) for one in read if str(one.operator) != "INLINE IMAGE"]


@given(st.lists(st.one_of(PATHS, SHOWN, OTHERS, LETTERS), max_size=30).map(b"\n".join))
def test_written_one_after_another_they_are_all_that_is_painted(content):
    told = told_by(content)

    again = b"\n".join(one.written for one in told)
    assert read_by_pikepdf(again) == read_by_pikepdf(content)


@given(st.lists(st.one_of(PATHS, SHOWN, OTHERS, LETTERS), max_size=30).map(b"\n".join))
def test_each_ends_with_its_operator_and_only_paths_and_letters_are_taken_together(content):
    for one in told_by(content):
        inside = [operator for operator, _ in read_by_pikepdf(one.written)]
        if one.operator == "INLINE IMAGE":
            continue
        assert inside[-1] == one.operator
        assert len(inside) == 1 or set(inside) <= {"m", "l", "c", "re", "h"} or set(inside) == {"Td", "Tj"}


@pytest.mark.parametrize(
    ("written", "glyphs"),
    [
        (b"<0041> Tj", b"\x00A"),
        (b"1 0 Td <0041> Tj\n2 0 Td <00 42> Tj", b"\x00A\x00B"),
        (b"[<0041> -200 <0042>] TJ", b"\x00A\x00B"),
    ],
)
def test_glyphs_are_read_from_their_digits(written, glyphs):
    assert Instruction("Tj", written).glyphs() == glyphs


def test_letters_are_written_in_digits():
    told = told_by(rb"(a\)b) Tj [(x) -12 <01>] TJ")

    assert [one.written for one in told] == [b"<612962> Tj", b"[<78> -12 <01>] TJ"]


def test_names_and_numbers_are_told():
    tagged, font, hidden = told_by(b"/P <</MCID 7>> BDC /F4 12 Tf /Artifact BMC")

    assert (tagged.number(), font.name(), hidden.number()) == (7, "/F4", None)


def test_a_page_may_paint_several_streams():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    page.Contents = pikepdf.Array([pdf.make_stream(b"q 1 0 0 RG"), pdf.make_stream(b"Q")])

    assert painted(page) == b"q 1 0 0 RG\nQ"
    assert [one.operator for one in instructions(page)] == ["q", "RG", "Q"]
