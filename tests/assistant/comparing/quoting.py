"""Sentences as people write them in scripts: every way in which Python takes a text, drawn for tests."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from hypothesis import strategies as st

LETTERS = "abN x.*?!\"'\\{}“”’•é–e\u0301Ω😀\u00a0\t"
"""What a template holds: letters and signs, quotation marks of all kinds, and what is written by more than one byte."""

BETWEEN = (" ", "  ", "\n        ", " # and on\n        ", " \\\n        ", "\t", "")
"""What stands between two texts that Python puts together; the last where their quotation marks differ."""

WORDS = st.text(LETTERS.replace("*", "").replace("“", "").replace("”", ""), max_size=8)
BOLD = WORDS.map(str.strip).filter(bool)


@dataclass(frozen=True)
class Written:
    """A sentence as a script holds it: all of it, and where its bold words begin and end there.

    `cannot` are letters that the text in which they begin cannot hold in their place.
    """

    source: str
    start: int
    end: int
    cannot: frozenset[str] = frozenset()


@st.composite
def written(draw: st.DrawFn, before: str, bold: str, after: str) -> Written:
    """A sentence in one or more texts, each with quotation marks and escapes of its own."""
    sentence = before + bold + after
    cuts = sorted(draw(st.sets(st.integers(1, max(len(sentence) - 1, 1)), max_size=3)))
    source, places, cannot = "", [], frozenset[str]()
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(sentence)], strict=True)):
        quotes = draw(st.sampled_from(['"', "'", '"""', "'''"]))
        if number:
            between = draw(st.sampled_from(BETWEEN))
            source += between or ("" if source[-1] != quotes[0] else " ")
        words = sentence[start:end]
        raw = draw(st.booleans()) and not set(words) & {"\\", quotes[0]}
        if raw and start <= len(before) < end:
            cannot = frozenset((*quotes, "\\"))
        source += draw(st.sampled_from(["r", "R"] if raw else ["", "", "u", "U"])) + quotes
        for letter in words:
            unit = letter if raw else draw(unit_of(letter, quotes))
            places.append((len(source), len(source) + len(unit)))
            source += unit
        source += quotes
    return Written(source, places[len(before)][0], places[len(before + bold) - 1][1], cannot)


def unit_of(letter: str, quotes: str) -> st.SearchStrategy[str]:
    """One letter as it may be written between these quotation marks."""
    escaped = {"\\": "\\\\", '"': '\\"', "'": "\\'", "\t": "\\t"}
    number = ord(letter)
    ways = [f"\\U{number:08x}"]
    ways += [f"\\u{number:04X}"] if number <= 0xFFFF else []
    ways += [f"\\x{number:02x}", f"\\{number:03o}"] if number <= 0xFF else []
    ways += [f"\\N{{{name}}}"] if (name := unicodedata.name(letter, "")) else []
    ways += [escaped[letter]] if letter in escaped else []
    plain = [letter, f"\\\n{letter}"] if letter not in ("\\", quotes[0]) else []
    return st.sampled_from([*plain, *plain, *plain, *ways])


@dataclass(frozen=True)
class Setting:
    """How a file is written: its mark, its letters and its line ends, and what stands around the sentences."""

    mark: bytes
    encoding: str
    line_end: str
    last: str

    def file(self, text: str) -> bytes:
        """A script's text as the bytes of its file."""
        return self.mark + (text + self.last).replace("\n", self.line_end).encode(self.encoding)


SETTINGS = st.sampled_from(
    [
        Setting(mark, encoding, line_end, last)
        for mark, encoding in ((b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"))
        for line_end in ("\n", "\r\n", "\r")
        for last in ("", "\n", "\n\n# the end")
    ]
)
