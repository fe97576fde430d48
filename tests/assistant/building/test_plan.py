"""What a build says that it will do, in words, and that it does just that."""

from pathlib import Path

import pytest
from made_up_builds import Machine

from assistant.building import plan
from assistant.building.build import guides
from assistant.building.plan import Order
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.settings import settings

CHECK, UPGRADE = "check-account-type", "upgrade-account"


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def order(*jobs, formats=("markdown",)):
    return Order(tuple(Job(*job) for job in jobs), formats, Path("guides"))


@pytest.mark.usefixtures("house")
def test_before_anything_was_made_every_guide_is_walked_once_for_all_courts():
    said = str(plan.of(order((CHECK, "mad"), (CHECK, "azb"), (UPGRADE, "mad"), formats=("html", "pdf", "handbook"))))

    assert said.splitlines() == [
        "3 guides of 2 courts, as html and pdf and handbook: 8 documents.",
        "Known as they would be made now: 0 guides.",
        "To be looked at, and made where they would be others: 3 guides.",
        "2 walks for them, at the least:",
        "  check-account-type: 1 walk for 2 guides",
        "  upgrade-account: 1 walk for 1 guide",
        "Documents of all guides of a court: 2 courts.",
        "The index comes last.",
    ]


def test_a_kept_walk_of_one_court_does_for_another(house, monkeypatch):
    Machine(house, monkeypatch)
    first = order((CHECK, "mad"), formats=("printed",))
    with Workspace(first.courts, first.out) as workspace:
        guides(first, InProcess(workspace))

    assert str(plan.of(first)).endswith("Nothing is to be walked or made.")
    more = plan.of(order((CHECK, "mad"), (CHECK, "azb"), formats=("printed",)))
    assert [str(job) for job in more.todo] == ["azb/check-account-type"]
    assert "No walk: those that are kept will do." in str(more)
    again = plan.of(Order(first.jobs, first.formats, first.out, rewalk=True))
    assert (len(again.todo), again.walks) == (1, {CHECK: 1})
