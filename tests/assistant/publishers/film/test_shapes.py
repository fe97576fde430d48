"""Outlines, rings and the pointer, drawn on patches."""

from __future__ import annotations

from assistant.facts.recording import Box
from assistant.publishers.film import shapes
from assistant.publishers.film.shapes import FILM_LINE, FILM_LINING, PATCH_ROOM, outline_patch, placed, ring, rounded


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


INSIDE = box(PATCH_ROOM, PATCH_ROOM, 200, 80)


def covers(patch, x: float, y: float) -> int:
    return patch.mask.getpixel((round(x), round(y)))


def test_a_patch_begins_on_even_pixels_with_room_for_its_line():
    x, y, inside = placed(box(101, 203.3, 50, 20))

    assert (x % 2, y % 2) == (0, 0)
    assert abs(x + inside.x - 101) <= 0.25
    assert abs(y + inside.y - 203.3) <= 0.25
    assert inside.x >= PATCH_ROOM


def test_what_looks_the_same_is_drawn_once():
    assert rounded(box(1.1, 2.2, 50.3, 20.4)) == rounded(box(1.2, 2.1, 49.8, 19.9)) == box(1, 2, 50, 20)
    assert outline_patch(INSIDE, dashed=False) is outline_patch(INSIDE, dashed=False)


def test_an_outline_covers_its_line_and_nothing_inside():
    patch = outline_patch(INSIDE, dashed=False)
    middle = INSIDE.x + INSIDE.width / 2

    assert covers(patch, middle, INSIDE.y) == 255
    assert covers(patch, middle, INSIDE.y + FILM_LINE / 2 + FILM_LINING + 2) == 0
    assert covers(patch, middle, INSIDE.y + INSIDE.height / 2) == 0


def test_a_dashed_one_shows_its_white_lining_between_the_dashes():
    solid, dashed = (outline_patch(INSIDE, dashed=way) for way in (False, True))

    def bright(patch):
        return {patch.planes.bright.getpixel((x, round(INSIDE.y))) for x in range(60, 160)}

    assert max(bright(solid)) < 120, "one color"
    assert max(bright(dashed)) > 220
    assert min(bright(dashed)) < 120


def test_a_ring_is_thinner_than_an_outline():
    def thickness(patch) -> int:
        return sum(covers(patch, INSIDE.x + 100, y) > 0 for y in range(round(INSIDE.y + INSIDE.height / 2)))

    assert 0 < thickness(ring(INSIDE)) < thickness(outline_patch(INSIDE, dashed=False))


def test_the_pointers_tip_is_its_upper_left_corner_and_it_dips():
    up, pressed = shapes.pointer(pressed=False), shapes.pointer(pressed=True)

    assert covers(up, 6, 10) == 255
    assert covers(pressed, 6, 10) == 255
    assert covers(up, 50, 10) == 0
    assert sum(pressed.mask.tobytes()) < sum(up.mask.tobytes())
