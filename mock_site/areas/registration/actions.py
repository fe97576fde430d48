"""Making a new PACER account: who may have one already, its number, and the code that comes by mail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from mock_site.start.people import Person
from mock_site.world.accounts import Account, CaseSearch, Holder, HolderAddress
from mock_site.world.letters import alike
from mock_site.world.world import Registration, World

FIRST_NUMBER = 7300201
"""New accounts are counted from here, so that their numbers are the same in every world."""

LIKELY_SAME_PERSON = 2
"""So many of name, date of birth and e-mail address make the same person likely; one more makes her certain."""


def likeness(holder: Holder, account: Account) -> int:
    """How many of name, date of birth and e-mail address are those of an account (R1a)."""
    other = account.holder
    same_birth = other.date_of_birth is not None and holder.date_of_birth == other.date_of_birth
    same_name = alike(holder.name, other.name)
    return sum((same_name, same_birth, plain_address(holder.email) == plain_address(other.email)))


def greatest_likeness(world: World, holder: Holder, *, administrative: bool = False) -> int:
    """The likeness to the account that is most alike. One's own account and a firm's billing account are no doubles."""
    alike = (account for account in world.accounts.values() if account.administrative == administrative)
    return max((likeness(holder, account) for account in alike), default=0)


def plain_address(email: str) -> str:
    """An e-mail address as far as it names a mailbox: without a “+tag”, in small letters."""
    mailbox, _, host = email.casefold().rpartition("@")
    return f"{mailbox.partition('+')[0]}@{host}"


def registered(world: World, holder: Holder, address: HolderAddress, *, administrative: bool = False) -> World:
    """The world with a new account, made of what was entered; an `administrative` one pays for others.

    Without a card it waits for a code by mail; who has an account already gets one that cannot search.
    """
    entered = world.registration
    assert entered.credentials, "the page with the username and password has passed"
    alike = greatest_likeness(world, holder, administrative=administrative)
    twice, tagged = alike > LIKELY_SAME_PERSON, alike >= LIKELY_SAME_PERSON and "+" in holder.email
    account = Account(
        number=_next_number(world),
        created=world.today,
        administrative=administrative,
        upgraded=True,
        case_search=_case_search(entered, held=twice or tagged),
        code_mailed=not entered.card and not (twice or tagged),
        under_review=tagged,
        methods=(entered.card.for_pacer_only() if administrative else entered.card,) if entered.card else (),
        holder=holder,
        address=address,
        credentials=entered.credentials,
    )
    return world.with_account(account).model_copy(update={"registration": Registration()})


def activation_code(account: Account, people: Iterable[Person]) -> str:
    """The code in an account's letter: a made-up person's own, else one that follows from the account."""
    for person in people:
        if person.pacer and person.pacer.number == account.number and person.pacer.activation_code:
            return person.pacer.activation_code.get_secret_value()
        if person.activation_code and _is(person, account.holder):
            return person.activation_code.get_secret_value()
    seed = hashlib.sha256(f"{account.number}/{account.credentials.username}".encode()).hexdigest().upper()
    return f"MOCK-{seed[:4]}-{seed[4:8]}"


def letters_in(world: World) -> list[Account]:
    """The accounts to whose holders a code was posted, the latest first."""
    posted = (account for account in world.accounts.values() if account.code_mailed)
    return sorted(posted, key=lambda account: (account.created, account.number), reverse=True)


def _case_search(entered: Registration, *, held: bool) -> CaseSearch:
    if held:
        return "Inactive"
    return "Active" if entered.card else "Not activated"


def _next_number(world: World) -> str:
    return str(max([FIRST_NUMBER, *(int(number) + 1 for number in world.accounts)]))


def _is(person: Person, holder: Holder) -> bool:
    same_name = (person.first_name, person.last_name) == (holder.first_name, holder.last_name)
    return same_name and person.date_of_birth == holder.date_of_birth
