"""What the page's eyes tell is kept as rectangles of few digits, and as words that do nothing."""

from __future__ import annotations

from assistant.facts.recording import Box
from assistant.facts.soundness import FURTHEST
from assistant.walking.measured import as_box, called, visible


def test_boxes_are_rounded_to_hundredths():
    assert as_box({"x": 1.23456, "y": 2, "width": 3.999, "height": 0.001}) == Box(x=1.23, y=2, width=4, height=0)


def test_what_is_endless_ends_far_outside_the_window():
    box = as_box({"x": -5, "y": -1e7, "width": 10, "height": 3e7})

    assert (box.x, box.width, box.y, box.bottom) == (-5, 10, -FURTHEST, FURTHEST)


def test_words_keep_no_character_that_acts():
    assert visible("Pay\x1b[2J \u202enow\u202c\x85") == "Pay[2J now"
    assert (
        visible("Zero\u200bwidth, soft\u00adhyphen, \ufeffmark\ton\na line")
        == "Zerowidth, softhyphen, mark\ton\na line"
    )


def test_a_page_is_called_without_the_pictures_between_its_words():
    assert called("\ud83d📁 My Ca\u00adses\u200d ✅ Ko\u0304loa") == "My Cases Kōloa"
    assert called("✅") == ""
