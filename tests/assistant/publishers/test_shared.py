"""Two guides of a book share a picture only where all that is said of it is the same, and all that is seen of it."""

from __future__ import annotations

import hashlib
import shutil

import pytest
from PIL import ImageDraw

from assistant.facts.pictures import unpacked
from assistant.facts.recording import Box, Control, Mark, Neighbor
from assistant.publishers.shared import LEAST_STEPS, Place, elsewhere

FIELD = Neighbor(kind="control", box=Box(x=40, y=60, width=120, height=30))
ALL = {Place(1, 0): Place(0, 0), Place(1, 1): Place(0, 1), Place(1, 2): Place(0, 2)}


@pytest.fixture
def two(recording, tmp_path):
    """Makes two guides of the same screens, the second one's with something changed or drawn on its first picture."""

    def made(change=lambda screen: screen, drawn: Box | None = None):
        shutil.copytree(recording._folder, tmp_path / "two")
        screens = [
            screen.model_copy(update={"neighbors": (*screen.neighbors, FIELD)}) for screen in recording.screens[:3]
        ]
        first = screens[0]
        if drawn:
            picture = unpacked(recording.path(first.left))
            edges = [
                edge * recording.viewport.density for edge in (drawn.x, drawn.y, drawn.right - 1, drawn.bottom - 1)
            ]
            ImageDraw.Draw(picture).rectangle(edges, fill="green")
            picture.save(tmp_path / "two" / "drawn.png")
            known = hashlib.sha256((tmp_path / "two" / "drawn.png").read_bytes()).hexdigest()
            first = first.model_copy(
                update={"left": first.left.model_copy(update={"file": "drawn.png", "sha256": known})}
            )
        guides = [
            recording.model_copy(update={"walkthrough": name, "screens": tuple(some)})
            for name, some in (("one", screens), ("other", [change(first), *screens[1:]]))
        ]
        for guide in guides:
            guide._folder = tmp_path / "two"
        return guides

    return made


def changed_step(**change):
    def apply(screen):
        *others, last = screen.steps
        return screen.model_copy(update={"steps": (*others, last.model_copy(update=change))})

    return apply


def test_the_same_screens_are_pictured_in_the_first_guide_alone(two):
    assert elsewhere(two()) == ALL


def test_what_somebody_typed_is_no_other_picture(two):
    assert elsewhere(two(drawn=FIELD.box)) == ALL


@pytest.mark.parametrize(
    "change",
    [
        changed_step(sentence="Go somewhere else."),
        changed_step(marks=()),
        lambda screen: screen.model_copy(update={"tab": "Address"}),
        lambda screen: screen.model_copy(update={"heading": "Other"}),
    ],
    ids=["sentence", "marks", "tab", "heading"],
)
def test_a_screen_of_which_anything_else_is_said_keeps_its_picture(two, change):
    assert Place(1, 0) not in elsewhere(two(change))


def test_a_screen_that_looks_otherwise_outside_of_its_fields_keeps_its_picture(two):
    beside = Box(x=FIELD.box.x, y=FIELD.box.bottom + 20, width=4, height=4)

    assert Place(1, 0) not in elsewhere(two(drawn=beside))


def test_a_form_with_other_fields_keeps_its_picture(two):
    def wider(screen):
        *others, field = screen.neighbors
        other = field.model_copy(update={"box": field.box.model_copy(update={"width": 121})})
        return screen.model_copy(update={"neighbors": (*others, other)})

    assert Place(1, 0) not in elsewhere(two(wider, drawn=FIELD.box))


@pytest.mark.parametrize("role", ["button", "checkbox"])
def test_what_is_named_and_is_no_field_may_not_look_otherwise(two, role):
    named = changed_step(marks=(Mark(words="Go", box=FIELD.box, role=role),))
    one, other = two(drawn=FIELD.box)
    first, second = (
        guide.model_copy(update={"screens": (named(guide.screens[0]), *guide.screens[1:])}) for guide in (one, other)
    )
    first._folder = second._folder = one._folder

    assert Place(1, 0) not in elsewhere([first, second])


def test_a_box_that_is_checked_in_one_of_them_is_another_picture(two):
    def checked(screen):
        return screen.model_copy(update={"accessibility": '- main:\n  - checkbox "I agree" [checked]'})

    assert Place(1, 0) not in elsewhere(two(checked, drawn=FIELD.box))


def test_what_no_edition_counts_decides_on_no_picture(two):
    def counted(screen):
        control = Control(role="textbox", name="Username", box=FIELD.box, required=True)
        return screen.model_copy(update={"inventory": (control,)})

    one, other = two(counted, drawn=FIELD.box)

    assert one.edition == one.model_copy(update={"screens": (counted(one.screens[0]), *one.screens[1:])}).edition
    assert elsewhere([one, other]) == ALL


def test_a_few_steps_keep_their_picture(two):
    one, other = two()
    few = other.model_copy(update={"screens": other.screens[:1]})
    few._folder = other._folder

    assert len(list(few.steps())) < LEAST_STEPS
    assert elsewhere([one, few]) == {}


def test_a_guide_does_not_refer_to_itself(two):
    one, _ = two()

    twice = one.model_copy(update={"screens": one.screens * 2})
    twice._folder = one._folder

    assert elsewhere([twice]) == {}


def test_a_note_is_in_no_picture_so_another_one_makes_no_other_picture(two):
    def noted(screen):
        note = screen.steps[-1].model_copy(
            update={"verb": "note", "number": None, "marks": (), "sentence": "Take care."}
        )
        return screen.model_copy(update={"steps": (*screen.steps, note)})

    assert elsewhere(two(noted)) == ALL
