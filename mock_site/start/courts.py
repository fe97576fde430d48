"""What the portal knows of a court: a TOML file each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from mock_site.errors import PortalError
from mock_site.start.data_files import Facts
from mock_site.world.clock import CHANGEOVER, in_words


class Site(Facts):
    """A web site of the court: the address that readers are told, and the path of its page in this portal."""

    shown: str
    walk: str


class Sites(Facts):
    """The three places that a filer of a court visits."""

    pacer: Site
    court: Site
    cmecf: Site


class Contacts(Facts):
    """Whom a filer asks: PACER about the account, the clerk about CM/ECF, where a court has an address for that."""

    pacer_phone: str
    pacer_mail: str
    clerk_mail: str = ""
    clerk_phone: str = ""


class Filing(Facts):
    """The name of the court's own CM/ECF, and the heading above its link item."""

    system: str
    link_item_under: str


class Court(Facts):
    """One court's facts."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    title: str
    kind: Literal["district", "bankruptcy"]
    go_live: date
    sites: Sites
    contacts: Contacts
    cmecf: Filing

    @property
    def login_help(self) -> str:
        """The page for who does not know her CM/ECF login: a letter to the clerk, or a retrieval form."""
        return f"/court/{self.id}/{'cmecf-login-help' if self.contacts.clerk_mail else 'cmecf-login-retrieval'}"

    @property
    def cut_off(self) -> str:
        """When its system goes away, so that what cannot wait must be filed before; a district court names the hour."""
        hour = ", 12:00 PM" if self.kind == "district" else ""
        return f"{in_words(self.go_live - CHANGEOVER)}{hour}"


def by_id(courts: Iterable[Court]) -> dict[str, Court]:
    """Courts by their ids. Raises PortalError where two have one id, for one of them would be lost."""
    found: dict[str, Court] = {}
    for court in courts:
        if found.setdefault(court.id, court) is not court:
            raise PortalError(f"Two courts have the id {court.id}; give each an id of its own.")
    return found
