"""The forms for a filer's e-mail addresses: in district courts one for each (N1), elsewhere one for all (N2)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field
from wtforms.validators import StopValidation

from mock_site.forms.fields import EMAIL, EMAILS, BoxesField, Longest, Required, Same, choice, mailbox, text
from mock_site.forms.portal_form import PortalForm
from mock_site.world.cases import Case, case_called
from mock_site.world.noticing import AddressNotices, Noticing

MOST_ADDRESSES = 10
"""So many secondary addresses a court keeps of a filer; a world is one document."""

MOST_CASES = 20

YES, NO = "Yes", "No"
PER_FILING, SUMMARY = "Per Filing", "Summary Report"
EACH, DAILY = "Send a notice for each filing", "Send a Daily Summary Report"
AS_HTML, AS_TEXT = "HTML", "Text"
HTML_FORMAT, TEXT_FORMAT = "html format", "text format"

PER_FILING_LIST = "These cases will send notice per filing"
SUMMARY_LIST = "These cases will send notice as a summary report"

NO_SUCH_CASE = "There is no case with that number in this court."
TWICE = "This e-mail address is on the list already."
NO_SECONDARY = "Enter a secondary email address, or clear the box “to the secondary addresses”."
NO_CASE = "Enter the number of a case, or clear the box “Send notices in these additional cases”."
NO_BOX = "Check the box “Send notices in these additional cases”, or empty this field."


class AddressForm(PortalForm):
    """N1: one address, and what goes to it. The primary one is PACER's, and is not changed here."""

    email = mailbox("E-mail address", Required(), EMAIL)
    receives = choice("Should this e-mail address receive notices?", (YES, NO))
    how = choice("How should notices be sent to this e-mail address?", (PER_FILING, SUMMARY))
    format = choice("In what format should notices be sent to this e-mail address?", (AS_HTML, AS_TEXT))
    own_cases = choice(
        "Should this e-mail address receive notices for all cases in which this individual is directly involved "
        "as a participant?",
        (YES, NO),
    )
    announcements = choice(
        "Should this e-mail address receive general announcement notices from this court?", (YES, NO)
    )
    case = text("Add additional cases for noticing", Longest(30))
    listed = BoxesField("Cases that are listed")

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        noticing: Noticing,
        place: int,
        primary: str,
        values: Mapping[str, str] | None = None,
    ) -> None:
        every = (noticing.primary.model_copy(update={"email": primary}), *noticing.secondary)
        self.before = every[place] if place < len(every) else AddressNotices()
        self._others = {one.email.casefold() for at, one in enumerate(every) if at != place}
        super().__init__(entered, values=values or _answers(self.before))
        if place == 0:
            del self.email
        self.listed.names = [(case, case) for case in (*self.before.cases, *self.before.summary_cases)]

    def validate_email(self, field: Field) -> None:
        if field.data.casefold() in self._others:
            raise StopValidation(TWICE)

    @property
    def blank(self) -> bool:
        """Whether there is no address any more, or none yet; the primary one stays."""
        return "email" in self and not self.email.data

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """What stands above each list of cases, and the cases."""
        every = {PER_FILING_LIST: self.before.cases, SUMMARY_LIST: self.before.summary_cases}
        return {heading: cases for heading, cases in every.items() if cases}

    def notices(self) -> AddressNotices:
        """The address as it is now, of a form that passed."""
        return self.before.model_copy(
            update={
                "email": self.email.data if "email" in self else "",
                "receives": self.receives.data != NO,
                "summary": self.how.data == SUMMARY,
                "plain": self.format.data == AS_TEXT,
                "own_cases": self.own_cases.data != NO,
                "announcements": self.announcements.data != NO,
            }
        )

    def found_case(self, cases: Sequence[Case]) -> Case | None:
        """The case that was asked for; None, with a message, when there is none."""
        found = case_called(cases, self.case.data or "")
        self.accuse(self.case, None if found else f"{self.case.label.text}: {NO_SUCH_CASE}")
        return found


def _answers(notices: AddressNotices) -> dict[str, str]:
    return {
        "email": notices.email,
        "receives": YES if notices.receives else NO,
        "how": SUMMARY if notices.summary else PER_FILING,
        "format": AS_TEXT if notices.plain else AS_HTML,
        "own_cases": YES if notices.own_cases else NO,
        "announcements": YES if notices.announcements else NO,
    }


class NoticesForm(PortalForm):
    """N2: all secondary addresses in one field, and what goes to all addresses alike."""

    secondary = text("Secondary email address", Longest(300), EMAILS)
    confirm_secondary = text(
        "Reenter Secondary email address",
        Longest(300),
        Same("secondary", "The secondary email addresses do not match."),
    )
    to_primary = BooleanField("to my primary email address")
    to_secondary = BooleanField("to the secondary addresses")
    own_cases = BooleanField("Send notices in cases in which I am involved")
    other_cases = BooleanField("Send notices in these additional cases")
    cases = text("Case number(s)", Longest(200))
    how = choice("How often", (EACH, DAILY))
    format = choice("Format notices", (HTML_FORMAT, TEXT_FORMAT))

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        noticing: Noticing,
        primary: str,
        known: Sequence[Case],
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values or _all_answers(noticing))
        self._before, self._primary, self._known = noticing, primary, known

    def validate_secondary(self, field: Field) -> None:
        emails = self._emails()
        if len({email.casefold() for email in (self._primary, *emails)}) <= len(emails):
            raise StopValidation(f"{field.label.text}: {TWICE}")
        if len(emails) > MOST_ADDRESSES:
            raise StopValidation(f"{field.label.text}: Enter at most {MOST_ADDRESSES} addresses.")

    def validate_to_secondary(self, field: Field) -> None:
        if field.data and not self._emails():
            raise StopValidation(NO_SECONDARY)

    def validate_other_cases(self, field: Field) -> None:
        if field.data and not _listed(self.cases.data):
            raise StopValidation(NO_CASE)

    def validate_cases(self, field: Field) -> None:
        if _listed(field.data) and not self.other_cases.data:
            raise StopValidation(f"{field.label.text}: {NO_BOX}")
        for number in _listed(field.data):
            if case_called(self._known, number) is None:
                raise StopValidation(f"{field.label.text}: {NO_SUCH_CASE} ({number})")

    def noticing(self) -> Noticing:
        """All addresses as they are now, of a form that passed."""
        cases = tuple(dict.fromkeys(case.number for case in self.found_cases))
        daily = self.how.data == DAILY
        alike = {
            "summary": daily,
            "plain": self.format.data == TEXT_FORMAT,
            "own_cases": bool(self.own_cases.data),
            "cases": () if daily else cases,
            "summary_cases": cases if daily else (),
        }
        primary = self._before.primary.model_copy(update={**alike, "receives": bool(self.to_primary.data)})
        further = primary.model_copy(update={"receives": bool(self.to_secondary.data)})
        return Noticing(
            primary=primary, secondary=tuple(further.model_copy(update={"email": one}) for one in self._emails())
        )

    @property
    def found_cases(self) -> list[Case]:
        """Those of this court among the numbers that were entered."""
        found = (case_called(self._known, number) for number in _listed(self.cases.data))
        return [case for case in found if case]

    def _emails(self) -> list[str]:
        return _listed(self.secondary.data)


def _listed(entered: str | None) -> list[str]:
    """What stands between semicolons."""
    return [one for part in re.split(r"[;,]", entered or "") if (one := part.strip())]


def _all_answers(noticing: Noticing) -> dict[str, str]:
    primary, emails = noticing.primary, "; ".join(one.email for one in noticing.secondary)
    return {
        "secondary": emails,
        "confirm_secondary": emails,
        "to_primary": "yes" if primary.receives else "",
        "to_secondary": "yes" if any(one.receives for one in noticing.secondary) else "",
        "own_cases": "yes" if primary.own_cases else "",
        "other_cases": "yes" if primary.cases or primary.summary_cases else "",
        "cases": "; ".join((*primary.cases, *primary.summary_cases)),
        "how": DAILY if primary.summary else EACH,
        "format": TEXT_FORMAT if primary.plain else HTML_FORMAT,
    }
