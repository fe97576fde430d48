"""The courts' own web pages: notices, help with the CM/ECF login, how to link, and questions."""

from __future__ import annotations

from mock_site.areas.court import screens

SCREENS = (screens.screens,)
