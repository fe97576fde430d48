"""The forms of an e-file registration, of giving it up, and of the court's answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, FileField
from wtforms.validators import DataRequired, StopValidation

from mock_site.areas.efile.kinds import COURT_TYPES, KINDS, Kind
from mock_site.forms.card_form import PaymentForm
from mock_site.forms.counties import STATES
from mock_site.forms.fields import EMAIL, NAME, REQUIRED_MISSING, SAME_EMAIL, ListField, Longest, Required, choice, text
from mock_site.forms.identity import EARLIEST_BIRTH, read_date
from mock_site.forms.portal_form import PortalForm
from mock_site.start.courts import Court
from mock_site.world.accounts import Account, PaymentMethod
from mock_site.world.court_requests import DAILY, EACH, EMAIL_FORMATS, BarAdmission, BarOf
from mock_site.world.world import Attempt

YES_NO = ("Yes", "No")

NEW_CARD = "A credit card, entered below"

DOCUMENT_KINDS = (
    "Petition for Admission",
    "Certificate of Good Standing",
    "Statement of the Sponsor",
    "Other Document",
)

NO_BAR = "Enter a bar admission, and click Add."
NOT_ADDED = "You have entered a bar admission and not added it. Click Add, or empty its fields."
NO_DATE = "Enter the date as MM/DD/YYYY, such as 06/14/2010."
LATER = "The date must not be later than today."

NO_ANSWER = "Say whether you have ever been suspended or disbarred."
NOT_ACKNOWLEDGED = "You must check the box to continue."
NO_TERMS = "You must accept the terms of use to continue."


class CourtForm(PortalForm):
    """E1: a court, from the list that belongs to the type of court."""

    court_type = ListField("Court Type", [Required()])
    court = ListField("Court", [Required()])

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        courts: Iterable[Court],
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        every = tuple(courts)
        self.of_type = {
            name: tuple(court.name for court in every if court.kind == kind) for name, kind in COURT_TYPES.items()
        }
        self.court_type.names = tuple(name for name, names in self.of_type.items() if names)
        self.court.names = self.of_type.get(self.court_type.data or "", ())
        self.chosen = next((court for court in every if court.name == self.court.data), None)

    def validate_court(self, field: Field) -> None:
        if field.data not in self.court.names:
            raise StopValidation(f"Court: {REQUIRED_MISSING}")


class KindForm(PortalForm):
    """E2: what an attorney applies for."""

    kind = ListField("What would you like to apply/register for?", [])

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        kinds: tuple[Kind, ...] = KINDS,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.kinds = kinds
        self.kind.names = tuple(kind.name for kind in kinds)
        self.kind.flags.required = True

    def validate_kind(self, field: Field) -> None:
        if field.data not in self.kind.names:
            raise StopValidation("Choose what you would like to register for.")


class FilerForm(PortalForm):
    """E3: what the court needs to know of whom it lets file, beside what PACER knows."""

    role = ListField("Role in Court", [])
    firm = text("Firm/Office")
    unit = text("Unit/Department")
    case = text("Most Recent Case")
    email = text("Primary Email", Required(), EMAIL)
    confirm_email = text("Confirm Email", Required(), SAME_EMAIL)
    frequency = choice("Email Frequency", (EACH, DAILY), Required())
    format = choice("Email Format", EMAIL_FORMATS, Required())
    understood = BooleanField(
        "I acknowledge that I am submitting the e-file registration for the individual listed above.",
        [DataRequired(NOT_ACKNOWLEDGED)],
    )

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        roles: tuple[str, ...] = (),
        firm: bool = False,
        values: Mapping[str, str] | None = None,
    ) -> None:
        """Without `roles` it is an attorney's; `firm` is whether the office must be named."""
        super().__init__(entered, values=values)
        self.role.names = roles
        self.role.flags.required = True
        self.firm.flags.required = firm
        if not roles:
            del self["role"], self["case"]

    def validate_role(self, field: ListField) -> None:
        if field.data not in field.names:
            raise StopValidation(f"Role in Court: {REQUIRED_MISSING}")

    def validate_firm(self, field: Field) -> None:
        if field.flags.required and not field.data:
            raise StopValidation(f"Firm/Office: {REQUIRED_MISSING}")

    @staticmethod
    def values_of(account: Account) -> dict[str, str]:
        """What the account knows."""
        known = {"firm": account.address.firm, "unit": account.address.unit, "email": account.holder.email}
        return {**known, "confirm_email": account.holder.email, "frequency": EACH, "format": EMAIL_FORMATS[0]}


class BarForm(PortalForm):
    """E3a: bar admissions, each entered and added by itself."""

    state = choice("State", STATES)
    state_number = text("State Bar Number", Longest(20))
    state_admitted = text("Date Admitted", Longest(20))
    federal_court = text("Federal Court")
    federal_number = text("Federal Bar Number", Longest(20))
    federal_admitted = text("Date Admitted", Longest(20))

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entered, values=values)
        self.today = today

    @property
    def blank(self) -> bool:
        """Whether nothing is entered that waits to be added."""
        return not any(field.data for field in self)

    def added(self, bar: BarOf) -> BarAdmission | None:
        """The admission that was entered; None, with messages, when it will not do."""
        where, number, admitted = (self[name] for name in BAR_FIELDS[bar])
        self.validate()
        for field in (where, number, admitted):
            self.accuse(field, None if field.data else f"{field.label.text}: {REQUIRED_MISSING}")
        day = read_date(admitted.data or "")
        if day is None or day.year < EARLIEST_BIRTH:
            self.accuse(admitted, f"Date Admitted: {NO_DATE}")
        elif day > self.today:
            self.accuse(admitted, f"Date Admitted: {LATER}")
        if day is None or any(field.errors for field in (where, number, admitted)):
            return None
        return BarAdmission(bar=bar, where=where.data or "", number=number.data or "", admitted=day)


BAR_FIELDS: dict[BarOf, tuple[str, str, str]] = {
    "State": ("state", "state_number", "state_admitted"),
    "Federal": ("federal_court", "federal_number", "federal_admitted"),
}
"""Where, under which number and since when somebody is admitted."""


class AttorneyForm(PortalForm):
    """E3a: who speaks for the attorney, and what else the court asks of her."""

    sponsor_first = text("Sponsor’s First Name", Required(), Longest(35), NAME)
    sponsor_last = text("Sponsor’s Last Name", Required(), Longest(35), NAME)
    sponsor_state = choice("Jurisdiction", STATES, Required())
    sponsor_number = text("Sponsor’s Bar Number", Required(), Longest(20))
    case = text("Case Number", Required(), Longest(40))
    disciplined = choice("Have you ever been suspended or disbarred?", YES_NO, DataRequired(NO_ANSWER))

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        kind: Kind,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        if not kind.sponsor:
            for name in ("sponsor_first", "sponsor_last", "sponsor_state", "sponsor_number"):
                del self[name]
        if not kind.case:
            del self["case"]


class UploadForm(PortalForm):
    """E3a: one document. It is looked at, and not kept."""

    kind = choice("Kind of Document", DOCUMENT_KINDS, Required())
    document = FileField("Document")

    def __init__(
        self,
        entered: MultiDict[str, Any] | None = None,  # Any: words or a file
        *,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.document.flags.required = True


class FeesForm(PaymentForm):
    """E4: what the court's fees shall be paid with: nothing yet, a stored method, or a card that is stored."""

    method = ListField("Payment Method", [])
    admission = BooleanField("Set admission fees default")

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        account: Account,
        today: date,
        admission: bool,
        values: Mapping[str, str] | None = None,
    ) -> None:
        """`admission` is whether a fee for being admitted may come."""
        super().__init__(entered, today=today, values=values)
        self.stored = {method.name: place for place, method in enumerate(account.methods)}
        self.method.names = (*self.stored, NEW_CARD)
        del self["autobill"]
        if not admission:
            del self["admission"]

    @property
    def blank(self) -> bool:
        return not any(field.data for field in self if field.name != "method") and not self.method.data

    def attempt(self, *, passed: bool = False) -> Attempt:
        """The form as it was sent; where a stored method was chosen, of the card nothing is missing."""
        sent = super().attempt(passed=passed)
        return sent if self.place is None else sent.model_copy(update={"errors": {}})

    @property
    def place(self) -> int | None:
        """Which stored method was chosen, counted from zero."""
        return self.stored.get(self.method.data or "")


class TermsForm(PortalForm):
    """E5: the two boxes."""

    terms = BooleanField(
        "I have read and accept the terms and conditions of e-filing.",
        [DataRequired(NO_TERMS)],
    )
    responsible = BooleanField(
        "I understand that my PACER username and password serve as my signature on what I file.",
        [DataRequired(NO_TERMS)],
    )


class DeactivationForm(PortalForm):
    """E7: why somebody gives up her filing rights."""

    reason = text("Reason for Deactivation", Required(), Longest(200))


class DecisionForm(PortalForm):
    """E9: why a court says no; one of the usual reasons, or other words."""

    reason = ListField("Reason", [])
    own_words = text("Or in other words", Longest(200))

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        reasons: Iterable[str],
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.reason.names = tuple(reasons)

    def validate_reason(self, field: Field) -> None:
        if field.data and field.data not in self.reason.names:
            raise StopValidation("Reason: Please select an entry of the list.")
        if not field.data and not self.own_words.data:
            raise StopValidation(f"Reason: {REQUIRED_MISSING}")


def chosen_method(form: FeesForm) -> PaymentMethod | None:
    """A new card that was entered; None, with messages, when it will not do."""
    card = form.card()
    if card and "admission" in form:
        card = card.model_copy(update={"admission": bool(form.admission.data)})
    return card
