"""The kinds of fields that the portal's forms have, and the rules that a field can carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wtforms import Field, PasswordField, SelectMultipleField, StringField
from wtforms.form import BaseForm
from wtforms.validators import AnyOf, DataRequired, Length, Regexp, StopValidation, ValidationError

from mock_site.world.letters import visible

REQUIRED_MISSING = "Required information is missing."

DASHES = r"\-\u2010-\u2015\u2212"
"""What people and word processors put between the parts of a number, for a class of a regular expression."""


class Rule:
    """One of WTForms' own validators with a message of the portal's: the name of the field, and what to do about it.

    After a rule that is broken no other is asked, so that a field says one thing at a time.
    """

    # Any: each of WTForms' validators names its own kind of field
    def __init__(self, validator: Callable[[BaseForm, Any], object], otherwise: str, *, named: bool = True) -> None:
        self.validator, self.otherwise, self.named = validator, otherwise, named
        self.field_flags: dict[str, Any] = getattr(validator, "field_flags", {})

    def __call__(self, form: BaseForm, field: Field) -> None:
        try:
            self.validator(form, field)
        except (StopValidation, ValidationError):
            name = f"{field.label.text}: " if self.named else ""
            raise StopValidation(f"{name}{self.otherwise}") from None


class Required(Rule):
    """Nothing goes on while the field is empty."""

    def __init__(self) -> None:
        super().__init__(DataRequired(), REQUIRED_MISSING)


class Longest(Rule):
    """At most so many characters."""

    def __init__(self, characters: int) -> None:
        super().__init__(Length(max=characters), f"Enter at most {characters} characters.")


class Like(Rule):
    """What is entered has a certain shape; it may be empty."""

    def __init__(self, pattern: str, otherwise: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        super().__init__(Regexp(rf"(?:{pattern})?\Z", flags), otherwise)


class OneOf(Rule):
    """A choice is one of those that the list offers, or none."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__(AnyOf(["", None, *choices]), "Please select an entry of the list.")


class Same(Rule):
    """Something that is typed twice is the same both times, as far as `read_as` tells differences."""

    def __init__(self, other: str, otherwise: str, read_as: Callable[[str], str] = str) -> None:
        def same(form: BaseForm, field: Field) -> None:
            if read_as(field.data or "") != read_as(form[other].data or ""):
                raise ValidationError

        super().__init__(same, otherwise, named=False)


SAME_EMAIL = Same("email", "The email addresses entered do not match.", str.casefold)
SAME_PASSWORD = Same("password", "Passwords do not match.")
NAME = Like(
    r"(?=.*[^\W\d_])[^\d<>\[\]{}()@#$%^*=|\\/\"?!:;~`_]+", "Enter letters, spaces and the marks . , ' - & only."
)
_ADDRESS = r"[^@\s<>\"(),:;\[\]\\]+@(?:[\w-]+\.)+[\w-]{2,}"
EMAIL = Like(_ADDRESS, "Enter an address such as name@example.com.")
EMAILS = Like(
    rf"{_ADDRESS}(?:\s*[;,]\s*{_ADDRESS})*\s*[;,]?",
    "Enter addresses such as name@example.com, with semicolons between.",
)


def length_limit(field: Field) -> int | None:
    """How many characters a field takes, if that is limited."""
    limit: int | None = field.flags.maxlength
    return limit


def text(label: str, *rules: Any) -> StringField:
    """A line of text, as it is read: what is pasted with it and nobody sees could never be typed again."""
    return _line(label, rules)


def mailbox(label: str, *rules: Any) -> StringField:
    """An e-mail address, also one that was copied as a link."""
    return _line(label, rules, _address_alone)


def digits(label: str, *rules: Any) -> StringField:
    """A number by which something is known, however its digits were grouped."""
    return _line(label, rules, ungrouped)


def secret(label: str, *rules: Any) -> PasswordField:
    """A line of text that shows as dots, as it is read."""
    return PasswordField(label, list(rules), filters=[_as_read])


def _line(label: str, rules: Iterable[Any], *filters: Callable[[str], str]) -> StringField:
    limited = any(isinstance(rule, Longest) for rule in rules)
    return StringField(label, [*rules, *([] if limited else [Longest(60)])], filters=[_as_read, *filters])


def _as_read(entered: str | None) -> str:
    return visible(entered or "")


def _address_alone(entered: str) -> str:
    return re.sub(r"^mailto:\s*([^?]*).*", r"\1", entered, flags=re.IGNORECASE)


def ungrouped(entered: str) -> str:
    """A number without the spaces and dashes that group its digits."""
    return re.sub(rf"[\s{DASHES}]", "", entered)


def choice(label: str, names: Iterable[str], *rules: Any) -> ListField:
    """A list that always has the same entries."""
    every = tuple(names)
    return ListField(label, [*rules, OneOf(every)], names=every)


class ListField(StringField):
    """A list to choose from: what it shows is what is sent. Its entries are checked by rules, for their messages."""

    def __init__(self, label: str, rules: list[Any], names: Sequence[str] = (), **rest: Any) -> None:
        super().__init__(label, rules, **rest)
        self.names = names


class BoxesField(SelectMultipleField):
    """Boxes under one heading, each with what it sends and what is read beside it; its data is what is checked.

    A form that is put aside keeps that as one text, with spaces between.
    """

    def __init__(self, label: str, *rules: Any, **rest: Any) -> None:  # Any: what WTForms gives each of its fields
        super().__init__(label, list(rules), choices=[], **rest)
        self.names: Sequence[tuple[str, str]] = ()

    def process_data(self, value: str | None) -> None:
        super().process_data((value or "").split())

    def pre_validate(self, _form: BaseForm) -> None:
        """Whatever the list does not offer counts as not checked."""
        self.data = self.checked

    @property
    def checked(self) -> list[str]:
        """What is checked of what the list offers, each once."""
        offered = {value for value, _ in self.names}
        return [value for value in dict.fromkeys(self.data or []) if value in offered]
