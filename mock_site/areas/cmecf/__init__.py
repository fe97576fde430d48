"""A court's CM/ECF: the logins to it, its menus, linking an account to PACER, and filing."""

from __future__ import annotations

from mock_site.areas.cmecf import (
    agents,
    court_login,
    fees,
    filing,
    linking,
    maintain,
    noticing,
    reports,
    screens,
    sign_on,
    utilities,
)

SCREENS = (
    screens.screens,
    sign_on.screens,
    court_login.screens,
    filing.screens,
    linking.screens,
    maintain.screens,
    noticing.screens,
    agents.screens,
    utilities.screens,
    reports.screens,
    fees.screens,
    fees.paying,
)
