"""A firm's billing: a PACER Administrative Account, the accounts that it pays for, and its statement."""

from __future__ import annotations

from mock_site.areas.firm import administrator, member

SCREENS = (administrator.screens, member.screens)
