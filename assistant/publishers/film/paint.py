"""Paints sights: what stays the same from frame to frame is painted once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.publishers.film import overlays, shapes
from assistant.publishers.film.fields import typed_so_far
from assistant.publishers.film.frame import FULL
from assistant.publishers.film.narration import chapters
from assistant.publishers.film.planes import Planes, blank, planes
from assistant.publishers.film.viewport import HEIGHT, WIDTH, banner_of, down
from assistant.publishers.layout.boxes import between, grown
from assistant.publishers.pictures.cut import opened

if TYPE_CHECKING:
    from assistant.facts.recording import Box, Picture, Recording
    from assistant.publishers.film.frame import Band, Filled, Sight
    from assistant.publishers.film.viewport import View
    from assistant.publishers.layout.callouts import Outline

DESK = "#d5dce3"
"""What lies around a page seen from afar."""


class Painter:
    """Paints the frames of one film, in turn."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._chapters = tuple(tuple(part.numbers) for part in chapters(recording))
        self._shows = {picture: screen for screen in recording.screens for picture in (screen.arrived, screen.left)}
        self._screen = lru_cache(maxsize=3)(self._new_screen)
        self._ground = lru_cache(maxsize=2)(self._new_ground)
        self._still = lru_cache(maxsize=2)(self._new_still)

    def paint(self, sight: Sight) -> Planes:
        """A frame, 1920 by 1080. It may be used again: it is not to be painted on."""
        if sight.card is not None:
            return overlays.card(sight.card, self._recording.court.name, self._chapters)
        still = self._still(sight.picture, sight.filled, sight.view, sight.outlines, sight.strength, sight.band)
        if not sight.pointer_strength and not sight.ripple:
            return still
        frame = still.copy()
        if sight.ripple and sight.outlines:
            self._lay_ring(frame, sight)
        if sight.pointer_strength:
            x, y = sight.view.place(sight.pointer[0], sight.pointer[1])
            arrow = shapes.pointer(pressed=sight.pressed).faded(sight.pointer_strength / FULL)
            frame.lay(arrow, round(x) - 3, round(y) - 3)
            frame.paste(self._band(sight.band), 0, HEIGHT)
        return frame

    def _lay_ring(self, frame: Planes, sight: Sight) -> None:
        box = grown(in_film(sight.outlines[-1].box, sight.view), sight.ripple)
        x, y, inside = shapes.placed(box)
        frame.lay(shapes.ring(inside), x, y)

    def _new_still(
        self,
        picture: Picture | None,
        filled: tuple[Filled, ...],
        view: View,
        outlines: tuple[Outline, ...],
        strength: int,
        band: Band | None,
    ) -> Planes:
        """A frame without what moves on it."""
        frame = blank((WIDTH, overlays.TALL), DESK).copy()
        if picture is not None:
            frame.paste(self._ground(picture, filled, view), 0, 0)
        for outline in outlines:
            x, y, inside = shapes.placed(in_film(outline.box, view))
            frame.lay(shapes.outline(inside, dashed=outline.dashed).faded(strength / FULL), x, y)
        frame.paste(self._band(band), 0, HEIGHT)
        return frame

    def _band(self, band: Band | None) -> Planes:
        return overlays.band(band, self._chapters) if band else blank((WIDTH, overlays.BAND), shapes.INK)

    def _new_screen(self, picture: Picture, filled: tuple[Filled, ...]) -> Planes:
        """A whole screen, with what was done on it so far."""
        if not filled:
            return self._clean(picture)
        *before, latest = filled
        screen = self._screen(picture, tuple(before)).copy()
        look = latest.step.look
        if look is not None:
            density = screen.size[0] / picture.box.width
            shown = typed_so_far(latest.step, self._recording.path(look), latest.typed)
            x, y = ((look.box.x - picture.box.x) * density, (look.box.y - picture.box.y) * density)
            screen.paste(planes(shown), even(x), even(y))
        return screen

    def _clean(self, picture: Picture) -> Planes:
        """A whole screen as it was recorded; its banner stands over the training bar."""
        clean = planes(opened(self._recording.path(picture), picture.sha256))
        banner, shift = banner_of(self._shows[picture]), down(self._shows[picture])
        if banner is not None and shift:
            density = clean.size[0] / picture.box.width
            top, height, lower = (even(edge * density) for edge in (banner.y, banner.height, banner.y + shift))
            clean.paste(clean.cut(0, top, (clean.size[0], height)), 0, lower)
        return clean

    def _new_ground(self, picture: Picture, filled: tuple[Filled, ...], view: View) -> Planes:
        """The part of a screen that the camera sees; beyond the page lies the desk."""
        screen = self._screen(picture, filled)
        density = screen.size[0] / picture.box.width
        left, top, right, bottom = seen(picture.box, view)
        across, down = view.x - picture.box.x, view.y - picture.box.y
        if view.scale == density and (left, top, right, bottom) == (0, 0, WIDTH, HEIGHT):
            return screen.cut(round(across) * round(density), round(down) * round(density), (WIDTH, HEIGHT))
        ratio = density / view.scale
        box = (
            max(0.0, across * density + left * ratio),
            max(0.0, down * density + top * ratio),
            min(float(screen.size[0]), across * density + right * ratio),
            min(float(screen.size[1]), down * density + bottom * ratio),
        )
        part = screen.scaled(box, (right - left, bottom - top))
        if (left, top, right, bottom) == (0, 0, WIDTH, HEIGHT):
            return part
        ground = blank((WIDTH, HEIGHT), DESK).copy()
        ground.paste(part, left, top)
        return ground


def seen(page: Box, view: View) -> tuple[int, int, int, int]:
    """The part of the film's picture that the page fills, on even pixels."""
    left, top = view.place(page.x, page.y)
    right, bottom = view.place(page.right, page.bottom)
    return max(0, even(left)), max(0, even(top)), min(WIDTH, even(right)), min(HEIGHT, even(bottom))


def even(edge: float) -> int:
    """The nearest even pixel, for colors stand at half the size."""
    return round(edge / 2) * 2


def in_film(box: Box, view: View) -> Box:
    """A box of the screen in pixels of the film."""
    return between(*view.place(box.x, box.y), *view.place(box.right, box.bottom))
