"""How easy sentences are to read, as a school grade: advice, for a formula counts and understands nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

EASY = 8
"""Up to this grade most adults read without effort."""

LONG = 8
"""So many words a sentence needs for a grade of its own to mean anything."""

LEAST = 100
"""So many words the formula was made for; a grade of fewer hangs on a word or two."""

WORD = re.compile(r"[\w’'/-]+")


def in_words(sentences: Sequence[str]) -> tuple[str, str]:
    """The grade of a whole text, and nothing more to say; or a dash, and why there is none."""
    words = sum(len(WORD.findall(sentence)) for sentence in sentences)
    if words < LEAST:
        return "—", f"no grade: it has {words} words, and a grade takes {LEAST}"
    grade = grade_of(sentences)
    return (f"{grade:.1f}", "") if grade else ("—", "no grade: words and sentences are shorter than in any school book")


def grade_of(sentences: Iterable[str]) -> float:
    """The grade by Flesch and Kincaid, from the lengths of sentences and words; at least 0, also for no words."""
    import readability  # is slow to load

    words = [" ".join(WORD.findall(sentence)) for sentence in sentences]
    if not any(words):
        return 0.0
    split = "\n".join(f"{said} ." for said in words)
    grades = readability.getmeasures(split, lang="en")["readability grades"]
    return max(0.0, float(grades["Kincaid"]))
