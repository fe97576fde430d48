"""The table: a guide without a fault says nothing, and each limit that is passed is told in words."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from assistant.measure.guides import Covered, Measures
from assistant.measure.table import cells, faults, table

GOOD = Measures(
    name="mad/check-account-type", numbers=7, covered=(), letters_under_outlines=0, astray=(), missing=(),
    missing_on_the_web=(), missing_in_word=(), nearest=4.0,
    smallest=(6.5, "Login"), contrast=3.0, contrast_in_grey=3.0, empty=(0.35, 0.1, 0.9),
    ends_with_table_alone=False, lost_rows=0, html_to_recording=0.6, pdf_to_pictures=0.85,
)  # fmt: skip

BAD = {
    "covered": ((Covered(4, "Login", 12.34),), "number 4 or its line covers 12.3 px of “Login”"),
    "astray": ((5,), "number 5 does not stand beside its picture and lead to what its step names"),
    "missing": ((6,), "number 6 is in no picture"),
    "missing_on_the_web": ((6,), "number 6 is in no picture of the web page"),
    "missing_in_word": ((6,), "number 6 is in no picture of the Word document"),
    "nearest": (3.9, "two numbers are only 3.9 pt apart"),
    "letters_under_outlines": (3, "outlines run over 3 px of letters"),
    "smallest": ((6.4, "Login"), "“Login” is printed 6.4 pt large"),
    "contrast": (2.9, "a line has a contrast of only 2.9, in grey 3.0"),
    "contrast_in_grey": (2.9, "a line has a contrast of only 3.0, in grey 2.9"),
    "lost_rows": (2, "2 rows of pixels in pictures were not recorded"),
    "empty": ((0.1, 0.36, 0.1), "page 2 is 36% empty"),
    "ends_with_table_alone": (True, "the last page holds nothing but the table of troubles"),
    "html_to_recording": (0.61, "the web page is 0.61 times as large as the recording's pictures"),
    "pdf_to_pictures": (0.86, "the PDF’s pictures are 0.86 times as large as pictures usually are"),
}


def test_a_guide_at_every_limit_has_no_fault():
    """The last page may be as empty as it comes out."""
    assert list(faults(GOOD)) == []
    assert cells(GOOD)[-1] == ""


@pytest.mark.parametrize(("name", "value", "said"), [(name, *bad) for name, bad in BAD.items()], ids=BAD)
def test_each_limit_that_is_passed_is_one_fault(name, value, said):
    bad = replace(GOOD, **{name: value})

    assert list(faults(bad)) == [said]
    assert cells(bad)[-1] == "FAIL"


def test_every_measure_but_name_and_count_has_a_limit():
    assert set(vars(GOOD)) - set(BAD) == {"name", "numbers"}


def test_what_there_is_not_is_a_dash():
    none = replace(GOOD, nearest=None, html_to_recording=None)

    assert list(faults(none)) == []
    assert [cells(none)[place] for place in (5, 10)] == ["–", "–"]


def test_a_guide_is_a_line_of_the_table():
    out = StringIO()
    Console(file=out, width=150).print(table([GOOD, replace(GOOD, name="mab/link-account", covered=BAD["covered"][0])]))

    head, one, other = out.getvalue().rstrip().splitlines()
    assert head.split()[:2] == ["Guide", "Numbers"]
    assert one.split()[:7] == ["mad/check-account-type", "7", "0", "0", "0", "4.0", "6.5"]
    assert "35 10 90 (last)" in one
    assert other.split()[:3] == ["mab/link-account", "7", "12"]
    assert other.endswith("FAIL")
