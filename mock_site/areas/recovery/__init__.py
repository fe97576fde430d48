"""A forgotten username or password: who you are, your security questions, and a new password."""

from __future__ import annotations

from mock_site.areas.recovery import screens

SCREENS = (screens.screens,)
