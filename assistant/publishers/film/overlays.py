"""What a film shows beside the screen: the band below it, the cards, and the progress at the bottom edge."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from assistant.facts.colors import SIGNAL, mixed_with_white
from assistant.publishers.film.planes import planes
from assistant.publishers.film.shapes import INK
from assistant.publishers.film.typography import (
    SENTENCE,
    SENTENCE_LEADING,
    SENTENCE_WIDTH,
    SENTENCE_X,
    draw,
    length_of,
    sentence_length,
    set_in_lines,
    typeface,
)
from assistant.publishers.film.viewport import FRAME_WIDTH, VIEW_HEIGHT
from assistant.publishers.film.words import lines_that_fit, words_of
from assistant.publishers.pictures.burn import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.signs import Sign
    from assistant.publishers.film.frame import Band, TitleCard
    from assistant.publishers.film.planes import Planes
    from assistant.publishers.film.words import Words

FRAME_HEIGHT = 1080
BAND_HEIGHT = FRAME_HEIGHT - VIEW_HEIGHT
PROGRESS, STEP_GAP, CHAPTER_GAP = 14, 5, 27

INK_2, RULE = "#4b5765", "#c5ced8"
PALE, RULE_ON_BAND, TO_COME = "#a9b4c0", "#5a6673", "#4b5765"
NOW = {SIGNAL: "#e58bb0"}
"""What is done now, in the signal's color made light; of another color, mixed."""
DISC_SMOOTH = 3

MIDDLE = (BAND_HEIGHT - PROGRESS) // 2
"""The height of the disc's middle in the band."""

DISC_X, DISC_RADIUS, DISC_LINING = 114, 42, 4
RING, LETTER = 0.76, 13
"""The hole of a result's ring, as a part of its disc, and how far below the middle its letter stands, in pixels."""

NOTE_RIGHT = SENTENCE_X - 14 - 16
"""Where the name of a note ends: before the rule, and clear of it."""

WHERE_X, WHERE_WIDTH = 1550, 320
FEW_LINES = 4
"""So many lines of where we are stand at ease."""

TITLE_Y = 460
"""The height of the middle of a card's title and of what stands below it."""

CARD_MARGIN = 120
"""The margin of a card."""

FOOT_Y = 840
"""The height of a card's lowest line: a player that stands still lays its controls over what is below."""

Chapters = tuple[tuple[int, ...], ...]
"""The numbers of the steps of each chapter."""


@lru_cache(maxsize=4)
def band_planes(shown: Band, chapters: Chapters, signal: str = SIGNAL) -> Planes:
    sheet = Image.new("RGB", (FRAME_WIDTH, BAND_HEIGHT), INK)
    pen = ImageDraw.Draw(sheet)
    if shown.sign:
        draw_disc(sheet, shown.sign, signal)
    else:
        pen.text((NOTE_RIGHT, MIDDLE), shown.note, WHITE, typeface(700, 28), anchor="rm")
        pen.rectangle((SENTENCE_X - 14, MIDDLE - 46, SENTENCE_X - 11, MIDDLE + 46), WHITE)
    draw_sentence(pen, shown.words, SENTENCE_X + (0 if shown.sign else 10))
    draw_where(pen, shown.label, shown.page)
    draw_progress(pen, chapters, shown.now, BAND_HEIGHT, (WHITE, of_now(signal), TO_COME))
    return planes(sheet)


def of_now(signal: str) -> str:
    return NOW.get(signal) or mixed_with_white(signal, 0.55)


def draw_disc(sheet: Image.Image, sign: Sign, signal: str) -> None:
    radius = DISC_RADIUS + DISC_LINING
    size = 2 * radius * DISC_SMOOTH
    drawn = Image.new("RGB", (size, size), INK)
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((0, 0, size - 1, size - 1), WHITE)
    edge = DISC_LINING * DISC_SMOOTH
    pen.ellipse((edge, edge, size - 1 - edge, size - 1 - edge), signal)
    font = typeface(700, 46 * DISC_SMOOTH)
    if sign.result:
        far = size / 2 * (1 - RING)
        pen.ellipse((far, far, size - 1 - far, size - 1 - far), WHITE)
        pen.text((size / 2, size / 2 + LETTER * DISC_SMOOTH), sign.shown, signal, font, anchor="ms")
    else:
        pen.text((size / 2, size / 2), sign.shown, WHITE, font, anchor="mm")
    sheet.paste(drawn.reduce(DISC_SMOOTH), (DISC_X - radius, MIDDLE - radius))


def draw_sentence(pen: ImageDraw.ImageDraw, words: Words, x: float) -> None:
    """A sentence on one or two lines, its bold words bold."""
    rows = lines_that_fit(words, sentence_length, SENTENCE_WIDTH)
    top = MIDDLE - SENTENCE_LEADING * (len(rows) - 1) / 2
    for number, row in enumerate(rows):
        along = x
        for count, word in enumerate(row):
            along += length_of(" ", 400, SENTENCE) if count else 0
            for run in word:
                weight = 700 if run.bold else 400
                place = along, top + number * SENTENCE_LEADING
                draw(pen, place, run.letters, WHITE, weight, SENTENCE)
                along += length_of(run.letters, weight, SENTENCE)


def draw_where(pen: ImageDraw.ImageDraw, label: str, page: str) -> None:
    """Where the viewer is, at the right: the page's name on up to three lines."""
    named = set_in_lines(words_of(page), WHERE_WIDTH, 26, 600)
    rows = [
        *((row, 400, PALE) for row in set_in_lines(words_of(label), WHERE_WIDTH, 26)),
        *((row, 600, WHITE) for row in named),
    ]
    leading = 34 if len(rows) <= FEW_LINES else 30
    top = MIDDLE - leading * (len(rows) - 1) / 2
    pen.rectangle((WHERE_X - 30, top - 20, WHERE_X - 29, top + leading * (len(rows) - 1) + 20), RULE_ON_BAND)
    for number, (row, weight, color) in enumerate(rows):
        draw(pen, (WHERE_X, top + leading * number), row, color, weight, 26)


def draw_progress(
    pen: ImageDraw.ImageDraw, chapters: Chapters, now: int, bottom: int, colors: tuple[str, str, str]
) -> None:
    """One segment a step, a wider gap between chapters: done, now, to come."""
    for number, left, right in segments(chapters):
        color = colors[0] if number < now else colors[1] if number == now else colors[2]
        pen.rectangle((left, bottom - PROGRESS, right - 1, bottom - 1), color)


def segments(chapters: Chapters) -> Iterator[tuple[int, int, int]]:
    """Each step's number, and from where to where its segment runs."""
    told = [numbers for numbers in chapters if numbers]
    count = sum(map(len, told))
    # Rounded at each segment and not once for all: else the last would end some pixels before the edge.
    wide = (FRAME_WIDTH - CHAPTER_GAP * (len(told) - 1) - STEP_GAP * (count - len(told))) / max(1, count)
    along = 0.0
    for numbers in told:
        for number in numbers:
            yield number, round(along), round(along + wide)
            along += wide + STEP_GAP
        along += CHAPTER_GAP - STEP_GAP


@lru_cache(maxsize=4)
def card_planes(shown: TitleCard, court: str, chapters: Chapters) -> Planes:
    return planes(card_picture(shown, court, chapters))


def card_picture(shown: TitleCard, court: str, chapters: Chapters) -> Image.Image:
    """A white page like the guide's cover."""
    sheet = Image.new("RGB", (FRAME_WIDTH, FRAME_HEIGHT), WHITE)
    pen = ImageDraw.Draw(sheet)
    room = FRAME_WIDTH - 2 * CARD_MARGIN
    draw(pen, (CARD_MARGIN, 102), court, INK, 600, int(34 * min(1, room / length_of(court, 600, 34))))
    if CARD_MARGIN + length_of(court, 600, 34) + 60 + length_of(shown.right, 400, 34) < FRAME_WIDTH - CARD_MARGIN:
        draw(pen, (FRAME_WIDTH - CARD_MARGIN, 102), shown.right, INK_2, 400, 34, "r")
    pen.rectangle((CARD_MARGIN, 144, FRAME_WIDTH - CARD_MARGIN - 1, 149), INK)
    draw_title(pen, shown)
    draw_foot(pen, shown)
    draw_progress(pen, chapters, shown.now, FRAME_HEIGHT, (INK, RULE, RULE))
    return sheet


def draw_foot(pen: ImageDraw.ImageDraw, shown: TitleCard) -> None:
    """What to have at hand at the left, and in the corner what all of it is."""
    draw(pen, (FRAME_WIDTH - CARD_MARGIN, FOOT_Y), shown.corner, INK_2, 400, 34, "r")
    width = FRAME_WIDTH - 2 * CARD_MARGIN - (length_of(shown.corner, 400, 34) + 60 if shown.corner else 0)
    rows = set_in_lines(words_of(shown.foot), width, 34) if shown.foot else []
    for number, row in enumerate(rows):
        draw(pen, (CARD_MARGIN, FOOT_Y - 46 * (len(rows) - 1 - number)), row, INK_2, 400, 34)


def draw_title(pen: ImageDraw.ImageDraw, shown: TitleCard) -> None:
    """The title as large as two lines allow, and what stands below it."""
    size, rows = sized_title(shown.title)
    below = set_in_lines(words_of(shown.more), FRAME_WIDTH - 2 * CARD_MARGIN - 100, 48) if shown.more else []
    leading = round(size * 1.08)
    top = TITLE_Y - (leading * (len(rows) - 1) + (130 + 64 * (len(below) - 1) if below else 0)) / 2
    for number, row in enumerate(rows):
        draw(pen, (CARD_MARGIN - 4, top + leading * number), row, INK, 800, size)
    for number, row in enumerate(below):
        draw(pen, (CARD_MARGIN, top + leading * (len(rows) - 1) + size / 2 + 78 + 64 * number), row, INK_2, 400, 48)


def sized_title(words: str) -> tuple[int, Sequence[str]]:
    for size in (124, 104, 88):
        rows = set_in_lines(words_of(words), FRAME_WIDTH - 2 * CARD_MARGIN, size, 800)
        if len(rows) <= 2:  # noqa: PLR2004 - LOOK
            break
    return size, rows
