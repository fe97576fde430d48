"""A sentence in words that can be set in lines, and cut where it is too long for a band or a caption. Pure."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.sentence import pieces
from assistant.publishers.layout.text_metrics import UNBROKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NO_BREAK = "\u00a0"
BREAKABLE_SPACE = re.compile(rf"[^\S{NO_BREAK}]")
"""Where a line may end; a recording from elsewhere may have line breaks there."""

SENTENCE_ENDS = (".", "?", "!", ".”", "?”", "!”")
PAUSES = (",", ";", ":", ",”")

LONGEST_NAME = 56
"""Letters of a name that one line of the band or of a caption can hold; what is longer is a sentence in itself."""

NAME = re.compile(
    r"“[^”]+”"
    r"|(?:[A-Z][\w’.&/]{2,}(?= [A-Z0-9])|(?<=[\w,] )[A-Z][\w’.&/]{2,})"
    r"(?: (?:(?:of|for|the|and|[-–&]) )*[A-Z0-9][\w’.&/-]*)+"
)
"""A title in quotation marks, or words with capitals, such as a court's name; “Ask” in “Ask the Clerk” is none."""


class StyledRun(NamedTuple):
    """Letters of one kind without a space between them."""

    letters: str
    bold: bool


Word = tuple[StyledRun, ...]
Words = tuple[Word, ...]


def words_of(sentence: str) -> Words:
    """A sentence of the guide, word by word; a word may be bold in part, as in **Login**."""
    words: list[list[StyledRun]] = [[]]
    for letters, bold in (together(*piece) for piece in pieces(UNBROKEN.sub(kept_together, sentence))):
        first, *more = BREAKABLE_SPACE.split(letters)
        words[-1] += [StyledRun(first, bold)] * bool(first)
        words += [[StyledRun(part, bold)] if part else [] for part in more]
    return tuple(tuple(word) for word in words if word)


def together(letters: str, bold: bool) -> tuple[str, bool]:
    """Letters in which no line ends within a name: what is bold is one, and so is what is written like one."""
    if bold and len(letters) <= LONGEST_NAME:
        return BREAKABLE_SPACE.sub(NO_BREAK, letters), bold
    return NAME.sub(lambda found: kept_together(found) if len(found[0]) <= LONGEST_NAME else found[0], letters), bold


def kept_together(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK)


def text(words: Sequence[Word]) -> str:
    return " ".join(letters_of(word) for word in words).replace(NO_BREAK, " ")


def letters_of(word: Word) -> str:
    return "".join(run.letters for run in word)


def cut_to_fit(words: Words, fits: Callable[[Words], bool]) -> list[Words]:
    """The words in pieces that fit, cut at the end of a sentence, else at a pause, else anywhere; evenly."""
    if fits(words) or len(words) == 1:
        return [words]
    # Where a speaker would pause, nearest to the middle.
    for ends in (SENTENCE_ENDS, PAUSES, ("",)):
        cuts = [place for place in range(1, len(words)) if letters_of(words[place - 1]).endswith(ends)]
        if cuts:
            half = len(text(words)) / 2
            cut = min(cuts, key=lambda place: abs(len(text(words[:place])) - half))
            return [*cut_to_fit(words[:cut], fits), *cut_to_fit(words[cut:], fits)]
    raise AssertionError("two words can be parted")


def balanced_lines(words: Words, length: Callable[[Words], float], most: float) -> list[Words]:
    """The fewest lines that hold the words, all of them about as long."""
    count = len(full_lines(words, length, most))
    narrow, wide = most / 2, most
    # Bisection for the narrowest width that needs no more lines: then no line is much shorter than the others. Twelve
    # halvings are finer than a letter.
    for _ in range(12):
        middle = (narrow + wide) / 2
        if len(full_lines(words, length, middle)) <= count and all(
            length(line) <= middle for line in full_lines(words, length, middle)
        ):
            wide = middle
        else:
            narrow = middle
    return full_lines(words, length, wide)


def lines_that_fit(words: Words, length: Callable[[Words], float], most: float) -> list[Words]:
    """The same, where a word that is too long for a line is broken, as a web address may have to be."""
    return balanced_lines(tuple(part for word in words for part in broken(word, length, most)), length, most)


def full_lines(words: Words, length: Callable[[Words], float], most: float) -> list[Words]:
    """Lines as full as they can be; one word alone may be too long."""
    found: list[Words] = []
    for word in words:
        if found and length((*found[-1], word)) <= most:
            found[-1] = (*found[-1], word)
        else:
            found.append((word,))
    return found


def broken(word: Word, length: Callable[[Words], float], most: float) -> Iterator[Word]:
    """A word in parts that fit into a line; whole where it does. A name is parted between its words."""
    while length((word,)) > most and (count := len(letters_of(word)) - 1):
        while count > 1 and length((first_letters(word, count),)) > most:
            count -= 1
        space = letters_of(word)[: count + 1].rfind(NO_BREAK)
        end, rest = (space, space + 1) if space > 0 else (count, count)
        yield first_letters(word, end)
        word = last_letters(word, rest)
    yield word


def first_letters(word: Word, count: int) -> Word:
    before = accumulate((len(run.letters) for run in word), initial=0)
    kept = (StyledRun(run.letters[: max(0, count - start)], run.bold) for run, start in zip(word, before, strict=False))
    return tuple(run for run in kept if run.letters)


def last_letters(word: Word, count: int) -> Word:
    before = accumulate((len(run.letters) for run in word), initial=0)
    kept = (StyledRun(run.letters[max(0, count - start) :], run.bold) for run, start in zip(word, before, strict=False))
    return tuple(run for run in kept if run.letters)
