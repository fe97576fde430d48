"""Registering for a PACER account, and activating case search privileges afterwards."""

from __future__ import annotations

from mock_site.areas.registration import activation, screens

SCREENS = (screens.screens, activation.screens)
