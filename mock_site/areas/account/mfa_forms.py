"""The forms of Manage MFA Settings: a security code, an app's nickname, and a code that the app shows."""

from __future__ import annotations

from mock_site.forms.fields import Longest, Required, secret, text
from mock_site.forms.portal_form import PortalForm


class SecurityCodeForm(PortalForm):
    """X5: the code that came by e-mail; it is never kept and never sent back."""

    code = secret("Security Code", Required(), Longest(20))


class NicknameForm(PortalForm):
    """X5: what the holder calls her app."""

    nickname = text("Nickname", Required(), Longest(30))


class AppCodeForm(PortalForm):
    """X5: the code that the new app shows."""

    code = secret("Code from the App", Required(), Longest(20))
