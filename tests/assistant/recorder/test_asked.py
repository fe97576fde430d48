"""What she answers in a window of the browser becomes the steps by which a guide does."""

# ruff: noqa: E501 - one line for each case

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.recorder import asked
from assistant.recorder.journal import PageFacts
from assistant.walking.windows.asking import Asking


@pytest.mark.parametrize(
    ("kind", "message", "yes", "text", "said"),
    [
        ("confirm", "Delete it?", True, "", ["It says **Delete it?**", "In the window, click **OK**."]),
        ("confirm", "Delete it?", False, "", ["It says **Delete it?**", "In the window, click **Cancel**."]),
        ("alert", "Saved", True, "", ["It says **Saved**.", "In the window, click **OK**."]),
        ("alert", "{braces}", True, "", ["In the window, click **OK**."]),
        ("prompt", "Why?", True, "late", ["It says **Why?**", "Enter your answer to **Why?**", "In the window, click **OK**."]),
        ("prompt", "Why?", True, "as ever", ["It says **Why?**", "In the window, click **OK**."]),
        ("prompt", "Why?", False, "", ["It says **Why?**", "In the window, click **Cancel**."]),
        ("beforeunload", "", True, "", ["It says **Changes you made may not be saved.**", "In the window, click **Leave**."]),
    ],
)  # fmt: skip
def test_the_message_what_was_typed_and_the_button(kind, message, yes, text, said):
    asking = Asking(SimpleNamespace(type=kind, message=message, default_value="as ever"))

    steps = list(asked.steps(asking, yes, text, PageFacts()))

    assert [step.sentence for step in steps] == said
    assert all(step.asked for step in steps)
