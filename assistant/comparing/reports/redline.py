"""A sentence as it was and as it may be, in one line: what goes is struck out, what comes is underlined."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.facts.sentence import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\s+|\w+|[^\w\s]")
"""Words, what stands between them, and each sign by itself."""

STRUCK = Markup('<del><span class="unseen">deleted: </span>{}</del>')
ADDED = Markup('<ins><span class="unseen">inserted: </span>{}</ins>')
"""What is heard says what is seen, for most screen readers pass over both elements."""

BOLD, PLAIN = Markup("<b>{}</b>"), Markup("{}")


def redlined(was: str, now: str) -> Markup:
    """Both sentences in one, word by word; a word that became bold is another word."""
    old, new = words(was), words(now)
    parts = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(marked(old[first:last]))
            continue
        parts += [STRUCK.format(marked(old[first:last]))] * (first < last)
        parts += [ADDED.format(marked(new[begin:end]))] * (begin < end)
    return Markup("").join(parts)


def sentence(text: str) -> Markup:
    """A sentence alone."""
    return marked(pieces(text))


def words(text: str) -> list[Piece]:
    """The words of a sentence, each with whether it is bold; a space belongs to the word before it."""
    return list(joined([Piece(word, piece.bold) for piece in pieces(text) for word in WORD.findall(piece.words)]))


def joined(parts: Sequence[Piece]) -> Iterator[Piece]:
    """Else each space between two words that change would stand, and part what is one change."""
    held: Piece | None = None
    for part in parts:
        if held and part.words.isspace() and part.bold == held.bold:
            held = Piece(held.words + part.words, held.bold)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def marked(run: Sequence[Piece]) -> Markup:
    """Words, escaped, the bold ones as `b`."""
    return Markup("").join(
        (BOLD if bold else PLAIN).format("".join(piece.words for piece in group))
        for bold, group in groupby(run, key=lambda piece: piece.bold)
    )
