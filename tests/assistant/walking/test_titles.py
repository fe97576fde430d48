"""A page without a heading is called by its title, without the name of the site."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Screen
from assistant.walking import titles

WALKS = {
    "at the end": (("Home - Desk", "Cases - Desk", "Case: 21-1 - Desk"), ["Home", "Cases", "Case: 21-1"]),
    "at the beginning": (("Desk :: Inbox", "Desk :: Write"), ["Inbox", "Write"]),
    "after a line": (("Home | Desk", "Cases | Desk"), ["Home", "Cases"]),
    "after a dot": (("Edit · Cases · Desk", "Cases · Desk"), ["Edit · Cases", "Cases"]),
    "in most of them": (("Home – Desk", "Cases – Desk", "Case 21-1"), ["Home", "Cases", "Case 21-1"]),
    "alone": (("Desk", "Cases - Desk", "Home - Desk"), ["Desk", "Cases", "Home"]),
    "by its name": (("Cases » Harbor Town",), ["Cases"]),
    "one title alone": (("Cases - All",), ["Cases - All"]),
    "nothing is shared": (("Cases - All", "Cases 21-1", "Home"), ["Cases - All", "Cases 21-1", "Home"]),
    "no separator": (("Well-known cases", "Well-known people"), ["Well-known cases", "Well-known people"]),
    "nothing else": ((" - Desk", "Cases - Desk"), [" - Desk", "Cases"]),
    "none": (("",), [""]),
}


@pytest.mark.parametrize(("said", "called"), WALKS.values(), ids=WALKS)
def test_a_title_loses_what_it_shares_with_most(said, called):
    screens = [Screen.model_construct(title=title, heading="") for title in said]

    assert [screen.title for screen in titles.without_site(screens, "Harbor Town")] == called


def test_a_page_with_a_heading_keeps_its_title():
    screens = [Screen.model_construct(title=f"{one} - Desk", heading=one) for one in ("Home", "Cases")]

    assert titles.without_site(screens, "Desk") == tuple(screens)
