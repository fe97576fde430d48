"""Where things lie, and which day it is in the portal, if nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

GUIDES = Path("build/guides")
SITE = Path("build/site")
"""Where guides lie for a web server; those of one court alone lie beside it."""

KEPT = Path("recordings")
"""Where recordings lie that are kept on purpose; those of builds lie where the settings say."""

COMPARED = Path("build/compare")
"""Where a comparison leaves its walks and its reports."""

SCRATCH = Path("build/workers")
"""Where workers for other machines have a folder each; nothing is kept there."""

DAY = "2021-09-21"
"""The portal's date: the day after the two courts of the notices went live."""
