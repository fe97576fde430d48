"""The forms for filing fees: which are paid, and what with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from werkzeug.datastructures import MultiDict
from wtforms import Field
from wtforms.validators import StopValidation

from mock_site.areas.account.payment_forms import BankAccountForm, CardForm
from mock_site.forms.card_form import USES
from mock_site.forms.fields import BoxesField, ListField, OneOf, Required
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account

NEW_CARD = "A credit card, entered on the next page"
NEW_BANK_ACCOUNT = "A bank account, entered on the next page"
NONE_CHECKED = "Check the box of at least one fee."


class FeesForm(PortalForm):
    """I: which of the fees are paid now."""

    fees = BoxesField("Fees")

    def __init__(
        self,
        names: Sequence[tuple[str, str]],
        entered: MultiDict[str, str] | None = None,
        *,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.fees.names = names

    def validate_fees(self, _field: Field) -> None:
        if not self.fees.checked:
            raise StopValidation(NONE_CHECKED)


class MethodForm(PortalForm):
    """I: what the account has stored, a card or a bank account."""

    method = ListField("Select a Payment Method", [Required()])

    def __init__(
        self,
        account: Account,
        entered: MultiDict[str, str] | None = None,
        *,
        values: Mapping[str, str] | None = None,
    ) -> None:
        stored = [method.name for method in sorted(account.methods, key=lambda one: not one.efiling)]
        names = (*dict.fromkeys(stored), NEW_CARD, NEW_BANK_ACCOUNT)
        super().__init__(entered, values=values or {"method": names[0]})
        self.method.names = names

    def validate_method(self, field: Field) -> None:
        OneOf(self.method.names)(self, field)


class FeeCardForm(CardForm):
    """I: a card that is used once."""

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entered, today=today, values=values)
        for use in USES:
            del self[use]


class FeeBankAccountForm(BankAccountForm):
    """I: a bank account that is used once."""

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, values: Mapping[str, str] | None = None, prefix: str = ""
    ) -> None:
        super().__init__(entered, values=values, prefix=prefix)
        for use in USES:
            del self[use]
