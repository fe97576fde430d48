"""What the portal knows of a court: a TOML file each."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mock_site.data_files import Facts


class Site(Facts):
    """A web site of the court: the address that readers are told, and the path of its page in this portal."""

    shown: str
    walk: str


class Sites(Facts):
    """The three places that a filer of a court visits."""

    pacer: Site
    court: Site
    cmecf: Site


class Court(Facts):
    """One court's facts."""

    id: str
    name: str
    title: str
    kind: Literal["district", "bankruptcy", "appellate"]
    go_live: date
    sites: Sites
