"""From a walk that looks on to a report: verdicts, sentences with their signs, and what is offered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import small_desks
from rewriting import Rewriting, seen_through
from rules import many, renamed, without

from assistant.building.editions import Acceptance, Editions
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.comparing.compare import Order, compare, told
from assistant.facts.recording import Recording

pytestmark = pytest.mark.siblings(3, of="file")


@pytest.fixture(scope="module")
def office(desk, tmp_path_factory):
    """A small office whose permits are accepted; gives what a comparison tells while its pages are rewritten."""
    folder, back = tmp_path_factory.mktemp("office"), Path.cwd()
    os.chdir(folder)
    small_desks.write_scripts(folder)
    with small_desks.open_desks() as address, seen_through(address) as glass, Workspace([], folder, desk) as workspace:
        site = small_desks.write_site(folder, "town", "permit", glass.address)
        order = Order((Job("permit.py", site),), folder / "editions", folder / "compare")

        def reported(*rules, page="/ask"):
            glass.show(*(Rewriting(rule, page) for rule in rules))
            return compare(order, InProcess(workspace))

        first = reported()
        Editions(order.editions).put(Recording.load(folder / first.comparisons[0].walked), Acceptance("A"), after=0)
        yield first, reported
    os.chdir(back)


def untrue(report):
    (one,) = report.comparisons
    return [(said.sign, said.verdict, said.offered, said.maybe) for said in one.sentences if said.verdict != "true"]


def test_what_was_never_accepted_is_shown_to_be_looked_at(office):
    first, _ = office

    assert ([one.verdict for one in first.comparisons], first.failed, first.findings) == (["first"], True, ())


def test_what_is_as_it_was_accepted_is_the_same(office):
    _, reported = office
    report = reported()

    assert ([one.verdict for one in report.comparisons], report.failed, untrue(report)) == (["same"], False, [])


def test_a_new_name_is_told_at_its_sentence_and_offered(office):
    _, reported = office
    report = reported(renamed("Name of the event", "Name of your event"))

    assert untrue(report) == [("step 2", "false", "Enter the **Name of your event**.", "")]
    assert "1 guide compared: 1 false." in told(report, Path("out"))
    assert "+ Enter the **Name of your event**." in told(report, Path("out"))


def test_where_the_whole_walk_does_not_pass_nothing_is_offered(office):
    _, reported = office
    report = reported(many(renamed("Name of the event", "Name of your event"), without("Number of guests")))

    assert untrue(report) == [
        ("step 2", "false", "", "Enter the **Name of your event**."), ("step 4", "false", "", ""),
    ]  # fmt: skip


def test_what_comes_after_the_walk_has_ended_is_not_reached(office):
    _, reported = office
    report = reported(without("Send request"))

    assert [verdict for _, verdict, *_ in untrue(report)] == ["false", "not reached"]
    assert not report.comparisons[0].ended
