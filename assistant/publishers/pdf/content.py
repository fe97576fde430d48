"""What a page or a form of a PDF paints: its instructions, as they are written.

pikepdf reads each number and each glyph into an object of its own. Chromium places every letter by itself, 20,000
instructions in a guide, so that reading and writing them took a third of what a document costs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Stream

OPERATOR = re.compile(
    rb"(?:[-+.\d\s]++(re|[mlcvyh])(?!\S))++"
    rb"|(?:[-+.\d\s]++Td\s*+<[0-9A-Fa-f\s]*+>\s*+(Tj)(?!\S))++"
    rb"|[-+.\d\s]++|/[^\s()<>\[\]{}/%]*+|<[0-9A-Fa-f\s]*+>"
    rb"|([A-Za-z'\"][^\s()<>\[\]{}/%]*+)"
)
"""A path; letters in a row; numbers, names and strings of digits, in which no operator is; every other operator.

What words are in a content stream: ISO 32000-1, 7.2 and 7.8.2.
"""

NOT_PLAIN = (b"(", b"%", b"BI")
"""A string of letters, a comment or a picture within: words in it would be taken for operators. Chromium has none."""

END_OF_TAG = b"\nEMC\n"
"""What marked content ends with. The same pages of many courts are the same up to many of these."""

GLYPHS = re.compile(rb"<([0-9A-Fa-f\s]*)>")


class Instruction(NamedTuple):
    """An operator, and what is written of the instruction: its operands, and the operator itself.

    A path, or letters that are shown in a row, are one instruction, with the operator that ends them.
    """

    operator: str
    written: bytes

    def name(self) -> str:
        """The name that is its operand, with its slash: of a font, or of what is painted."""
        return self.written.split()[0].decode()

    def glyphs(self) -> bytes:
        """The codes of the glyphs that it shows."""
        return bytes.fromhex(b"".join(GLYPHS.findall(self.written)).decode())

    def number(self) -> int | None:
        """The number of the marked content that it begins; None where that has none."""
        told = re.search(rb"/MCID\s+(\d+)", self.written)
        return int(told[1]) if told else None


def painted(content: pikepdf.Object) -> bytes:
    """The bytes of a page's streams, or of a form's."""
    held = content if isinstance(content, Stream) else content.get("/Contents", Array())
    return b"\n".join(stream.read_bytes() for stream in (held if isinstance(held, Array) else [held]))


def instructions(content: pikepdf.Object) -> list[Instruction]:
    """What a page or a form is told to paint, in order; written one after another, they are all that it paints."""
    written = painted(content)
    if any(sign in written for sign in NOT_PLAIN):
        return list(map(rewritten, pikepdf.parse_content_stream(content)))
    *parts, last = written.split(END_OF_TAG)
    return [one for part in (*(part + END_OF_TAG for part in parts), last) for one in instructions_of(part)]


@lru_cache(maxsize=2048)
def instructions_of(part: bytes) -> tuple[Instruction, ...]:
    """The instructions of a part of a page, which courts share wherever it paints the same."""
    ends = [(found.end(), found[found.lastindex].decode()) for found in OPERATOR.finditer(part) if found.lastindex]
    places = pairwise([(0, ""), *ends])
    return tuple(Instruction(operator, part[begin:end].strip()) for (begin, _), (end, operator) in places)


def rewritten(one: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> Instruction:
    """An instruction of any page or form, whose letters are written in digits."""
    operator = str(one.operator)
    if operator == "Tj":
        return Instruction(operator, in_digits(one.operands[0]) + b" Tj")
    if operator == "TJ":
        return Instruction(operator, b"[" + b" ".join(map(in_digits, one.operands[0])) + b"] TJ")
    return Instruction(operator, pikepdf.unparse_content_stream([one]))


def in_digits(shown: object) -> bytes:
    """The codes of glyphs as a string of digits; a number, which moves what comes next, as it is."""
    return f"<{bytes(shown).hex()}>".encode() if isinstance(shown, pikepdf.String) else str(shown).encode()
