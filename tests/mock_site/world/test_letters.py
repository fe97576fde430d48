"""Letters as they are read, and as they are compared."""

import pytest

from mock_site.world.letters import alike, visible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marmalade", "marmalade"),
        ("O\u2019Neil", "O'Neil"),
        ("O\u00b4Neil", "O`Neil"),
        ("M\u00fcller", "Mu\u0308ller"),
        ("Ellsworth\u2013Quill", "Ellsworth-Quill"),
        ("Millrace  Row", " Millrace\u00a0Row"),
        ("\uff2dillrace", "Millrace"),
        ("Stra\u00dfe", "STRASSE"),
    ],
)
def test_what_a_reader_would_call_the_same_is_alike(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Muller", "M\u00fcller"), ("ONeil", "O'Neil"), ("", "x")])
def test_what_reads_differently_is_not_alike(one, other):
    assert not alike(one, other)


def test_a_text_is_kept_as_it_is_read():
    assert visible("\u200b Ann\tOther\u00a0 ") == "Ann Other"
    assert visible("d\u2019Arcy") == "d\u2019Arcy"
