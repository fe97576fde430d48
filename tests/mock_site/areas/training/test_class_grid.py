"""What the grid counts as reached: what was done in a world, and not what somebody brought into it."""

import pytest
from explorer import SILENT, portal_for_readers

from mock_site import visit
from mock_site.app import create_app
from mock_site.areas.efile.actions import asked
from mock_site.areas.training.class_grid import MILESTONES, Grid, Row
from mock_site.world.classes import Seat
from mock_site.world.court_requests import EACH, FilingRights
from mock_site.world.multifactor import App, Multifactor

MFA, EFILE = "Enrolled in MFA", "Registered to e-file"


@pytest.fixture(scope="module")
def app():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mock_site.app.log", SILENT)
        yield create_app(portal_for_readers())


@pytest.fixture
def world(app):
    with app.test_request_context():
        yield visit.fresh_world()


def reached(world):
    return [name for name, is_reached in MILESTONES.items() if is_reached(world)]


def test_nothing_is_reached_in_a_fresh_world(world):
    assert any(kept.apps for kept in world.multifactor.values()), "somebody is enrolled from the start"
    assert any(account.requests for account in world.accounts.values()), "somebody has asked to file"
    assert reached(world) == []


def test_linking_is_reached_by_who_links(world):
    filing = next(one for one in world.filing if not one.linked_to)
    account = next(one for one in world.accounts.values() if not one.legacy)

    assert reached(world.with_filing_account(filing.link(account, world.today))) == ["Linked"]


def test_an_app_is_reached_when_it_is_added_and_not_when_it_is_begun(world):
    someone, enrolled = world.accounts["7104401"], next(iter(world.multifactor))
    begun = world.with_multifactor(someone, Multifactor().begin().name("Phone", "KEY"))
    added = world.with_multifactor(someone, Multifactor(apps=(App(number=1, nickname="Phone", key="KEY"),)))
    before = world.multifactor[enrolled]
    another = before.model_copy(update={"apps": (*before.apps, App(number=2, nickname="Tablet", key="KEY"))})

    assert reached(begun) == []
    assert reached(added) == [MFA]
    assert reached(world.with_multifactor(world.accounts[enrolled], another)) == [MFA]


def test_filing_is_reached_when_it_is_asked_for_whatever_the_court_says(app, world):
    rights = FilingRights(role="Attorney", email="x@example.com", frequency=EACH, format="HTML")
    court = app.extensions["portal"].courts["mad"]
    number = next(n for n, a in world.accounts.items() if not a.shared and not world.filing_of(a) and not a.requests)

    assert reached(asked(world, number, court, "Attorney", rights)) == [EFILE]


def seated(number, waited):
    return Row(Seat("seat", number, f"T{number}", "PACER", False, 0, 1), waited, (True, False))


def test_a_grid_is_told_in_a_sentence_that_does_not_change_with_the_minutes():
    early = Grid(("A", "B"), tuple(seated(number, 200) for number in range(1, 8)))
    late = Grid(("A", "B"), tuple(seated(number, 900) for number in range(1, 8)))

    assert early.told == "7 trainees. On one screen for 3 minutes or more: T1, T2, T3, T4, T5 and 2 more."
    assert late.told == early.told
    assert Grid(("A",), ()).told == "Nobody has joined yet."
    assert Grid(("A",), (seated(1, 5),)).told == "1 trainee."
    assert early.counts == [("A", 7), ("B", 0)]
