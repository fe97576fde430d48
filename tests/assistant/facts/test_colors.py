"""How colors are mixed and compared."""

from __future__ import annotations

import pytest

from assistant.facts.colors import contrast, mixed_with_white, rgb


def test_colors_are_mixed_and_compared():
    assert mixed_with_white("#000000", 0.5) == "#808080"
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert rgb("#A8124f") == (168, 18, 79)
