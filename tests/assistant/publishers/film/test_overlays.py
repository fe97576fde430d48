"""The band, the cards, and the progress at the bottom edge."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from assistant.facts.signs import Sign
from assistant.publishers.film.frame import Band, TitleCard
from assistant.publishers.film.overlays import (
    BAND_HEIGHT,
    CHAPTER_GAP,
    FRAME_HEIGHT,
    PROGRESS,
    STEP_GAP,
    band_planes,
    card_picture,
    card_planes,
    segments,
    sized_title,
)
from assistant.publishers.film.typography import SENTENCE_X
from assistant.publishers.film.viewport import FRAME_WIDTH
from assistant.publishers.film.words import words_of
from assistant.publishers.layout.wording import NOTE_NAMES

CHAPTERS = ((1, 2, 3), (4, 5))
COURT = "U.S. District Court"


def a_band(**more: object) -> Band:
    facts = {
        "sign": Sign(2),
        "note": "",
        "words": words_of("Click **Login**."),
        "label": "On the page",
        "page": "Login",
    }
    return Band(**{**facts, "now": 2, **more})


def a_card(**more: object) -> TitleCard:
    facts = {"title": "Upgrade your account", "more": "Steps 1 to 3", "foot": "Have at hand: a pen.", "right": "Guide"}
    return TitleCard(**{**facts, "corner": "Training copy", "now": 1, **more})


def test_progress_has_a_segment_for_each_step_from_edge_to_edge():
    found = list(segments(CHAPTERS))

    assert [number for number, _, _ in found] == [1, 2, 3, 4, 5]
    assert found[0][1] == 0
    assert found[-1][2] == FRAME_WIDTH
    lengths = [right - left for _, left, right in found]
    assert max(lengths) - min(lengths) <= 1


def test_a_wider_gap_stands_between_chapters():
    found = list(segments(CHAPTERS))
    gaps = [after[1] - before[2] for before, after in pairwise(found)]

    assert gaps == pytest.approx([STEP_GAP, STEP_GAP, CHAPTER_GAP, STEP_GAP], abs=1)


def test_a_chapter_without_steps_has_no_segment():
    assert list(segments(((1,), (), (2,)))) == list(segments(((1,), (2,))))
    assert list(segments(())) == []


def test_the_band_is_as_wide_as_the_film_and_drawn_once():
    drawn = band_planes(a_band(), CHAPTERS)

    assert drawn.size == (FRAME_WIDTH, BAND_HEIGHT)
    assert band_planes(a_band(), CHAPTERS) is drawn
    assert drawn.bytes() != band_planes(a_band(sign=Sign(3), now=3), CHAPTERS).bytes()


def test_progress_tells_what_is_done_what_is_now_and_what_is_to_come():
    drawn = band_planes(a_band(), CHAPTERS).bright
    y = BAND_HEIGHT - PROGRESS // 2

    done, now, coming = (drawn.getpixel(((left + right) // 2, y)) for _, left, right in list(segments(CHAPTERS))[:3])

    assert done == 235, "white"
    assert coming < now < done


def test_a_note_has_its_name_where_a_step_has_its_number():
    step, note = band_planes(a_band(), CHAPTERS), band_planes(a_band(sign=None, note="Tip"), CHAPTERS)

    assert ImageChops.difference(step.bright, note.bright).getbbox()[0] < 180


def test_the_name_of_a_note_is_clear_of_its_rule():
    longest = max(NOTE_NAMES.values(), key=len)
    drawn = band_planes(a_band(sign=None, note=longest), CHAPTERS).bright.crop(
        (0, 0, SENTENCE_X, BAND_HEIGHT - PROGRESS)
    )
    columns, _ = ImageChops.difference(drawn, Image.new("L", drawn.size, drawn.getpixel((0, 0)))).getprojection()
    rule = SENTENCE_X - 14

    assert columns[rule]
    assert not any(columns[rule - 14 : rule])
    assert not columns[4]


def test_no_word_of_a_card_stands_where_a_player_has_its_controls():
    whole, without = (card_picture(a_card(**facts), COURT, ()) for facts in ({}, {"foot": "", "corner": ""}))

    _, top, _, bottom = ImageChops.difference(whole, without).getbbox()
    assert FRAME_HEIGHT / 2 < top < bottom < 0.82 * FRAME_HEIGHT


def test_a_card_is_a_white_page_of_a_frames_size():
    picture = card_picture(a_card(), COURT, CHAPTERS)

    assert picture.size == (FRAME_WIDTH, FRAME_HEIGHT)
    assert picture.getpixel((60, 300)) == (255, 255, 255)
    assert card_planes(a_card(), COURT, CHAPTERS).size == picture.size


@pytest.mark.parametrize("part", ["title", "more", "foot", "right", "corner"])
def test_each_of_a_cards_words_is_seen(part):
    whole, without = (card_picture(a_card(**facts), COURT, CHAPTERS) for facts in ({}, {part: ""}))

    assert ImageChops.difference(whole, without).getbbox() is not None


def test_a_court_with_a_long_name_has_its_line_to_itself():
    long = "United States Bankruptcy Court for the District of Massachusetts, Eastern Division, Boston and Worcester"
    told = "A very long title of a guide that leaves no room"

    assert (
        card_picture(a_card(right=told), long, CHAPTERS).tobytes()
        == card_picture(a_card(right=""), long, CHAPTERS).tobytes()
    )


def test_a_long_title_is_set_smaller_before_it_takes_a_third_line():
    size, rows = sized_title("Upgrade")
    smaller, more = sized_title("Set up the billing of a firm, and let its attorneys join the account that pays")

    assert (size, len(rows)) == (124, 1)
    assert smaller < size
    assert len(more) >= 2
