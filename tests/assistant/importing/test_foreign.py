"""A key is a step where it does what a click does; what only moves about is left out."""

from __future__ import annotations

import pytest

from assistant.importing import foreign
from assistant.importing.foreign import ForeignFlow


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "ShiftLeft", "CapsLock", "Control+a", "ControlOrMeta+c", "End"])
def test_a_key_that_changes_nothing_is_left_out(key):
    flow = ForeignFlow()
    foreign.key_pressed(flow, "step 1", key)

    assert (flow.steps, flow.left_out) == ([], {foreign.KEYS: ["step 1"]})


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("Enter", "Enter"),
        ("NumpadEnter", "Enter"),
        (" ", "Space"),
        ("ArrowDown", "ArrowDown"),
        ("Control+v", "Control+v"),
    ],
)
def test_any_other_key_is_pressed(key, meant):
    flow = ForeignFlow()
    foreign.key_pressed(flow, "step 1", key)

    assert [(one.action, one.value.get_secret_value()) for one in flow.steps] == [("press", meant)]


def test_what_is_unknown_is_known_by_its_place():
    flow = ForeignFlow()
    flow.refuse("line 3", "why")

    assert [(one.at, one.why) for one in flow.unknown] == [("line 3", "why")]
