"""Each answer says which courts and people its page was made from, so that whoever keeps pictures knows."""

from __future__ import annotations

import pytest

from mock_site.noted import HEADER, NotedMapping, as_header


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("/pacer/", None),
        ("/pscof/login", None),
        ("/static/training.css", None),
        ("/ecf/mad/", "courts/mad"),
        ("/court/mab/nextgen-cmecf-information", "courts/mab"),
        ("/court/mad/nextgen", "courts/mab, courts/mad"),
        ("/court/mad/link-your-account", "courts/mad, guides"),
        ("/court/nowhere/home", "courts/nowhere"),
        ("/court/No%0AWhere/home", "courts"),
        ("/court/faq", "courts"),
        ("/pacer/help", "courts, guides"),
        ("/pacer/file-case/court-cmecf-lookup", "courts"),
        ("/training/mailroom", "people"),
        ("/training/desk", "courts, people"),
    ],
)
def test_an_answer_says_what_its_page_was_made_from(visitor, path, read):
    assert visitor.get(path).headers.get(HEADER) == read


def test_a_login_and_a_logout_read_no_court(visitor, known):
    visitor.begin(people="tobias-brannock")
    page = visitor.log_in(known.before["username"], known.before["password"])

    assert page.headers.get(HEADER) is None
    assert visitor.press(page.path, "Log Out").headers.get(HEADER) is None


def test_who_files_from_the_start_does_so_where_courts_are_live(visitor):
    """Whether her account page speaks of filing follows from every court's go-live day."""
    visitor.begin(people="cyrus-nakagawa-bell", date="2021-09-28")

    assert visitor.log_in("cnbell_law", "Quarry&Anchor552").headers.get(HEADER) == "courts"


def test_going_through_all_is_more_than_one():
    read: set[str] = set()
    courts = NotedMapping("courts", {"mad": 1, "mab": 2}, read.add)

    assert courts.get("mad") == 1
    assert courts.get("hbr") is None
    assert as_header(read) == "courts/hbr, courts/mad"

    assert sorted(courts.values()) == [1, 2]
    assert as_header({*read, "guides"}) == "courts, guides"
