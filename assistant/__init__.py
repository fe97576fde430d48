"""Illustrated guides for PACER and NextGen CM/ECF, from walkthroughs that are tests.

A walkthrough needs these four names and nothing else.
"""

from assistant.courts import Court
from assistant.guide import Guide
from assistant.people import Person
from assistant.walkthrough import walkthrough

__all__ = ["Court", "Guide", "Person", "walkthrough"]
