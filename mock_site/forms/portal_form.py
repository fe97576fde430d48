"""What all forms of the portal can do: be put aside without secrets, and be shown again with their messages.

Tokens against forged posts are Flask-WTF's business, for all forms at once (see app.py).
"""

from __future__ import annotations

from wtforms import BooleanField, Field, Form, PasswordField

from mock_site.forms.fields import longest
from mock_site.world.world import Attempt


class PortalForm(Form):
    """A form that can be put aside without its secrets, and shown again with its messages."""

    def attempt(self, *, passed: bool = False) -> Attempt:
        """The form as it was sent; of a value that is too long, only as much as its field takes."""
        shown = (field for field in self if not isinstance(field, PasswordField | BooleanField))
        values = {field.name: (field.data or "")[: longest(field)] for field in shown}
        return Attempt(
            passed=passed, values=values, errors={field.name: tuple(field.errors) for field in self if field.errors}
        )

    def show(self, attempt: Attempt) -> None:
        """Put the messages of an earlier attempt back beside the fields."""
        for field in self:
            field.errors = list(attempt.errors.get(field.name, ()))

    def accuse(self, field: Field, trouble: str | None) -> None:
        """Say what is wrong with a field, unless there is a message already."""
        if trouble and not field.errors:
            field.errors = [trouble]
