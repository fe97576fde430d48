"""Paints the frames of a film: what stays the same from frame to frame is painted once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.film import overlays, shapes
from assistant.publishers.film.address_bar import bar_planes
from assistant.publishers.film.fields import typed_so_far
from assistant.publishers.film.frame import FULL
from assistant.publishers.film.lists import list_planes
from assistant.publishers.film.narration import film_chapters
from assistant.publishers.film.planes import Spot, below_each_other, one_color, planes
from assistant.publishers.film.viewport import FRAME_WIDTH, VIEW_HEIGHT, filmed_page
from assistant.publishers.layout.boxes import between, grown
from assistant.publishers.pictures.burn import WHITE
from assistant.publishers.pictures.cut import decoded_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.recording import Box, Picture, Recording
    from assistant.publishers.film.frame import Band, Filled, Frame
    from assistant.publishers.film.planes import Patch, Planes
    from assistant.publishers.film.viewport import View

AROUND_PAGE = "#d5dce3"
"""What lies around a page seen from afar."""


class Painter:
    """Paints the frames of one film, in turn."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._chapters = tuple(tuple(part.numbers) for part in film_chapters(recording))
        self._tops = {
            picture: filmed_page(screen).y
            for screen in recording.screens
            for picture in (screen.arrived, screen.left, *(step.opened for step in screen.steps if step.opened))
        }
        self._screen = lru_cache(maxsize=3)(self._new_screen)
        self._ground = lru_cache(maxsize=2)(self._new_ground)
        self._still = lru_cache(maxsize=2)(self._new_still)

    def paint(self, frame: Frame) -> Planes:
        """A frame, 1920 by 1080. It may be used again: it is not to be painted on."""
        still, moving = self.apart(frame)
        if moving is None:
            return still
        painted = still.copy()
        painted.paste(*moving)
        return painted

    def apart(self, frame: Frame) -> tuple[Planes, Spot | None]:
        """A frame without what moves on it, which may be used again, and the small part of it where something does."""
        if frame.card is not None:
            return overlays.card_planes(frame.card, self._recording.court.name, self._chapters), None
        still = self._still(replace(frame, ripple=0.0, pointer=(), pointer_strength=0, pressed=False))
        moving = [*self._ring(frame), *pointer(frame)]
        return still, spot_with(still, moving) if moving else None

    def _ring(self, frame: Frame) -> Iterator[Laid]:
        """The ring of a click, while there is one."""
        if frame.ripple and frame.outlines:
            x, y, inside = shapes.placed(grown(in_film(frame.outlines[-1].box, frame.view), frame.ripple))
            yield Laid(shapes.ring(inside, self._recording.court.color), x, y)

    def _new_still(self, frame: Frame) -> Planes:
        """A frame without what moves on it."""
        band = self._band(frame.band)
        if frame.picture is None:
            ground = one_color((FRAME_WIDTH, VIEW_HEIGHT), WHITE)
        else:
            ground = self._ground(frame.picture, frame.filled, frame.view)
        painted = below_each_other(ground, band)
        if frame.address is not None:
            painted.paste(bar_planes(frame.address), 0, 0)
        for outline in frame.outlines:
            x, y, inside = shapes.placed(in_film(outline.box, frame.view))
            drawn = shapes.outline_patch(inside, self._recording.court.color, dashed=outline.dashed)
            painted.lay(drawn.faded(frame.strength / FULL), x, y)
        if frame.unfolded is not None:
            x, y = (even_pixel(edge) for edge in frame.view.place(frame.unfolded.box.x, frame.unfolded.box.y))
            painted.paste(list_planes(frame.unfolded, frame.view.scale), x, y)
        if frame.outlines or frame.unfolded:
            painted.paste(band, 0, VIEW_HEIGHT)  # nothing reaches into it
        return painted

    def _band(self, band: Band | None) -> Planes:
        return (
            overlays.band_planes(band, self._chapters, self._recording.court.color)
            if band
            else one_color((FRAME_WIDTH, overlays.BAND_HEIGHT), shapes.INK)
        )

    def _new_screen(self, picture: Picture, filled: tuple[Filled, ...]) -> Planes:
        """A whole screen, with what was done on it so far."""
        if not filled:
            return planes(decoded_picture(self._recording.path(picture), picture.sha256))
        # From the screen with one thing less, which is kept: to type a letter costs one field, not a page of fields.
        *before, latest = filled
        screen = self._screen(picture, tuple(before)).copy()
        look = latest.step.look
        if look is not None:
            density = screen.size[0] / picture.box.width
            shown = typed_so_far(latest.step, self._recording.path(look), latest.typed)
            x, y = ((look.box.x - picture.box.x) * density, (look.box.y - picture.box.y) * density)
            screen.paste(planes(shown), even_pixel(x), even_pixel(y))
        return screen

    def _new_ground(self, picture: Picture, filled: tuple[Filled, ...], view: View) -> Planes:
        """The part of a screen that the camera sees; beyond the page, and instead of its banner, lies the desk."""
        above = even_pixel(view.place(0, self._tops[picture])[1])
        if above <= 0:
            return self._whole_ground(picture, filled, view)
        ground = self._whole_ground(picture, filled, view).copy()
        ground.paste(one_color((FRAME_WIDTH, above), AROUND_PAGE), 0, 0)
        return ground

    def _whole_ground(self, picture: Picture, filled: tuple[Filled, ...], view: View) -> Planes:
        screen = self._screen(picture, filled)
        density = screen.size[0] / picture.box.width
        left, top, right, bottom = page_in_frame(picture.box, view)
        across, down = view.x - picture.box.x, view.y - picture.box.y
        # The usual case, at scale 2: the recorded pixels themselves.
        if view.scale == density and (left, top, right, bottom) == (0, 0, FRAME_WIDTH, VIEW_HEIGHT):
            return screen.cut(round(across) * round(density), round(down) * round(density), (FRAME_WIDTH, VIEW_HEIGHT))
        ratio = density / view.scale
        box = (
            max(0.0, across * density + left * ratio),
            max(0.0, down * density + top * ratio),
            min(float(screen.size[0]), across * density + right * ratio),
            min(float(screen.size[1]), down * density + bottom * ratio),
        )
        part = screen.scaled(box, (right - left, bottom - top))
        if (left, top, right, bottom) == (0, 0, FRAME_WIDTH, VIEW_HEIGHT):
            return part
        ground = one_color((FRAME_WIDTH, VIEW_HEIGHT), AROUND_PAGE).copy()
        ground.paste(part, left, top)
        return ground


class Laid(NamedTuple):
    """Something that has no rectangle's shape, and where in the film it lies."""

    patch: Patch
    x: int
    y: int

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, upper, right and lower, on even pixels."""
        width, height = self.patch.planes.size
        left, top = self.x // 2 * 2, self.y // 2 * 2
        return left, top, -((self.x + width) // -2) * 2, -((self.y + height) // -2) * 2


def pointer(frame: Frame) -> Iterator[Laid]:
    """The pointer, while it is seen."""
    if frame.pointer_strength:
        x, y = frame.view.place(frame.pointer[0], frame.pointer[1])
        arrow = shapes.pointer(pressed=frame.pressed).faded(frame.pointer_strength / FULL)
        yield Laid(arrow, round(x) - 3, round(y) - 3)


def spot_with(still: Planes, moving: Sequence[Laid]) -> Spot | None:
    """The part of a frame in which something moves, with that on it; None where all of it lies outside.

    Nothing reaches into the band below the screen.
    """
    lefts, tops, rights, bottoms = zip(*(each.edges for each in moving), strict=True)
    left, top = max(0, min(lefts)), max(0, min(tops))
    right, bottom = min(FRAME_WIDTH, max(rights)), min(VIEW_HEIGHT, max(bottoms))
    if left >= right or top >= bottom:
        return None
    part = still.cut(left, top, (right - left, bottom - top))
    for each in moving:
        part.lay(each.patch, each.x - left, each.y - top)
    return Spot(part, left, top)


def page_in_frame(page: Box, view: View) -> tuple[int, int, int, int]:
    """The part of the film's picture that the page fills, on even pixels."""
    left, top = view.place(page.x, page.y)
    right, bottom = view.place(page.right, page.bottom)
    return (
        max(0, even_pixel(left)),
        max(0, even_pixel(top)),
        min(FRAME_WIDTH, even_pixel(right)),
        min(VIEW_HEIGHT, even_pixel(bottom)),
    )


def even_pixel(edge: float) -> int:
    """The nearest even pixel, for colors stand at half the size."""
    return round(edge / 2) * 2


def in_film(box: Box, view: View) -> Box:
    """A box of the screen in pixels of the film."""
    return between(*view.place(box.x, box.y), *view.place(box.right, box.bottom))
