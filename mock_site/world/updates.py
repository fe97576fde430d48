"""What an account must have brought up to date at a login of 2025 (X7), and how old it may grow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from mock_site.world.accounts import Account
from mock_site.world.world import World

Update = Literal["upgrade", "password", "multifactor"]

MOST_SKIPS = 3
PASSWORD_LASTS = timedelta(days=180)


def updates_due(world: World, account: Account, *, files: bool) -> tuple[Update, ...]:
    """What is due; `files` says whether the holder may file in a court. An upgrade brings a new password, too."""
    if world.era != "2025":
        return ()
    if account.legacy:
        return ("upgrade",)
    due: dict[Update, bool] = {
        "password": account.credentials.outdated or password_expires(world, account) <= world.today,
        "multifactor": files and not world.multifactor_of(account).enrolled,
    }
    return tuple(update for update, is_due in due.items() if is_due)


def password_expires(world: World, account: Account) -> date:
    """The day from which an account's password must be another."""
    return (account.credentials.since or world.began) + PASSWORD_LASTS


def skips_left(account: Account, due: tuple[Update, ...]) -> int:
    """How often all that is due may still be put off."""
    return min(max(MOST_SKIPS - account.skips.get(update, 0), 0) for update in due)


def skipped(account: Account, due: tuple[Update, ...]) -> Account:
    """The account when its holder has put off all that is due once more."""
    more = {update: account.skips.get(update, 0) + 1 for update in due}
    return account.model_copy(update={"skips": {**account.skips, **more}})
