"""The forms of a court's CM/ECF: the two logins, and linking."""

from __future__ import annotations

from wtforms import BooleanField, Field, HiddenField
from wtforms.validators import StopValidation

from mock_site.areas.account.login_form import LoginForm
from mock_site.forms.fields import Longest, Required, secret, text
from mock_site.forms.portal_form import PortalForm

READ_FIRST = "You must check the box to go on: it says that you have read the notice."


class SignOnForm(LoginForm):
    """L2: the PACER username and password, and a code that searches are charged to."""

    client_code = text("Client Code", Longest(32))


class CourtLoginForm(PortalForm):
    """L0: a court's own CM/ECF login."""

    login = text("CM/ECF Login", Required())
    password = secret("Password", Required())
    client_code = text("Client Code", Longest(32))
    understood = BooleanField(
        "I understand that, if I file, I must comply with the redaction rules. I have read this notice."
    )

    def validate_understood(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(READ_FIRST)


class LinkForm(PortalForm):
    """L7: the CM/ECF login of the court. What is wrong with it is told in one message for both fields."""

    login = text("CM/ECF login")
    password = secret("CM/ECF password")
    trouble = HiddenField()  # never shown: which message the page explains
