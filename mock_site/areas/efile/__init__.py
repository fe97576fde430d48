"""E-file registration: asking a court for filing rights, its answer, and giving them up."""

from __future__ import annotations

from mock_site.areas.efile import decisions, screens, status

SCREENS = (screens.screens, status.screens, decisions.screens)
