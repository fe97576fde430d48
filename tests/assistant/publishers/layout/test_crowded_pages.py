"""Pages as others build them: full of controls, menus at their sides, handles of the window's height, many steps."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.facts.recording import Box, Mark, Neighbor, Picture, Recording, Screen, Step
from assistant.publishers.layout import callouts
from assistant.publishers.layout.boxes import holds
from assistant.publishers.layout.outline import outlines
from assistant.publishers.layout.rows import Row, chapters

pytestmark = pytest.mark.siblings(6, of="file")

WIDTH, HEIGHT = 992, 1120
WHOLE = Picture(file="a.png", sha256="", box=Box(x=0, y=0, width=WIDTH, height=HEIGHT))


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def text(words: str, x: float, y: float) -> Neighbor:
    return Neighbor(kind="text", box=box(x, y, 8 * len(words), 20), words=words)


def control(place: Box) -> Neighbor:
    return Neighbor(kind="control", box=place)


def step(number: int, mark: Mark, verb: str = "fill") -> Step:
    sentence = f"Enter the **{mark.words}**."
    facts = {"template": sentence, "sentence": sentence, "file": "", "line": 1, "marks": (mark,)}
    return Step.model_validate({"number": number, "verb": verb, **facts})


def field(words: str, x: float, y: float) -> tuple[tuple[Neighbor, ...], Mark]:
    """A field with its label at its left."""
    label, edge = text(words, x, y + 4), box(x + 150, y, 200, 28)
    return (label, control(edge)), Mark(words=words, box=edge, label=label.box, role="textbox", name=words)


def form(x: float, count: int = 10, top: float = 140, pitch: float = 48) -> tuple[list[Neighbor], list[Mark]]:
    """A heading and fields below each other."""
    fields = [field(f"Field {number}", x, top + pitch * number) for number in range(count)]
    name = Neighbor(kind="heading", box=box(x, 80, 200, 36), words="Add a party")
    return [name, *(one for near, _ in fields for one in near)], [mark for _, mark in fields]


def rows_of(recording: Recording, neighbors: list[Neighbor], marks: list[Mark]) -> list[Row]:
    """The rows of a screen with a step for each mark, which is not the first of its guide."""
    screen = Screen(
        chapter="A", title="", heading="Add a party", address="/a", site="pacer", arrived=WHOLE, left=WHOLE,
        neighbors=tuple(neighbors), steps=tuple(step(number, mark) for number, mark in enumerate(marks, 2)),
    )  # fmt: skip
    first = screen.model_copy(update={"heading": "Start", "steps": (step(1, marks[0]),)})
    told = chapters(recording.model_copy(update={"screens": (first, screen)}))
    return [row for chapter in told for row in chapter.rows][1:]


def shown(row: Row) -> tuple[float, float]:
    """Where the picture of a row begins and ends at its sides."""
    place = row.drawing.crop.strips[0].box
    return place.x, place.right


@pytest.mark.parametrize(
    "tall",
    [
        box(0, 0, 24, HEIGHT),
        box(0, 60, 230, 1060),
        box(0, 0, WIDTH, HEIGHT),
        box(900, 0, 92, 700),
        box(560, 90, 400, 900),
    ],
    ids=["a handle", "a column of the menu", "a page that is a link", "a button at the right", "a text field"],
)
def test_a_control_of_the_windows_height_forbids_no_cut(recording, tall):
    neighbors, marks = form(260 if tall.x == 0 else 60)

    rows = rows_of(recording, [*neighbors, control(tall)], marks)

    assert len(rows) <= 2
    assert not [number for row in rows for number in row.drawing.without_line]


def test_a_form_of_ten_fields_is_two_pictures(recording):
    assert len(rows_of(recording, *form(40))) == 2


MENU = Neighbor(kind="aside", box=box(0, 60, 230, 1060))
FILTER = Neighbor(kind="aside", box=box(780, 100, 180, 700))


def test_columns_at_the_sides_are_left_out(recording):
    neighbors, marks = form(260)
    links = [text(f"Model {number}", 20, 80 + 30 * number) for number in range(30)]

    for row in rows_of(recording, [MENU, FILTER, *links, text("By staff", 800, 200), *neighbors], marks):
        left, right = shown(row)
        assert left >= MENU.box.right
        assert right <= FILTER.box.x
        assert not row.wide


def test_a_column_that_a_sentence_names_something_in_is_shown(recording):
    neighbors, marks = form(260, count=2)
    link = text("Model 4", 20, 160)

    named = Mark(words="Model 4", box=link.box, role="link")

    row, *_ = rows_of(recording, [MENU, link, *neighbors], [named, *marks])

    assert shown(row)[0] < link.box.x


def test_a_label_at_the_right_is_shown_whole(recording):
    """As on a page that is read from the right."""
    edge, label = box(200, 200, 420, 28), text("A label", 720, 204)
    mark = Mark(words="A label", box=edge, label=label.box, role="textbox")
    heading = Neighbor(kind="heading", box=box(700, 80, 260, 36), words="Add a party")

    (row,) = rows_of(recording, [heading, control(edge), label], [mark])

    assert shown(row)[1] >= label.box.right


# Outlines take in no neighbors.


def outline_of(place: Box, others: list[Box], texts: list[Box], role: str = "textbox") -> Box:
    (drawn,) = outlines([Mark(words="A", box=place, role=role)], texts, others)
    return drawn


@pytest.mark.parametrize("gap", [0, 1, 2, 4, 6, 9])
def test_the_outline_of_a_field_ends_before_its_neighbors(gap):
    place = box(100, 100, 200, 24)
    around = [
        box(100, 76 - gap, 200, 24),
        box(100, 124 + gap, 200, 24),
        box(0, 100, 100 - gap, 24),
        box(300 + gap, 100, 90, 24),
    ]

    drawn = outline_of(place, [place, *around], [])

    assert holds(drawn, place)
    assert not any(drawn.touches(other) for other in around)


def test_the_items_of_a_menu_bar_are_outlined_one_by_one():
    items = [box(80 * number, 40, 80, 32) for number in range(4)]
    words = [box(item.x + 20, 46, 40, 20) for item in items]

    drawn = [outline_of(item, items, words, "menuitem") for item in items]

    assert not any(one.touches(other) for one, other in pairwise(drawn))


def test_a_row_of_a_tree_is_outlined_as_its_words():
    rows = [box(0, 300 + 20 * number, 900, 20) for number in range(5)]
    words = [box(30, row.y + 1, 90, 18) for row in rows]

    drawn = outline_of(rows[2], rows, words, "link")

    assert holds(drawn, words[2])
    assert drawn.width < 120
    assert not any(drawn.touches(other) for other in (words[1], words[3]))


def test_a_check_box_in_a_dense_table_takes_in_no_other_row():
    boxes = [box(10, 200 + 22 * number, 13, 13) for number in range(3)]
    labels = [box(34, 197 + 22 * number, 80, 19) for number in range(3)]
    mark = Mark(words="Beta", box=boxes[1], label=labels[1], role="checkbox")

    (drawn,) = outlines([mark], labels, boxes)

    assert holds(drawn, labels[1])
    assert not any(drawn.touches(other) for other in (labels[0], labels[2], boxes[0], boxes[2]))


# Many steps on one screen.


def test_no_row_has_more_steps_than_a_page_of_paper(recording):
    neighbors, marks = form(40, count=3)

    rows = rows_of(recording, neighbors, marks * 12)

    assert sum(len(row.steps) for row in rows) == 36
    assert max(len(row.steps) for row in rows) < 30


def test_the_work_grows_with_the_number_of_steps(recording, monkeypatch):
    """Twice as many steps take about twice as many comparisons; it was eight times as many."""
    neighbors, marks = form(40, count=3)
    compared, meet = [0], callouts.meet

    def counting(one: callouts.Edges, other: callouts.Edges) -> bool:
        compared[0] += 1
        return meet(one, other)

    monkeypatch.setattr(callouts, "meet", counting)

    def work(times: int) -> int:
        compared[0] = 0
        rows_of(recording, neighbors, marks * times)
        return compared[0]

    assert work(10) < 3 * work(5)
