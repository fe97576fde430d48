"""A browser's own list, drawn as it stands open; and what is not one is not drawn."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Mark, Typed
from assistant.publishers.film.lists import MOST_ROWS, ROW, OpenList, list_planes, open_list, tip_on
from assistant.publishers.film.viewport import View
from assistant.publishers.layout.boxes import between, holds

VIEW = View(0, 100, 960)
COUNTIES = tuple(f"COUNTY {number}" for number in range(20))


def choosing(short, box, options=COUNTIES, shown="COUNTY 7", role="combobox"):
    mark = Mark(words="County", box=box, role=role, options=options)
    step = short.screens[0].steps[0]
    return step.model_copy(update={"verb": "choose", "marks": (mark,), "typed": Typed(shown=shown)})


def test_a_list_opens_below_its_field_and_shows_what_is_chosen(short):
    field = between(60, 120, 360, 160)

    found = open_list(choosing(short, field), VIEW)

    assert (found.box.x, found.box.y, found.box.right) == (60, 160, 360)
    assert len(found.rows) == MOST_ROWS
    assert found.rows[found.chosen] == "COUNTY 7"
    assert found.row == between(60, 160 + ROW * found.chosen, 360, 160 + ROW * (found.chosen + 1))
    assert (found.first, found.every) == (3, 20)
    assert holds(VIEW.box, found.box)


def test_a_list_opens_above_its_field_where_more_fits_there(short):
    found = open_list(choosing(short, between(60, 480, 360, 520)), VIEW)

    assert found.box.bottom == 480
    assert holds(VIEW.box, found.box)


def test_a_list_is_as_wide_as_its_longest_option_within_the_picture(short):
    long = "the name of a county that is far longer than its field, and than all of the picture beside it is wide"

    found = open_list(choosing(short, between(500, 120, 600, 160), (long, "short"), "short"), VIEW)

    assert 900 < found.box.right < VIEW.box.right


@pytest.mark.parametrize(
    "other",
    [{"options": ()}, {"role": "listbox"}, {"shown": "somewhere else"}],
    ids=["drawn by the page", "always open", "not among its options"],
)
def test_what_is_no_list_of_the_browser_is_not_drawn(short, other):
    assert open_list(choosing(short, between(60, 120, 360, 160), **other), VIEW) is None


def test_the_pointer_marks_what_is_chosen_and_covers_no_words():
    shown = OpenList(between(60, 160, 360, 160 + 3 * ROW), ("One", "Two", "Three"), 1, 0, 3)
    pointed = OpenList(shown.box, shown.rows, 1, 0, 3, pointed=True)

    plain, marked = (list_planes(one, 2).bright for one in (shown, pointed))

    assert plain.size == (600, 6 * ROW)
    row = (20, 2 * ROW + 4)
    assert plain.getpixel(row) > 200 > marked.getpixel(row)
    x, y = tip_on(shown)
    assert 110 < x < 360
    assert y == 160 + 1.5 * ROW
