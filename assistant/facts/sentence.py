"""Sentences of a guide: templates with named fields, and the bold words that are on the reader's screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pydantic import SecretStr

from assistant.errors import BadInput

PLACE = re.compile(r"\b(?:beside|next to|in|on|under|inside|within)(?: the| your)?\s+$", re.IGNORECASE)
"""What stands before a bold word that says where the next one is found."""

FIELD = re.compile(r"\{([^{}]*)\}")


LONGEST_NAME = 3
"""A control whose name is of so many words is called by it, whatever stands at its end."""


class Piece(NamedTuple):
    """A run of words; `bold` where they are on the reader's screen."""

    words: str
    bold: bool


def pieces(sentence: str) -> tuple[Piece, ...]:
    """Split a sentence at its `**`, as a reader gets it: a whole sentence on the screen stands in quotation marks.

    Bold alone is not heard, and two sentences would run into each other. Raises BadInput as `split` does.
    """
    return tuple(quoted(split(sentence)))


def quoted(run: Iterable[Piece]) -> Iterator[Piece]:
    """Quotation marks around bold sentences that have none yet; the marks themselves are not bold."""
    before = ""
    for piece in run:
        if piece.bold and whole_sentence(piece.words) and not before.endswith("“"):
            yield from (Piece("“", bold=False), piece, Piece("”", bold=False))
        else:
            yield piece
        before = piece.words


def whole_sentence(words: str) -> bool:
    """Whether words on a screen are a sentence of their own, and not a name such as “Forgot Password?”."""
    return words.endswith((".", "?", "!")) and len(words.split()) > LONGEST_NAME


def split(sentence: str) -> tuple[Piece, ...]:
    """Split a sentence at its `**`. Raises BadInput when one of them has no partner or holds nothing."""
    runs = sentence.split("**")
    if len(runs) % 2 == 0:
        raise BadInput(f"A ** has no partner in the sentence: {sentence}")
    found = tuple(Piece(words, bool(place % 2)) for place, words in enumerate(runs))
    if any(piece.bold and (not piece.words or piece.words != piece.words.strip()) for piece in found):
        raise BadInput(f"Bold words are empty, or begin or end with a space, in the sentence: {sentence}")
    return tuple(piece for piece in found if piece.words)


def bold_words(sentence: str) -> tuple[str, ...]:
    """The words that must be on the screen, in order."""
    return tuple(piece.words for piece in split(sentence) if piece.bold)


def bold_fields(template: str) -> tuple[str, ...]:
    """The fields that stand in bold, such as court.name."""
    return tuple(field for words in bold_words(template) for field in FIELD.findall(words))


def plain(sentence: str) -> str:
    """The sentence without its marks."""
    return "".join(piece.words for piece in pieces(sentence))


def place_and_control(sentence: str) -> tuple[tuple[str, ...], str]:
    """The last bold is the control; earlier ones are the places it stands in.

    Raises BadInput when nothing is bold, for then nothing can be found.
    """
    words = bold_words(sentence)
    if not words:
        raise BadInput(f"No word is bold, so there is nothing to find: {sentence}")
    return words[:-1], words[-1]


def places_and_sights(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For what is only read: the places to look in, and the words to see there.

    A bold word is a place when “beside”, “in”, “on” or “under” stands before it and another bold word follows.
    """
    run = split(sentence)
    last = max((index for index, piece in enumerate(run) if piece.bold), default=-1)
    places: list[str] = []
    sights: list[str] = []
    for index, piece in enumerate(run):
        if not piece.bold:
            continue
        leads = index > 0 and PLACE.search(run[index - 1].words)
        (places if leads and index != last else sights).append(piece.words)
    return tuple(places), tuple(sights)


def fill(template: str, known: Mapping[str, object]) -> str:
    """Put values into `{court.name}` and the like; bold marks stay.

    Raises BadInput for a field that does not exist, and for a secret: no sentence shows one.
    """
    return FIELD.sub(lambda match: shown(value_of(match[1], known, template), match[1], template), template)


def value_of(path: str, known: Mapping[str, object], template: str) -> object:
    """Follow `court.sites.pacer` from name to name."""
    first, *rest = path.split(".")
    if first not in known:
        raise BadInput(f"{{{path}}} is not known; a sentence may use {', '.join(sorted(known))}: {template}")
    value = known[first]
    for name in rest:
        missing = object()
        value = value.get(name, missing) if isinstance(value, Mapping) else getattr(value, name, missing)
        if value is missing or name.startswith("_"):
            raise BadInput(f"{{{path}}} is not known, there is no “{name}”: {template}")
    return value


def shown(value: object, path: str, template: str) -> str:
    """A value as a reader reads it: dates in words."""
    if isinstance(value, SecretStr):
        raise BadInput(f"{{{path}}} is a secret, and no sentence may show one: {template}")
    text = in_words(value) if isinstance(value, date) else str(value)
    if "**" in text:
        raise BadInput(f"{{{path}}} holds **, which would look bold: {template}")
    return text


def in_words(day: date) -> str:
    """A date as the notices write it: September 20, 2021."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not the machine's own names, for a guide is the same on every machine."""
