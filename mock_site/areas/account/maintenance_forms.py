"""The forms of the Maintenance tab: a name, an address, and the e-mail of courts; each says which courts shall know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field
from wtforms.validators import StopValidation

from mock_site.forms.fields import (
    EMAIL,
    NAME,
    REQUIRED_MISSING,
    BoxesField,
    Longest,
    Required,
    choice,
    mailbox,
    text,
)
from mock_site.forms.identity import PREFIXES, SUFFIXES, TELEPHONE, AddressForm
from mock_site.forms.portal_form import PortalForm
from mock_site.start.courts import Court
from mock_site.world.accounts import Holder
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.court_requests import DAILY, EACH, EMAIL_FORMATS
from mock_site.world.world import Attempt

CourtsById = Mapping[str, Court]
"""The courts where somebody files, by id."""

ALL = "All Cases"
CASES = (ALL, "Open Cases", "Closed Cases", "None")
"""The cases that get a new address. With the last, only the filer's own record does."""

BILLING = ("pacer-billing", "PACER Billing")
"""A box among the courts: whether PACER's bills go to the new address, too."""

NO_COURT = "Select at least one court, or choose None."
NO_BOX = "Check the box of at least one court."
NOT_APPLIED = "You changed something for this court. Check the box to send it, or put back what stood there."


def court_boxes(courts: CourtsById) -> list[tuple[str, str]]:
    """A box for each court: what it sends, and what is read beside it."""
    return [(identity, court.name) for identity, court in courts.items()]


class PersonalForm(PortalForm):
    """M3: a name; the date of birth is no field, since it cannot be changed (W18)."""

    prefix = choice("Prefix", PREFIXES)
    first_name = text("First Name", Required(), Longest(35), NAME)
    middle_name = text("Middle Name", Longest(35), NAME)
    last_name = text("Last Name", Required(), Longest(35), NAME)
    suffix = choice("Suffix", SUFFIXES)
    reason = text("Reason for Update", Required())
    courts = BoxesField("Apply Updates to Selected Courts")

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        courts: CourtsById,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.courts.names = court_boxes(courts)

    @staticmethod
    def values_of(holder: Holder) -> dict[str, str]:
        """The name as it is."""
        return holder.model_dump(include={"prefix", "first_name", "middle_name", "last_name", "suffix"})

    def changed(self, holder: Holder) -> Holder:
        """The holder with the name that was entered."""
        entered = {name: self[name].data or "" for name in PersonalForm.values_of(holder)}
        return holder.model_copy(update=entered)


class AddressUpdateForm(AddressForm):
    """M3a: an address, and the cases and courts that shall have it. Who files nowhere is not asked about cases."""

    alternate_phone = text("Alternate Phone", TELEPHONE)
    text_phone = text("Text Phone", TELEPHONE)
    fax = text("Fax", TELEPHONE)
    reason = text("Reason for Update", Required())
    cases = choice("Apply update to", CASES)
    courts = BoxesField("Apply Updates to Selected Courts")

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        courts: CourtsById,
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.courts.names = [*court_boxes(courts), BILLING]
        self.cases.flags.required = bool(courts)

    @property
    def checked_courts(self) -> list[str]:
        """The courts that shall have the address, by id."""
        return [box for box in self.courts.checked if box != BILLING[0]]

    def validate_cases(self, field: Field) -> None:
        if self.cases.flags.required and not field.data:
            raise StopValidation(f"Apply update to: {REQUIRED_MISSING}")

    def validate_courts(self, _field: BoxesField) -> None:
        if self.cases.flags.required and self.cases.data in CASES[:-1] and not self.checked_courts:
            raise StopValidation(NO_COURT)


class NoticingForm(PortalForm):
    """What one court sends, and where to. It counts only when its box is checked."""

    apply = BooleanField("Click to apply changes to this court")
    email = mailbox("Primary Email", EMAIL)
    confirm_email = mailbox("Confirm Email")
    frequency = choice("Email Frequency", (EACH, DAILY))
    format = choice("Email Format", EMAIL_FORMATS)

    def __init__(self, court: Court, entered: MultiDict[str, str] | None, values: Mapping[str, str]) -> None:
        super().__init__(entered, values=values, prefix=f"{court.id}-")
        self.known = values
        for field in (self.email, self.confirm_email):
            field.flags.required = True

    @property
    def changed(self) -> bool:
        """Whether anything was entered that the court does not have."""
        return any(self[name].raw_data and self[name].data != value for name, value in self.known.items())

    def validate_email(self, field: Field) -> None:
        if self.apply.data and not field.data:
            raise StopValidation(f"Primary Email: {REQUIRED_MISSING}")

    def validate_confirm_email(self, field: Field) -> None:
        if self.apply.data and (field.data or "").casefold() != (self.email.data or "").casefold():
            raise StopValidation("The email addresses entered do not match.")


class NoticingForms:
    """A form for each court where somebody files."""

    def __init__(
        self,
        courts: CourtsById,
        filing: Mapping[str, FilingAccount],
        entered: MultiDict[str, str] | None = None,
        *,
        values: Mapping[str, str] | None = None,
    ) -> None:
        self.form_errors: list[str] = []
        self.of = {
            court: NoticingForm(court, entered, _values(court, filing[identity], values or {}))
            for identity, court in courts.items()
        }

    def __iter__(self) -> Iterator[Field]:
        return (field for form in self.of.values() for field in form)

    @property
    def errors(self) -> bool:
        """Whether anything is wrong in any of them, or with all."""
        return bool(self.form_errors) or any(form.errors for form in self.of.values())

    @property
    def checked(self) -> dict[Court, NoticingForm]:
        """Those that count."""
        return {court: form for court, form in self.of.items() if form.apply.data}

    def validate(self) -> bool:
        """Whether some court is checked, all that are can be used, and nothing was entered for another."""
        passed = [form.validate() for form in self.checked.values()]  # all of them, so that each has its messages
        forgotten = [form for form in self.of.values() if form.changed and not form.apply.data]
        for form in forgotten:
            form.accuse(form.apply, NOT_APPLIED)
        return bool(passed) and all(passed) and not forgotten

    def attempt(self) -> Attempt:
        """All of them as they were sent, with their boxes."""
        sent = [form.attempt() for form in self.of.values()]
        boxes = {form.apply.name: "yes" if form.apply.data else "" for form in self.of.values()}
        values = {name: value for one in sent for name, value in one.values.items()}
        errors = {name: messages for one in sent for name, messages in one.errors.items()}
        return Attempt(values={**values, **boxes}, errors=errors if self.checked else {"": (NO_BOX,)})

    def show(self, attempt: Attempt) -> None:
        """Put the messages of an earlier attempt back beside the fields."""
        self.form_errors = list(attempt.errors.get("", ()))
        for form in self.of.values():
            form.show(attempt)


def _values(court: Court, filing: FilingAccount, kept: Mapping[str, str]) -> dict[str, str]:
    """What was sent last; before that, what the court has."""
    start = f"{court.id}-"
    sent = {name.removeprefix(start): value for name, value in kept.items() if name.startswith(start)}
    known = {"email": filing.email, "confirm_email": filing.email, "frequency": EACH, "format": EMAIL_FORMATS[0]}
    return {**known, **sent}
