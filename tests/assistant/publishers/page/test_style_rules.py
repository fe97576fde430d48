"""The rules that differ from guide to guide, and what no text may do in them."""

from __future__ import annotations

import re

import pytest

from assistant.publishers.laid_out import laid_out
from assistant.publishers.page import style_rules
from assistant.publishers.page.style_rules import css_lines, page_rules, quoted, row_rules, share

EVIL = '</style><script>"\\ & \n'


@pytest.fixture(scope="module")
def rows(recording):
    return laid_out(recording).rows


@pytest.mark.parametrize(
    ("length", "percent"), [(5, "50.000%"), (0, "0.000%"), (-0.0, "0.000%"), (-2.5, "-25.000%"), (1 / 3, "3.333%")]
)
def test_a_share_is_in_percent_and_never_minus_zero(length, percent):
    assert share(length, 10) == percent


def test_a_text_cannot_end_its_string_nor_the_style_element():
    inside = quoted(EVIL)[1:-1]

    assert not set('<>&"\n') & set(inside)
    assert re.sub(r"\\([0-9A-F]+) ", lambda code: chr(int(code[1], 16)), inside) == EVIL


def test_lines_are_parted_as_css_parts_them():
    assert css_lines("one", "two") == '"one\\A two"'


def test_a_printed_page_has_title_court_edition_and_number(recording):
    rules = page_rules(recording.title, recording.court, recording.edition)

    assert f"@top-left {{ content: {quoted(recording.title)}; }}" in rules
    assert recording.edition in rules
    assert recording.court.pacer_phone in rules
    assert 'counter(page) " of " counter(pages)' in rules


def test_the_first_page_has_no_head(recording):
    last = page_rules(recording.title, recording.court, recording.edition).splitlines()[-1]

    assert last == "@page :first { @top-left { content: none; } @top-right { content: none; } }"


def test_each_row_has_its_picture_and_its_part_for_phones(rows):
    rules = row_rules(rows)
    everywhere, _, phones = rules.rpartition("@media screen and (max-width: 559.98px)")

    for number in range(1, len(rows) + 1):
        assert f".drawing-{number} {{ --wide: " in everywhere
        assert f".drawing-{number} :is(.pane, .narrow) {{ aspect-ratio: " in phones
    assert f".drawing-{len(rows) + 1} " not in rules


def test_braces_are_in_pairs(rows):
    rules = row_rules(rows)

    assert rules.count("{") == rules.count("}")


def test_a_picture_keeps_its_shape_while_it_is_loaded(rows):
    crop = rows[0].drawing.crop

    said = re.search(r"\.drawing-1 img \{ aspect-ratio: ([\d.]+) / ([\d.]+); \}", row_rules(rows))

    assert float(said[1]) / float(said[2]) == pytest.approx(crop.width / crop.height, rel=0.01)


def test_a_step_begins_at_the_height_of_its_mark_unless_its_picture_stands_below(rows):
    for number, row in enumerate(rows, 1):
        rules = list(style_rules.step_rules(number, row))

        assert bool(rules) == (not row.wide)
        if rules:
            assert rules[0].startswith(f".row-{number} .where {{ min-height: calc(var(--px) * ")


def test_a_row_without_steps_has_no_heights():
    class Bare:
        wide, steps = False, ()

    assert list(style_rules.step_rules(1, Bare())) == []
