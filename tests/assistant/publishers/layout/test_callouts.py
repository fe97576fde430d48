"""Where numbers and their lines go on pages that are known, and what they keep away from."""

from __future__ import annotations

from assistant.facts.recording import Box, Mark, Neighbor, Step
from assistant.facts.signs import Sign
from assistant.publishers.layout import callouts
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.callouts import DISCS_APART, LINING, annotated, leader_boxes
from assistant.publishers.layout.crop import Crop, Strip, excerpt
from assistant.publishers.layout.cut_lines import CropSource
from assistant.publishers.layout.outline import LINE, Target, targets
from assistant.publishers.layout.rows import chapters

AREA = Box(x=0, y=43, width=992, height=957)


def test_a_number_that_the_left_rail_cannot_reach_stands_on_blank_ground():
    """“Account Type” stands left of the words, so that the number goes above them."""
    words = Mark(words="Legacy", box=Box(x=300, y=405, width=100, height=21))
    page = CropSource(
        AREA, (Neighbor(kind="text", box=Box(x=40, y=405, width=120, height=21), words="Account Type"),), ""
    )
    step = Step(number=7, verb="see", template="", sentence="", file="", line=1, marks=(words,))
    marks = targets([step], page.neighbors)

    drawing = annotated(excerpt(page, marks, with_heading=False), marks, page.neighbors, left_rail=True)

    (disc,) = drawing.discs
    assert disc.center.x > 0
    assert disc.center.y < drawing.outlines[0].box.y
    assert drawing.outlines[0].dashed


def test_lines_are_as_wide_as_drawn():
    (box,) = leader_boxes((callouts.Point(0, 10), callouts.Point(20, 10)))

    assert (box.x, box.right) == (0, 20)
    assert round(box.height, 6) == LINE + 2 * LINING


def test_a_number_stands_nearer_to_its_own_outline_than_to_any_other():
    """Two fields below each other, and no way in from the left: no number stands midway between the two."""
    labels = [Box(x=40, y=y, width=150, height=21) for y in (130, 240)]
    blocks = [Neighbor(kind="text", box=Box(x=0, y=y + 30, width=38, height=43), words="wall") for y in (130, 240)]
    fields = [Box(x=60, y=y + 30, width=200, height=43) for y in (130, 240)]
    neighbors = (
        *(Neighbor(kind="text", box=box, words="Label") for box in labels),
        *(Neighbor(kind="control", box=box) for box in fields),
        *blocks,
    )
    steps = [
        Step(
            number=n,
            verb="fill",
            template="",
            sentence="",
            file="",
            line=1,
            marks=(Mark(words="A", box=box, role="textbox"),),
        )
        for n, box in enumerate(fields, 1)
    ]
    page = CropSource(AREA, neighbors, "")
    marks = targets(steps, neighbors)

    drawing = annotated(excerpt(page, marks, with_heading=False), marks, neighbors, left_rail=True)

    for outline, disc in drawing.pairs():
        others = [other.box for other in drawing.outlines if other is not outline]
        own = callouts.distance(disc.center, outline.box)
        assert all(own < callouts.distance(disc.center, other) for other in others)


def test_no_line_leads_over_a_fold_where_there_is_another_way(recording):
    for row in (row for chapter in chapters(recording) for row in chapter.rows):
        for disc in row.drawing.discs:
            top, bottom = min(p.y for p in disc.leader), max(p.y for p in disc.leader)
            assert not any(top < fold.y < bottom for fold in row.drawing.crop.folds)


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def whole(width: float = 571, height: float = 400) -> Crop:
    return Crop((Strip(box(0, 0, width, height), 0),))


def text(x: float, y: float, width: float, height: float = 21) -> Neighbor:
    return Neighbor(kind="text", box=box(x, y, width, height), words="words")


def pointing(number: int, *boxes: Box, dashed: bool = False) -> Target:
    return Target(Sign(number), boxes, dashed)


def test_a_number_stands_on_the_left_rail_with_a_straight_line_to_the_middle():
    drawing = annotated(whole(), [pointing(3, box(100, 100, 200, 40))], [], left_rail=True)

    (disc,) = drawing.discs
    assert disc.sign == Sign(3)
    assert disc.center == (callouts.RAIL_X, 120)
    assert disc.leader == ((callouts.RAIL_X + callouts.RADIUS, 120), (100, 120))


def test_a_line_leaves_the_middle_where_a_word_stands_in_its_way():
    drawing = annotated(whole(), [pointing(1, box(200, 100, 200, 80))], [text(20, 130, 100)], left_rail=True)

    (disc,) = drawing.discs
    assert disc.center.x == callouts.RAIL_X
    assert disc.center.y != 140
    assert 100 < disc.center.y < 180


def test_without_a_left_rail_a_number_stands_in_the_picture_or_above_it():
    drawing = annotated(whole(), [pointing(1, box(100, 100, 200, 40))], [], left_rail=False)

    (disc,) = drawing.discs
    assert disc.center.x > 0
    assert drawing.edge.x == 0


def test_where_all_ground_is_taken_the_number_goes_to_a_rail():
    """Words above, below and at the right, but not over the field itself."""
    wall = [text(0, 0, 571, 95), text(0, 145, 571, 255), text(305, 95, 266, 50)]

    drawing = annotated(whole(), [pointing(1, box(100, 100, 200, 40))], wall, left_rail=False)

    (disc,) = drawing.discs
    assert not holds(box(0, 0, 571, 400), disc.box)
    assert drawing.edge.y < 0, "the drawing grows by its numbers"


def test_a_number_without_a_way_has_no_line_and_still_a_place():
    drawing = annotated(whole(), [pointing(1, box(100, 100, 200, 40))], [text(0, 0, 571, 400)], left_rail=True)

    (disc,) = drawing.discs
    assert disc.leader == ()
    assert disc.center == (callouts.RAIL_X, 120)


def test_two_numbers_for_things_on_one_line_keep_apart():
    fields = [pointing(1, box(100, 100, 100, 40)), pointing(2, box(300, 100, 100, 40))]

    one, other = annotated(whole(), fields, [], left_rail=True).discs

    assert not grown(one.box, DISCS_APART).touches(other.box)


def test_an_outline_stays_inside_its_picture_where_the_page_ends_close_by():
    fields = [pointing(1, box(-3, -3, 60, 30)), pointing(2, box(540, 380, 35, 40))]

    drawing = annotated(whole(), fields, [], left_rail=True)

    first, second = (outline.box for outline in drawing.outlines)
    assert (first.x, first.y) == (callouts.FITTING, callouts.FITTING)
    assert (second.right, second.bottom) == (571 - callouts.FITTING, 400 - callouts.FITTING)


def test_an_outline_far_too_wide_runs_off_the_right_edge():
    drawing = annotated(whole(), [pointing(1, box(100, 100, 700, 40))], [], left_rail=True)

    assert drawing.outlines[0].box.right == 800


def test_what_is_only_read_is_dashed():
    fields = [pointing(1, box(100, 50, 90, 40)), pointing(2, box(100, 250, 90, 40), dashed=True)]

    solid, dashed = annotated(whole(), fields, [], left_rail=True).outlines

    assert (solid.dashed, dashed.dashed) == (False, True)


def test_a_step_is_as_high_as_the_first_of_its_marks():
    drawing = annotated(whole(), [pointing(1, box(100, 300, 90, 40), box(100, 60, 90, 40))], [], left_rail=True)

    assert drawing.height_of(Sign(1)) == 80
    assert drawing.height_of(Sign(2)) is None


def test_a_rail_at_the_right_is_only_for_pictures_that_leave_room_for_it():
    """A full column with a number at its right would be wider than the column."""

    def at_the_right(width: float) -> bool:
        ground = callouts.Ground(whole(width), left_rail=False, texts=[], controls=[], outlines=[])
        return any(center.x > width for center, _ in callouts.on_other_rails(box(100, 100, 200, 40), ground))

    assert at_the_right(500)
    assert not at_the_right(571)


def test_the_distance_to_a_box_is_that_to_its_nearest_edge():
    field = box(10, 10, 20, 20)

    assert callouts.distance(callouts.Point(20, 20), field) == 0
    assert callouts.distance(callouts.Point(0, 20), field) == 10
    assert callouts.distance(callouts.Point(33, 34), field) == 5


def test_places_along_a_side_begin_in_its_middle_and_stay_off_its_corners():
    found = list(callouts.from_the_middle(0, 40))

    assert found == [20, 14, 26, 8, 32]
    assert list(callouts.from_the_middle(0, 10)) == [5]


def test_a_place_nearer_to_another_outline_costs_more():
    own, other = box(100, 100, 100, 40), box(100, 180, 100, 40)
    close = callouts.above_leader(callouts.Point(150, 80), own)
    between_both = callouts.below_leader(callouts.Point(150, 160), own)

    assert callouts.cost(close, own, [other], []) < callouts.MISTAKABLE
    assert callouts.cost(between_both, own, [other], []) > callouts.MISTAKABLE


def test_a_line_over_a_fold_costs_more():
    own = box(100, 100, 100, 40)
    place = callouts.above_leader(callouts.Point(150, 40), own)

    with_fold = callouts.cost(place, own, [], [box(0, 70, 571, 7)])

    assert with_fold == callouts.cost(place, own, [], []) + callouts.OVER_A_FOLD
