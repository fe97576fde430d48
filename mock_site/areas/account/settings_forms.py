"""The forms of the Settings tab: a new username, password or questions, and how PACER bills."""

from __future__ import annotations

from wtforms import BooleanField, Field
from wtforms.validators import StopValidation

from mock_site.forms.credentials_rules import NOT_AVAILABLE, THE_OLD_ONE, password_trouble_for, username_trouble
from mock_site.forms.fields import (
    EMAIL,
    SAME_EMAIL,
    SAME_PASSWORD,
    Longest,
    Required,
    Same,
    choice,
    mailbox,
    secret,
    text,
)
from mock_site.forms.identity import LONGEST_ANSWER, QUESTIONS, Answered, AnswersForm
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account, Billing
from mock_site.world.world import World

BY_EMAIL, BY_MAIL = "By email", "By U.S. mail"

NOT_YOURS = "That is not your current password."


class ProvenForm(PortalForm):
    """A form that asks for the current password, so that nobody changes a login on a screen that was left open."""

    current_password = secret("Current Password", Required())

    def proven(self, account: Account) -> bool:
        """Whether all is well so far, and the password is the holder's."""
        self.validate()
        if not account.credentials.opened_by(self.current_password.data or ""):
            self.accuse(self.current_password, NOT_YOURS)
        return not self.errors

    @property
    def passed(self) -> bool:
        return not self.errors


class UsernameForm(ProvenForm):
    """M2: another username, by the rules of the registration (R2)."""

    username = text("New Username", Required())
    confirm_username = text("Confirm New Username", Required(), Same("username", "The usernames entered do not match."))
    # Made anew, since a form's fields stand in the order in which they are made.
    current_password = secret("Current Password", Required())

    def validate_username(self, field: Field) -> None:
        if trouble := username_trouble(field.data):
            raise StopValidation(trouble)

    def suits(self, world: World, account: Account) -> bool:
        """Whether the account can have this username."""
        self.proven(account)
        wanted = self.username.data or ""
        if wanted == account.credentials.username:
            self.accuse(self.username, "This is your username already.")
        elif wanted.casefold() != account.credentials.username.casefold() and world.has_username(wanted):
            self.accuse(self.username, NOT_AVAILABLE)
        if self.passed and wanted.casefold() in (self.current_password.data or "").casefold():
            self.accuse(self.username, "Your username must not be part of your password.")
        return self.passed


class PasswordForm(ProvenForm):
    """M2: another password, by the rules of the era."""

    password = secret("New Password", Required())
    confirm_password = secret("Confirm New Password", Required(), SAME_PASSWORD)

    def suits(self, world: World, account: Account) -> bool:
        """Whether the account can have this password."""
        self.proven(account)
        wanted, username = self.password.data or "", account.credentials.username
        if account.credentials.opened_by(wanted):
            self.accuse(self.password, THE_OLD_ONE)
        self.accuse(self.password, password_trouble_for(wanted, world.era, username, account.holder))
        return self.passed


class QuestionsForm(AnswersForm, ProvenForm):
    """M2: two other questions, and their answers."""

    question_1 = choice("Security Question 1", QUESTIONS, Required())
    answer_1 = secret("Answer 1", Answered(), Longest(LONGEST_ANSWER))
    question_2 = choice("Security Question 2", QUESTIONS, Required())
    answer_2 = secret("Answer 2", Answered(), Longest(LONGEST_ANSWER))
    current_password = secret("Current Password", Required())

    def validate_question_2(self, field: Field) -> None:
        if field.data == self.question_1.data:
            raise StopValidation("Please select two different security questions.")

    @staticmethod
    def values_of(account: Account) -> dict[str, str]:
        """The questions that are set."""
        asked = [question for question, _ in account.credentials.questions]
        return {f"question_{place}": question for place, question in enumerate(asked, 1)}


class BillingEmailForm(PortalForm):
    """M2: where PACER's bills go, and who else gets the notices."""

    email = mailbox("Email", Required(), EMAIL)
    confirm_email = mailbox("Confirm Email", Required(), SAME_EMAIL)
    copy_1 = mailbox("Additional Email 1", EMAIL)
    copy_2 = mailbox("Additional Email 2", EMAIL)
    copy_3 = mailbox("Additional Email 3", EMAIL)

    @staticmethod
    def values_of(account: Account) -> dict[str, str]:
        """What is set; without an address for bills, the holder's."""
        email = account.billing.email or account.holder.email
        copies = {f"copy_{place}": copy for place, copy in enumerate(account.billing.copies, 1)}
        return {"email": email, "confirm_email": email, **copies}

    def billing(self, before: Billing) -> Billing:
        """What was entered; an address that stands there twice is kept once."""
        entered = [field.data for field in (self.copy_1, self.copy_2, self.copy_3) if field.data]
        return before.model_copy(update={"email": self.email.data, "copies": tuple(dict.fromkeys(entered))})


class PreferencesForm(PortalForm):
    """M2: how statements come, and whether each login asks for a client code."""

    statements = choice("Statement of Account", (BY_EMAIL, BY_MAIL), Required())
    client_code = BooleanField("Require a client code when I log in to search")

    @staticmethod
    def values_of(account: Account) -> dict[str, str]:
        """What is set."""
        way = BY_MAIL if account.billing.by_mail else BY_EMAIL
        return {"statements": way, "client_code": "yes" if account.client_code_required else ""}
