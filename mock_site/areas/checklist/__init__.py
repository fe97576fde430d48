"""“Which steps do I need?”: the notices' questions, and a filer's own checklist from her answers."""

from __future__ import annotations

from mock_site.areas.checklist import screens

SCREENS = (screens.screens,)
