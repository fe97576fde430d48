"""What all forms of the portal can do: be put aside without secrets, and be shown again with their messages.

Tokens against forged posts are Flask-WTF's business, for all forms at once (see app.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, FileField, Form, PasswordField

from mock_site.forms.fields import BoxesField, length_limit
from mock_site.world.world import Attempt


class PortalForm(Form):
    """A form that can be put aside without its secrets, and shown again with its messages."""

    type_again: tuple[str, ...] = ()
    """What was right, but must be typed once more, since no secret is sent back: the labels of its fields."""

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, values: Mapping[str, str] | None = None, prefix: str = ""
    ) -> None:
        """The form as it was sent; before anything is, `values` stand in its fields."""
        super().__init__(entered, data=values, prefix=prefix)

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Self:
        """The form with these values in its fields."""
        return cls(values=values)

    def attempt(self, *, passed: bool = False) -> Attempt:
        """The form as it was sent, without files; of a value that is too long, only as much as its field takes."""
        shown = (field for field in self if not isinstance(field, PasswordField | FileField))
        values = {field.name: _as_text(field) for field in shown}
        errors = {field.name: tuple(field.errors) for field in self if field.errors}
        secrets = (field for field in self if isinstance(field, PasswordField) and field.data and not field.errors)
        unshown = tuple(field.label.text for field in secrets)
        return Attempt(passed=passed, values=values, errors={**self._refusal(), **errors}, unshown=unshown)

    def show(self, attempt: Attempt) -> None:
        """Put the messages of an earlier attempt back beside the fields, and those about the whole form above them."""
        self.form_errors = list(attempt.errors.get("", ()))
        self.type_again = attempt.unshown
        for field in self:
            field.errors = list(attempt.errors.get(field.name, ()))

    def accuse(self, field: Field, trouble: str | None) -> None:
        """Say what is wrong with a field, unless there is a message already."""
        if trouble and not field.errors:
            field.errors = [trouble]

    def refuse(self, message: str) -> None:
        """Say what is wrong with all of it; which field is wrong must perhaps not be told."""
        self.form_errors = [message]

    def _refusal(self) -> dict[str, tuple[str, ...]]:
        return {"": tuple(self.form_errors)} if self.form_errors else {}


def _as_text(field: Field) -> str:
    if isinstance(field, BoxesField):
        return " ".join(field.checked)
    if isinstance(field, BooleanField):
        return "yes" if field.data else ""
    return (field.data or "")[: length_limit(field)]
