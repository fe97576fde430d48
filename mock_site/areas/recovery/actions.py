"""Finding a forgotten username, and setting a new password without the old one.

Nothing here tells whether there is such an account: what is shown depends on what was typed, and the answer comes
as mail, to the address on file.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from datetime import date

from mock_site.areas.recovery import mail
from mock_site.forms.identity import QUESTIONS
from mock_site.world.accounts import Account
from mock_site.world.mail import Mail
from mock_site.world.parts import WorldPart
from mock_site.world.world import World


class IdentityClaim(WorldPart):
    """Who somebody says she is: her e-mail address, and at least one thing more."""

    email: str
    username: str = ""
    number: str = ""
    born: date | None = None

    def fits(self, account: Account) -> bool:
        """Whether all that was said is true of an account. A legacy account has no date of birth on file."""
        return _same(self.email, account.holder.email) and all(
            right
            for said, right in (
                (self.username, _same(self.username, account.credentials.username)),
                (self.number, self.number == account.number),
                (self.born, self.born == account.holder.date_of_birth),
            )
            if said
        )


def username_asked(world: World, claim: IdentityClaim) -> World:
    """The world after the username was sent to whom the claim fits: a mail for each of her accounts (X1)."""
    for account in _fitting(world, claim):
        world = world.with_mail(mail.username_reminder(account, world.today))
    return world


def questions_for(world: World, claim: IdentityClaim, key: str) -> tuple[str, str]:
    """The two questions that a claim is asked (X2).

    They depend on the e-mail address alone, so that they do not tell whether the rest was right; only where two
    accounts share an address, the rest decides. Who has no questions is asked two that only the portal's `key` and
    the address give, so that nobody can tell them from real ones.
    """
    if account := _asked(world, claim):
        first, second = (question for question, _ in account.credentials.questions)
        return first, second
    digest = hmac.digest(key.encode(), claim.email.casefold().encode(), "sha256")
    place = digest[0] % len(QUESTIONS)
    other = (place + 1 + digest[1] % (len(QUESTIONS) - 1)) % len(QUESTIONS)
    return QUESTIONS[place], QUESTIONS[other]


def questions_answered(world: World, claim: IdentityClaim, answers: Sequence[str]) -> World:
    """The world after the questions were answered: a mail with a link, or one more failure.

    Who has no questions, with a legacy account, gets a mail that says whom to call.
    """
    if world.failures.locked("answers", claim.email):
        return world
    for account in _fitting(world, claim):
        if not account.credentials.questions:
            world = world.with_mail(mail.call_instead(account, world.today))
        elif account == _asked(world, claim) and account.credentials.answered_by(answers):
            forgiven = world.failures.forgiven("answers", claim.email)
            return world.with_failures(forgiven).with_mail(mail.password_reset(account, world.today))
    return world.answers_failed(claim.email)


def resettable(world: World, message: Mail | None) -> Account | None:
    """The account whose password a message lets its reader set now."""
    account = world.accounts.get(message.reset.account) if message and message.reset else None
    return account if message and account and message.lets_reset(account, world.today) else None


def with_new_password(world: World, message: Mail | None, password: str) -> World:
    """The world after a reset (X3), unless the message was used meanwhile.

    Whoever was logged in is not any more, and no lock is left.
    """
    account = resettable(world, message)
    if account is None:
        return world
    changed = account.model_copy(update={"credentials": account.credentials.with_password(password, world.today)})
    return world.with_account(changed).end_sessions(changed).unlocked(changed)


def _fitting(world: World, claim: IdentityClaim) -> Iterator[Account]:
    return (account for account in world.accounts.values() if claim.fits(account))


def _asked(world: World, claim: IdentityClaim) -> Account | None:
    """Whose questions are asked: those of the account that the claim fits, else of one with the same address."""
    with_questions = (account for account in world.accounts.values() if account.credentials.questions)
    same_address = [account for account in with_questions if _same(claim.email, account.holder.email)]
    return next((a for a in same_address if claim.fits(a)), same_address[0] if same_address else None)


def _same(said: str, known: str) -> bool:
    return said.casefold() == known.casefold()
