import pytest

from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world.notices import may_search, notices_for


@pytest.fixture(scope="module")
def accounts(known):
    world = PortalSetup(people=read_all(Person, [known.people])).new_world()
    return {account.credentials.username: account for account in world.accounts.values()}


@pytest.mark.parametrize(
    ("username", "client_code", "notices"),
    [
        ("mequill2016", "", ("redaction",)),
        ("tb1407", "", ("legacy", "redaction")),
        ("lstandish", "", ("inactive", "redaction")),
        ("gapfelbaum", "", ("not-activated", "redaction")),
        ("afairlea22", "", ("client-code", "redaction")),
        ("afairlea22", "2021-17", ("redaction",)),
        ("hpbilling2021", "", ("administrative",)),
        ("cb0071", "", ("administrative",)),
    ],
)
def test_each_kind_of_account_reads_its_own_notices_before_a_court(accounts, username, client_code, notices):
    assert notices_for(accounts[username], client_code) == notices


@pytest.mark.parametrize(
    ("username", "client_code", "may"),
    [
        ("mequill2016", "", True),
        ("lstandish", "", False),
        ("gapfelbaum", "", False),
        ("afairlea22", "", False),
        ("afairlea22", "2021-17", True),
    ],
)
def test_what_blocks_searching(accounts, username, client_code, may):
    assert may_search(accounts[username], client_code) is may
