import pytest

from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup


@pytest.fixture
def world(known):
    return PortalSetup(read_all(Court, [known.courts]), read_all(Person, [known.people])).new_world()


def test_ended_sessions_are_those_of_the_logins_that_are_named(world):
    tobias, ingrid, filing = world.accounts["7002213"], world.accounts["7003388"], world.filing[0]

    after = world.end_sessions(tobias, filing).end_sessions(tobias)

    assert [after.login_number(holder) for holder in (tobias, ingrid, filing)] == [2, 0, 1]
