"""The guides that were built for a court: which there are, and in which formats."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mock_site.start.courts import Court
from mock_site.world.world import Era

TITLES = {
    "register-account": "Register for a PACER account",
    "register-account-2025": "Register for a PACER account (2025)",
    "register-without-card": "Register without a credit card",
    "register-government": "Register for a government agency",
    "activate-search": "Activate your case search privileges",
    "check-account-type": "Check your PACER account type",
    "upgrade-account": "Upgrade your PACER account",
    "upgrade-account-2025": "Upgrade your PACER account (2025)",
    "prepare-for-go-live": "Prepare for NextGen CM/ECF",
    "link-account": "Link your CM/ECF account",
    "link-account-2025": "Link your CM/ECF account (2025)",
    "register-to-efile": "Register to e-file as an attorney",
    "request-pro-hac-vice": "Request to appear pro hac vice",
    "register-to-efile-non-attorney": "Register to e-file as a non-attorney",
    "check-efile-status": "Check your e-file status",
    "recover-login": "Recover your PACER login",
    "enroll-mfa": "Enroll in multifactor authentication",
    "log-in-with-mfa": "Log in with a one-time passcode",
    "renew-password": "Renew an expired password",
    "change-contact-details": "Change your address or email",
    "add-secondary-email": "Add a secondary email address",
    "add-filing-agent": "Add a filing agent",
    "pay-fees-due": "Pay the filing fees that are due",
    "set-up-firm-billing": "Set up billing for your firm",
    "remove-from-firm-billing": "Remove an account from firm billing",
}
"""What each guide is called, in the order in which a filer needs them."""

ONLY_2025 = frozenset({"enroll-mfa", "log-in-with-mfa", "renew-password"})
"""Of these and of editions, whose names end with it, pictures and words are those of 2025; all others are of 2021."""

KINDS_OF_DOCUMENT = {".html": "web page", ".pdf": "PDF to print"}
"""How a reader calls a document, by its ending."""


def cover_of(page: Path) -> str:
    """What a guide calls itself in its web page, before the name of the court; nothing where there is no such page."""
    if not page.is_file():
        return ""
    with page.open(encoding="utf-8", errors="replace") as lines:
        head = lines.read(TITLE_WITHIN)
    found = re.search("<title>([^<]*) \N{EN DASH} [^<]*</title>", head)
    return html.unescape(found[1]) if found else ""


TITLE_WITHIN = 4096
"""So many characters at most stand before the end of a web page's title."""


def year_of(slug: str) -> Era | None:
    """The year of which a guide is; nobody knows that of somebody's own."""
    if slug not in TITLES:
        return None
    return "2025" if slug in ONLY_2025 or slug.endswith("-2025") else "2021"


def edition(slug: str, era: Era) -> str:
    """The edition of a guide for that year; the guide itself where there is no other."""
    return named if (named := f"{slug}-{era}") in TITLES else slug


@dataclass(frozen=True)
class BuiltGuide:
    """One guide for one court: its name, and the documents that were built, as what they are and where they lie."""

    court: str
    slug: str
    documents: tuple[tuple[str, str], ...]
    cover: str = ""
    """What it is called on its cover, if it was built."""
    of_another_year: Era | None = None
    """The year of which it is, where that is not the visitor's: then none of its documents are offered."""

    @property
    def title(self) -> str:
        return self.cover or TITLES.get(self.slug) or self.slug.replace("-", " ").capitalize()

    @property
    def command(self) -> str:
        """How a trainer builds it."""
        return f"assistant guide {self.slug} --court {self.court}"


@dataclass(frozen=True)
class Shelf:
    """The folder of built guides, if the portal was started with one."""

    folder: Path | None
    era: Era = "2021"
    """The visitor's year."""

    @property
    def has_index(self) -> bool:
        """Whether there is a page that lists all guides."""
        return self.folder is not None and (self.folder / "index.html").is_file()

    def guide(self, court: str, slug: str) -> BuiltGuide:
        """A guide for a court, of the visitor's year; without documents when it was not built, or is of another one."""
        slug = edition(slug, self.era)
        if (year := year_of(slug)) not in (None, self.era):
            return BuiltGuide(court, slug, (), of_another_year=year)
        if self.folder is None:
            return BuiltGuide(court, slug, ())
        place = self.folder / court / slug
        built = ((name, f"/guides/{court}/{slug}/{court}-{slug}{end}") for end, name in KINDS_OF_DOCUMENT.items())
        documents = tuple((name, path) for name, path in built if (place / Path(path).name).is_file())
        return BuiltGuide(court, slug, documents, cover_of(place / f"{court}-{slug}.html"))

    def has_any(self, courts: Iterable[Court]) -> bool:
        """Whether there is a guide for one of the courts."""
        return any(self.built(court.id) for court in courts)

    def built(self, court: str) -> list[BuiltGuide]:
        """The guides of the visitor's year that there are for a court, in the order in which a filer needs them."""
        place = self.folder / court if self.folder else None
        if place is None or not place.is_dir():
            return []
        folders = (entry.name for entry in place.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        found = (slug for slug in folders if year_of(slug) in (None, self.era))
        order = list(TITLES)
        slugs = sorted(found, key=lambda slug: (order.index(slug) if slug in TITLES else len(order), slug))
        return [guide for slug in slugs if (guide := self.guide(court, slug)).documents]
