"""What a verb that acts does, and on which controls."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput
from assistant.facts.verbs import VERBS
from assistant.walking.deeds.acting import acting, renamed


def test_a_verb_acts_on_its_own_controls_or_on_those_of_the_roles_that_are_given():
    assert acting("hover", None) == (VERBS["hover"], VERBS["hover"].controls)
    assert acting("click", ("tab",))[1].roles == ("tab",)


def test_a_verb_that_acts_on_nothing_or_has_another_name_now_is_refused_with_the_line():
    with pytest.raises(BadInput, match=r"test_acting\.py:\d+: “see” acts on no control; guide\.step takes click, fill"):
        acting("see", None)
    assert "guide.tick is called guide.check now" in str(renamed("tick"))
