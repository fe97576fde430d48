"""One finding for what follows one rule."""

import pytest

from assistant.comparing.findings import Change
from assistant.comparing.grouping import grouped


def change(
    kind="renamed", was="", now="", *, weight="quiet", court="mad", walkthrough="upgrade-account", role="textbox"
):
    return Change(
        kind=kind, was=was, now=now, weight=weight, court=court, walkthrough=walkthrough, screen="Login", role=role
    )


def rules(*changes):
    return [(one.rule, len(one.changes), one.weight) for one in grouped(changes)]


def test_one_new_name_in_many_guides_and_courts_is_one_finding():
    found = [
        change(was="Login", now="Sign in", role="button", weight=weight, court=court, walkthrough=guide)
        for court in ("mad", "mab")
        for guide, weight in (("upgrade-account", "false"), ("link-account", "quiet"))
    ]

    assert rules(*found) == [("The button “Login” is called “Sign in” now.", 4, "false")]


def test_one_new_name_of_a_field_and_of_the_words_beside_a_value_is_one_finding():
    found = [change(was="Username", now="User ID", role=role, weight="false") for role in ("textbox", "", "textbox")]

    found.append(change("message", "Username", "User ID", role="", weight="false"))
    perhaps = change("replaced", "Username", "User ID")

    assert rules(*found, perhaps) == [("“Username” is called “User ID” now.", 4, "false"), *rules(perhaps)]


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (str.upper, "Names are written in capital letters, as in “First Name”, which is “FIRST NAME” now."),
        (str.capitalize, "Names are written in sentence case, as in “First Name”, which is “First name” now."),
        (
            lambda name: f"Your {name}",
            "“Your” stands before names, as in “First Name”, which is “Your First Name” now.",
        ),
        (lambda name: f"{name} *", "“*” stands behind names, as in “First Name”, which is “First Name *” now."),
        (
            lambda name: name.replace("Name", "Title"),
            "“Name” is called “Title” in names, as in “First Name”, which is “First Title” now.",
        ),
    ],
)
def test_a_habit_of_many_names_is_one_finding(names, rule):
    words = ("First Name", "Middle Name", "Last Name")

    assert rules(*(change(was=name, now=names(name)) for name in words)) == [(rule, 3, "quiet")]


def test_two_names_are_no_habit_yet():
    assert len(rules(change(was="First Name", now="First name"), change(was="Last Name", now="Last name"))) == 2


def test_what_makes_a_sentence_false_comes_first_and_looks_are_one_finding():
    found = [change("restyled", "Login", "Login", walkthrough=guide) for guide in ("upgrade-account", "link-account")]

    assert rules(*found, change("new", now="Pager"), change("missing", "Fax", weight="false")) == [
        ("The field “Fax” is missing.", 1, "false"),
        ("Pages look different, and say the same.", 2, "quiet"),
        ("The field “Pager” is new.", 1, "quiet"),
    ]


@pytest.mark.parametrize(
    ("found", "rule"),
    [
        (
            change("replaced", "Fax", "Pager"),
            "In the place of the field “Fax” stands “Pager”: another one, or a new name?",
        ),
        (change("message", "Saved.", "Kept.", role=""), "“Saved.” reads “Kept.” now."),
        (change("message", "", "Kept.", role=""), "“Kept.” is told now."),
        (
            change("new page", now="Security notice", role=""),
            "A page comes between that no sentence speaks of: “Security notice”.",
        ),
        (change("order", "Fax", "Fax"), "On “Login”, the field “Fax” stands in another order."),
        (change("options", "State", "State", role="combobox"), "The list “State” offers other choices."),
    ],
)
def test_each_kind_is_told_in_a_plain_sentence(found, rule):
    assert rules(found)[0][0] == rule


def test_a_finding_goes_by_a_short_key_that_does_not_change():
    (one,), (other,) = grouped([change(was="Login", now="Sign in")]), grouped([change(was="Login", now="Sign in")] * 2)

    assert one.key == other.key
    assert len(one.key) == 6
