"""A key is pressed where the sentence says so, and by no other verb."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput


@pytest.mark.parametrize(
    ("verb", "text", "why"),
    [
        ("press", "In **Code**, press Save.", "It says no key that can be pressed"),
        ("press", "In **Code**, press Tab, then press Enter.", "It says 2 keys"),
        ("fill", "Enter yours in **Code**, and press Enter.", "write guide.press for that"),
    ],
)
def test_the_sentence_says_which_key_and_no_other_verb_presses_one(guide_on, verb, text, why):
    with pytest.raises(BadInput, match=why):
        getattr(guide_on("<label>Code <input></label>"), verb)(text, *(["x"] if verb == "fill" else []))
