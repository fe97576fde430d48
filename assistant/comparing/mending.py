"""Writes corrected sentences into scripts, each in its place: of what stands there, only the words that change."""

from __future__ import annotations

import ast
import codecs
import difflib
import io
import os
import re
import stat
import tokenize
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeGuard

from assistant import outside
from assistant.building.folders import to_the_disk
from assistant.building.turns import alone_in
from assistant.errors import BadInput
from assistant.facts import letters, texts
from assistant.facts.verbs import VERBS, Verb

PARTS = re.compile(r"(\*\*|[“”])")
"""What stands around the words of a sentence that are on the screen."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""Where Python sees that a line ends; Unicode has more, which are none to it."""

LITERAL = re.compile(
    r"(?P<prefix>[A-Za-z]*)(?:"
    r'"""(?P<three>(?:\\.|[^\\])*?)"""' + r"|'''(?P<thrice>(?:\\.|[^\\])*?)'''"
    r'|"(?P<double>(?:\\.|[^\\"])*)"' + r"|'(?P<single>(?:\\.|[^\\'])*)')",
    re.DOTALL,
)
"""A text in a script: what stands before it, and between its quotation marks."""

QUOTES = {"three": '"""', "thrice": "'''", "double": '"', "single": "'"}

BETWEEN = re.compile(r"(?:\s|\\(?:\r\n|\r|\n)|#[^\r\n]*)*")
"""What may stand between texts that Python puts together."""

RAW_UNIT = re.compile(r"\r\n|.", re.DOTALL)
UNIT = re.compile(
    r"\\(?:\r\n|[0-7]{1,3}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|N\{[^}]*\}|.)|\r\n|.", re.DOTALL
)
"""What stands in a text for a letter; for none where a line goes on, and for two where Python knows no such escape."""


@dataclass(frozen=True)
class Correction:
    """A sentence of a script that is to be another: the line of its call, and both as the script writes them."""

    line: int
    old: str
    new: str


def diff(file: Path, corrections: Sequence[Correction]) -> str:
    """What `write` would write, as lines that go and lines that come. Raises BadInput where a sentence cannot be."""
    script = read(file)
    before, after = (lines_of(text) for text in (script.text, script.mended(corrections)))
    if len(before) == len(after):  # two lines that read the same are told from each other
        before, after = ([f"{line}\0{number}" for number, line in enumerate(lines)] for lines in (before, after))
    shown = difflib.unified_diff(before, after, str(file), str(file), lineterm="")
    return "\n".join(line.partition("\0")[0] for line in shown)


def lines_of(text: str) -> list[str]:
    lines = LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def write(file: Path, corrections: Sequence[Correction]) -> None:
    """Correct sentences of a script, all of them or none; whatever else stands in the file stays as it is.

    Raises BadInput where a sentence stands no more where it was, is not written out as one text, or cannot be written;
    and where the file may only be read.
    """
    place = Path(os.path.realpath(file))  # a link stays one
    with alone_in(place.parent):
        script = read(place)
        mended = script.mended(corrections)
        if not os.access(place, os.W_OK) or not place.stat().st_mode & stat.S_IWUSR:
            raise BadInput(f"{file} may only be read, so nothing was written. Let it be written, and mend it again.")
        try:
            put(place, script.whole(mended), was=script.data)
        except OSError as error:
            raise BadInput(f"{file} was not mended. {outside.in_words(error)}") from error


def put(place: Path, data: bytes, was: bytes) -> None:
    """Have a file hold these bytes: at no time does it hold a part of them."""
    half = place.with_name(f".{place.name}.new")
    half.unlink(missing_ok=True)  # somebody was killed who wrote it
    try:
        half.write_bytes(data)
        half.chmod(stat.S_IMODE(place.stat().st_mode))
        to_the_disk(half)
        if place.read_bytes() != was:
            raise BadInput(f"{place} was changed while it was mended, so nothing was written. Mend it again.")
        half.replace(place)
        to_the_disk(place.parent)
    finally:
        half.unlink(missing_ok=True)


def read(file: Path) -> Script:
    """A script as its letters are written. Raises BadInput where it cannot be read, or is no Python."""
    data = texts.data_of(file)
    mark = next((mark for mark, _ in texts.MARKED if data.startswith(mark)), b"")
    wide = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    try:
        encoding = wide.get(mark) or tokenize.detect_encoding(io.BytesIO(data).readline)[0].removesuffix("-sig")
    except SyntaxError as error:
        raise BadInput(f"{file} cannot be read: {error.msg}. Save it as UTF-8.") from None
    try:
        script = Script(file, data, data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        raise BadInput(f"{file} cannot be read: it is not written in {encoding}. Save it as UTF-8.") from None
    if script.whole(script.text) != data:
        raise BadInput(f"{file} is written in {encoding}, in which it cannot be kept as it is. Save it as UTF-8.")
    return script


@dataclass(frozen=True)
class Script:
    """A script: its bytes, and its text without the mark before it."""

    file: Path
    data: bytes
    text: str
    encoding: str
    mark: bytes

    def whole(self, text: str) -> bytes:
        return self.mark + text.encode(self.encoding)

    def parsed(self, text: str) -> ast.Module:
        """Raises BadInput for what is no Python."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of escapes that Python does not know
                return ast.parse(text)
        except SyntaxError as error:
            raise BadInput(f"{self.file}:{error.lineno or 1}: {error.msg}.") from None
        except ValueError as error:  # it holds a zero
            raise BadInput(f"{self.file} is no script: {error}.") from None

    def mended(self, corrections: Sequence[Correction]) -> str:
        """The text with other sentences. Raises BadInput with a line for each that cannot be written so."""
        tree = self.parsed(self.text)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        found: dict[ast.Constant, Correction] = {}
        wrong = []
        for one in dict.fromkeys(corrections):
            try:
                add_to(found, sentence_in(calls, one), one)
            except BadInput as error:
                wrong.append(f"{self.file}:{one.line}: {error}")
        if wrong:
            raise BadInput("\n".join(wrong))
        text = self.text
        for edit in sorted((edit for node, one in found.items() for edit in self._edits(node, one)), reverse=True):
            text = text[: edit.start] + edit.words + text[edit.end :]
        self._check(text, tree, found)
        return text

    def _edits(self, node: ast.Constant, one: Correction) -> Iterator[Edit]:
        """What is to be written, and where. Raises BadInput where a text cannot hold it."""
        start, end = self._places(node)
        literals = tuple(literals_in(self.text, start, end))
        for change in changes(str(node.value), one.new):
            try:
                yield from edits_of(change, literals, self.encoding)
            except BadInput as error:
                raise BadInput(f"{self.file}:{one.line}: {error}") from None

    def _places(self, node: ast.Constant) -> tuple[int, int]:
        """Where a text begins and ends, as Python tells it: by its lines, and columns in bytes of UTF-8."""
        assert node.end_lineno is not None, "Python tells where each text ends"
        assert node.end_col_offset is not None, "Python tells where each text ends"
        lines = [0, *(end.end() for end in LINE_END.finditer(self.text))]
        places = ((lines[node.lineno - 1], node.col_offset), (lines[node.end_lineno - 1], node.end_col_offset))
        first, last = (at + len(self.text[at : at + many].encode()[:many].decode()) for at, many in places)
        return first, last

    def _check(self, text: str, tree: ast.Module, found: Mapping[ast.Constant, Correction]) -> None:
        """Have the other text read as it should, sentence by sentence, and in all else as it was."""
        for node, one in found.items():
            node.value = replaced(str(node.value), one.new)
        try:
            same = ast.dump(self.parsed(text)) == ast.dump(tree)
        except BadInput:
            same = False
        if not same or not all(says(node.value, one.new) for node, one in found.items()):
            lines = ", ".join(str(one.line) for one in found.values())
            raise BadInput(f"{self.file}:{lines}: the script is written in a way that no tool can mend. {BY_HAND}")


def add_to(found: dict[ast.Constant, Correction], node: ast.Constant, one: Correction) -> None:
    """Note what is to be written in the place of a text. Raises BadInput where that would be two things."""
    if found.setdefault(node, one).new != one.new:
        raise BadInput(TWO_OTHERS.format(one=found[node].new, other=one.new))


def sentence_in(calls: Sequence[ast.Call], one: Correction) -> ast.Constant:
    """Where a sentence is written out. Raises BadInput that says what stands there else, and what to do."""
    calls = calls_on(one.line, calls)
    same = [node for node in map(given_as_sentence, calls) if is_text(node) and says(node.value, one.old)]
    if len(same) == 1:
        return same[0]
    verbs = [call for call in calls if verb_of(call)] or calls
    why = AS_OFTEN if same else next(filter(None, map(why_not, map(given_as_sentence, verbs))), CHANGED)
    raise BadInput(why.format(old=one.old, new=one.new))


BY_HAND = "Mend it by hand, and compare again."

CHANGED = (
    "the sentence “{old}” does not stand there any more, for the script was changed since it was walked. Compare again."
)
TWO_OTHERS = f"the sentence would be two others, “{{one}}” and “{{other}}”. {BY_HAND}"
AS_OFTEN = "the sentence “{old}” stands there more than once. Write each on a line of its own, and compare again."
F_STRING = (
    "the sentence is an f-string, which no tool can mend. Write it as one text with fields such as {{filer.username}}, "
    "or mend it by hand: “{new}”"
)
NAME = "the sentence is written elsewhere, and only its name stands here. Mend it there by hand: “{new}”"
BUILT = "the sentence is put together by the script. Write it as one text, or mend it by hand: “{new}”"


def calls_on(line: int, calls: Sequence[ast.Call]) -> Sequence[ast.Call]:
    """The calls that begin on a line; where none does, those that are written over it."""
    begun = [one for one in calls if line in (one.lineno, one.func.end_lineno)]
    return begun or [one for one in calls if one.lineno <= line <= (one.end_lineno or one.lineno)]


def verb_of(call: ast.Call) -> Verb | None:
    """The verb of a guide that is called; None for any other call."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    known: dict[str, Verb] = {verb: verb for verb in VERBS}
    return known.get(name)


def given_as_sentence(call: ast.Call) -> ast.expr | None:
    """What a call is given where its sentence stands."""
    verb = verb_of(call)
    place = VERBS[verb].arguments.index("sentence") if verb else 0
    named = (one.value for one in call.keywords if one.arg == "sentence")
    return next(iter([*call.args[place : place + 1], *named]), None)


def is_text(given: ast.expr | None) -> TypeGuard[ast.Constant]:
    return isinstance(given, ast.Constant) and isinstance(given.value, str)


def says(value: object, sentence: str) -> bool:
    """Whether a text of a script is a sentence, as it is walked."""
    return isinstance(value, str) and letters.composed(value) == letters.composed(sentence)


def why_not(given: ast.expr | None) -> str:
    """Why what stands for a sentence cannot be mended; nothing where it is a text."""
    match given:
        case None | ast.Constant():
            return ""
        case ast.JoinedStr():
            return F_STRING
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return NAME
        case _:
            return BUILT


class Change(NamedTuple):
    """Letters of a sentence, from one place to another, that are to be others; `leading` where they begin its words."""

    start: int
    end: int
    words: str
    leading: bool = False


def changes(was: str, now: str) -> Iterator[Change]:
    """The fewest letters that make one sentence the other: those of the words on the screen that are others."""
    old, new = PARTS.split(was), PARTS.split(now)
    if old[1::2] != new[1::2]:
        old, new = [was], [now]
    place = 0
    for one, other in zip(old, new, strict=True):
        if letters.composed(one) != letters.composed(other):
            same = shared(one, other)
            alike = shared(one[same:][::-1], other[same:][::-1])
            yield Change(place + same, place + len(one) - alike, other[same : len(other) - alike], leading=not same)
        place += len(one)


def shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next(
        (place for place, both in enumerate(zip(one, other, strict=False)) if len(set(both)) > 1),
        min(len(one), len(other)),
    )


def replaced(was: str, now: str) -> str:
    """A sentence with its changes: all else is as the script has it, which may set accents apart."""
    for change in reversed([*changes(was, now)]):
        was = was[: change.start] + change.words + was[change.end :]
    return was


class Edit(NamedTuple):
    """Letters of a script, from one place to another, that are to be others."""

    start: int
    end: int
    words: str


class Unit(NamedTuple):
    """What stands for a letter of a sentence in a script, where that is, and where the letter is in the sentence."""

    start: int
    end: int
    letters: str
    at: int


@dataclass(frozen=True)
class Literal:
    """One text of those that Python puts together to a sentence: how it is written, and where its letters begin."""

    quotes: str
    raw: bool
    start: int
    units: tuple[Unit, ...]

    def written(self, words: str, encoding: str) -> str:
        """Words as they are written between these marks. Raises BadInput where a raw text cannot hold them."""
        if not self.raw:
            return "".join(self._escaped(letter, encoding) for letter in words)
        if any(letter in (*self.quotes, "\r", "\n") or not can_hold(letter, encoding) for letter in words):
            raise BadInput(f"the sentence is a text with an r before it, which cannot hold “{words}”. {BY_HAND}")
        return words

    def _escaped(self, letter: str, encoding: str) -> str:
        if letter in (*self.quotes, "\\"):
            return f"\\{letter}"
        if letter.isprintable() and can_hold(letter, encoding):
            return letter
        return f"\\x{ord(letter):02x}" if letter.isascii() else letter.encode("ascii", "backslashreplace").decode()


def can_hold(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def literals_in(text: str, start: int, end: int) -> Iterator[Literal]:
    """The texts that are written between two places of a script, and are put together to a sentence."""
    at = 0
    while start < end:
        found = LITERAL.match(text, start, end)
        assert found is not None, "Python has read a text here"
        kind = next(name for name in QUOTES if found[name] is not None)
        raw = "r" in found["prefix"].lower()
        units = tuple(units_in(text, found.start(kind), found.end(kind), at, raw=raw))
        yield Literal(QUOTES[kind], raw, found.start(kind), units)
        at += sum(len(unit.letters) for unit in units)
        between = BETWEEN.match(text, found.end(), end)
        start = between.end() if between else end


def units_in(text: str, start: int, end: int, at: int, *, raw: bool) -> Iterator[Unit]:
    """What stands between two quotation marks, letter by letter; the first is at this place of the sentence."""
    for found in (RAW_UNIT if raw else UNIT).finditer(text, start, end):
        meant = letters_of(found[0], raw=raw)
        yield Unit(found.start(), found.end(), meant, at)
        at += len(meant)


def letters_of(unit: str, *, raw: bool) -> str:
    """What is meant by what is written."""
    if unit.startswith("\\") and not raw:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return str(ast.literal_eval(f'"{unit}"'))
    return "\n" if unit in ("\r\n", "\r") else unit


def edits_of(change: Change, literals: Sequence[Literal], encoding: str) -> Iterator[Edit]:
    """How letters of a sentence become others in its script: all stand where the first one stood.

    What only adds letters is written beside one of the same words.
    """
    words = change.words
    for literal in literals:
        met = [unit for unit in literal.units if unit.at < change.end and change.start < unit.at + len(unit.letters)]
        if met:
            first, last = met[0], met[-1]
            before, after = (
                first.letters[: max(change.start - first.at, 0)],
                last.letters[max(change.end - last.at, 0) :],
            )
            yield Edit(first.start, last.end, literal.written(before + words + after, encoding))
            words = ""
    if words:
        literal, place = beside(change, literals)
        yield Edit(place, place, literal.written(words, encoding))


def beside(change: Change, literals: Sequence[Literal]) -> tuple[Literal, int]:
    """Where in a script letters are written that come to a sentence, and in which text."""
    told = [(literal, unit) for literal in literals for unit in literal.units if unit.letters]
    following = [(literal, unit.start) for literal, unit in told if unit.at == change.start]
    behind = [(literal, unit.end) for literal, unit in told if unit.at + len(unit.letters) == change.start]
    ways = [*following, *behind] if change.leading else [*behind, *following]
    return next(iter(ways), (literals[0], literals[0].start))
