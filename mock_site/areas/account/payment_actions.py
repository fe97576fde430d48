"""Paying PACER fees, and the cards and bank accounts that an account has stored for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from mock_site.world.accounts import Account, Payment, PaymentMethod
from mock_site.world.world import World

MOST_METHODS = 3
MOST_PAYMENTS = 100
"""So many are remembered; a world is one document."""

Use = Literal["autobill", "efiling", "admission"]
"""What one stored method at most is used for without being asked: PACER's fees, or courts' for filing or admission."""


def paid(world: World, number: str, amount: Decimal, method: str) -> World:
    """The world with fees paid, unless less is owed by now."""
    account = world.accounts[number]
    if not 0 < amount <= account.balance:
        return world
    payments = (*account.payments, Payment(day=world.today, amount=amount, method=method))[-MOST_PAYMENTS:]
    return world.with_account(account.model_copy(update={"balance": account.balance - amount, "payments": payments}))


def stored(account: Account, method: PaymentMethod) -> Account:
    """The account with one more method; what that is used for, no other is."""
    if len(account.methods) >= MOST_METHODS:
        return account
    if account.administrative:
        method = method.for_pacer_only()
    others = tuple(_without(other, method) for other in account.methods)
    return account.model_copy(update={"methods": (*others, method)})


def used(account: Account, place: int, use: Use) -> Account:
    """The account with one method, counted from zero, used for something, and no other for that."""
    methods = (method.model_copy(update={use: at == place}) for at, method in enumerate(account.methods))
    return account.model_copy(update={"methods": tuple(methods)})


def turned_off(account: Account, place: int, use: Use) -> Account:
    """The account with a method no longer used for something."""
    methods = list(account.methods)
    methods[place] = methods[place].model_copy(update={use: False})
    return account.model_copy(update={"methods": tuple(methods)})


def removed(account: Account, place: int) -> Account:
    """The account without a method."""
    methods = (method for at, method in enumerate(account.methods) if at != place)
    return account.model_copy(update={"methods": tuple(methods)})


def _without(method: PaymentMethod, newer: PaymentMethod) -> PaymentMethod:
    uses = get_args(Use)
    return method.model_copy(update={use: getattr(method, use) and not getattr(newer, use) for use in uses})
