"""What a PACER user reads between her login and a court's CM/ECF: her account's troubles, then the redaction rules."""

from __future__ import annotations

from typing import Literal, get_args

from mock_site.world.accounts import Account

Notice = Literal["administrative", "legacy", "inactive", "not-activated", "client-code", "redaction"]
NOTICES: tuple[Notice, ...] = get_args(Notice)


def notices_for(account: Account, client_code: str) -> tuple[Notice, ...]:
    """The dialogs before a court, in their order (L4, then L3). Nobody gets past “administrative”."""
    if account.administrative:
        return ("administrative",)
    holds: dict[Notice, bool] = {
        "legacy": account.legacy,
        "inactive": account.case_search == "Inactive",
        "not-activated": account.case_search == "Not activated",
        "client-code": account.client_code_required and not client_code,
        "redaction": True,
    }
    return tuple(notice for notice in holds if holds[notice])


def may_search(account: Account, client_code: str) -> bool:
    """Whether the account may look up cases; what keeps it from that keeps nobody from filing."""
    return account.case_search == "Active" and not (account.client_code_required and not client_code)
