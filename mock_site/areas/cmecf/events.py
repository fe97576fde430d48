"""What can be filed in a court: the menus of each kind of court, the events in them, and how each reads on a docket."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mock_site.world.cases import Case

FILING_MENUS = {"bankruptcy": ("Bankruptcy", "Adversary"), "district": ("Civil", "Criminal"), "appellate": ("Filing",)}
"""The menus of those who may file, by kind of court."""

OWN_MENUS = {"Adversary proceeding": "Adversary", "Criminal": "Criminal"}
"""What a case is about for which some courts have a menu of its own; all others have the first of their court."""

NOTICE_NAMES = {"appellate": "Notice of Docket Activity"}
"""What the notice of a filing is called, where it is not a Notice of Electronic Filing."""


class Event(NamedTuple):
    """A kind of document, and its docket text with holes for who files it and for whom."""

    name: str
    text: str


EVENTS: Mapping[str, Mapping[str, tuple[Event, ...]]] = {
    "bankruptcy": {
        "Notices": (
            Event(
                "Notice of Appearance and Request for Notice",
                "Notice of Appearance and Request for Notice by {filer}. Filed for {parties}.",
            ),
        ),
        "Motions": (Event("Motion to Extend Time", "Motion to Extend Time. Filed for {parties}."),),
        "Answers and Responses": (Event("Response", "Response. Filed for {parties}."),),
        "Other": (Event("Certificate of Service", "Certificate of Service. Filed for {parties}."),),
    },
    "district": {
        "Notices": (Event("Notice of Appearance", "NOTICE of Appearance by {filer} on behalf of {parties}."),),
        "Motions": (Event("Motion for Extension of Time", "MOTION for Extension of Time by {parties}."),),
        "Responses and Replies": (Event("Response to Motion", "RESPONSE to Motion by {parties}."),),
        "Service of Process": (Event("Certificate of Service", "CERTIFICATE OF SERVICE by {parties}."),),
    },
    "appellate": {
        "File a Document": (
            Event("Notice of Appearance", "NOTICE of appearance by {filer} for {parties}."),
            Event("Motion to Extend Time", "MOTION to extend time by {parties}."),
            Event("Response", "RESPONSE by {parties}."),
            Event("Certificate of Service", "CERTIFICATE of service by {parties}."),
        ),
    },
}
"""By kind of court and by the headings of its list."""


def events_at(kind: str) -> dict[str, tuple[str, ...]]:
    """The names of a court's events, by their headings."""
    return {heading: tuple(event.name for event in events) for heading, events in EVENTS[kind].items()}


def event_named(kind: str, name: str) -> Event | None:
    return next((event for events in EVENTS[kind].values() for event in events if event.name == name), None)


def menu_of_case(kind: str, case: Case) -> str:
    """Under which menu documents are filed in a case."""
    own = OWN_MENUS.get(case.about, "")
    return own if own in FILING_MENUS[kind] else FILING_MENUS[kind][0]


def notice_name(kind: str) -> str:
    """What a court calls the notice of a filing."""
    return NOTICE_NAMES.get(kind, "Notice of Electronic Filing")
