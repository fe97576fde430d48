"""Whoever reads a fact of a court is noted, and nothing that nobody reads."""

from __future__ import annotations

import pytest

from assistant.facts import courts
from assistant.facts.courts import Court, Edition
from assistant.facts.noted import NOT_THERE, every_fact, fact, noted

MAB = courts.court("mab").model_copy(update={"edition": None})
SIGNED = MAB.model_copy(update={"edition": Edition(day=MAB.go_live)})

READINGS = {
    "a fact": (lambda court: court.kind, {"kind"}),
    "a fact within another": (lambda court: court.contacts.clerk_mail, {"contacts.*", "contacts.clerk_mail"}),
    "a site": (lambda court: court.sites["pacer"].walk, {"sites.pacer.*", "sites.pacer.walk"}),
    "a site, as text": (lambda court: f"{court.sites['pacer']}", {"sites.pacer.*", "sites.pacer"}),
    "a site that may be missing": (lambda court: court.sites.get("faq"), {"sites.faq"}),
    "whether there is a site": (lambda court: "faq" in court.sites, {"sites.faq"}),
    "which sites there are": (lambda court: list(court.sites), {"sites.*"}),
    "how many sites there are": (lambda court: len(court.sites), {"sites.*"}),
    "what is missing": (lambda court: court.mistakes is None, {"mistakes"}),
    "a date within another": (lambda court: court.go_live.year, {"go_live"}),
}
WHOLE = {
    "a comparison": lambda court: court == MAB,
    "a text": str,
    "a representation": repr,
    "its values": lambda court: court.model_dump(),
    "a copy": lambda court: court.model_copy(),
    "every entry": list,
}


@pytest.mark.parametrize(("read", "paths"), READINGS.values(), ids=READINGS.keys())
def test_what_is_read_is_noted_and_nothing_else(read, paths):
    facts: dict[str, str] = {}

    assert read(noted(MAB, facts)) == read(MAB)

    assert set(facts) == paths
    assert facts == {path: fact(MAB, path) for path in paths}


@pytest.mark.parametrize("read", WHOLE.values(), ids=WHOLE.keys())
def test_who_takes_the_whole_has_read_every_fact(read):
    facts: dict[str, str] = {}

    assert read(noted(MAB, facts)) == read(MAB)

    assert facts == every_fact(MAB)


def test_what_was_missing_and_is_there_now_is_another_fact():
    facts: dict[str, str] = {}
    assert noted(MAB, facts).edition is None

    assert facts == {"edition": NOT_THERE}
    assert fact(SIGNED, "edition") != NOT_THERE


def test_what_was_there_and_is_missing_now_is_another_fact():
    facts: dict[str, str] = {}
    assert noted(SIGNED, facts).edition is not None

    assert facts == {"edition.*": "day guides number signal"}
    assert fact(MAB, "edition.*") == NOT_THERE


def test_a_court_that_notes_is_a_court():
    court = noted(MAB, {})

    assert isinstance(court, Court)
    assert court == noted(MAB, {})
    assert not hasattr(court, "phone")


def test_every_fact_is_found_again_by_its_path():
    facts = every_fact(SIGNED)

    assert facts == {path: fact(SIGNED, path) for path in facts}
    assert {"id", "contacts.clerk_mail", "sites.cmecf.walk", "sites.*"} <= set(facts)
