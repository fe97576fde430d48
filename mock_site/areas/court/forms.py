"""The form of somebody who does not know her CM/ECF login."""

from __future__ import annotations

from mock_site.forms.fields import EMAIL, Required, mailbox, text
from mock_site.forms.portal_form import PortalForm


class LoginHelpForm(PortalForm):
    """C4: who asks for her CM/ECF login."""

    last_name = text("Last Name", Required())
    bar_number = text("Bar Number", Required())
    email = mailbox("E-mail", Required(), EMAIL)
