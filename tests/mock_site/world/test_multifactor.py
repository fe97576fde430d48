"""Codes of an app after RFC 6238, what is kept of other codes, and the clock by which they are made."""

from __future__ import annotations

import base64
from datetime import date

import pytest

from mock_site.world.multifactor import STEP, App, Multifactor, backup_code_from, code_of, security_code_from
from mock_site.world.world import World

RFC = base64.b32encode(b"12345678901234567890").decode()
"""The key of the RFC's own examples (appendix B, SHA-1), whose codes have two digits more."""

ENROLLED = Multifactor(apps=(App(number=1, nickname="Phone", key=RFC),))


@pytest.mark.parametrize(
    ("moment", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_rfc(moment, code):
    assert code_of(RFC, moment // STEP) == code
    assert ENROLLED.opened_by(code, moment) is not None


@pytest.mark.parametrize(("late", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_taken_one_step_before_and_after(late, opens):
    code = code_of(RFC, 1_000)

    assert (ENROLLED.opened_by(code, (1_000 + late) * STEP) is not None) is opens


def test_a_code_is_taken_once_and_no_earlier_one_after_it():
    used = ENROLLED.opened_by(code_of(RFC, 1_000), 1_000 * STEP)

    assert used.opened_by(code_of(RFC, 1_000), 1_000 * STEP) is None
    assert used.opened_by(code_of(RFC, 999), 1_000 * STEP) is None
    assert used.opened_by(code_of(RFC, 1_001), 1_000 * STEP) is not None


def test_of_codes_that_are_no_app_s_only_hashes_are_kept():
    codes = tuple(backup_code_from(bytes([number] * 12)) for number in range(3))
    asked = ENROLLED.with_backup(codes).ask("add-app", "482913", moment=0)

    kept = asked.model_dump_json()

    assert not [code for code in (*codes, *(code.replace("-", "") for code in codes), "482913") if code in kept]
    assert asked.proven_by("482 913", "add-app", moment=600)
    assert not asked.proven_by("482913", "add-app", moment=601)
    assert not asked.proven_by("482913", "new-codes", moment=1)


def test_codes_are_made_of_what_is_drawn():
    assert security_code_from(bytes(8)) == "000000"
    assert backup_code_from(bytes(range(12))) == "2345-6789-ABCD"


def test_a_clock_that_stands_shows_noon_and_goes_on_by_each_code_and_one_that_runs_shows_the_time():
    runs = World.new(date(2025, 9, 8), "2025", ())
    stands = runs.with_clock(stands=True)

    assert runs.moment(now=1) == 1
    assert stands.moment(now=1) == 1_757_332_800
    assert stands.code_used().moment(now=1) == 1_757_332_800 + STEP


def test_a_world_that_was_kept_before_there_were_codes_can_be_read():
    kept = World.new(date(2021, 9, 21), "2021", ()).model_dump(mode="json")
    older = {name: value for name, value in kept.items() if name not in LATER_FIELDS}

    world = World.model_validate(older)

    assert (world.began, world.multifactor, world.stands) == (date(2021, 9, 21), {}, False)


LATER_FIELDS = {"multifactor", "began_on", "stands", "codes_used"}
