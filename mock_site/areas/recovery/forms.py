"""The forms of a forgotten username or password."""

from __future__ import annotations

from wtforms import Field
from wtforms.validators import StopValidation

from mock_site.areas.recovery.actions import IdentityClaim
from mock_site.forms.credentials_rules import THE_OLD_ONE, password_trouble_for
from mock_site.forms.fields import EMAIL, SAME_PASSWORD, Longest, Required, digits, mailbox, secret, text
from mock_site.forms.identity import read_date
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account
from mock_site.world.world import World


class ForgotUsernameForm(PortalForm):
    """X1: an e-mail address, and one of two things more."""

    email = mailbox("Email", Required(), EMAIL)
    account_number = digits("Account Number")
    date_of_birth = text("Date of Birth")

    one_of: tuple[str, ...] = ("account_number", "date_of_birth")
    nothing_more = "Enter your account number or your date of birth."

    def validate_date_of_birth(self, field: Field) -> None:
        if field.data and read_date(field.data) is None:
            raise StopValidation("Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967.")

    def suits(self) -> bool:
        """Whether the form says enough to look for an account; what it says may still be true of none."""
        self.validate()
        if not any(self[name].data for name in self.one_of):
            self.accuse(self[self.one_of[0]], self.nothing_more)
        return not any(field.errors for field in self)

    def claim(self) -> IdentityClaim:
        """What was said."""
        return IdentityClaim(
            email=self.email.data or "",
            number=self.account_number.data or "",
            born=read_date(self.date_of_birth.data or ""),
        )


class ForgotPasswordForm(ForgotUsernameForm):
    """X2: an e-mail address, and one of three things more."""

    username = text("Username")
    # Made anew, since a form's fields stand in the order in which they are made.
    account_number = digits("Account Number")
    date_of_birth = text("Date of Birth")

    one_of = ("username", "account_number", "date_of_birth")
    nothing_more = "Enter your username, your account number or your date of birth."

    def claim(self) -> IdentityClaim:
        return super().claim().model_copy(update={"username": self.username.data or ""})


class AnswersForm(PortalForm):
    """X2: the answers to two questions, which show as dots and are never sent back."""

    answer_1 = secret("Answer 1", Required(), Longest(60))
    answer_2 = secret("Answer 2", Required(), Longest(60))

    def answers(self) -> tuple[str, str]:
        return self.answer_1.data or "", self.answer_2.data or ""


class ResetForm(PortalForm):
    """X3: a new password, judged as when registering."""

    password = secret("New Password", Required())
    confirm_password = secret("Confirm Password", Required(), SAME_PASSWORD)

    def suits(self, world: World, account: Account) -> bool:
        """Whether the password may be the account's new one."""
        self.validate()
        password, username = self.password.data or "", account.credentials.username
        self.accuse(self.password, password_trouble_for(password, world.era, username, account.holder))
        if not self.password.errors and account.credentials.opened_by(password):
            self.accuse(self.password, THE_OLD_ONE)
        return not any(field.errors for field in self)
