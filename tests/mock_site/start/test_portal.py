import tomllib
from datetime import date

import pytest

from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup


@pytest.fixture
def world(known):
    return PortalSetup(read_all(Court, [known.courts]), read_all(Person, [known.people])).new_world()


def test_a_new_world_has_no_password_of_anybody_in_it(world, known):
    document = world.model_dump_json()

    for person in read_all(Person, [known.people]).values():
        assert not person.pacer or person.pacer.password.get_secret_value() not in document
        assert all(entry.password.get_secret_value() not in document for entry in person.cmecf)


def test_a_world_can_begin_with_some_people_on_another_day(known):
    portal = PortalSetup(people=read_all(Person, [known.people]))

    world = portal.new_world(date(2021, 9, 1), "2025", ["tobias-brannock", "priya-whitlowe"])

    assert [account.holder.name for account in world.accounts.values()] == ["Tobias Brannock"]
    assert (world.today, world.era) == (date(2021, 9, 1), "2025")


def test_a_legacy_account_begins_without_date_of_birth_and_county_and_with_its_user_type(world):
    tobias, ingrid, marjorie = (world.accounts[number] for number in ("7002213", "7003388", "7104401"))

    assert (tobias.holder.date_of_birth, tobias.address.county, tobias.holder.user_type) == (None, "", "")
    assert (ingrid.holder.date_of_birth, ingrid.address.county, ingrid.holder.user_type) == (None, "", "ATTORNEY")
    assert (f"{marjorie.holder.date_of_birth}", marjorie.address.county) == ("1974-11-02", "SUFFOLK")


FURTHER = ("mad", "mab", "azd", "azb", "ca1")


@pytest.fixture
def linked_in(known):
    """Where somebody's filing accounts are linked in a new world of five courts, for one of these or for all."""
    read = read_all(Court, [known.courts, known.courts / "on_request"])
    portal = PortalSetup({name: read[name] for name in FURTHER}, read_all(Person, [known.people]))

    def where(slug, court=None):
        world = portal.new_world(people=[slug], court=court)
        return {one.court: (one.cases, [fee.text for fee in one.fees]) for one in world.filing if one.linked_to}

    return where


def test_who_files_everywhere_has_cases_and_fees_of_the_courts_kind_in_each(linked_in):
    cyrus, lambert = linked_in("cyrus-nakagawa-bell"), linked_in("lambert-oakeshott")

    assert set(cyrus) == set(lambert) == {"mad", "mab", "azd", "azb"}
    assert cyrus["azd"] == cyrus["mad"] != cyrus["mab"] == cyrus["azb"]
    assert lambert["azd"][1] == ["Notice of Removal"]


def test_in_a_world_for_one_court_that_is_the_only_one_beside_her_own(linked_in):
    assert set(linked_in("cyrus-nakagawa-bell", "azb")) == {"mad", "mab", "azb"}
    assert set(linked_in("cyrus-nakagawa-bell", "nobody")) == {"mad", "mab", "azd", "azb"}


def test_a_court_in_which_she_has_no_account_stands_for_no_other(known):
    cyrus = tomllib.loads((known.people / "cyrus-nakagawa-bell.toml").read_text(encoding="utf-8"))
    cyrus["cmecf"][-1]["as_in"]["district"] = "azd"

    with pytest.raises(ValueError, match=r"as_in names azd, and no \[\[cmecf\]\] has that court"):
        Person.model_validate(cyrus)
