"""The areas of the portal: a folder each, with its screens, forms, actions, mail, templates, and its part of the map."""

from __future__ import annotations

from flask import Blueprint

from mock_site.areas import account, unbuilt

AREAS: tuple[tuple[Blueprint, ...], ...] = (
    account.SCREENS,
    (unbuilt.screens,),
)
"""All screens of the portal, by area."""
