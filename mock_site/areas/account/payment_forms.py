"""The forms of the Payments tab: fees paid once, and what is stored to pay with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field

from mock_site.forms.card_form import USES, PaymentForm
from mock_site.forms.cards import bank_account
from mock_site.forms.fields import NAME, ListField, Longest, Required, choice, secret, text, ungrouped
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account, PaymentMethod
from mock_site.world.world import Attempt

NEW_CARD = "A credit card, entered below"
NO_AMOUNT = "Payment Amount: Enter dollars and cents, such as 12.40."
TWO_WAYS = "Pay with: You chose what is stored, and entered a card. Choose the card, or clear its number."
NO_BANK_ACCOUNT = "The bank account could not be validated."


class CardForm(PaymentForm):
    """M4: a card, which may not be left out here."""

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entered, today=today, values=values)
        for field in (self.type, self.name, self.number, self.month, self.year):
            field.flags.required = True

    def attempt(self, *, passed: bool = False) -> Attempt:
        """The form as it was sent, without the message that it may be blank."""
        sent = super().attempt(passed=passed)
        return sent.model_copy(update={"errors": {name: told for name, told in sent.errors.items() if name}})


class FeeForm(CardForm):
    """M4: an amount, and a stored way to pay it or a card that is not kept."""

    amount = text("Payment Amount", Required())
    method = ListField("Pay with", [])

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        account: Account,
        today: date,
        values: Mapping[str, str] | None = None,
    ) -> None:
        first = {"amount": f"{account.balance:.2f}", "method": NEW_CARD}
        super().__init__(entered, today=today, values=values or first)
        for use in USES:
            del self[use]
        self.account = account
        self.method.names = (NEW_CARD, *dict.fromkeys(method.name for method in account.methods))

    def __iter__(self) -> Iterator[Field]:
        """The fields in the order of the page."""
        return iter(sorted(super().__iter__(), key=lambda field: field.name not in {"amount", "method"}))

    def paid_with(self) -> str | None:
        """What the fees are paid with; None, with messages, when they cannot be."""
        if self.method.data in self.method.names[1:]:
            method = self.method.data
            self.accuse(self.method, TWO_WAYS if self.number.data else None)
        else:
            card = self.card()
            method = card.name if card else None
        self.accuse(self.amount, self._amount_trouble())
        return None if self.amount.errors or self.method.errors else method

    @property
    def dollars(self) -> Decimal:
        """The amount; zero when it is none."""
        entered = (self.amount.data or "").removeprefix("$").replace(",", "")
        return Decimal(entered) if re.fullmatch(r"\d{1,9}(\.\d\d)?", entered, re.ASCII) else Decimal(0)

    def _amount_trouble(self) -> str | None:
        if not self.dollars:
            return NO_AMOUNT
        if self.dollars > self.account.balance:
            return f"Payment Amount: You cannot pay more than your balance of ${self.account.balance:,.2f}."
        return None


class BankAccountForm(PortalForm):
    """M4: a bank account, for payments by ACH. Its number is never kept and never sent back."""

    name = text("Account Holder Name", Required(), NAME)
    kind = choice("Account Type", ("Checking", "Savings"), Required())
    routing = secret("Routing Number", Required(), Longest(30))
    number = secret("Account Number", Required(), Longest(30))
    confirm_number = secret("Confirm Account Number", Required(), Longest(30))
    autobill = BooleanField("Set Autobill PACER fees")
    efiling = BooleanField("Set e-filing fees default")

    def bank_account(self) -> PaymentMethod | None:
        """What may be kept of it; None, with messages, when it will not do."""
        self.validate()
        if ungrouped(self.confirm_number.data or "") != ungrouped(self.number.data or ""):
            self.accuse(self.confirm_number, "The account numbers entered do not match.")
        if self.errors:
            return None
        found = bank_account(self.routing.data or "", self.number.data or "")
        self.accuse(self.number, None if found else NO_BANK_ACCOUNT)
        return found and found.model_copy(update={use: self[use].data for use in USES if use in self})
