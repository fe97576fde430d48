"""Who is told of a filing, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mock_site.world.cases import Case
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.noticing import AddressNotices
from mock_site.world.world import World


class Recipient(NamedTuple):
    """A filer or an agent, and one of the e-mail addresses."""

    filing: FilingAccount
    notices: AddressNotices


def recipients(world: World, court: str, case: Case) -> Iterator[Recipient]:
    """Every address that gets notices of a case: of those who file in it, of their agents, and of who asked for it."""
    here = [one for one in world.filing if one.court == court]
    served = {agent.login for one in here if case.number in one.cases for agent in one.preferences.agents}
    for filing in here:
        takes_part = case.number in filing.cases or filing.login in served
        heard = filing.preferences.noticing.hearing_of(case.number, filing.email, takes_part=takes_part)
        for notices in heard:
            yield Recipient(filing, notices)
