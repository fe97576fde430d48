"""The forms of a PACER Administrative Account: whom to ask, whom to remove, and what a member decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField
from wtforms.validators import DataRequired

from mock_site.forms.fields import BoxesField, Longest, Required, digits, text
from mock_site.forms.portal_form import PortalForm

NOT_AGREED = "You must check the box to send the request."
NONE_CHECKED = "Please select at least one entry of the list."
LONGEST_COST_CENTER = 20


class AddForm(PortalForm):
    """A4: an account's number and its holder's last name, which only she can have told."""

    number = digits("Account Number", Required())
    last_name = text("Last Name", Required())
    remark = text("Remark", Required())
    agreed = BooleanField(
        "I acknowledge that my firm will be billed for this account once its holder accepts.",
        [DataRequired(NOT_AGREED)],
    )


class ListForm(PortalForm):
    """Some of the entries of a list, of which one at least must be checked."""

    chosen: BoxesField

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        names: Iterable[tuple[str, str]],
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.chosen.names = tuple(names)


class RescindForm(ListForm):
    """A6: the requests that are to be taken back."""

    chosen = BoxesField("Pending Requests", DataRequired(NONE_CHECKED))


class RemoveForm(ListForm):
    """A5: the accounts that are to be removed, and why."""

    remark = text("Remark", Required())
    chosen = BoxesField("Accounts to Remove", DataRequired(NONE_CHECKED))


class LeaveForm(PortalForm):
    """A9: why a member leaves."""

    remark = text("Remark", Required())


class CostCentersForm(PortalForm):
    """A3: under which of its own names a firm books an account's fees; a field for each account, by its number."""

    @classmethod
    def for_accounts(cls, names: Iterable[tuple[str, str]]) -> type[CostCentersForm]:
        """The form for some accounts: numbers, and numbers with the holders' names."""
        return type(cls.__name__, (cls,), {number: text(name, Longest(LONGEST_COST_CENTER)) for number, name in names})

    @property
    def entered(self) -> dict[str, str]:
        """The cost centers by account number."""
        return {field.name: field.data or "" for field in self if field.raw_data}
