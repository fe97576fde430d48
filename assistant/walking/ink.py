"""Whether a person could read in a picture what a sentence names: ink enough, large, upright, sharp, and bare.

`eyes/ink.js` tells of each word where it stands and draws it as it ought to look; the picture is held against that.
So it does not matter by which of a browser's many ways a word is not seen.
"""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Collection, Iterator
from itertools import pairwise
from operator import mul
from typing import Any, NamedTuple

from PIL import Image, ImageStat

from assistant.walking.browser import VIEWPORT

LEAST_HEIGHT = 6.0
"""CSS pixels of a capital letter. Of letters half as large as a portal's, most people read nothing."""

LEAST_CONTRAST = 1.5
"""Of ink to paper, as WCAG counts it: the gray of a disabled button has 1.9, and light gray that one can read 1.6."""

LEAST_LIKENESS = 0.8
"""Correlation of a word with its drawing. Honest words have 0.94 and more, those that are struck out 0.87. Where other
words stand over them it is 0.77, where they are blurred 0.75, and where others stand in their place at most 0.6."""

GOOD_ENOUGH = 0.95
"""So much is not looked for at another place."""

LEAST_LIKENESS_OF_PARTS = 0.6
"""The same, of a few letters: half a word that is covered must not be made up for by the other half."""

LEAST_EDGE = 16
"""Of 255 steps of gray: by so much something in the box of a control differs from the rest, or there is none to see."""

PART = 1.2
"""How wide a part of a word is, by the height of its letters."""

PAPER = 2
"""Device pixels of paper that `eyes/ink.js` leaves around a word."""

DENSITY = int(VIEWPORT.density)
"""Device pixels a CSS pixel, in the pictures of walks."""

PNG_HEAD = 33
"""Bytes of a PNG's signature and its first part, which says how large it is."""


class Unseen(NamedTuple):
    """Which words nobody could read, and why; whether they are on the page at all."""

    words: str
    why: str
    there: bool = True


class Fit(NamedTuple):
    """How a word in the picture compares with its drawing: correlation (0 to 1), gray of paper and ink (0 to 255)."""

    likeness: float
    paper: float
    ink: float

    @property
    def contrast(self) -> float:
        """As WCAG counts it, from 1 to 21."""
        bright, dark = sorted((luminance(self.paper), luminance(self.ink)), reverse=True)
        return (bright + 0.05) / (dark + 0.05)


NOTHING = Fit(0, 0, 0)


def unseen(picture: Image.Image, thing: dict[str, Any]) -> Unseen | None:  # Any: JSON from `eyes/ink.js`
    """What of one thing that is named cannot be seen in the picture of its window; None where all can."""
    first = None
    for reading in thing["readings"]:
        why = unread(picture, reading["places"])
        if why:
            return Unseen(reading["words"], why)
        first = first or reading["words"]
    if thing["disguised"]:
        return Unseen(first or "", "it is a link, and looks like the words around it")
    if thing["control"] and not has_edges(picture, thing["control"]):
        return Unseen(first or "", "where it stands, the picture is empty")
    return None


def unread(picture: Image.Image, places: list[list[dict[str, Any]]]) -> str:
    """Why words can be read at none of the places where they stand; nothing where they can, or have no place."""
    reasons = []
    for place in places:
        why = next(filter(None, (unread_word(picture, word) for word in place)), "")
        if not why:
            return ""
        reasons.append(why)
    return reasons[0] if reasons else ""


def unread_word(picture: Image.Image, word: dict[str, Any]) -> str:
    """Why one word cannot be read; nothing where it can."""
    match word["fault"]:
        case "turned":
            return "it does not stand upright"
        case "order":
            return "its words do not stand in the order in which they are read"
        case "squeezed":
            return "its letters stand upon each other"
    if word["fault"] or word["height"] < LEAST_HEIGHT:
        return f"its letters are {word['height']:.0f} pixels high, and {LEAST_HEIGHT:.0f} are the least"
    if not is_inside(picture, word):
        return ""
    return why_not(best_fits(picture, word), word["text"])


def why_not(fits: list[Fit], text: str) -> str:
    """What is wrong with a word in the picture, or a part of it: the first of `fits` is the whole."""
    if min(fit.contrast for fit in fits) < LEAST_CONTRAST:
        least = min(fit.contrast for fit in fits)
        return f"it hardly stands out from what is behind it: contrast {least:.1f}, where {LEAST_CONTRAST} is the least"
    whole, *parts = (fit.likeness for fit in fits)
    if whole < LEAST_LIKENESS or min(parts, default=1.0) < LEAST_LIKENESS_OF_PARTS:
        return f"the picture does not show “{text}” there: it is blurred or covered, or other signs stand in its place"
    return ""


def is_inside(picture: Image.Image, word: dict[str, Any]) -> bool:
    """Whether a word stands in the picture; what was scrolled away by an action is marked nowhere."""
    left, top = word["x"] + PAPER, word["y"] + PAPER
    right, bottom = word["x"] + word["width"] - PAPER, word["y"] + word["rows"] - PAPER
    return bool(left >= 0 and top >= 0 and right <= picture.width and bottom <= picture.height)


def best_fits(picture: Image.Image, word: dict[str, Any]) -> list[Fit]:
    """The word and its parts at the place where it fits best: browsers round where a line stands."""
    drawing = Image.frombytes("L", (word["width"], word["rows"]), base64.b64decode(word["ink"]))
    reach = 5 if word["loose"] else 2
    best = Placed(NOTHING, drawing, word["x"], word["y"])
    for ink in (drawing, half_a_row_down(drawing)):
        for x, y in around(word["x"], word["y"], reach):
            # Beside a word in a colored box may be what is around the box.
            for paper in (0, PAPER):
                fit = Placed(NOTHING, ink, x, y).fit(picture, paper, word["width"] - paper)
                if fit.likeness > best.whole.likeness:
                    best = Placed(fit, ink, x, y)
            if best.whole.likeness > GOOD_ENOUGH:
                return [best.whole, *best.parts(picture)]
    return [best.whole, *best.parts(picture)]


def around(x: int, y: int, reach: int) -> Iterator[tuple[int, int]]:
    """Places around one, the nearest first."""
    steps = range(-reach, reach + 1)
    by_distance = sorted(((dx, dy) for dx in steps for dy in steps), key=lambda step: abs(step[0]) + abs(step[1]))
    return ((x + dx, y + dy) for dx, dy in by_distance)


def half_a_row_down(drawing: Image.Image) -> Image.Image:
    """The same, for lines that stand between two rows of pixels."""
    lower = Image.new("L", drawing.size)
    lower.paste(drawing, (0, 1))
    return Image.blend(drawing, lower, 0.5)


class Placed(NamedTuple):
    """How a word ought to look (ink from 0 to 255), held against the picture from a pixel on."""

    whole: Fit
    ink: Image.Image
    x: int
    y: int

    def fit(self, picture: Image.Image, left: int, right: int) -> Fit:
        """How well its columns from `left` to `right` fit."""
        rows = self.ink.height
        seen = picture.crop((self.x + left, self.y, self.x + right, self.y + rows)).convert("L")
        return fitted(self.ink.crop((left, 0, right, rows)), seen)

    def parts(self, picture: Image.Image) -> Iterator[Fit]:
        """The same of about two letters at a time, where there is enough ink to tell."""
        width, rows = self.ink.size
        count = round((width - 2 * PAPER) / (PART * rows))
        edges = [PAPER + (width - 2 * PAPER) * number // count for number in range(count + 1)] if count > 1 else []
        fits = (self.fit(picture, left, right) for left, right in pairwise(edges))
        return (fit for fit in fits if fit is not NOTHING)


def fitted(ink: Image.Image, seen: Image.Image) -> Fit:
    """The straight line from ink to gray that fits best, and how well it does."""
    drawn, shown = ImageStat.Stat(ink), ImageStat.Stat(seen)
    [count], [inks], [grays] = drawn.count, drawn.sum, shown.sum
    spread = drawn.sum2[0] - inks * inks / count
    if not spread:
        return NOTHING
    spread_seen = shown.sum2[0] - grays * grays / count
    together = sum(map(mul, ink.tobytes(), seen.tobytes())) - inks * grays / count
    slope = together / spread
    paper = (grays - slope * inks) / count
    likeness = abs(together) / (spread * spread_seen) ** 0.5 if spread_seen else 0.0
    return Fit(likeness, within(paper), within(paper + slope * 255))


def within(gray: float) -> float:
    return min(max(gray, 0.0), 255.0)


def luminance(gray: float) -> float:
    """Of a gray of sRGB (0 to 255), from 0 to 1, as WCAG counts it."""
    part = gray / 255
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's numbers


def has_edges(picture: Image.Image, box: dict[str, float]) -> bool:
    """Whether anything is drawn in a control's box (CSS pixels): an edge, a letter, a sign."""
    x, y, width, height = (DENSITY * box[side] for side in ("x", "y", "width", "height"))
    left, top = max(int(x) - 2, 0), max(int(y) - 2, 0)
    right, bottom = min(int(x + width) + 2, picture.width), min(int(y + height) + 2, picture.height)
    if left >= right or top >= bottom:
        return True  # it was scrolled away by an action, and is marked nowhere
    seen = picture.crop((left, top, right, bottom))
    grays = seen.convert("L").tobytes()
    return max(grays) - min(grays) >= LEAST_EDGE


def lowest(things: Collection[dict[str, Any]]) -> int:  # Any: JSON from `eyes/ink.js`
    """The row of device pixels below which nothing of these things stands."""
    reach = [
        word["y"] + word["rows"] + 8
        for thing in things
        for reading in thing["readings"]
        for place in reading["places"]
        for word in place
        if not word["fault"]
    ]
    boxes = [thing["control"] for thing in things if thing["control"]]
    return int(max((*reach, *(DENSITY * (box["y"] + box["height"] + 2) for box in boxes)), default=0)) + 1


def upper_part(png: bytes, rows: int) -> Image.Image:
    """A picture down to a row: what is below it takes as long to unpack, and nobody asks for it."""
    width, height = struct.unpack(">II", png[16:24])
    head = png[12:16] + struct.pack(">II", width, max(1, min(rows, height))) + png[24:29]
    picture = Image.open(io.BytesIO(png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[PNG_HEAD:]))
    picture.load()
    return picture
