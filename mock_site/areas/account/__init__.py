"""Manage My Account: the login, an account's summary, and what its tabs lead to."""

from __future__ import annotations

from mock_site.areas.account import maintenance, payments, screens, settings, usage

SCREENS = (screens.screens, settings.screens, maintenance.screens, payments.screens, usage.screens)
