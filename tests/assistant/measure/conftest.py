"""What tests of the measures share: a kept recording, and a PDF drawn by hand."""

from __future__ import annotations

import pytest
from published import KEPT

from assistant.facts.recording import Recording


@pytest.fixture(scope="session")
def kept() -> Recording:
    return Recording.load(KEPT)
