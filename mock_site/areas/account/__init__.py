"""Manage My Account: the login, an account's summary, and what its tabs lead to."""

from __future__ import annotations

from mock_site.areas.account import maintenance, mfa, payments, screens, second_step, settings, update_required, usage

SCREENS = (
    update_required.screens,
    screens.screens,
    second_step.screens,
    settings.screens,
    mfa.screens,
    maintenance.screens,
    payments.screens,
    usage.screens,
)
