"""The Usage tab of Manage My Account (M5): what was looked at, and what it cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from flask import Blueprint, abort, request
from werkzeug.datastructures import MultiDict
from wtforms import Field
from wtforms.validators import StopValidation

from mock_site import visit
from mock_site.areas.account.entries import page
from mock_site.areas.account.made_up_usage import (
    Statement,
    Transaction,
    shown_from,
    shown_until,
    statements,
    total,
    transactions,
)
from mock_site.forms.fields import Required, choice, text
from mock_site.forms.identity import read_date
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words

screens = Blueprint("usage", __name__, url_prefix="/pscof/manage", template_folder="templates")

STATEMENTS, TRANSACTIONS = "statements", "transactions"

ORDERS = ("Date", "Client Code", "Court")


class RangeForm(PortalForm):
    """M5: from when to when, and in which order."""

    first = text("From", Required())
    last = text("To", Required())
    order = choice("Sort Order", ORDERS)

    def __init__(self, entered: MultiDict[str, str] | None, today: date) -> None:
        until = shown_until(today)
        month = {"first": f"{until.replace(day=1):%m/%d/%Y}", "last": f"{until:%m/%d/%Y}", "order": ORDERS[0]}
        super().__init__(entered, values=month)
        self.today = today

    def validate_first(self, field: Field) -> None:
        _check_date(field)
        first = shown_from(self.today)
        if (day := read_date(field.data)) and day < first:
            raise StopValidation(f"From: Transactions can be seen back to {first:%m/%d/%Y}.")

    def validate_last(self, field: Field) -> None:
        _check_date(field)
        first, last = read_date(self.first.data or ""), read_date(field.data)
        if first and last and last < first:
            raise StopValidation("To: This day comes before the first.")

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, of a form that passed."""
        first, last = read_date(self.first.data or ""), read_date(self.last.data or "")
        assert first, "the form has passed"
        assert last, "the form has passed"
        return first, min(last, shown_until(self.today))


@screens.get(f"/{STATEMENTS}")
@visit.signed_in
def quarters(account: Account) -> str:
    """M5: the bills of the last two years."""
    return page(STATEMENTS, account, STATEMENTS, statements=_statements(account), in_words=in_words)


@screens.get(f"/{STATEMENTS}/<quarter>")
@visit.signed_in
def quarter(account: Account, quarter: str) -> str:
    """M5: one bill, as it was issued, and what has been paid since."""
    every = _statements(account)
    one = next((one for one in every if one.quarter.slug == quarter), None) or abort(404)
    since = max(one.due - account.balance, Decimal(0)) if one is every[0] else one.due
    facts = {"statement": one, "since": since, "total": total, "in_words": in_words}
    return page("statement", account, STATEMENTS, **facts)


@screens.get(f"/{TRANSACTIONS}")
@visit.signed_in
def detailed(account: Account) -> str:
    """M5: what was looked at in some days; without an answer yet, the form for them."""
    today = visit.world().today
    asked = {"first", "last"} <= request.args.keys()
    form = RangeForm(request.args if asked else None, today)
    found = _in_days(account, form) if asked and form.validate() else None
    until = in_words(shown_until(today))
    return page(TRANSACTIONS, account, TRANSACTIONS, form, found=found, total=total, until=until)


def _in_days(account: Account, form: RangeForm) -> tuple[Transaction, ...]:
    found = transactions(account, _courts(), *form.days, form.today)
    keys = {"Client Code": lambda one: one.client_code, "Court": lambda one: one.court}
    order = keys.get(form.order.data or "")
    return tuple(sorted(found, key=order)) if order else found


def _statements(account: Account) -> list[Statement]:
    return statements(account, _courts(), visit.world().today)


def _courts() -> list[str]:
    return [court.name for court in visit.noted_portal().courts.values()]


def _check_date(field: Field) -> None:
    if read_date(field.data) is None:
        raise StopValidation(f"{field.label.text}: Enter the date as MM/DD/YYYY, such as 08/01/2021.")
