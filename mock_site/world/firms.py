"""A firm's billing: who belongs to a PACER Administrative Account (PAA), what each costs, and who was asked to join."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from mock_site.world.parts import WorldPart

Status = Literal["Pending", "Accepted", "Declined", "Rescinded"]


class Membership(WorldPart):
    """That a PAA pays for an account, and the cost center that the firm books it under."""

    paa: str
    cost_center: str = ""


class Fees(WorldPart):
    """What an account has cost a PAA in this quarter; a credit that it brought along is negative."""

    paa: str
    account: str
    amount: Decimal


class JoinRequest(WorldPart):
    """What a PAA asked of an account: to join it, which waits for the holder, or to leave it, which does not."""

    number: int
    day: date
    type: Literal["Add", "Remove"]
    paa: str
    account: str
    last_name: str
    remark: str
    status: Status


class Firms(WorldPart):
    """All memberships, fees and requests of a world. A deed gives them as they are afterwards."""

    members: Mapping[str, Membership] = {}
    """By account number: nobody belongs to two PAAs."""
    fees: tuple[Fees, ...] = ()
    requests: tuple[JoinRequest, ...] = ()

    def paa_of(self, account: str) -> str | None:
        """The number of the PAA that pays for an account."""
        membership = self.members.get(account)
        return membership.paa if membership else None

    def members_of(self, paa: str) -> list[str]:
        """The accounts that a PAA pays for, in the order in which they joined."""
        return [number for number, membership in self.members.items() if membership.paa == paa]

    def fees_of(self, paa: str) -> dict[str, Decimal]:
        """What each account has cost a PAA in this quarter; those who have left count too."""
        total: dict[str, Decimal] = {}
        for fees in self.fees:
            if fees.paa == paa:
                total[fees.account] = total.get(fees.account, Decimal(0)) + fees.amount
        return total

    def requests_of(self, paa: str) -> list[JoinRequest]:
        """All that a PAA ever asked, the latest first."""
        return [request for request in self.requests[::-1] if request.paa == paa]

    def pending_of(self, paa: str) -> list[JoinRequest]:
        """What a PAA asked and nobody answered yet."""
        return [request for request in self.requests if request.paa == paa and request.status == "Pending"]

    def asked(self, account: str) -> list[JoinRequest]:
        """The requests that wait for an account's holder."""
        return [request for request in self.requests if request.account == account and request.status == "Pending"]

    def request(self, number: int) -> JoinRequest | None:
        """The request of that number."""
        return self.requests[number - 1] if 0 < number <= len(self.requests) else None

    def with_member(self, account: str, membership: Membership) -> Firms:
        return self.model_copy(update={"members": {**self.members, account: membership}})

    def without_member(self, account: str) -> Firms:
        others = {number: membership for number, membership in self.members.items() if number != account}
        return self.model_copy(update={"members": others})

    def with_fees(self, fees: Fees) -> Firms:
        return self.model_copy(update={"fees": (*self.fees, fees)})

    def with_request(
        self,
        day: date,
        type: Literal["Add", "Remove"],  # noqa: A002 - the word above its column (A8)
        paa: str,
        account: str,
        last_name: str,
        remark: str,
    ) -> Firms:
        """One request more. To be removed, nobody is asked."""
        asked = JoinRequest(
            number=len(self.requests) + 1,
            day=day,
            type=type,
            paa=paa,
            account=account,
            last_name=last_name,
            remark=remark,
            status="Pending" if type == "Add" else "Accepted",
        )
        return self.model_copy(update={"requests": (*self.requests, asked)})

    def with_status(self, number: int, status: Status) -> Firms:
        """A request that waited, answered or rescinded."""
        changed = (
            request.model_copy(update={"status": status}) if request.number == number else request
            for request in self.requests
        )
        return self.model_copy(update={"requests": tuple(changed)})
