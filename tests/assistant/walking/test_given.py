"""What a script gives to a verb is taken as it is, or refused in a sentence that does not repeat it."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.facts.people import person
from assistant.walking import given

TOBIAS = person("tobias-brannock")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "None"),
        (True, "True or False"),
        (5, "a number"),
        (b"x", "bytes"),
        (["x"], "a list"),
        ({}, "a dictionary"),
        (SecretStr("copper99x"), "a secret"),
        (TOBIAS, "a person"),
        (str, "a class"),
        (print, "a function"),
        (TOBIAS.address, "a MailingAddress"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(value, kind):
    with pytest.raises(BadInput, match=rf"^The sentence is {kind}; write it as one text\.$"):
        given.text(value, "The sentence")


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("x" * 1_001, "has 1,001 characters, and 1,000 are the most"),
        ("Click\n**a**.", r"holds a line break; write it as one line: Click \*\*a\*\*\."),
        ("a\u202eb", r"holds a character that nobody sees \(U\+202E\); type it anew: ab"),
    ],
)
def test_a_text_that_cannot_be_said_is_refused(value, complaint):
    with pytest.raises(BadInput, match=complaint):
        given.text(value, "The sentence")


@pytest.mark.parametrize("value", ["", "a\nb", "Ünïcode – “x”", SecretStr("copper99x")])
def test_what_a_person_can_type_is_taken(value):
    assert given.typed(value) is value


@pytest.mark.parametrize(
    "value", [None, 5, b"x", ["x"], "a\0b", "\ud800", "x" * 10_001, SecretStr("copper99x\x07"), TOBIAS]
)
def test_what_nobody_can_type_is_refused_and_not_repeated(value):
    with pytest.raises(BadInput, match=r"^What is typed ") as told:
        given.typed(value)

    assert "copper99x" not in str(told.value)
    assert len(str(told.value)) < 200


@pytest.mark.parametrize("kind", ["tip", "note", "important"])
def test_a_note_is_of_a_kind(kind):
    assert given.note_kind(kind) == kind
    for odd in (kind.upper(), None, [kind]):
        with pytest.raises(BadInput, match=r"There is no such kind of note; it is tip, note, important\."):
            given.note_kind(odd)


def test_who_acts_what_is_done_and_to_which_roles():
    assert given.person(TOBIAS) is TOBIAS
    given.action(print)
    given.roles(None)
    given.roles(("button", "link"))

    for refused, complaint in (
        (lambda: given.person("tobias-brannock"), "Who acts is a text"),
        (lambda: given.action("click"), "The action is a text"),
        (lambda: given.roles("button"), "The roles are not known"),
        (lambda: given.roles(()), "The roles are not known"),
        (lambda: given.roles((["button"],)), "The roles are not known"),
    ):
        with pytest.raises(BadInput, match=complaint):
            refused()


def test_one_option_or_several_are_chosen():
    assert given.options("Attorney") == ("Attorney",)
    assert given.options(["Attorney", "Trustee"]) == ("Attorney", "Trustee")
    for wrong in ((), 5, ("Attorney", ""), None):
        with pytest.raises(BadInput, match=r"^(The option is|No option is given)"):
            given.options(wrong)
