"""How an account joins a PACER Administrative Account and leaves it; at each step the other side gets mail.

Only the PAA asks, only the holder of the account accepts, and either side may end it (PACER's FAQ on PAAs).
"""

from __future__ import annotations

from decimal import Decimal

from mock_site.areas.firm import mail
from mock_site.world.accounts import Account
from mock_site.world.firms import Fees, Firms, JoinRequest, Membership
from mock_site.world.letters import alike
from mock_site.world.world import World

NOT_THAT_NAME = "Account number and last name do not match."
HAS_A_PAA = "This account already belongs to a PAA."
IS_A_PAA = "A PACER Administrative Account cannot be added to a PAA."
ASKED_ALREADY = "Your earlier request to this account is still pending."


def trouble_with_asking(world: World, paa: Account, number: str, last_name: str) -> str | None:
    """Why a PAA cannot ask an account, if so. Who does not know the holder's name learns nothing else (A4).

    A legacy account may be asked; its holder must upgrade it before she can accept.
    """
    account = world.accounts.get(number)
    if account is None or not alike(account.holder.last_name, last_name):
        return NOT_THAT_NAME
    if account.administrative:
        return IS_A_PAA
    if world.firms.paa_of(number):
        return HAS_A_PAA
    waiting = any(request.account == number for request in world.firms.pending_of(paa.number))
    return ASKED_ALREADY if waiting else None


def asked(world: World, paa: Account, number: str, last_name: str, remark: str) -> World:
    """The world with a request that waits for the holder, unless another tab has made it meanwhile."""
    if trouble_with_asking(world, paa, number, last_name):
        return world
    account = world.accounts[number]
    firms = world.firms.with_request(world.today, "Add", paa.number, number, account.holder.last_name, remark)
    return _with_firms(world, firms).with_mail(mail.invitation(paa, account, remark, world.today))


def accepted(world: World, account: Account, request: JoinRequest) -> World:
    """The world in which a PAA pays for an account.

    The balance, or a credit, moves to the PAA; the PAA's rule about client codes overwrites the account's; and
    searching, where it was stopped, works again. What other PAAs asked is declined.
    """
    if request not in world.firms.asked(account.number):
        return world
    joining, paa = world.accounts[account.number], world.accounts[request.paa]
    firms = world.firms.with_status(request.number, "Accepted").with_member(account.number, Membership(paa=paa.number))
    if joining.balance:
        firms = firms.with_fees(Fees(paa=paa.number, account=account.number, amount=joining.balance))
    after = {
        "balance": Decimal(0),
        "client_code_required": paa.client_code_required,
        "case_search": joining.case_search if joining.under_review else "Active",
    }
    world = _with_firms(world, firms)
    world = world.with_account(joining.model_copy(update=after))
    world = world.with_account(paa.model_copy(update={"balance": paa.balance + joining.balance}))
    world = world.with_mail(mail.reply(paa, joining, "accepted", world.today))
    for other in world.firms.asked(account.number):
        world = declined(world, account, other)
    return world


def declined(world: World, account: Account, request: JoinRequest) -> World:
    """The world in which the holder does not want to join."""
    if request not in world.firms.asked(account.number):
        return world
    after = _with_firms(world, world.firms.with_status(request.number, "Declined"))
    return after.with_mail(mail.reply(world.accounts[request.paa], account, "declined", world.today))


def request_rescinded(world: World, paa: Account, number: int) -> World:
    """The world in which a PAA no longer asks; what was answered stays answered."""
    request = world.firms.request(number)
    if request is None or request not in world.firms.pending_of(paa.number):
        return world
    after = _with_firms(world, world.firms.with_status(number, "Rescinded"))
    return after.with_mail(mail.rescinded(paa, world.accounts[request.account], world.today))


def member_removed(world: World, paa: Account, number: str, remark: str) -> World:
    """The world in which a PAA no longer pays for one of its accounts (A5)."""
    if world.firms.paa_of(number) != paa.number:
        return world
    last_name = world.accounts[number].holder.last_name
    firms = world.firms.with_request(world.today, "Remove", paa.number, number, last_name, remark)
    return _parted(_with_firms(world, firms), paa, number, remark)


def left(world: World, account: Account, remark: str) -> World:
    """The world in which an account has left its PAA by its holder's wish."""
    paa = world.firms.paa_of(account.number)
    return _parted(world, world.accounts[paa], account.number, remark) if paa else world


def _parted(world: World, paa: Account, number: str, remark: str) -> World:
    """Nobody pays for the account now, so it cannot search until the Service Center or a new PAA sees to it."""
    account = world.accounts[number]
    world = _with_firms(world, world.firms.without_member(number))
    world = world.with_account(account.model_copy(update={"case_search": "Inactive"}))
    for message in mail.parted(paa, account, remark, world.today):
        world = world.with_mail(message)
    return world


def booked(world: World, paa: Account, cost_centers: dict[str, str]) -> World:
    """The world in which a PAA's accounts have these cost centers, by account number."""
    firms = world.firms
    for number in firms.members_of(paa.number):
        if number in cost_centers:
            firms = firms.with_member(number, Membership(paa=paa.number, cost_center=cost_centers[number]))
    return _with_firms(world, firms)


def _with_firms(world: World, firms: Firms) -> World:
    return world.model_copy(update={"firms": firms})
