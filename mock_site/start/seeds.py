"""From the made-up people's files to the accounts that a new world starts with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import SecretStr
from werkzeug.security import generate_password_hash

from mock_site.start.courts import Court
from mock_site.start.people import CourtLogin, Pacer, Person
from mock_site.world.accounts import UPGRADED_FROM, Account, Credentials, Holder, HolderAddress, PaymentMethod
from mock_site.world.clock import last_working_day_before, phase
from mock_site.world.cmecf_accounts import FilingAccount, Transaction
from mock_site.world.court_requests import EACH, EMAIL_FORMATS, FIRST_NUMBER, NON_ATTORNEYS, FilingRights, Request
from mock_site.world.fees import Fee
from mock_site.world.firms import Fees, Firms, Membership
from mock_site.world.letters import plain, visible
from mock_site.world.made_up_card import ACCEPTED, TEST_BRAND
from mock_site.world.multifactor import App, Multifactor, key_from
from mock_site.world.prices import PRICE_OF_A_PAGE
from mock_site.world.world import drawn_for


@cache
def account_of(person: Person) -> Account | None:
    """The PACER account that a person begins with, if she has one."""
    if not (pacer := person.pacer):
        return None
    return Account(
        number=pacer.number,
        created=pacer.created,
        administrative=pacer.kind == "administrative",
        upgraded=pacer.kind == "upgraded",
        shared=pacer.shared,
        client_code_required=pacer.client_code_required,
        case_search=pacer.case_search,
        code_mailed=pacer.activation_code is not None,
        methods=_methods(pacer),
        balance=pacer.balance,
        opening_balance=pacer.balance,
        skips={"multifactor": pacer.mfa_skips_used} if pacer.mfa_skips_used else {},
        holder=_holder(person, pacer),
        address=_address(person, pacer),
        credentials=_credentials(pacer),
    )


def with_requests(
    accounts: Iterable[tuple[Person, Account]], courts: Mapping[str, Court], today: date
) -> Iterator[Account]:
    """The accounts, with what their holders have asked courts that are live, and have no answer to."""
    number = FIRST_NUMBER
    for person, account in accounts:
        if asked := _request(person, courts, today, str(number)):
            number += 1
        yield account.model_copy(update={"requests": (asked,)}) if asked else account


def _request(person: Person, courts: Mapping[str, Court], today: date, number: str) -> Request | None:
    """Sent on the last working day, or as the court went live."""
    entry = person.pacer.efile_request if person.pacer else None
    court = courts.get(entry.court) if entry else None
    if entry is None or court is None or phase(today, court.go_live) != "after":
        return None
    rights = FilingRights(role=entry.role, case=entry.case, email=person.email, frequency=EACH, format=EMAIL_FORMATS[0])
    day = max(court.go_live, last_working_day_before(today))
    return Request(day=day, court=court.id, type=NON_ATTORNEYS, filing=rights, number=number)


@cache
def filing_accounts_of(
    person: Person, court: str, kind: str, *, live: bool, at_home: bool = True
) -> tuple[FilingAccount, ...]:
    """The CM/ECF accounts that a person begins with in a court. None is linked before the court is `live`.

    Where she is `at_home`, a court without an account of its own has one as in another of its kind; see `as_in`.
    """
    own = [entry for entry in person.cmecf if entry.court == court]
    anywhere = [entry for entry in person.cmecf if entry.court == "any"]
    known = own or [_as_in(person, entry, kind) if at_home else entry for entry in anywhere]
    return tuple(_filing_account(person, entry, court, live=live) for entry in known)


def _as_in(person: Person, entry: CourtLogin, kind: str) -> CourtLogin:
    """The login of any court with all else as it is in that of her courts which stands for this kind."""
    court = entry.as_in.of(kind) if entry.as_in else None
    there = next((one for one in person.cmecf if one.court == court), entry)
    return there.model_copy(update={"login": entry.login, "password": entry.password})


def _filing_account(person: Person, entry: CourtLogin, court: str, *, live: bool) -> FilingAccount:
    linked = live and entry.linked and person.pacer
    fees = entry.fees if linked else ()
    return FilingAccount(
        court=court,
        login=entry.login,
        password_hash=_cheaply_hashed(entry.password),
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        address=HolderAddress(**person.address.model_dump(), phone=person.phone),
        role=entry.role,
        cases=entry.cases,
        log=tuple(Transaction(day=fee.day, case=fee.case, text=fee.text) for fee in fees),
        fees=tuple(Fee(number=number, **fee.model_dump()) for number, fee in enumerate(fees, 1)),
        locked=LOCKS.get(entry.state),
        linked_to=person.pacer.number if linked and person.pacer else None,
    )


def firms_of(people: Mapping[str, Person]) -> Firms:
    """Who of these people belongs to whose PAA; what such a PAA owes is shared out among its members as fees."""
    firms = Firms()
    for person in people.values():
        if not (paa := person.pacer):
            continue
        members = [member for slug in paa.members if (one := people.get(slug)) and (member := one.pacer)]
        for member, amount in zip(members, _shares(paa.balance, len(members)), strict=True):
            firms = firms.with_member(member.number, Membership(paa=paa.number))
            firms = firms.with_fees(Fees(paa=paa.number, account=member.number, amount=amount))
    return firms


def multifactor_of(people: Iterable[Person]) -> dict[str, Multifactor]:
    """The authenticator apps that these people have enrolled, by account number."""
    enrolled = (person.pacer for person in people if person.pacer and person.pacer.mfa_app)
    return {pacer.number: Multifactor(apps=(_first_app(pacer),), keys_made=1) for pacer in enrolled}


def _first_app(pacer: Pacer) -> App:
    return App(number=1, nickname=pacer.mfa_app, key=key_from(drawn_for(pacer.number, "key")))


def _shares(total: Decimal, parts: int) -> Iterator[Decimal]:
    """A sum in parts of whole pages, each smaller than the one before; the last takes what is left."""
    left = total
    for weight in range(parts, 1, -1):
        share = total * weight * 2 // (parts * (parts + 1) * PRICE_OF_A_PAGE) * PRICE_OF_A_PAGE
        left -= share
        yield share
    if parts:
        yield left


LOCKS: dict[str, Literal["fees", "court"]] = {
    "linked-locked-fees": "fees",
    "locked-fees": "fees",
    "locked-court": "court",
}


def _holder(person: Person, pacer: Pacer) -> Holder:
    return Holder(
        prefix=person.prefix,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        date_of_birth=person.date_of_birth if _knows_all(pacer) else None,
        user_type=pacer.user_type,
    )


def _address(person: Person, pacer: Pacer) -> HolderAddress:
    known = person.address.model_dump()
    return HolderAddress(**{**known, "phone": person.phone, "county": known["county"] if _knows_all(pacer) else ""})


def _methods(pacer: Pacer) -> tuple[PaymentMethod, ...]:
    return (PaymentMethod(brand=TEST_BRAND, last_four=ACCEPTED[-4:]),) if pacer.card else ()


def _credentials(pacer: Pacer) -> Credentials:
    """What she logs in with. A legacy account has no questions, whatever its file says."""
    known = pacer.security if _knows_all(pacer) else None
    asked = ((known.question_1, known.answer_1), (known.question_2, known.answer_2)) if known else ()
    questions = tuple((question, _cheaply_hashed(answer, plain)) for question, answer in asked)
    return Credentials(
        username=pacer.username,
        password_hash=_cheaply_hashed(pacer.password),
        since=pacer.password_changed,
        questions=questions,
    )


def _knows_all(pacer: Pacer) -> bool:
    """Older accounts were made without a date of birth and a county."""
    return pacer.kind == "upgraded" or pacer.created >= UPGRADED_FROM


def _cheaply_hashed(secret: SecretStr, read_as: Callable[[str], str] = visible) -> str:
    # One round: these secrets stand in the people's files anyway, and slow hashes would cost seconds at each start.
    return generate_password_hash(read_as(secret.get_secret_value()), method="pbkdf2:sha256:1")
