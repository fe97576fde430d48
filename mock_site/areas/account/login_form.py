"""The form that opens an account: a PACER username and password."""

from __future__ import annotations

from wtforms import Field
from wtforms.validators import StopValidation

from mock_site.forms.credentials_rules import (
    LEGACY_PASSWORD_LENGTH,
    LEGACY_USERNAME_LENGTH,
)
from mock_site.forms.fields import (
    Longest,
    Required,
    secret,
    text,
)
from mock_site.forms.portal_form import PortalForm


class PasscodeForm(PortalForm):
    """X6: what the app shows, or a backup code."""

    passcode = secret("One-Time Passcode", Required(), Longest(20))


class LoginForm(PortalForm):
    """M0: the PACER username and password."""

    username = text("Username", Required())
    password = secret("Password", Required())

    def validate_username(self, field: Field) -> None:
        if len(field.data) < LEGACY_USERNAME_LENGTH:
            raise StopValidation("Username must be at least 6 characters")

    def validate_password(self, field: Field) -> None:
        if len(field.data) < LEGACY_PASSWORD_LENGTH:
            raise StopValidation("Password must be at least 8 characters")
