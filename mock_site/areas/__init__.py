"""The areas of the portal: a folder each, with its screens, forms, actions, mail, templates and part of the map."""

from __future__ import annotations

from flask import Blueprint

from mock_site.areas import (
    account,
    checklist,
    cmecf,
    court,
    efile,
    firm,
    public,
    recovery,
    registration,
    training,
    upgrade,
)

AREAS: tuple[tuple[Blueprint, ...], ...] = (
    public.SCREENS,
    court.SCREENS,
    checklist.SCREENS,
    registration.SCREENS,
    upgrade.SCREENS,
    account.SCREENS,
    efile.SCREENS,
    recovery.SCREENS,
    firm.SCREENS,
    cmecf.SCREENS,
    training.SCREENS,
)
"""All screens of the portal, by area."""
