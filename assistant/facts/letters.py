"""The letters that guides are set in: which of their fonts has which, and what is said of one that none has."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from assistant.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.recording import Recording, Screen

BASE = "public-sans"

FONTS = {
    BASE: (
        "0020-007E 00A0-00AC 00AE-00FF 0102 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2013-2014 2018-201A "
        "201C-201E 2022 2026 2039-203A 2044 20AC 2122 2212 2215 "
    ),
    "public-sans-latin-ext": (
        "0100-0101 0103-0130 0134-0148 014A-0151 0154-017E 018F 0192 01A0-01A1 01AF-01B0 01D4 01EA-01EB "
        "01FA-021B 0237 0259 02C7 02DD 1E0C-1E0D 1E24-1E25 1E44-1E45 1E5A-1E5B 1E62-1E63 1E6C-1E6D "
        "1E80-1E85 1E92-1E93 1EF2-1EF9 2020 20A1 20A3-20A4 20A6 20A9 20AB 20B9-20BA 2113 "
    ),
    "public-sans-vietnamese": (
        "1EA0-1EF1 "
    ),
    "dejavu-sans": (
        "0180-018E 0190-0191 0193-019F 01A2-01AE 01B1-01D3 01D5-01E9 01EC-01F9 021C-0236 0238-0258 "
        "025A-02BA 02BD-02C5 02C8-02D9 02DB 02DE-02E9 02EC-02EE 02F3 02F7 0370-0377 037A-037F 0384-038A "
        "038C 038E-03A1 03A3-0482 048A-0525 0531-0556 0559-055F 0561-0587 0589-058A 10D0-10FC 1E00-1E0B "
        "1E0E-1E23 1E26-1E43 1E46-1E59 1E5C-1E61 1E64-1E6B 1E6E-1E7F 1E86-1E91 1E94-1E9F 1EFA-1EFB "
        "1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 "
        "1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-200A 2010-2012 2015-2017 201B 201F 2021 "
        "2023-2025 2027 202F-2038 203B-2043 2045-205F 2070-2071 2074-208E 2090-209C 20A0 20A2 20A5 "
        "20A7-20A8 20AA 20AD-20B5 20B8 20BD 2100-2109 210B-2112 2114-2121 2123-2149 214B 214E 2150-2185 "
        "2189 2190-2211 2213-2214 2216-2311 2318-2319 231C-2321 2324-2328 232B-232C 2373-2375 237A 237D "
        "2387 2394 239B-23AE 23CE-23CF 23E3 23E5 23E8 2460-2469 25A0-25FC 25FF-2613 2616-2647 2654-267E "
        "2680-2692 2694-269C 269E-26A0 26A2-26A9 26AC-26B8 26C0-26C3 26E2 2701-2704 2706-2709 270C-2727 "
        "2729-274B 274D 274F-2752 2756 2758-275E 2761-2794 2798-27AF 27B1-27BE 27E6-27EB 27F0-27FF "
        "2B00-2B1A FB00-FB06 "
    ),
}  # fmt: skip
"""The letters of each font of `publishers/fonts/` by their numbers: a letter is set in the first that has it.

Marks that are set above other letters are in none: what has no letter of its own with its accent cannot be set
alike in pages, films and pictures.
"""

FROM_THE_RIGHT = ("R", "AL", "AN")
"""Directions of writing, as Unicode calls them."""

PICTURES = ("So", "Sk", "Cs", "Co", "Cn")
"""Kinds of signs that are not read, such as 🙂, a color of skin, or a sign of a font of icons."""

PICTURE_PARTS = "\u200d\ufe0e\ufe0f\u20e3"
"""What joins small pictures to one, and says whether a sign is shown as one."""


@cache
def known() -> dict[str, str]:
    """Each letter with the name of its font."""
    found: dict[str, str] = {}
    for name, ranges in FONTS.items():
        for one in ranges.split():
            first, _, last = one.partition("-")
            found |= dict.fromkeys(map(chr, range(int(first, 16), int(last or first, 16) + 1)), name)
    return found


def font_of(letter: str) -> str:
    """The font that a letter is set in; the first for what none has."""
    return known().get(letter, BASE)


def composed(words: str) -> str:
    """Words in which an accent is no sign of its own, where there is a letter with it: some keyboards part them."""
    return unicodedata.normalize("NFC", words)


def unknown(words: str) -> str:
    """The first letter that no font has; nothing where all can be set."""
    return "" if words.isascii() else next((letter for letter in words if letter not in known()), "")


def check(what: str, words: str) -> None:
    """Raise BadInput for words that cannot be set, told as `what`."""
    if letter := unknown(words):
        why, mend = why_not(letter)
        raise BadInput(f"{what} holds {named(letter)}, and {why}; {mend}: {words}")


def named(letter: str) -> str:
    """A letter and its number: “ō” (U+014D). A mark stands on a circle."""
    shown = f"\u25cc{letter}" if unicodedata.category(letter).startswith("M") else letter
    return f"“{shown}” (U+{ord(letter):04X})"


def why_not(letter: str) -> tuple[str, str]:
    """Why a letter cannot be set, and what to do about it."""
    kind = unicodedata.category(letter)
    if unicodedata.bidirectional(letter) in FROM_THE_RIGHT:
        return "guides cannot set what is written from right to left", "write it in Latin letters"
    if letter in PICTURE_PARTS or kind in PICTURES:
        return "no font of the guides has this picture", "say it in words"
    if kind.startswith("M"):
        return "no letter has this accent in the fonts of the guides", "write it without"
    return "no font of the guides has it", "write it in Latin letters"


def readable(words: str) -> str:
    """Words of a page without the pictures between them that no font has, such as the 📁 of “📁 Documents”."""
    if not unknown(words):
        return words
    kept = (
        letter
        for letter in composed(words)
        if letter in known() or not (letter in PICTURE_PARTS or unicodedata.category(letter) in PICTURES)
    )
    return " ".join("".join(kept).split())


def check_recording(recording: Recording) -> None:
    """Raise BadInput for a recording that says what no font has the letters for, with the place and what to do."""
    for what, words in told(recording):
        check(what, words)
    for screen in recording.screens:
        for name in names_of(screen):
            if letter := unknown(name):
                why, mend = why_not(letter)
                called = f"{place_of(screen)}the page is called “{name}”, with {named(letter)}, and {why}"
                raise BadInput(f"{called}; on the page of {first_of(screen)}, {mend}.")


def letters_of(recording: Recording) -> str:
    """All letters of a guide that are not in its first font, each once and in order."""
    named = (name for screen in recording.screens for name in names_of(screen))
    said = set().union(*(words for _, words in told(recording)), *named)
    return "".join(sorted(letter for letter in said if font_of(letter) != BASE))


def told(recording: Recording) -> Iterator[tuple[str, str]]:
    """All words that a guide sets in type, each with what it is."""
    ending, court = recording.ending, recording.court
    yield "The title", recording.title
    yield "The lead sentence", recording.lead
    yield "What its group is for", recording.group
    yield from (("What is said of who needs it", line) for line in recording.when)
    yield from (("What is new", line) for line in recording.news)
    yield from (("What is needed", line) for line in recording.needs)
    yield "The deadline", recording.deadline
    yield from (("What is said after the last step", line) for line in (ending.title, *ending.keep, ending.next))
    for trouble in ending.troubles:
        yield from (("A message, or what to do about it,", line) for line in (trouble.message, trouble.remedy))
    yield from ((f"The file of {court.id}", fact) for fact in court.texts)
    for screen in recording.screens:
        yield from told_of_screen(screen)


def told_of_screen(screen: Screen) -> Iterator[tuple[str, str]]:
    """The sentences of a screen, each with its line in the script."""
    place = place_of(screen)
    yield f"{place}The chapter", screen.chapter
    yield f"{place}The name of who acts", screen.actor
    for step in screen.steps:
        yield f"{step.file}:{step.line}: The sentence of {step.sign.told if step.sign else 'the note'}", step.sentence


def names_of(screen: Screen) -> tuple[str, ...]:
    """How a guide says where the reader is: by a dialog that is open, but in a message, or by the page and its tab."""
    if screen.dialog and not any(step.does.brings_mail for step in screen.steps):
        return (screen.dialog,)
    return screen.heading or screen.title, screen.tab


def place_of(screen: Screen) -> str:
    """Where the first step of a screen stands in its script, at the head of a complaint."""
    return next((f"{step.file}:{step.line}: " for step in screen.steps), "")


def first_of(screen: Screen) -> str:
    """The first step or result that is done there."""
    return next((step.sign.told for step in screen.steps if step.sign), "a note")
