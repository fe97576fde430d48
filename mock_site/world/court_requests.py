"""What an account's holder asks a court: to take over a change, to let her file, or to let her file no more (E8)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mock_site.world.parts import WorldPart

BarOf = Literal["Federal", "State"]

NON_ATTORNEYS, DEACTIVATION = "Non-Attorney E-File Registration", "E-File Deactivation"
"""Types of requests; what an attorney asks for has several (see areas/efile)."""

FIRST_NUMBER = 210001
"""Requests are counted from here, so that their numbers are the same in every world."""

EACH, DAILY = "At the time of filing (one email for each filing)", "Once a day (one email for all filings)"
EMAIL_FORMATS = ("HTML", "Text")
"""When a court sends its notices, and how they look."""


class BarAdmission(WorldPart):
    """Where an attorney is admitted, in a state or at a federal court."""

    bar: BarOf
    where: str
    number: str
    admitted: date


class Document(WorldPart):
    """What is kept of a document that was uploaded: of its content nothing but the number of pages."""

    kind: str
    name: str
    pages: int
    size: int
    """In bytes."""


class FilingRights(WorldPart):
    """What somebody tells a court who asks to file there."""

    role: str
    firm: str = ""
    unit: str = ""
    email: str
    frequency: str
    format: str
    case: str = ""
    bars: tuple[BarAdmission, ...] = ()
    sponsor: str = ""
    disciplined: str = ""
    """Whether she was ever suspended or disbarred, as she answered."""
    documents: tuple[Document, ...] = ()


class Request(WorldPart):
    """Something that a court was asked. Changes stay pending here; what concerns filing, the court answers."""

    day: date
    court: str
    type: str
    reason: str = ""
    cases: str = ""
    status: Literal["Pending", "Processed", "Rejected"] = "Pending"
    number: str = ""
    """By which the court and its filer call it; changes have none."""
    filing: FilingRights | None = None
    answer: str = ""
    """Why it was rejected."""

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether the court still has to say whether somebody may file, or that she need not any more."""
        return bool(self.number) and self.status == "Pending"
