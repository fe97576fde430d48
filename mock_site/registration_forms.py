"""The forms of registering: who you are, your card if you give one, and that you have read the policies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field
from wtforms.validators import StopValidation

from mock_site.cards import BRANDS, MONTHS, validated, years_from
from mock_site.counties import STATES, counties_of
from mock_site.fields import EMAIL, NAME, TEN_DIGITS, Like, ListField, Longest, OneOf, Required, choice, secret, text
from mock_site.forms import USER_TYPES, AddressForm, PersonForm, PortalForm
from mock_site.world.accounts import Address, Card, Holder
from mock_site.world.world import Attempt

GOVERNMENT_MAIL = re.compile(r".*\.(gov|mil|us|gov\.example)", re.IGNORECASE)

TAX_ID = Like(r"\d{2}-?\d{7}", "Enter nine digits, such as 12-3456789.", re.ASCII)

LONGEST = 60
"""Of what is entered for a card, no more is kept than its fields take."""

INCOMPLETE_CARD = "Please complete all payment fields or leave this page blank."
NOT_VALIDATED = "The card could not be validated."
NOT_ACKNOWLEDGED = "You must acknowledge the policies and procedures to continue."


class AccountForm(PersonForm, AddressForm):  # type: ignore[misc]  # both have a `values_of`; a newcomer has none
    """R1: person and address on one page. `today` is the day in the visitor's world."""

    alternate_phone = text("Alternate Phone", TEN_DIGITS)
    text_phone = text("Text Phone", TEN_DIGITS)
    fax = text("Fax", TEN_DIGITS)
    # Made anew, since a form's fields stand in the order in which they are made.
    email = text("Email", Required(), EMAIL)
    confirm_email = text("Confirm Email", Required())
    user_type = choice("User Type", (entry for group in USER_TYPES.values() for entry in group))
    person = BooleanField("I am a person, not a program")

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        PortalForm.__init__(self, entered, data=values)
        self.today = today
        self.county.names = counties_of(self.state.data or "")
        for field in (self.county, self.user_type, self.person):
            field.flags.required = True

    def validate_county(self, field: Field) -> None:
        if self.state.data and field.data not in self.county.names:
            raise StopValidation("Please select a county.")

    def validate_user_type(self, field: Field) -> None:
        if not field.data:
            raise StopValidation("Please select a user type.")

    def validate_person(self, field: Field) -> None:
        if not field.data:
            raise StopValidation("User verification failed. Please try again.")


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


def holder_of(values: Mapping[str, str]) -> Holder:
    """The holder, from values that passed."""
    return PersonForm.holder_from({name: values[name] for name in Holder.model_fields if name in values})


def address_of(values: Mapping[str, str]) -> Address:
    """The address, from values that passed."""
    return AddressForm.address_from({name: values[name] for name in Address.model_fields if name in values})


def mail_is_doubtful(holder: Holder) -> bool:
    """Whether somebody registers for a government agency with an address that is none of a government (R1-W1)."""
    return holder.user_type in USER_TYPES["Government Accounts"] and not GOVERNMENT_MAIL.fullmatch(holder.email)


class PaymentForm(PortalForm):
    """R3: a card, all of it or nothing. Its number is never kept and never sent back."""

    type = choice("Card Type", BRANDS)
    name = text("Name on Card", NAME)
    number = secret("Card Number", Longest(30))
    month = choice("Expiration Month", MONTHS)
    year = ListField("Expiration Year", [])
    on_file = BooleanField("Use the billing address on file")
    street = text("Billing Address")
    city = text("Billing City", NAME)
    state = choice("Billing State", STATES)
    zip = text("Billing Zip/Postal Code")
    autobill = BooleanField("Set Autobill PACER fees")
    efiling = BooleanField("Set e-filing fees default")

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entered, data=values)
        self.today = today
        self.year.names = years_from(today)

    def validate_year(self, field: Field) -> None:
        OneOf(self.year.names)(self, field)

    @property
    def blank(self) -> bool:
        """Whether nothing at all was entered."""
        return not any(field.data for field in self)

    def card(self) -> Card | None:
        """What may be kept of the card that was entered; None, with messages, when it will not do."""
        self.validate()
        for field in self._missing():
            self.accuse(field, f"{field.label.text}: Required information is missing.")
        if self.errors:
            return None
        expires = (self.month.data or "", self.year.data or "")
        card = validated(self.type.data or "", self.number.data or "", expires, self.today)
        self.accuse(self.number, None if card else NOT_VALIDATED)
        return card and card.model_copy(update={"autobill": self.autobill.data, "efiling": self.efiling.data})

    def attempt(self, *, passed: bool = False) -> Attempt:
        """The form as it was sent, with its ticks, and with the message for all of it where something is missing."""
        sent = super().attempt(passed=passed)
        ticks = {field.name: "yes" if field.data else "" for field in self if isinstance(field, BooleanField)}
        whole = {"": (INCOMPLETE_CARD,)} if self._missing() and not self.blank else {}
        entered = {name: value[:LONGEST] for name, value in sent.values.items()}
        return sent.model_copy(update={"values": {**entered, **ticks}, "errors": {**whole, **sent.errors}})

    def _missing(self) -> list[Field]:
        card = [self.type, self.name, self.number, self.month, self.year]
        address = [] if self.on_file.data else [self.street, self.city, self.state, self.zip]
        return [field for field in (*card, *address) if not field.data]


class AcknowledgmentForm(PortalForm):
    """R4: the box under the policies."""

    understood = BooleanField(
        "Check here to acknowledge you have read and understand the policies and procedures listed above."
    )

    def __init__(self, entered: MultiDict[str, str] | None = None) -> None:
        super().__init__(entered)
        self.understood.flags.required = True

    def validate_understood(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(NOT_ACKNOWLEDGED)


class ActivationForm(PortalForm):
    """R7: the code that came by mail."""

    code = secret("Activation Code", Required(), Longest(30))
