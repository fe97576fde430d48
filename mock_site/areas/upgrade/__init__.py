"""Upgrading a legacy PACER account."""

from __future__ import annotations

from mock_site.areas.upgrade import screens

SCREENS = (screens.screens,)
