"""Sentences of a guide: templates with named fields, and the bold words that are on the reader's screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from pydantic import BaseModel, SecretStr

from assistant.errors import BadInput, LeftOut
from assistant.facts import letters

PLACE = re.compile(
    r"\b(beside|next to|(?:in|on) the (?:row|line) (?:of|for|with|that shows)|in|on|under|inside|within)"
    r"(?: the| your)?\s+$",
    re.IGNORECASE,
)
"""What stands before a bold word that says where the next one is found."""

FROM = re.compile(r"\bfrom(?: the| your)?\s+$", re.IGNORECASE)

SOMETHING_NEAR = re.compile(
    r"\b(?:click|press|point at)\s+(\S.*?)\s+"
    r"(behind|after|before|beside|next to|above|below|under|near|left of|right of|opposite)(?: the| your)?\s+$",
    re.IGNORECASE,
)
"""What stands before bold words that are not what is clicked: “click the arrow behind”."""

SIGN = r"(?:icon|symbol|sign|picture)"

BEFORE_AN_ICON = re.compile(
    rf"\b(?:{SIGN}|(?:button|link) (?:with|that shows) [^,.;:]+)(?: (?:called|named|for))?[,:(]?\s*$", re.IGNORECASE
)
AFTER_AN_ICON = re.compile(
    rf"^\s*(?:{SIGN}\b|(?:button|link)?(?:,? (?:with|that shows)\b|, (?:the|an?) [^,.;]*\b{SIGN}\b"
    rf"|\s*\([^)]*\b{SIGN}\b))",
    re.IGNORECASE,
)
"""What stands beside the name of a control that shows no words: “the **More actions** icon (three dots)”."""

KEYS = {
    "Enter": "Enter", "Return": "Enter", "Escape": "Escape", "Esc": "Escape", "Tab": "Tab",
    "Up Arrow": "ArrowUp", "Down Arrow": "ArrowDown", "Left Arrow": "ArrowLeft", "Right Arrow": "ArrowRight",
}  # fmt: skip
"""The keys that a sentence may ask for, as a reader calls them and as browsers do."""

PRESSED_KEY = re.compile(rf"(?<!\bor )\bpress(?: the)? ({'|'.join(KEYS)})\b", re.IGNORECASE)

FIELD = re.compile(r"\{([^{}]*)\}")

QUOTED = re.compile(r"“([^“”]+)”")
"""Words that a sentence quotes: a screen shows them, though perhaps not at this moment."""

GUIDES_NAME = re.compile(r"\b(?:guides?|chapters?)(?: at)?\s+$")
"""What stands before the quoted title of a guide or a chapter, which no screen shows."""

Nearness = Literal["beside", "row", "under", "in", "opened"]
"""How a place is named: by something beside it, by a row, by the heading above, or by what is around.

What was pointed at, and has opened something, is a place that no sentence names."""


NEARNESS: dict[str, Nearness] = {"beside": "beside", "next to": "beside", "under": "under"}

MOST_WORDS_IN_A_NAME = 3
"""A control whose name is of so many words is called by it, whatever stands at its end."""


class Place(NamedTuple):
    """Bold words that say where others are found, and how the sentence leads from them."""

    words: str
    near: Nearness


class Piece(NamedTuple):
    """A run of words; `bold` where they are on the reader's screen."""

    words: str
    bold: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence, filled and split once: who needs a part of it reads it here.

    `template` is the sentence as a script writes it, `text` as it reads, with its marks; `runs` is the text split at
    them. `bold_fields` are the fields that stand in bold, such as court.name: they decide what is looked for.
    It is made by `filled` where it is walked, and by `said` where it is only told again.
    """

    template: str
    text: str
    runs: tuple[Piece, ...]
    bold_fields: tuple[str, ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The runs as a reader gets them: a whole sentence on the screen stands in quotation marks.

        Bold alone is not heard, and two sentences would run into each other.
        """
        return tuple(quoted(self.runs))

    @property
    def plain(self) -> str:
        """The sentence without its marks."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def bold(self) -> tuple[str, ...]:
        """The words that must be on the screen, in order."""
        return tuple(piece.words for piece in self.runs if piece.bold)

    @property
    def control(self) -> str:
        """What is acted on: the last bold words. Raises BadInput when nothing is bold: nothing can be found then."""
        if not self.bold:
            raise BadInput(f"No word is bold, so there is nothing to find: {self.text}")
        return self.bold[-1]

    @property
    def pressed(self) -> str:
        """What is clicked or pointed at: the last bold words. Raises BadInput where it is said to be something near."""
        words = self.control
        at = self._bold_at[-1]
        if at and (near := SOMETHING_NEAR.search(self.runs[at - 1].words)):
            what, where = near[1], near[2].lower()
            raise BadInput(
                f"It says to click {what}, {where} **{words}**, and {words} itself would be clicked. Put in bold what "
                f"is clicked, after its place: “Beside **{words}**, click **…**.” What shows no words is called by its "
                f"tip, or by the name that assistant probe tells: “Beside **{words}**, click the **…** icon.”"
            )
        return words

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that it says to press, as browsers call them."""
        words = "…".join(piece.words for piece in self.runs if not piece.bold)
        return tuple(KEYS[key.title()] for key in PRESSED_KEY.findall(words))

    @property
    def key(self) -> str:
        """The one key that it says to press. Raises BadInput where it says none, or several."""
        if len(self.keys) == 1:
            return self.keys[0]
        counted = f"{len(self.keys)} keys" if self.keys else "no key that can be pressed"
        raise BadInput(
            f"It says {counted}: {self.text} Write one, as in “In **Search**, press Enter.” Keys are {', '.join(KEYS)}."
        )

    @property
    def names_icon(self) -> bool:
        """Whether it says of its control that it is an icon: it shows no words, and goes by a name that nobody sees."""
        at = self._bold_at[-1] if self._bold_at else 0
        around = [self.runs[index].words if 0 <= index < len(self.runs) else "" for index in (at - 1, at + 1)]
        return bool(self._bold_at and (BEFORE_AN_ICON.search(around[0]) or AFTER_AN_ICON.search(around[1])))

    @property
    def places(self) -> tuple[str, ...]:
        """Where the control stands: every bold word but the last."""
        return self.bold[:-1]

    @property
    def sights(self) -> tuple[str, ...]:
        """What is read, where nothing is acted on: every bold word that is no place to look in.

        Raises BadInput when nothing is bold, for then nothing can be seen.
        """
        if not self.bold:
            raise BadInput(f"No word is bold, so there is nothing to see: {self.template}")
        return tuple(self.runs[index].words for index in self._bold_at if index not in self._leading)

    @property
    def places_of_sights(self) -> tuple[str, ...]:
        """Where it is read: bold words with “beside”, “in”, “on”, “under” or “in the row of” before, and one after."""
        return tuple(self.runs[index].words for index in self._leading)

    @property
    def where(self) -> tuple[Place, ...]:
        """The places of the control, with how each is named."""
        return tuple(self._place(index) for index in self._bold_at[:-1])

    @property
    def where_of_sights(self) -> tuple[Place, ...]:
        """The places of what is read, with how each is named."""
        return tuple(self._place(index) for index in self._leading)

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words in quotation marks that a screen shows: none in bold, and no title of a guide."""
        plain = [piece.words for piece in self.runs if not piece.bold]
        found = ((words, match) for words in plain for match in QUOTED.finditer(words))
        return tuple(match[1] for words, match in found if not GUIDES_NAME.search(words[: match.start()]))

    @property
    def spans(self) -> tuple[tuple[str, str], ...]:
        """From which bold words to which the sentence speaks of all that stands between: “from **A** to **B**”."""
        before = (("", *(piece.words for piece in self.runs))[index] for index in self._bold_at)
        named = tuple(zip(before, self.bold, strict=True))
        return tuple(
            (first, last)
            for (leading, first), (between, last) in pairwise(named)
            if FROM.search(leading) and between.strip() == "to"
        )

    def _place(self, index: int) -> Place:
        leading = PLACE.search(self.runs[index - 1].words) if index else None
        word = leading[1].lower() if leading else ""
        return Place(self.runs[index].words, "row" if " the " in word else NEARNESS.get(word, "in"))

    @cached_property
    def _bold_at(self) -> tuple[int, ...]:
        return tuple(index for index, piece in enumerate(self.runs) if piece.bold)

    @cached_property
    def _leading(self) -> tuple[int, ...]:
        """Which runs lead to the sights; the last bold one never does."""
        return tuple(index for index in self._bold_at[:-1] if index and PLACE.search(self.runs[index - 1].words))


def filled(template: str, known: Mapping[str, object]) -> Sentence:
    """A sentence in this court's words.

    Raises BadInput as `fill` and `split` do, and for a letter that no font of the guides has.
    """
    template = letters.composed(template)
    fields = tuple(field for piece in split(template) if piece.bold for field in FIELD.findall(piece.words))
    text = fill(template, known)
    letters.check("The sentence", text)
    return Sentence(template, text, split(text), fields)


@cache
def said(text: str) -> Sentence:
    """A sentence that was filled already, such as one of a recording; its template is not known any more."""
    return Sentence(text, text, split(text))


def pieces(text: str) -> tuple[Piece, ...]:
    """The runs of any text as a reader gets them; a step has them in its `said`."""
    return said(text).pieces


def unmarked(text: str) -> str:
    """Any text without its marks; a step has it in its `said`."""
    return said(text).plain


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
    return words.endswith((".", "?", "!")) and len(words.split()) > MOST_WORDS_IN_A_NAME


def split(sentence: str) -> tuple[Piece, ...]:
    """Split a sentence at its `**`. Raises BadInput when one of them has no partner or holds nothing."""
    runs = sentence.split("**")
    if len(runs) % 2 == 0:
        raise BadInput(f"A ** has no partner in the sentence: {sentence}")
    found = tuple(Piece(words, bool(place % 2)) for place, words in enumerate(runs))
    if any(piece.bold and (not piece.words or piece.words != piece.words.strip()) for piece in found):
        raise BadInput(f"Bold words are empty, or begin or end with a space, in the sentence: {sentence}")
    return tuple(piece for piece in found if piece.words)


def fill(template: str, known: Mapping[str, object]) -> str:
    """Put values into `{court.name}` and the like; bold marks stay.

    Raises BadInput for a field that does not exist or is no text, and for a secret: no sentence shows one.
    """
    if set(FIELD.sub("", template)) & {"{", "}"}:
        raise BadInput(f"A {{ or }} has no partner in the sentence: {template}")

    def told(field: re.Match[str]) -> str:
        value = value_of(field[1], known, template)
        if value is None or (isinstance(value, str) and not value):
            raise left_out(field[1], known, template)
        return shown(value, field[1], template)

    return letters.composed(FIELD.sub(told, template))


def fill_first(templates: Sequence[str], known: Mapping[str, object]) -> str:
    """The first of several wordings of which no fact is left out. Raises LeftOut where there is none, and as `fill`."""
    *others, last = templates
    for template in others:
        with suppress(LeftOut):
            return fill(template, known)
    return fill(last, known)


def value_of(path: str, known: Mapping[str, object], template: str) -> object:
    """Follow `court.sites.pacer` from name to name."""
    first, *rest = path.split(".")
    if first not in known:
        raise BadInput(f"{{{path}}} is not known; a sentence may use {', '.join(sorted(known))}: {template}")
    value = known[first]
    for name in rest:
        if not is_fact(value, name):
            raise BadInput(f"{{{path}}} is not known, there is no “{name}”: {template}")
        value = value[name] if isinstance(value, Mapping) else getattr(value, name)
    return value


def is_fact(held: object, name: str) -> bool:
    """Whether it is a fact of a court or a person, and not something that Python has for any object."""
    if isinstance(held, Mapping):
        return name in held
    if name.startswith("_") or not isinstance(held, BaseModel):
        return False
    kind = held.__class__
    if name in (held.model_extra or ()):
        return True
    return name in kind.model_fields or isinstance(vars_of(kind).get(name), property)


def vars_of(kind: type) -> dict[str, object]:
    """What a model of ours defines, without what all models have."""
    own = (one for one in reversed(kind.__mro__) if not issubclass(BaseModel, one))
    return {name: value for one in own for name, value in vars(one).items()}


def left_out(path: str, known: Mapping[str, object], template: str) -> LeftOut:
    """What to say of a fact that a sentence needs and nobody gives: its name, and its file where that is known."""
    whose, _, fact = path.partition(".")
    file = getattr(known[whose], "file", None)
    where = f" of {file}" if file else ""
    add = f" Add {ENTRIES.get(path, fact)} to the file, or do without it in the script." if file else ""
    return LeftOut(f"{{{path}}} is left out{where}, so it cannot be shown: {template}{add}")


ENTRIES = {"court.clerk": "contacts.clerk_phone, contacts.clerk_mail or sites.court"}
"""What a fact is made of that stands in no file as it is."""


def shown(value: object, path: str, template: str) -> str:
    """A value as a reader reads it: dates in words. Raises BadInput for what is no text, number or day."""
    if isinstance(value, SecretStr):
        raise BadInput(f"{{{path}}} is a secret, and no sentence may show one: {template}")
    if isinstance(value, bool) or not (isinstance(value, (str, int, float, date)) or says_itself(value)):
        raise BadInput(f"{{{path}}} is no text; name a part of it, or write it in words: {template}")
    text = in_words(value) if isinstance(value, date) else str(value)
    if "**" in text:
        raise BadInput(f"{{{path}}} holds **, which would look bold: {template}")
    return text


def says_itself(value: object) -> bool:
    """Whether it is a fact with words of its own, such as a site."""
    return isinstance(value, BaseModel) and "__str__" in vars_of(value.__class__)


def in_words(day: date) -> str:
    """A date as the notices write it: September 20, 2021."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not the machine's own names, for a guide is the same on every machine."""
