"""What keeps the portal from starting, told as a sentence."""

from __future__ import annotations


class PortalError(Exception):
    """A person's trouble with the portal's files, port or database: what, where, and how to mend it."""
