"""What a recording keeps of what was seen: of snapshots and addresses, of what was typed, and of marks."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box
from assistant.walking import as_recorded
from assistant.walking.open_screen import Pointed

WINDOW = Box(x=0, y=0, width=992, height=1120)


def test_an_accessibility_snapshot_holds_no_values():
    snapshot = (
        '- heading "Login" [level=1]\n'
        '- textbox "Password": copper99x\n'
        '- textbox "Name \\"x\\"" [disabled]: tb1407\n'
        '- textbox "Answer":\n'
        "  - /placeholder: anything\n"
        "  - text: Millrace Row\n"
        "- text: Millrace Road is open\n"
        '- combobox "State":\n'
        '  - option "Massachusetts" [selected]'
    )

    kept = as_recorded.without_values(snapshot)

    assert "copper99x" not in kept
    assert "tb1407" not in kept
    assert "Millrace Row\n" not in kept
    assert "Millrace Road is open" in kept
    assert '- option "Massachusetts" [selected]' in kept


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/login", "/login"),
        ("/x?answer=Larkspur+Lane&tab=2", "/x?answer&tab"),
        ("/x?", "/x?"),
        ("/x?a=b=c", "/x?a"),
    ],
)
def test_an_address_keeps_the_names_of_its_parameters_and_no_values(address, kept):
    assert as_recorded.without_query_values(address) == kept


@pytest.mark.parametrize(
    ("seen", "kept"),
    [((-9, 5, 30, 7), (0, 5, 21, 7)), ((900, 5, 300, 7), (900, 5, 92, 7)), ((3, 4, 5, 6), (3, 4, 5, 6))],
)
def test_a_mark_ends_where_the_picture_ends(seen, kept):
    box, inside = (Box(**dict(zip(("x", "y", "width", "height"), sides, strict=True))) for sides in (seen, kept))

    assert as_recorded.within(box, WINDOW) == inside


def test_a_secret_is_eight_dots_whatever_was_shown():
    typed = {"shown": "copper99x", "secret": True, "characters": [10.001, 20.999]}

    kept = as_recorded.as_typed(typed)

    assert (kept.shown, kept.secret, kept.characters) == ("•" * 8, True, (10.0, 21.0))


def test_what_was_not_there_when_the_picture_was_taken_is_not_marked():
    seen = {"box": {"x": 0, "y": 0, "width": 9, "height": 9}, "label": None, "required": True, "options": ["Ohio"]}

    (mark,) = as_recorded.marks([Pointed(0, "State", "combobox", seen), Pointed(1, "Gone", "link")], WINDOW)

    assert (mark.words, mark.name, mark.role, mark.required, mark.options) == (
        "State", "State", "combobox", True, ("Ohio",),
    )  # fmt: skip


def test_words_that_are_only_read_have_no_accessible_name():
    seen = {"box": {"x": 0, "y": 0, "width": 9, "height": 9}, "label": None, "required": False, "options": []}

    assert as_recorded.as_mark(Pointed(0, "All is well", "", seen), WINDOW).name == ""
