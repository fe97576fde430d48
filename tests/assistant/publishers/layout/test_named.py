"""What must be seen with a step's marks: the words that say where they are, first values, and what explains them."""

from __future__ import annotations

from assistant.facts.recording import Box, Mark, Neighbor, Picture, Screen, Step
from assistant.facts.signs import Sign
from assistant.publishers.layout.boxes import holds
from assistant.publishers.layout.crop import excerpt, folded_crop
from assistant.publishers.layout.cut_lines import CropSource
from assistant.publishers.layout.named import helps, in_context, places, values
from assistant.publishers.layout.outline import Target, targets

WHOLE = Box(x=0, y=0, width=992, height=1200)
FIELD = Box(x=60, y=600, width=300, height=40)


def text(words: str, x: float, y: float, width: float = 300) -> Neighbor:
    return Neighbor(kind="text", box=Box(x=x, y=y, width=width, height=21), words=words)


def field(y: float) -> Neighbor:
    return Neighbor(kind="control", box=Box(x=60, y=y, width=300, height=40))


def screen(*neighbors: Neighbor, accessibility: str = "") -> Screen:
    picture = Picture(file="", sha256="", box=WHOLE)
    return Screen(
        chapter="", title="", heading="A page", address="", site="", arrived=picture, left=picture,
        neighbors=neighbors, accessibility=accessibility,
    )  # fmt: skip


def step(*marks: Mark, place: tuple[str, ...] = ()) -> Step:
    return Step(number=1, verb="fill", template="", sentence="", file="", line=1, place=place, marks=marks)


def mark(words: str = "Password", box: Box = FIELD, role: str = "textbox") -> Mark:
    return Mark(words=words, box=box, role=role)


def test_of_a_place_that_stands_twice_the_nearest_above_counts():
    lines = [text("Boston", 60, y) for y in (100, 400, 700)]

    assert places(step(mark(), place=("Boston",)), screen(*lines)) == (lines[1].box,)


def test_a_place_in_the_same_line_is_nearer_than_a_heading():
    above, beside = text("Boston", 60, 500), text("Boston", 20, 610, 30)

    assert places(step(mark(), place=("Boston",)), screen(above, beside)) == (beside.box,)


def test_a_place_that_is_the_page_itself_is_told_above_the_picture():
    assert places(step(mark(), place=("A page",)), screen(text("A page", 60, 100))) == ()


def test_the_first_value_below_the_head_of_a_column_belongs_to_it():
    head, first, other = text("Pages", 700, 100, 50), text("124", 724, 150, 26), text("7104401", 60, 150, 60)
    told = '- columnheader "Pages"'
    marked = step(mark("Pages", head.box, role=""))

    assert values(marked, screen(head, first, other, accessibility=told)) == (first.box,)
    assert values(marked, screen(head, first, other)) == ()


LABEL = Box(x=60, y=570, width=90, height=21)


def test_a_text_right_below_a_field_explains_it():
    rules = "Eight to 45 characters, and a digit."
    labeled = mark().model_copy(update={"label": LABEL})
    lines = [text(rules, 60, 646), text(rules, 60, 668), text("A longer text beside the field.", 500, 646)]

    (told,) = helps(step(labeled), screen(*lines))

    assert holds(told, lines[0].box)
    assert told.bottom == lines[1].box.bottom
    assert helps(step(mark()), screen(*lines)) == (), "what has no label is no field"


def test_a_text_far_below_or_of_few_words_explains_nothing():
    labeled = step(mark().model_copy(update={"label": LABEL}))

    assert helps(labeled, screen(text("Eight to 45 characters, and a digit.", 60, 700))) == ()
    assert helps(labeled, screen(text("Confirm Password", 60, 646))) == ()


def test_a_picture_shows_what_its_sentence_names_and_what_explains_it():
    place, rules = text("Boston", 60, 100), text("Eight to 45 characters, and a digit.", 60, 646)
    page, told = screen(place, rules), step(mark().model_copy(update={"label": LABEL}), place=("Boston",))
    (one,) = in_context(targets([told], page.neighbors), [told], page)

    picture = excerpt(CropSource(WHOLE, page.neighbors, "A page"), [one], with_heading=True)

    for thing in (place.box, rules.box, FIELD):
        assert any(holds(strip.box, thing) for strip in picture.strips)


def test_no_field_is_folded_away_between_two_that_are_marked_in_its_column():
    fields = [field(y) for y in (100, 300, 500)]
    beside = Neighbor(kind="control", box=Box(x=500, y=300, width=200, height=40))
    ends = [Target(Sign(number), (fields[at].box,), dashed=False) for number, at in ((1, 0), (2, 2))]

    folded = folded_crop(CropSource(WHOLE, (fields[0], beside, fields[2]), ""), ends, 571, with_heading=False)
    whole = folded_crop(CropSource(WHOLE, tuple(fields), ""), ends, 571, with_heading=False)

    assert len(folded.strips) == 2
    assert len(whole.strips) == 1


def test_between_words_that_are_only_read_fields_may_be_folded_away():
    fields = [field(y) for y in (100, 300, 500)]
    read = [Target(Sign(number), (fields[at].box,), dashed=True) for number, at in ((1, 0), (2, 2))]

    assert len(folded_crop(CropSource(WHOLE, tuple(fields), ""), read, 571, with_heading=False).strips) == 2
