"""Letters that people type or paste: without what nobody sees, and as two texts are compared."""

from __future__ import annotations

import re
import unicodedata

SPACES = ("Zs", "Zl", "Zp")
HIDDEN = ("Cc", "Cf", "Cs")
"""Kinds of characters, by Unicode's names: all spaces and breaks of lines; controls and joiners, which show nothing."""

BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}
"""Characters that count as letters or marks, and show nothing either."""

MARKS_ALIKE = str.maketrans(
    {**dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"), **dict.fromkeys("\u201c\u201d\u201f", '"')}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
"""Quotation marks and dashes as a phone or a word processor sets them, and as a keyboard has them."""


def visible(text: str) -> str:
    """A text as it is read: nothing hidden in it, usual spaces, none around it, and a letter with its accent in one."""
    shown = "".join(_as_seen(character) for character in unicodedata.normalize("NFC", text))
    return shown.strip()


def plain(text: str) -> str:
    """A text as it is compared: no letter case, no kinds of quotation marks and dashes, and all gaps alike."""
    joined = re.sub(r"\s+", " ", visible(unicodedata.normalize("NFKC", text.translate(MARKS_ALIKE))))
    return unicodedata.normalize("NFC", joined.casefold())


def alike(one: str, other: str) -> bool:
    """Whether a reader would call two texts the same."""
    return plain(one) == plain(other)


def _as_seen(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in SPACES or character in "\t\n\r\v\f":
        return " "
    return "" if kind in HIDDEN or character in BLANK else character
