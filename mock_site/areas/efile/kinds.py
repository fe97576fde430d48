"""What may be asked of a court: as an attorney by kinds, as anybody else by roles; and on which pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Who = Literal["attorney", "non-attorney"]

ApplicationPage = Literal["court", "kind", "filer", "bar", "attorney", "documents", "payment", "terms"]

ATTORNEY = "Attorney"

LINKS: dict[Who, str] = {"attorney": "attorney-registration", "non-attorney": "non-attorney-registration"}
"""The entry of the Maintenance tab by which each begins."""

COURT_TYPES = {
    "U.S. Appellate Courts": "appellate",
    "U.S. District Courts": "district",
    "U.S. Bankruptcy Courts": "bankruptcy",
}
"""What the Court Type list says where the portal has such a court, and the kind of court that it means."""

ROLES = {
    "appellate": ("Party",),
    "bankruptcy": ("Creditor", "Filing Agent", "Party", "Trustee", "U.S. Trustee"),
    "district": ("Court Reporter", "Filing Agent", "Interested Party", "Media", "Party"),
}
"""Whom a court of a kind lets file who is no attorney."""

CASE_EXAMPLES = {"appellate": "17-1000", "bankruptcy": "21-10000", "district": "1:21-cv-10000"}
"""How a court of a kind writes a case's number."""

PARTY, FILING_AGENT = "Party", "Filing Agent"


@dataclass(frozen=True)
class Kind:
    """What an attorney asks for: its name, for whom it is, and what the court wants to know."""

    name: str
    for_whom: str
    bars: bool = False
    sponsor: bool = False
    case: bool = False
    documents: bool = False
    firm: bool = False
    """Whether the office must be named."""
    courts: tuple[str, ...] = ("appellate", "bankruptcy", "district")

    @property
    def pages(self) -> tuple[ApplicationPage, ...]:
        """Its pages, in order."""
        between: dict[ApplicationPage, bool] = {
            "bar": self.bars,
            "attorney": self.sponsor or self.case,
            "documents": self.documents,
        }
        asked = tuple(page for page, wanted in between.items() if wanted)
        return ("court", "kind", "filer", *asked, "payment", "terms")


KINDS = (
    Kind(
        "Attorney Admissions and E-File",
        "You are not admitted to the bar of this court yet, and want to file here.",
        bars=True,
        sponsor=True,
        documents=True,
    ),
    Kind("E-File Registration Only", "You are admitted to the bar of this court, and only want to file."),
    Kind("Federal Attorney", "You represent the federal government or one of its agencies.", bars=True, firm=True),
    Kind(
        "Pro Hac Vice",
        "You ask to appear in one case only, with an attorney of this court.",
        bars=True,
        sponsor=True,
        case=True,
        documents=True,
    ),
    Kind(
        "Multi-District Litigation",
        "You file in a case that was transferred here from other districts.",
        bars=True,
        case=True,
        courts=("district",),
    ),
)

NON_ATTORNEY_PAGES: tuple[ApplicationPage, ...] = ("court", "filer", "payment", "terms")


def kinds_at(court_kind: str) -> tuple[Kind, ...]:
    """What attorneys may ask a court of that kind for."""
    return tuple(kind for kind in KINDS if court_kind in kind.courts)


def kind_named(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.name == name), None)
