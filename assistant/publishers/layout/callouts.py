"""Where numbers and leader lines go, so that they cover nothing: one pure geometry for every format.

All lengths are CSS pixels of the screen, measured from the top left corner of the picture; a rail
outside of the picture has places below zero or beyond its width and height.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import hypot, inf
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.recording import Box
from assistant.publishers.layout.boxes import between, grown, holds, middle_x, middle_y
from assistant.publishers.layout.crop import BESIDE_RAIL, COLUMN
from assistant.publishers.layout.outline import LINE, LINING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.facts.recording import Neighbor
    from assistant.facts.signs import Sign
    from assistant.publishers.layout.crop import Crop
    from assistant.publishers.layout.outline import Target

RADIUS = 15.8
"""A disc's, as print draws it: the larger of the two."""

RAIL_WIDTH = 52
"""The width of the rail at the left of a picture, where numbers stand; other rails are as narrow as they can be."""

FRAME_CLEAR = 5.8
"""What a disc in the picture keeps away from its frame and its folds: 3 points in print."""

DISCS_APART = 7.7
"""The least distance between two discs."""

RAIL_X = RADIUS + LINING - RAIL_WIDTH
"""The middle of the numbers on the left rail."""

OFF = RADIUS + LINING + 4
"""The middle of the numbers on any other rail, from the picture's edge."""

REACH = 60
"""A number in a blank spot stands at most this far from its outline."""

SHORTEST_LEADER = 10
"""The least length of a leader line that is seen as one."""

ON_BLANK, ON_A_RAIL, BENT = 100.0, 160.0, 400.0
"""What a number costs, in pixels of line, that does not stand at the end of a straight line from the left rail."""

OVER_A_FOLD = 250.0
"""What a line costs that leads from one strip of the page to another, as if nothing lay between them."""

MISTAKABLE = 120.0
"""What a number costs that stands nearer to another outline than to its own."""

STRIDE = 6.0
"""Places along a side of an outline are so far apart."""

FITTING = 2.0
"""How far an outline stays inside the picture, where the page ends close to a mark."""

OVERSHOOT = 8.0
"""An outline that leaves the picture by no more than this is drawn along its edge."""


class Point(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True)
class Outline:
    """A line around a mark; it may run over the right edge of the picture, where it is cut off."""

    box: Box
    dashed: bool


@dataclass(frozen=True)
class Disc:
    """A step's number or a result's ring, and the line to its outline; no points when there is no way through."""

    sign: Sign
    center: Point
    leader: tuple[Point, ...]

    @property
    def box(self) -> Box:
        return disc_box(self.center)


@dataclass(frozen=True)
class Drawing:
    """A picture with everything that is drawn on and around it."""

    crop: Crop
    outlines: tuple[Outline, ...]
    discs: tuple[Disc, ...]
    left_rail: bool

    @property
    def edge(self) -> Box:
        """The picture and its rails."""
        discs = [grown(disc.box, LINING) for disc in self.discs]
        picture = between(-RAIL_WIDTH if self.left_rail else 0, 0, self.crop.width, self.crop.height)
        left = min([picture.x, *(box.x for box in discs)])
        top = min([picture.y, *(box.y for box in discs)])
        right = max([picture.right, *(box.right for box in discs)])
        return between(left, top, right, max([picture.bottom, *(box.bottom for box in discs)]))

    @property
    def without_line(self) -> list[Sign]:
        """The signs for which there is no way through to what they mark."""
        return [disc.sign for disc in self.discs if not disc.leader]

    def height_of(self, sign: Sign) -> float | None:
        """How far below the top edge the thing stands that a sign points at."""
        heights = [middle_y(outline.box) for outline, disc in self.pairs() if disc.sign == sign]
        return min(heights) - self.edge.y if heights else None

    def pairs(self) -> Iterator[tuple[Outline, Disc]]:
        return zip(self.outlines, self.discs, strict=True)


Edges = tuple[float, float, float, float]
"""Left, top, right and bottom: to compare two of these is quicker than two boxes."""

BAND = 64
"""What stands on a picture is sorted by bands of this height, so that only what is near is compared."""


@dataclass
class Things:
    """Rectangles, of which those that touch another are found without looking at all of them."""

    bands: dict[int, list[Edges]] = field(default_factory=dict)

    @classmethod
    def of(cls, boxes: Iterable[Box]) -> Things:
        things = cls()
        for box in boxes:
            things.add(box)
        return things

    def add(self, box: Box) -> None:
        for band in bands_of(edges := edges_of(box)):
            self.bands.setdefault(band, []).append(edges)

    def touch(self, edges: Edges) -> bool:
        return any(meet(edges, other) for band in bands_of(edges) for other in self.bands.get(band, ()))


def edges_of(box: Box) -> Edges:
    return box.x, box.y, box.right, box.bottom


def disc_edges(center: Point, more: float = 0) -> Edges:
    """Those of a disc, or of so much more on every side."""
    reach = RADIUS + more
    return center.x - reach, center.y - reach, center.x + reach, center.y + reach


def bands_of(edges: Edges) -> range:
    return range(int(edges[1] // BAND), int(edges[3] // BAND) + 1)


def meet(one: Edges, other: Edges) -> bool:
    """Whether two rectangles share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass
class Ground:
    """What is on the picture already, and so must not be drawn over."""

    crop: Crop
    left_rail: bool
    texts: list[Box]
    controls: list[Box]
    outlines: list[Box]
    drawn: list[Disc] = field(default_factory=list)
    places: dict[Box, Iterator[Placement]] = field(default_factory=dict)
    discs: Things = field(default_factory=Things)
    """The drawn discs, with what other discs keep away from them."""

    lines: Things = field(default_factory=Things)
    linings: Things = field(default_factory=Things)
    """The drawn leader lines, and the discs with their lining."""

    not_its_own: dict[Box, Things] = field(default_factory=dict)

    @cached_property
    def kept_clear(self) -> Things:
        """What no disc may cover, whatever else is drawn."""
        folds = (grown(fold, FRAME_CLEAR - LINING) for fold in self.crop.folds)
        return Things.of([*self.texts, *self.controls, *self.outlines, *folds])

    @cached_property
    def words(self) -> Things:
        return Things.of(self.texts)

    def add(self, disc: Disc) -> None:
        self.drawn.append(disc)
        self.discs.add(grown(disc.box, DISCS_APART))
        self.linings.add(grown(disc.box, LINING))
        for line in leader_boxes(disc.leader):
            self.lines.add(line)

    def places_for(self, outline: Box) -> Iterator[Placement]:
        """Where its next number may stand, from where the search for its last one stopped.

        Nothing that was refused comes free again, for more is drawn and nothing taken away.
        """
        if outline not in self.places:
            self.places[outline] = placements(outline, self)
        return self.places[outline]

    def free_for(self, disc: Disc, outline: Box) -> bool:
        return self.disc_fits(disc.center) and self.leader_fits(disc.leader, outline)

    def disc_fits(self, center: Point) -> bool:
        """Whether a disc covers no text, control, outline, fold or line, and keeps away from other discs."""
        if self.discs.touch(disc_edges(center)):
            return False
        edges = disc_edges(center, LINING)
        return not (self.lines.touch(edges) or self.kept_clear.touch(edges))

    def leader_fits(self, points: Sequence[Point], outline: Box) -> bool:
        """Whether a line to an outline crosses nothing; a control around the outline itself does not count."""
        lines = [edges_of(line) for line in leader_boxes(points)]
        if any(things.touch(line) for things in (self.words, self.lines, self.linings) for line in lines):
            return False
        return not any(self.others(outline).touch(line) for line in lines)

    def others(self, outline: Box) -> Things:
        """What a line to an outline may not cross: other outlines, and controls that are not its own."""
        if outline in self.not_its_own:
            return self.not_its_own[outline]
        # A line may run through an outline that holds its own, as a group's does, for there is no other way in.
        others = [box for box in self.outlines if box != outline and not holds(box, outline)]
        # A line ends at the outline, which is drawn around its control and overlaps it; and a row of a table that can
        # be clicked holds the words that are marked in it.
        controls = [box for box in self.controls if not box.touches(outline)]
        self.not_its_own[outline] = Things.of([*others, *controls])
        return self.not_its_own[outline]

    @property
    def room(self) -> float:
        """How wide a picture may be with a rail at its right."""
        return (COLUMN if self.crop.width <= COLUMN else BESIDE_RAIL) - OFF - RADIUS - LINING

    def inside(self, center: Point) -> bool:
        left, top, right, bottom = disc_edges(center, FRAME_CLEAR)
        return left >= 0 and top >= 0 and right <= self.crop.width and bottom <= self.crop.height


def annotated(crop: Crop, targets: Sequence[Target], neighbors: Sequence[Neighbor], *, left_rail: bool) -> Drawing:
    """Draw an outline and a number for every target on a picture."""
    marks = [(target, fitted_outline(crop.placed(box), crop)) for target in targets for box in target.outlines]
    ground = Ground(
        crop,
        left_rail,
        boxes_in_picture(crop, neighbors, "text", "heading"),
        boxes_in_picture(crop, neighbors, "control"),
        [box for _, box in marks],
    )
    # In the steps' order, each once: a number keeps its place when a later one comes.
    for target, box in marks:
        ground.add(placed(target.sign, box, ground))
    outlines = tuple(Outline(box, target.dashed) for target, box in marks)
    return Drawing(crop, outlines, tuple(ground.drawn), left_rail)


def boxes_in_picture(crop: Crop, neighbors: Sequence[Neighbor], *kinds: str) -> list[Box]:
    """Where neighbors of these kinds stand in the picture."""
    return [place for neighbor in neighbors if neighbor.kind in kinds for place in crop.parts(neighbor.box)]


def fitted_outline(box: Box, crop: Crop) -> Box:
    """An outline inside its picture; what is far too wide for it runs off the right edge."""
    # An edge a hair outside of the picture would be cut off and look like a mistake; one far outside says truly that
    # the thing goes on there.
    overshoots = crop.width < box.right + FITTING <= crop.width + OVERSHOOT
    return between(
        max(box.x, FITTING),
        max(box.y, FITTING),
        crop.width - FITTING if overshoots else box.right,
        min(box.bottom, crop.height - FITTING),
    )


def placed(sign: Sign, outline: Box, ground: Ground) -> Disc:
    """The sign's cheapest place where nothing is covered; without a line when there is no way through."""
    for center, leader in ground.places_for(outline):
        disc = Disc(sign, center, leader)
        if ground.free_for(disc, outline):
            return disc
    raise AssertionError("There is always a place far enough away.")


Placement = tuple[Point, tuple[Point, ...]]
"""The middle of a disc, and its leader line."""


def placements(outline: Box, ground: Ground) -> Iterator[Placement]:
    """Where a number may stand, the cheapest first: its line should be short, and nobody mistake what it belongs to."""
    if ground.left_rail:
        yield from on_left_rail(outline)
    others = list(dict.fromkeys(box for box in ground.outlines if box != outline))
    # Each kind of place costs at least its base. What is found is given out only while no later kind could be cheaper,
    # so the many places of a kind are worked out only when all the cheaper ones were refused.
    kinds = (in_blank_spot, ON_BLANK, ON_A_RAIL), (on_other_rails, ON_A_RAIL, BENT), (with_one_bend, BENT, inf)
    waiting: list[tuple[float, Placement]] = []
    for places_of_kind, base, next_base in kinds:
        found = places_of_kind(outline, ground)
        fits = (place for place in found if ground.disc_fits(place[0]))
        waiting += [(base + cost(place, outline, others, ground.crop.folds), place) for place in fits]
        waiting.sort()
        yield from (place for price, place in waiting if price < next_base)
        waiting = [(price, place) for price, place in waiting if price >= next_base]
    for center in last_places(outline, ground):
        yield center, ()


def cost(place: Placement, outline: Box, others: Sequence[Box], folds: Sequence[Box]) -> float:
    """What speaks against a place, in pixels of line."""
    center, leader = place
    length = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(leader))
    end = leader[-1]
    # A line that meets the middle of a side is read as belonging to it; a quarter, so that being short still counts
    # more.
    aside = min(abs(end.x - middle_x(outline)), abs(end.y - middle_y(outline))) / 4
    mistakable = any(distance(center, other) < distance(center, outline) + SHORTEST_LEADER for other in others)
    top, bottom = min(point.y for point in leader), max(point.y for point in leader)
    # Across a fold the picture leaves out lines of the page: a line that runs on says that the two strips touch.
    folded = any(top < fold.y < bottom for fold in folds)
    return length + aside + MISTAKABLE * mistakable + OVER_A_FOLD * folded


def distance(point: Point, box: Box) -> float:
    """From a point to the nearest edge of a rectangle."""
    right, down = max(box.x - point.x, 0, point.x - box.right), max(box.y - point.y, 0, point.y - box.bottom)
    return hypot(right, down)


def on_left_rail(outline: Box) -> Iterator[Placement]:
    """A straight line at the middle, or else at another height of what is outlined."""
    for y in from_the_middle(outline.y, outline.bottom):
        center = Point(RAIL_X, y)
        yield center, (Point(center.x + RADIUS, y), Point(outline.x, y))


def in_blank_spot(outline: Box, ground: Ground) -> Iterator[Placement]:
    """Above, below or at the right, on a short line, with the disc wholly in the picture."""
    for distance in range(SHORTEST_LEADER, REACH - int(RADIUS), 4):
        # Spots are looked for twice as far apart as places on a rail: there are many more of them, above and below at
        # each distance, and a shift by one stride is not seen.
        for x in from_the_middle(outline.x, min(outline.right, ground.crop.width), 2 * STRIDE):
            above = Point(x, outline.y - distance - RADIUS)
            below = Point(x, outline.bottom + distance + RADIUS)
            yield from (
                place
                for place in (above_leader(above, outline), below_leader(below, outline))
                if ground.inside(place[0])
            )
        for y in from_the_middle(outline.y, outline.bottom):
            center = Point(outline.right + distance + RADIUS, y)
            if ground.inside(center):
                yield center, (Point(center.x - RADIUS, y), Point(outline.right, y))


def on_other_rails(outline: Box, ground: Ground) -> Iterator[Placement]:
    """A straight line to the top, right or bottom edge, with the disc outside of the picture."""
    right = ground.crop.width + OFF
    for x in from_the_middle(outline.x, min(outline.right, ground.crop.width)):
        yield above_leader(Point(x, -OFF), outline)
    # A rail at the right makes the drawing wider than its picture, which must still fit its column.
    if outline.right < ground.crop.width <= ground.room:
        for y in from_the_middle(outline.y, outline.bottom):
            yield Point(right, y), (Point(right - RADIUS, y), Point(outline.right, y))
    for x in from_the_middle(outline.x, min(outline.right, ground.crop.width)):
        yield below_leader(Point(x, ground.crop.height + OFF), outline)


def above_leader(center: Point, outline: Box) -> Placement:
    return center, (Point(center.x, center.y + RADIUS), Point(center.x, outline.y))


def below_leader(center: Point, outline: Box) -> Placement:
    return center, (Point(center.x, center.y - RADIUS), Point(center.x, outline.bottom))


def with_one_bend(outline: Box, ground: Ground) -> Iterator[Placement]:
    """From the left rail along a blank lane, then up or down; without that rail from the top, then to a side."""
    # One bend at most. With more, lines of neighbors would have to cross, and a reader would follow the wrong one.
    if ground.left_rail:
        yield from along_lanes(outline, ground)
    else:
        yield from down_aisles(outline, ground)


def along_lanes(outline: Box, ground: Ground) -> Iterator[Placement]:
    for y, end in lanes(outline.y, outline.bottom, ground.crop.height):
        center = Point(RAIL_X, y)
        if not ground.disc_fits(center):
            continue
        for x in from_the_middle(outline.x, min(outline.right, ground.crop.width)):
            yield center, (Point(center.x + RADIUS, y), Point(x, y), Point(x, end))


def down_aisles(outline: Box, ground: Ground) -> Iterator[Placement]:
    y = middle_y(outline)
    for x, end in lanes(outline.x, outline.right, ground.crop.width):
        center = Point(x, -OFF)
        yield center, (Point(x, center.y + RADIUS), Point(x, y), Point(end, y))


def lanes(start: float, end: float, length: float) -> Iterator[tuple[float, float]]:
    """Places before and after a span, nearest first, each with the end of the span that it looks at."""
    for distance in range(SHORTEST_LEADER, int(length), 4):
        if start - distance > 0:
            yield start - distance, start
        if end + distance < length:
            yield end + distance, end


def last_places(outline: Box, ground: Ground) -> Iterator[Point]:
    """Outside of the picture, the nearest first."""
    # A number without a line beside the right thing is still better than none: its sentence names the thing too.
    for distance in range(0, 100_000, 4):
        for way in (1, -1):
            if ground.left_rail:
                yield Point(RAIL_X, middle_y(outline) + way * distance)
            else:
                yield Point(middle_x(outline) + way * distance, -OFF)


def from_the_middle(start: float, end: float, stride: float = STRIDE) -> Iterator[float]:
    """Places along a side of an outline, the middle first, none near a corner."""
    # Near a corner the line would meet the round of the outline, and seem to miss it.
    middle, reach = (start + end) / 2, (end - start) / 2 - 8
    yield middle
    distance = stride
    while distance <= reach:
        yield middle - distance
        yield middle + distance
        distance += stride


def disc_box(center: Point) -> Box:
    return between(center.x - RADIUS, center.y - RADIUS, center.x + RADIUS, center.y + RADIUS)


def leader_boxes(points: Sequence[Point]) -> list[Box]:
    """The parts of a leader line, as wide as it is drawn with its lining."""
    half = LINE / 2 + LINING
    return [
        between(
            min(a.x, b.x) - across(a.x, b.x, half),
            min(a.y, b.y) - across(a.y, b.y, half),
            max(a.x, b.x) + across(a.x, b.x, half),
            max(a.y, b.y) + across(a.y, b.y, half),
        )
        for a, b in pairwise(points)
    ]


def across(start: float, end: float, half: float) -> float:
    """A line is wide across its direction only."""
    return half if start == end else 0
