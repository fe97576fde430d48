"""What a page may repeat of values that were never read: enough to know one again, and too little to tell it."""

from __future__ import annotations

import secrets

from assistant import leaks

PRIME = 4_294_967_291
"""The largest prime of 32 bits: what the ears count with stays exact."""

LEAST = 4
"""Letters and digits of a value. Of fewer, any word is a repetition."""


class Traces:
    """How long each value is, and a number made of it with a salt of this session. Nothing of it is written down."""

    def __init__(self) -> None:
        self.salt = secrets.randbelow(PRIME)
        self._known: dict[str, tuple[int, int]] = {}

    def keep(self, field: str, length: int, number: int) -> None:
        """What stands now in the field of that name."""
        self._known[field] = (length, number)

    def repeats_one(self, words: str) -> bool:
        """Whether words hold one of the values, in large or small letters, and whatever stands between them."""
        letters = leaks.folded(words)
        return any(
            self.number_of(letters[start : start + length]) == number
            for length, number in self._known.values()
            if length >= LEAST
            for start in range(len(letters) - length + 1)
        )

    def number_of(self, letters: str) -> int:
        """As `trace` in `ears/fields.js` counts it."""
        number = self.salt
        for letter in letters:
            number = (number * 31 + ord(letter)) % PRIME
        return number
