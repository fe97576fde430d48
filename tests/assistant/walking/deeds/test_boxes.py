"""A box is checked by what a person sees of it, in the shapes of the libraries that portals use, and stays checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.walking.deeds import Undone
from assistant.walking.deeds.boxes import Check

pytestmark = pytest.mark.siblings(3)

SHAPES = Path(__file__).parent / "shapes" / "boxes"
EVERY = sorted(file.stem for file in SHAPES.iterdir())


def check(box, *, on=True):
    deed = Check(2.0, on=on)
    deed(box)
    deed.verify(box)


@pytest.mark.parametrize("name", EVERY)
def test_it_is_checked_by_what_a_person_would_click(control, window, shape, name):
    box = control(shape(f"boxes/{name}"))

    check(box)

    assert box.evaluate("c => c.tagName === 'INPUT' ? c.checked : c.ariaChecked === 'true'")
    assert "#terms" not in window.url


@pytest.mark.parametrize("name", ["transparent-under-a-drawing", "aria", "plain", "primefaces"])
def test_it_is_cleared_in_the_same_way(control, shape, name):
    box = control(shape(f"boxes/{name}"))
    check(box)

    check(box, on=False)

    assert not box.evaluate("c => c.tagName === 'INPUT' ? c.checked : c.ariaChecked === 'true'")


@pytest.mark.parametrize(
    "shape",
    [
        "<label><input id=c type=checkbox onclick='return false'> I agree</label>",
        "<label><input id=c type=checkbox onchange='c.checked = false'> I agree</label>",
        "<label><input id=c type=checkbox onchange='setTimeout(() => { c.checked = false; })'> I agree</label>",
        "<div id=c role=checkbox aria-checked=false>Agree</div>",
    ],
)
def test_a_box_that_does_not_stay_checked_is_told(control, window, shape):
    deed, box = Check(0.2), control(shape)
    deed(box)
    window.wait_for_function("!c.checked && c.ariaChecked !== 'true'")

    with pytest.raises(Undone, match="it was clicked, and is not checked now"):
        deed.verify(box)


def test_a_box_of_which_nothing_can_be_clicked_is_told(control):
    box = control("<input id=c type=checkbox style='display:none'>")

    with pytest.raises(Undone, match="nothing of it can be clicked"):
        check(box)
