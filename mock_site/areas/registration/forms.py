"""The forms of registering: who you are, your card if you give one, and that you have read the policies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field
from wtforms.validators import DataRequired, StopValidation

from mock_site.forms.counties import counties_of
from mock_site.forms.fields import (
    DASHES,
    EMAIL,
    SAME_EMAIL,
    Like,
    Longest,
    Required,
    choice,
    mailbox,
    secret,
    text,
)
from mock_site.forms.identity import TELEPHONE, USER_TYPES, AddressForm, PersonForm
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Holder

GOVERNMENT_MAIL = re.compile(r".*\.(gov|mil|us|gov\.example)", re.IGNORECASE)

TAX_ID = Like(rf"\d{{2}}[\s{DASHES}]?\d{{7}}", "Enter nine digits, such as 12-3456789.", re.ASCII)


NO_USER_TYPE = DataRequired("Please select a user type.")
NOT_ACKNOWLEDGED = "You must acknowledge the policies and procedures to continue."


class AccountForm(PersonForm, AddressForm):  # type: ignore[misc]  # both have a `values_of`; a newcomer has none
    """R1: person and address on one page. `today` is the day in the visitor's world."""

    alternate_phone = text("Alternate Phone", TELEPHONE)
    text_phone = text("Text Phone", TELEPHONE)
    fax = text("Fax", TELEPHONE)
    # Made anew, since a form's fields stand in the order in which they are made.
    email = mailbox("Email", Required(), EMAIL)
    confirm_email = mailbox("Confirm Email", Required(), SAME_EMAIL)
    user_type = choice("User Type", (entry for group in USER_TYPES.values() for entry in group), NO_USER_TYPE)
    person = BooleanField("I am a person, not a program", [DataRequired("User verification failed. Please try again.")])

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        PortalForm.__init__(self, entered, values=values)
        self.today = today
        self.county.names = counties_of(self.state.data or "")
        self.county.flags.required = True

    def validate_county(self, field: Field) -> None:
        if self.state.data and field.data not in self.county.names:
            raise StopValidation("Please select a county.")


class FirmForm(AccountForm):
    """A1: the firm, and the person who administers its billing account."""

    firm = text("Firm/Organization Name", Required())
    tax_id = text("Federal Tax ID", TAX_ID)

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entered, today=today, values=values)
        for name in ("middle_name", "suffix", "unit", "alternate_phone", "text_phone", "fax"):
            del self[name]

    def __iter__(self) -> Iterator[Field]:
        first = (self.firm, self.tax_id)
        return iter((*first, *(field for field in super().__iter__() if field not in first)))


def mail_is_doubtful(holder: Holder) -> bool:
    """Whether somebody registers for a government agency with an address that is none of a government (R1-W1)."""
    return holder.user_type in USER_TYPES["Government Accounts"] and not GOVERNMENT_MAIL.fullmatch(holder.email)


class AcknowledgmentForm(PortalForm):
    """R4: the box under the policies."""

    understood = BooleanField(
        "Check here to acknowledge you have read and understand the policies and procedures listed above.",
        [DataRequired(NOT_ACKNOWLEDGED)],
    )


class ActivationForm(PortalForm):
    """R7: the code that came by mail."""

    code = secret("Activation Code", Required(), Longest(30))
