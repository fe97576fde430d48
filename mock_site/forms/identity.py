"""Who somebody is: the forms for a person, an address and a login, which registering, upgrading and others share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from werkzeug.datastructures import MultiDict
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from mock_site.forms.counties import STATES, counties_of
from mock_site.forms.credentials_rules import (
    NOT_AVAILABLE,
    THE_OLD_ONE,
    password_trouble_for,
    username_trouble,
)
from mock_site.forms.fields import (
    DASHES,
    EMAIL,
    NAME,
    REQUIRED_MISSING,
    SAME_EMAIL,
    SAME_PASSWORD,
    ListField,
    Longest,
    Required,
    choice,
    mailbox,
    secret,
    text,
)
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account, Credentials, Holder, HolderAddress, answer_hash
from mock_site.world.world import Attempt, World

PREFIXES = ("Mr.", "Ms.", "Mrs.", "Dr.", "Hon.")
SUFFIXES = ("Jr.", "Sr.", "II", "III", "IV")
COUNTRIES = ("United States of America", "Canada", "Mexico", "Other")
HOME = COUNTRIES[0]

USER_TYPES = {
    "Commercial Accounts": (
        "BANK/FINANCIAL INSTITUTION",
        "BACKGROUND/CREDIT SCREENING",
        "COLLECTION AGENCY",
        "LAW FIRM",
        "MEDIA",
        "REAL ESTATE/TITLE",
        "LEGAL SUPPORT SERVICE",
        "OTHER COMMERCIAL",
    ),
    "Education/Non-profit": ("EDUCATIONAL INSTITUTION", "LIBRARY", "NON-PROFIT ORGANIZATION", "RESEARCH"),
    "Government Accounts": (
        "FEDERAL GOVERNMENT",
        "U.S. ATTORNEY",
        "U.S. TRUSTEE",
        "STATE GOVERNMENT",
        "LOCAL GOVERNMENT",
        "TRIBAL GOVERNMENT",
        "COURT STAFF",
    ),
    "Individual Accounts": ("INDIVIDUAL", "ATTORNEY", "CJA ATTORNEY", "TRUSTEE", "PRO SE FILER"),
}

QUESTIONS = (
    "What was the name of your first pet?",
    "In which city were you born?",
    "What is your favorite teacher's last name?",
    "What was the make of your first car?",
    "Where was your mother born?",
    "What is the name of your elementary school?",
    "What is your favorite book?",
    "What street did you grow up on?",
)


ADULT = 18
EARLIEST_BIRTH = 1900


class Telephone:
    """A telephone number, as people of the country write it that was chosen, and as a browser fills it in.

    At home it has ten digits, perhaps after a 1 or +1; elsewhere, or after another country's code, 7 to 15. It may
    be empty.
    """

    def __call__(self, form: BaseForm, field: Field) -> None:
        written = re.fullmatch(rf"\+?[\d\s()./{DASHES}]*", field.data, re.ASCII)
        dialed = re.sub(r"\D", "", field.data)
        abroad = form["country"].data not in ("", None, HOME) or re.match(r"\+(?!1)", field.data)
        shape = r"\d{7,15}" if abroad else r"1?\d{10}"
        if field.data and not (written and re.fullmatch(shape, dialed, re.ASCII)):
            raise StopValidation(f"{field.label.text}: {ABROAD if abroad else AT_HOME}")


AT_HOME = "Enter ten digits, such as 617-555-0100."
ABROAD = "Enter 7 to 15 digits with the code of the country, such as +44 20 7946 0958."
TELEPHONE = Telephone()


class PersonForm(PortalForm):
    """U1: the Person tab. `today` is the day in the visitor's world."""

    prefix = choice("Prefix", PREFIXES)
    first_name = text("First Name", Required(), Longest(35), NAME)
    middle_name = text("Middle Name", Longest(35), NAME)
    last_name = text("Last Name", Required(), Longest(35), NAME)
    suffix = choice("Suffix", SUFFIXES)
    email = mailbox("Email", Required(), EMAIL)
    confirm_email = mailbox("Confirm Email", Required(), SAME_EMAIL)
    date_of_birth = text("Date of Birth", Required())
    user_type = choice("User Type", (entry for group in USER_TYPES.values() for entry in group), Required())

    def __init__(
        self, entered: MultiDict[str, str] | None = None, *, today: date, values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(entered, values=values)
        self.today = today

    def validate_date_of_birth(self, field: Field) -> None:
        born = read_date(field.data)
        if born is None or born.year < EARLIEST_BIRTH:
            raise StopValidation("Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967.")
        if born >= self.today:
            raise StopValidation("Date of Birth: The date must be in the past.")
        if years_between(born, self.today) < ADULT:
            raise StopValidation("Date of Birth: You must be at least 18 years old.")

    @staticmethod
    def values_of(holder: Holder) -> dict[str, str]:
        """What an account knows of its holder, as the form shows it."""
        born = holder.date_of_birth
        known = holder.model_dump(exclude={"date_of_birth"})
        return {**known, "confirm_email": holder.email, "date_of_birth": f"{born:%m/%d/%Y}" if born else ""}

    @staticmethod
    def holder_from(values: Mapping[str, str]) -> Holder:
        """The holder, from values that passed."""
        known = {name: value for name, value in values.items() if name != "confirm_email"}
        return Holder.model_validate({**known, "date_of_birth": read_date(values["date_of_birth"])})


class AddressForm(PortalForm):
    """U2: the Address tab. The County list belongs to the chosen state, and shows only then."""

    firm = text("Firm/Office")
    unit = text("Unit/Department")
    street = text("Address", Required())
    room = text("Room/Suite")
    city = text("City", Required(), NAME)
    state = choice("State", STATES, Required())
    county = ListField("County", [])
    zip = text("Zip/Postal Code", Required())
    country = choice("Country", COUNTRIES, Required())
    phone = text("Primary Phone", Required(), TELEPHONE)

    def __init__(self, entered: MultiDict[str, str] | None = None, *, values: Mapping[str, str] | None = None) -> None:
        super().__init__(entered, values=values)
        self.county.names = counties_of(self.state.data or "")
        self.county.flags.required = True

    def validate_county(self, field: Field) -> None:
        if self.state.data and field.data not in self.county.names:
            raise StopValidation(f"County: {REQUIRED_MISSING}")

    def validate_zip(self, field: Field) -> None:
        if self.country.data == HOME and not re.fullmatch(rf"\d{{5}}([\s{DASHES}]?\d{{4}})?", field.data, re.ASCII):
            raise StopValidation("Zip/Postal Code: Enter five digits, or five and four, such as 02210 or 02210-1234.")

    @staticmethod
    def values_of(address: HolderAddress) -> dict[str, str]:
        """What an account knows of the address, as the form shows it."""
        return address.model_dump()

    @staticmethod
    def address_from(values: Mapping[str, str]) -> HolderAddress:
        """The address, from values that passed."""
        return HolderAddress.model_validate(values)


class Answered(Required):
    """An answer to a security question, unless it was given when the form was sent before."""

    def __call__(self, form: BaseForm, field: Field) -> None:
        if not (isinstance(form, AnswersForm) and form.has_answer(field.name)):
            super().__call__(form, field)


class AnswersForm(PortalForm):
    """A form with two security questions. An answer is kept, as a hash, while something else must be corrected.

    `earlier` is the form as it was sent before.
    """

    def __init__(
        self,
        entered: MultiDict[str, str] | None = None,
        *,
        values: Mapping[str, str] | None = None,
        earlier: Attempt | None = None,
    ) -> None:
        super().__init__(entered, values=values)
        self.earlier = earlier or Attempt()

    def show(self, attempt: Attempt) -> None:
        super().show(attempt)
        self.earlier = attempt

    def attempt(self, *, passed: bool = False) -> Attempt:
        sent = super().attempt(passed=passed)
        kept = {self[answer].label.text for answer in ASKED if self._question(answer) in self.hashes}
        unshown = tuple(label for label in sent.unshown if label not in kept)
        return sent.model_copy(update={"answers": self.hashes, "unshown": unshown})

    @cached_property
    def hashes(self) -> dict[str, str]:
        """What is kept of the answers that will do, by their questions."""
        found = {self._question(answer): self._hash(answer) for answer in ASKED}
        return {question: hashed for question, hashed in found.items() if question and hashed}

    def has_answer(self, answer: str) -> bool:
        """Whether the answer was given to the same question before, and no other is given now."""
        return not self[answer].data and self._question(answer) in self.earlier.answers

    def _hash(self, answer: str) -> str:
        if self.has_answer(answer):
            return self.earlier.answers[self._question(answer)]
        given = self[answer].data or ""
        return "" if self[answer].errors or not 0 < len(given) <= LONGEST_ANSWER else answer_hash(given)

    def _question(self, answer: str) -> str:
        return self[ASKED[answer]].data or ""


ASKED = {"answer_1": "question_1", "answer_2": "question_2"}
LONGEST_ANSWER = 60


class SecurityForm(AnswersForm):
    """U3: the Security tab. A new username and password are judged by the era, and by what is known of the holder."""

    username = text("Username", Required())
    password = secret("Password", Required())
    confirm_password = secret("Confirm Password", Required(), SAME_PASSWORD)
    question_1 = choice("Security Question 1", QUESTIONS, Required())
    answer_1 = secret("Answer 1", Answered(), Longest(LONGEST_ANSWER))
    question_2 = choice("Security Question 2", QUESTIONS, Required())
    answer_2 = secret("Answer 2", Answered(), Longest(LONGEST_ANSWER))

    def validate_username(self, field: Field) -> None:
        if trouble := username_trouble(field.data):
            raise StopValidation(trouble)

    def validate_question_2(self, field: Field) -> None:
        if field.data == self.question_1.data:
            raise StopValidation("Please select two different security questions.")

    def suits(self, world: World, account: Account | None, holder: Holder) -> bool:
        """Whether the form passes, in this world and for this holder; a newcomer has no account yet."""
        self.validate()
        username, password = self.username.data or "", self.password.data or ""
        if world.has_username(username):
            self.accuse(self.username, NOT_AVAILABLE)
        if account and account.credentials.opened_by(password):
            self.accuse(self.password, THE_OLD_ONE)
        self.accuse(self.password, password_trouble_for(password, world.era, username, holder))
        return not any(field.errors for field in self)

    def credentials(self, day: date) -> Credentials:
        """What was chosen on that day, hashed."""
        return Credentials.chosen(self.username.data or "", self.password.data or "", self.hashes, day)


DAYS = (r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")


def read_date(entered: str) -> date | None:
    """A date as people write it here, MM/DD/YYYY, or as a browser fills it in, YYYY-MM-DD."""
    parts = next((found for shape in DAYS if (found := re.fullmatch(shape, entered, re.ASCII))), None)
    if parts is None:
        return None
    try:
        return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None


def years_between(born: date, today: date) -> int:
    """Whole years of age."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def holder_of(values: Mapping[str, str]) -> Holder:
    """The holder, from values that passed."""
    return PersonForm.holder_from({name: values[name] for name in Holder.model_fields if name in values})


def address_from(values: Mapping[str, str]) -> HolderAddress:
    """The address, from values that passed."""
    return AddressForm.address_from({name: values[name] for name in HolderAddress.model_fields if name in values})
