"""How easy sentences are to read, as a school grade: advice, for a formula counts and understands nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

EASY = 8
"""Up to this grade most adults read without effort."""

LONG = 8
"""So many words a sentence needs for a grade of its own to mean anything."""

WORD = re.compile(r"[\w’'/-]+")


def grade_of(sentences: Iterable[str]) -> float:
    """The grade by Flesch and Kincaid, from the lengths of sentences and words; at least 0, also for no words."""
    import readability  # is slow to load

    words = [" ".join(WORD.findall(sentence)) for sentence in sentences]
    if not any(words):
        return 0.0
    split = "\n".join(f"{said} ." for said in words)
    grades = readability.getmeasures(split, lang="en")["readability grades"]
    return max(0.0, float(grades["Kincaid"]))
