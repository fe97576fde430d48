"""What a portal is started with, and the worlds that it makes from that."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import URL

from mock_site.start.courts import Court
from mock_site.start.people import Person
from mock_site.start.seeds import account_of, filing_accounts_of, firms_of, multifactor_of, with_requests
from mock_site.world.clock import phase
from mock_site.world.store import IN_MEMORY
from mock_site.world.world import Era, World

DEFAULT_DATE = date(2021, 9, 21)
"""The day after both courts went live: every screen works."""

DEFAULT_ERA: Era = "2021"


@dataclass(frozen=True)
class PortalSetup:
    """Courts by id, people by slug, the folder of built guides, and how a visitor's world begins."""

    courts: Mapping[str, Court] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    guides: Path | None = None
    database: str | URL = IN_MEMORY
    today: date = DEFAULT_DATE
    era: Era = DEFAULT_ERA
    clock: Callable[[], float] = time.time
    """The real time, in seconds since 1970, for what keeps it."""

    def new_world(
        self,
        today: date | None = None,
        era: Era | None = None,
        people: Iterable[str] | None = None,
        court: str | None = None,
    ) -> World:
        """A world of all people, or of those named by slug.

        Who files anywhere does so in that `court` beside her own: of hundreds, pages would list them all. If it is left
        out, or no court of this portal, she files in every one.
        """
        home = {court} if court in self.courts else self.courts.keys()
        today = today or self.today
        named = {slug: self.people[slug] for slug in (self.people if people is None else people)}
        seeded = named.values()
        held = [(person, account) for person in seeded if (account := account_of(person))]
        filing = (
            account
            for court in self.courts.values()
            for person in seeded
            for account in filing_accounts_of(
                person, court.id, court.kind, live=phase(today, court.go_live) == "after", at_home=court.id in home
            )
        )
        known = (
            account.model_copy(update={"credentials": account.credentials.known_on(today)})
            for account in with_requests(held, self.courts, today)
        )
        return World.new(today, era or self.era, known, filing, firms_of(named), multifactor_of(seeded))
