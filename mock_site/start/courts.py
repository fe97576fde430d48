"""What the portal knows of a court: a TOML file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from mock_site.errors import PortalError
from mock_site.start.data_files import Facts
from mock_site.world.clock import CHANGEOVER, in_words


class Site(Facts):
    """A web site of the court: the address that readers are told, and the path of its page in this portal."""

    shown: str
    walk: str

    @model_validator(mode="before")
    @classmethod
    def both_at_once(cls, given: object) -> object:
        return {"shown": given, "walk": given} if isinstance(given, str) else given


class Sites(Facts):
    """The three places that a filer of a court visits."""

    pacer: Site
    court: Site
    cmecf: Site

    @classmethod
    def usual(cls, court: str) -> dict[str, object]:
        """Where a court's places are whose file does not say it."""
        return {
            "pacer": {"shown": "pacer.uscourts.gov", "walk": "/pacer/"},
            "court": {"shown": f"www.{court}.uscourts.gov", "walk": f"/court/{court}/nextgen"},
            "cmecf": {"shown": f"ecf.{court}.uscourts.gov", "walk": f"/ecf/{court}/"},
        }


class Contacts(Facts):
    """Whom a filer asks: PACER about the account, the clerk about CM/ECF, where a court has an address for that."""

    pacer_phone: str = "1-800-676-6856"
    pacer_mail: str = "pacer@psc.uscourts.gov"
    clerk_mail: str = ""
    clerk_phone: str = ""


class Filing(Facts):
    """The name of the court's own CM/ECF, and the heading above its link item."""

    system: str = "Document Filing System"
    link_item_under: str = "NextGen Release 1.1 Menu Items"


class Court(Facts):
    """One court's facts. What its file leaves out is as in most courts, for a page has to say something."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    title: str = ""
    kind: Literal["district", "bankruptcy", "appellate"] = "district"
    go_live: date = date(2021, 9, 20)
    sites: Sites
    contacts: Contacts = Contacts()
    cmecf: Filing = Filing()

    @model_validator(mode="before")
    @classmethod
    def in_the_usual_places(cls, given: object) -> object:
        if not isinstance(given, Mapping) or not isinstance(sites := given.get("sites", {}), Mapping):
            return given
        titled = {"title": given["name"]} if given.get("name") and not given.get("title") else {}
        return {**given, **titled, "sites": {**Sites.usual(str(given.get("id"))), **sites}}

    @property
    def knows_go_live(self) -> bool:
        """Whether its file says its day; else it has one in this portal alone."""
        return "go_live" in self.model_fields_set

    @property
    def login_help(self) -> str:
        """The page for who does not know her CM/ECF login: a letter to the clerk, or a retrieval form."""
        return f"/court/{self.id}/{'cmecf-login-help' if self.contacts.clerk_mail else 'cmecf-login-retrieval'}"

    @property
    def link_item(self) -> str:
        """What its filers click to link their accounts; in a court of appeals it stands on the start page."""
        if self.kind == "appellate":
            return "Link my filer account to my PACER account"
        return "Link a CM/ECF account to my PACER account"

    @property
    def way_to_link(self) -> str:
        """How one comes to that item, once one is logged in."""
        start = "On the start page, click" if self.kind == "appellate" else "Click Utilities, and then"
        return f"{start} {self.link_item}"

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
