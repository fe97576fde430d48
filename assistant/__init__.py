"""Illustrated guides for PACER and NextGen CM/ECF, from walkthroughs that are tests.

A walkthrough needs these four names and nothing else.
"""

from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.walking.guide import Guide
from assistant.walking.walkthrough import walkthrough

__all__ = ["Court", "Guide", "Person", "walkthrough"]
