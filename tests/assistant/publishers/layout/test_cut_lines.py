"""Where a screen may be cut: away from words, closer to them rather than much further down."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box, Neighbor
from assistant.publishers.layout.cut_lines import (
    CLEAR,
    CONTROL_CLEAR,
    LEAST_CLEAR,
    CropSource,
    allowed_cuts,
    crop_source,
    cut_above,
    cut_below,
    dialog_with,
)

AREA = Box(x=0, y=43, width=992, height=957)


def neighbor(kind: str, x: float, y: float, width: float, height: float, words: str = "words") -> Neighbor:
    return Neighbor.model_validate({"kind": kind, "box": Box(x=x, y=y, width=width, height=height), "words": words})


def page(*neighbors: Neighbor, name: str = "A page") -> CropSource:
    return CropSource(AREA, neighbors, name)


@pytest.mark.parametrize(("kind", "air"), [("text", CLEAR), ("heading", CLEAR), ("control", CONTROL_CLEAR)])
def test_a_cut_keeps_away_from_words_and_controls(kind, air):
    source = page(neighbor(kind, 32, 200, 300, 20))

    found = list(allowed_cuts(source, AREA, range(180, 241)))

    assert found == [*range(180, 201 - air), *range(220 + air, 241)]


def test_what_stands_outside_of_a_column_is_in_nobodys_way():
    column = Box(x=0, y=43, width=400, height=957)
    source = page(neighbor("text", 500, 200, 300, 20))

    assert list(allowed_cuts(source, column, range(200, 221))) == list(range(200, 221))
    assert list(allowed_cuts(source, AREA, range(200, 221))) == []


def test_a_cut_may_run_along_the_edge_of_a_tab():
    strip, tab = neighbor("tabs", 32, 195, 928, 53), neighbor("control", 40, 195, 90, 53)

    assert 195.0 in list(allowed_cuts(page(strip, tab), AREA, [195]))
    assert list(allowed_cuts(page(tab), AREA, [195])) == []


def test_a_cut_stands_where_it_is_wanted_if_it_can():
    assert cut_above(page(), AREA, 150, 200) == 150
    assert cut_below(page(), AREA, 350, 300) == 350


def test_else_nearer_to_what_is_needed_and_at_last_at_the_end_of_the_page():
    line = neighbor("text", 32, 150, 300, 21)

    assert cut_above(page(line), AREA, 160, 200) == 171 + CLEAR
    assert cut_below(page(line), AREA, 160, 100) == 150 - CLEAR
    assert cut_above(page(neighbor("control", 0, 43, 992, 957)), AREA, 500, 520) == AREA.y


def test_a_cut_goes_closer_to_words_where_it_would_else_show_much_more():
    """Lines with 14 pixels between them: nowhere is 10 of air on both sides, for half the page."""
    lines = [neighbor("text", 32, 100 + 35 * line, 300, 21) for line in range(20)]
    below, above = LEAST_CLEAR

    cut = cut_below(page(*lines), AREA, 300, 290)

    assert abs(cut - 300) < 35
    for line in lines:
        assert cut <= line.box.y - above or cut >= line.box.bottom + below


def test_a_heading_may_be_set_in_several_lines_and_others_are_not_it():
    source = page(
        neighbor("heading", 32, 60, 300, 40, "📁 Upgrade your"),
        neighbor("heading", 32, 100, 200, 40, "account"),
        neighbor("heading", 32, 400, 200, 40, "Questions"),
        name="Upgrade your account",
    )

    assert source.heading == Box(x=32, y=60, width=300, height=80)
    assert page(name="Nowhere").heading is None


def test_a_screen_is_cut_below_its_banner(recording):
    source = crop_source(recording.screens[1], None)

    assert source.area == Box(x=0, y=43, width=992, height=957)
    assert not source.of("banner")
    assert source.name == "Manage My Account Login"


def test_a_dialog_is_cut_alone_with_what_is_in_it(recording):
    screen = recording.screens[4]

    source = crop_source(screen, dialog_with(screen, []))

    assert source.area == Box(x=236, y=406, width=520, height=308)
    assert all(source.area.touches(other.box) for other in source.neighbors)
    assert source.name == "Upgrade Complete"


def test_a_dialog_counts_only_if_it_holds_a_mark(recording):
    screen = recording.screens[4]

    assert dialog_with(screen, [Box(x=0, y=900, width=90, height=40)]) is None
    assert dialog_with(screen, [Box(x=265, y=639, width=90, height=46)]) is not None
    assert dialog_with(recording.screens[1], []) is None
