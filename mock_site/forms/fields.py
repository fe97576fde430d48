"""The kinds of fields that the portal's forms have, and the rules that a field can carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from wtforms import Field, Form, PasswordField, StringField
from wtforms.validators import StopValidation


class Required:
    """Nothing goes on while the field is empty."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, _form: Form, field: Field) -> None:
        if not field.data:
            raise StopValidation(f"{_name(field)}: Required information is missing.")


class Longest:
    """At most so many characters."""

    def __init__(self, characters: int) -> None:
        self.characters = characters

    def __call__(self, _form: Form, field: Field) -> None:
        if len(field.data or "") > self.characters:
            raise StopValidation(f"{_name(field)}: Enter at most {self.characters} characters.")


class Like:
    """What is entered has a certain shape."""

    def __init__(self, pattern: str, otherwise: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self.otherwise = otherwise

    def __call__(self, _form: Form, field: Field) -> None:
        if field.data and not self.pattern.fullmatch(field.data):
            raise StopValidation(f"{_name(field)}: {self.otherwise}")


class OneOf:
    """A choice is one of those that the list offers; anything else counts as none."""

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = frozenset(choices)

    def __call__(self, _form: Form, field: Field) -> None:
        if field.data and field.data not in self.choices:
            raise StopValidation(f"{_name(field)}: Please select an entry of the list.")


NAME = Like(
    r"(?=.*[^\W\d_])[^\d<>\[\]{}()@#$%^*=|\\/\"?!:;~`_]+", "Enter letters, spaces and the marks . , ' - & only."
)
EMAIL = Like(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]{2,}", "Enter an address such as name@example.com.")
TEN_DIGITS = Like(r"(?:[\s().+-]*\d){10}[\s().+-]*", "Enter ten digits, such as 617-555-0100.", re.ASCII)


def longest(field: Field) -> int | None:
    """How many characters a field takes, if that is limited."""
    return min((rule.characters for rule in field.validators if isinstance(rule, Longest)), default=None)


def _trimmed(entered: str | None) -> str:
    return (entered or "").strip()


def text(label: str, *rules: Any) -> StringField:
    """A line of text, without the spaces around it."""
    return StringField(label, [*rules, Longest(60)], filters=[_trimmed])


def secret(label: str, *rules: Any) -> PasswordField:
    """A line of text that shows as dots, without the spaces around it."""
    return PasswordField(label, list(rules), filters=[_trimmed])


def choice(label: str, names: Iterable[str], *rules: Any) -> ListField:
    """A list that always has the same entries."""
    every = tuple(names)
    return ListField(label, [*rules, OneOf(every)], names=every)


class ListField(StringField):
    """A list to choose from: what it shows is what is sent. Its entries are checked by rules, for their messages."""

    def __init__(self, label: str, rules: list[Any], names: Sequence[str] = (), **rest: Any) -> None:
        super().__init__(label, rules, **rest)
        self.names = names


def _name(field: Field) -> str:
    return str(field.label.text)
