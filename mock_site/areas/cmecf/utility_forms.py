"""The forms of the smaller utilities: days, a client code, the exemption, a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import Field
from wtforms.validators import StopValidation

from mock_site.areas.account.usage import RangeForm
from mock_site.areas.cmecf.noticing_forms import NO_SUCH_CASE
from mock_site.forms.fields import Longest, Required, choice, text
from mock_site.forms.identity import read_date
from mock_site.forms.portal_form import PortalForm
from mock_site.world.cases import Case, case_called

NOT_EXEMPT, EXEMPT = "Not Exempt", "Exempt from PACER fees"


class DaysForm(PortalForm):
    """From one day to another; at first, the month up to today."""

    first = text("From", Required())
    last = text("To", Required())

    def __init__(
        self, entered: MultiDict[str, str] | None, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        month = {"first": f"{today.replace(day=1):%m/%d/%Y}", "last": f"{today:%m/%d/%Y}"}
        super().__init__(entered, values=values or month)

    def validate_first(self, field: Field) -> None:
        _check(field)

    def validate_last(self, field: Field) -> None:
        _check(field)
        first, last = read_date(self.first.data or ""), read_date(field.data)
        if first and last and last < first:
            raise StopValidation("To: This day comes before the first.")

    def holds(self, day: date) -> bool:
        """Whether a day is one of those, of a form that passed."""
        first, last = read_date(self.first.data or ""), read_date(self.last.data or "")
        return bool(first and last and first <= day <= last)


def _check(field: Field) -> None:
    if read_date(field.data) is None:
        raise StopValidation(f"{field.label.text}: Enter the date as MM/DD/YYYY, such as 08/01/2021.")


class BillingForm(RangeForm):
    """Which days of a court's bill, and in which order."""

    order = choice("Sort by", ("Date", "Client Code"))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, of a form that passed; a court tells of today, too."""
        first, last = read_date(self.first.data or ""), read_date(self.last.data or "")
        assert first, "the form has passed"
        assert last, "the form has passed"
        return first, min(last, self.today)


class ClientCodeForm(PortalForm):
    """What searches are charged to."""

    client_code = text("Client Code", Longest(32))


class ExemptionForm(PortalForm):
    """Whether a CJA attorney searches without fees."""

    status = choice("PACER Exemption Status", (NOT_EXEMPT, EXEMPT), Required())


class CaseForm(PortalForm):
    """A case by its number."""

    case = text("Case Number", Required(), Longest(30))
    cases: Sequence[Case] = ()

    def validate_case(self, field: Field) -> None:
        if self.found is None:
            raise StopValidation(f"{field.label.text}: {NO_SUCH_CASE}")

    @property
    def found(self) -> Case | None:
        return case_called(self.cases, self.case.data or "")
