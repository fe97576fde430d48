"""PACER's public site, and which account to register for."""

from __future__ import annotations

from mock_site.areas.public import pacer, which_account

SCREENS = (pacer.screens, which_account.screens)
