"""The table: a guide without a fault says nothing, and each limit that is passed is told in words."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from assistant.facts.recording import Box
from assistant.facts.signs import Sign
from assistant.measure import WIDE
from assistant.measure.fill import Fill
from assistant.measure.guides import Covered, Cut, Folded, Measures
from assistant.measure.seen import Thing
from assistant.measure.table import cells, fails, faults, notes, reasons, table

GOOD = Measures(
    name="mad/check-account-type", numbers=7, covered=(), letters_under_outlines=0, astray=(), missing=(),
    missing_on_the_web=(), missing_in_word=(), nearest=4.0,
    smallest=(6.5, "Login"), contrast=3.0, contrast_in_grey=3.0, pages=(Fill(0.2), Fill(0.1), Fill(0.9)),
    ends_with_table_alone=False, lost_rows=0, html_to_recording=0.6, pdf_to_pictures=0.82,
)  # fmt: skip

BOX = Box(x=0, y=0, width=9, height=9)

BAD = {
    "covered": ((Covered(Sign(4), "Login", 12.34),), "number 4 or its line covers 12.3 px of “Login”"),
    "astray": ((Sign(5),), "number 5 does not stand beside its picture and lead to what its step names"),
    "missing": ((Sign(6, 3),), "the ring of result c after step 6 is in no picture"),
    "missing_on_the_web": ((Sign(6),), "number 6 is in no picture of the web page"),
    "missing_in_word": ((Sign(6),), "number 6 is in no picture of the Word document"),
    "nearest": (3.9, "two numbers are only 3.9 pt apart"),
    "letters_under_outlines": (3, "outlines run over 3 px of letters"),
    "smallest": ((6.4, "Login"), "“Login” is printed 6.4 pt large"),
    "contrast": (2.9, "a line has a contrast of only 2.9, in grey 3.0"),
    "contrast_in_grey": (2.9, "a line has a contrast of only 3.0, in grey 2.9"),
    "lost_rows": (2, "2 rows of pixels in pictures were not recorded"),
    "pages": (
        (Fill(0.05), Fill(0.21), Fill(0.1)),
        "page 2 is 21% empty, and what comes next had room there",
    ),
    "ends_with_table_alone": (True, "the last page holds nothing but the table of troubles"),
    "html_to_recording": (0.61, "the web page is 0.61 times as large as the recording's pictures"),
    "simulated": (("“mailroom” in a.pdf",), "it says “mailroom” in a.pdf, which only the training portal has"),
    "cut": (
        tuple(Cut(where, Thing(Sign(4), "label", "Login", BOX)) for where in ("390 px", "320 px")),
        "the label “Login” of step 4 is not seen whole (390 px, 320 px)",
    ),
    "folded": (
        (Folded("print", Sign(4), Sign(5), "Client Code"),),
        "the field “Client Code” is left out between step 4 and step 5 (print)",
    ),
    "outside": ((("390 px", "c"),), "the ring c is not in sight (390 px)"),
    "blank": (1, "1 of its pictures shows nothing"),
    "pdf_to_pictures": (0.83, "the PDF’s pictures are 0.83 times as large as pictures usually are"),
}


def test_a_guide_at_every_limit_has_no_fault():
    """The last page may be as empty as it comes out."""
    assert list(faults(GOOD)) == []
    assert cells(GOOD)[-1] == ""


@pytest.mark.parametrize(("name", "value", "said"), [(name, *bad) for name, bad in BAD.items()], ids=BAD)
def test_each_limit_that_is_passed_is_one_fault(name, value, said):
    bad = replace(GOOD, **{name: value})

    assert [fault.words for fault in faults(bad)] == [said]
    assert cells(bad)[-1] == "FAIL"


LAYOUTS = {
    "letters_under_outlines", "pages", "html_to_recording", "pdf_to_pictures", "simulated", "cut", "outside", "blank",
}  # fmt: skip
"""What no author can change."""


@pytest.mark.parametrize("name", BAD)
def test_of_a_site_of_others_only_what_its_author_can_change_fails(name):
    bad = replace(GOOD, ours=False, window=(1280, 900), **{name: BAD[name][0]})

    assert cells(bad)[-1] == ("note" if name in LAYOUTS else "FAIL")
    assert len(notes(bad)) == (name in LAYOUTS)
    assert all(fault.remedy for fault in fails(bad))


@pytest.mark.parametrize(
    ("measured", "remedy"),
    [
        ({"smallest": (4.5, "Live"), "window": (1280, 900)}, "`window = [880, 900]`"),
        ({"smallest": (3.0, "Live"), "window": (1280, 900)}, ""),
        ({"covered": BAD["covered"][0]}, "Begin a chapter before step 4"),
        ({"covered": BAD["covered"][0], "alone": (Sign(4),)}, ""),
    ],
)
def test_a_remedy_is_one_that_helps(measured, remedy):
    [fault] = faults(replace(GOOD, **measured))

    assert remedy in fault.remedy
    assert bool(remedy) == bool(fault.remedy)


def test_every_measure_but_what_it_is_of_has_a_limit():
    assert set(vars(GOOD)) - set(BAD) == {"name", "numbers", "window", "alone", "ours"}


def test_a_page_with_a_reason_is_no_fault_and_the_reason_is_told():
    reason = "the next picture with step 3, 200 pt high, did not fit into 180 pt"
    told = replace(GOOD, pages=(Fill(0.05), Fill(0.3, reason), Fill(0.1)))

    assert list(faults(told)) == []
    assert list(reasons(told)) == [f"page 2 is 30% empty: {reason}"]
    assert "95 70* 90" in cells(told)


def test_pages_that_are_a_little_empty_may_not_all_be():
    many = replace(GOOD, pages=(Fill(0.17), Fill(0.16), Fill(0.5, "a reason"), Fill(0.1)))

    assert [fault.words for fault in faults(many)] == ["its pages are only 84% full on the average"]


def test_what_there_is_not_is_a_dash():
    none = replace(GOOD, nearest=None, html_to_recording=None)

    assert list(faults(none)) == []
    assert [cells(none)[place] for place in (5, 10)] == ["–", "–"]


def test_a_guide_is_a_line_of_the_table():
    out = StringIO()
    Console(file=out, width=WIDE).print(
        table([GOOD, replace(GOOD, name="mab/link-account", covered=BAD["covered"][0])])
    )

    head, one, other = out.getvalue().rstrip().splitlines()
    assert head.split()[:2] == ["Guide", "Numbers"]
    assert one.split()[:7] == ["mad/check-account-type", "7", "0", "0", "0", "4.0", "6.5"]
    assert "80 90 10 (last)" in one
    assert other.split()[:3] == ["mab/link-account", "7", "12"]
    assert other.endswith("FAIL")
