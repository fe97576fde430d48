"""A card, as it is entered wherever the portal takes one: registering, activating, and paying."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field

from mock_site.forms.cards import BRANDS, MONTHS, validated, years_from
from mock_site.forms.counties import STATES
from mock_site.forms.fields import (
    MISSING,
    NAME,
    ListField,
    Longest,
    OneOf,
    choice,
    secret,
    text,
)
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Card
from mock_site.world.world import Attempt

LONGEST = 60
"""Of what is entered for a card, no more is kept than its fields take."""

USES = ("autobill", "efiling")
"""What a card that is stored may be for, by boxes to check; for one that is used once nothing is asked."""

INCOMPLETE_CARD = "Please complete all payment fields or leave this page blank."
NOT_VALIDATED = "The card could not be validated."


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
        super().__init__(entered, values=values)
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
            self.accuse(field, f"{field.label.text}: {MISSING}")
        if self.errors:
            return None
        expires = (self.month.data or "", self.year.data or "")
        card = validated(self.type.data or "", self.number.data or "", expires, self.today)
        self.accuse(self.number, None if card else NOT_VALIDATED)
        return card and card.model_copy(update={use: self[use].data for use in USES if use in self})

    def attempt(self, *, passed: bool = False) -> Attempt:
        """The form as it was sent, with the message for all of it where something is missing."""
        sent = super().attempt(passed=passed)
        whole = {"": (INCOMPLETE_CARD,)} if self._missing() and not self.blank else {}
        entered = {name: value[:LONGEST] for name, value in sent.values.items()}
        return sent.model_copy(update={"values": entered, "errors": {**whole, **sent.errors}})

    def _missing(self) -> list[Field]:
        card = [self.type, self.name, self.number, self.month, self.year]
        address = [] if self.on_file.data else [self.street, self.city, self.state, self.zip]
        return [field for field in (*card, *address) if not field.data]
