"""The portal calls each guide what its cover does."""

from __future__ import annotations

from assistant.walking.walkthrough import every
from mock_site.areas.training.guide_shelf import TITLES


def test_the_portal_and_the_covers_give_each_guide_the_same_title():
    assert {found.slug: found.title for found in every()} == TITLES
