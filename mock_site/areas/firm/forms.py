"""The forms of a PACER Administrative Account: whom to ask, whom to remove, and what a member decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, StringField
from wtforms.validators import StopValidation

from mock_site.forms.fields import Required, text
from mock_site.forms.portal_form import PortalForm

NOT_ACKNOWLEDGED = "You must tick the box to send the request."
NONE_TICKED = "Please tick at least one entry of the list."
LONGEST_COST_CENTER = 20
MOST_TICKS = 50
"""More are not taken from one form; a firm sends it again."""


class TicksField(StringField):
    """Boxes under one heading; the value is the numbers of those that are ticked, with a space between."""

    def __init__(self, label: str, **rest: Any) -> None:  # Any: what WTForms gives each of its fields
        super().__init__(label, [], **rest)
        self.names: tuple[tuple[str, str], ...] = ()

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        ticked = [value for value in valuelist if re.fullmatch(r"\d{1,7}", value, re.ASCII)]
        self.data = " ".join(ticked[:MOST_TICKS])

    @property
    def ticked(self) -> list[str]:
        """What is ticked of what the list offers."""
        offered = {number for number, _ in self.names}
        return [number for number in dict.fromkeys((self.data or "").split()) if number in offered]


class AddForm(PortalForm):
    """A4: an account's number and its holder's last name, which only she can have told."""

    number = text("Account Number", Required())
    last_name = text("Last Name", Required())
    remark = text("Remark", Required())
    agreed = BooleanField("I acknowledge that my firm will be billed for this account once its holder accepts.")

    def __init__(self, entered: MultiDict[str, str] | None = None, *, values: Mapping[str, str] | None = None) -> None:
        super().__init__(entered, values=values)
        self.agreed.flags.required = True

    def validate_agreed(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(NOT_ACKNOWLEDGED)


class TicksForm(PortalForm):
    """Some of the entries of a list, of which one at least must be ticked."""

    chosen = TicksField("")

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        names: Iterable[tuple[str, str]],
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.chosen.names = tuple(names)
        self.chosen.flags.required = True

    def validate_chosen(self, field: TicksField) -> None:
        if not field.ticked:
            raise StopValidation(NONE_TICKED)


class RescindForm(TicksForm):
    """A6: the requests that are to be taken back."""

    chosen = TicksField("Pending Requests")


class RemoveForm(TicksForm):
    """A5: the accounts that are to be removed, and why."""

    remark = text("Remark", Required())
    chosen = TicksField("Accounts to Remove")


class LeaveForm(PortalForm):
    """A9: why a member leaves."""

    remark = text("Remark", Required())


def cost_centers(entered: MultiDict[str, str], members: Iterable[str]) -> dict[str, str]:
    """The cost centers that were entered, by account number; no longer than their fields take."""
    return {number: entered.get(number, "").strip()[:LONGEST_COST_CENTER] for number in members}
