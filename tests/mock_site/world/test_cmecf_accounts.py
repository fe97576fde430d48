from datetime import date

import pytest

from mock_site.areas.court.mail import temporary_password
from mock_site.errors import PortalError
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person, check_no_account_twice
from mock_site.start.portal import PortalSetup
from mock_site.world.cmecf_accounts import FilingAccount, account_trouble, filing_trouble, has_special

MARJORIE, CYRUS = "7104401", "7155620"


@pytest.fixture
def portal(known):
    return PortalSetup(courts=read_all(Court, [known.courts]), people=read_all(Person, [known.people]))


@pytest.fixture
def world(portal):
    return portal.new_world()


def test_a_linked_account_belongs_to_one_pacer_account_in_one_court(world):
    account, filing = world.accounts[MARJORIE], world.filing_account("mab", "mquill")

    after = world.with_filing_account(filing.link(account, world.today))

    assert after.linked(account, "mab").login == "mquill"
    assert after.linked(account, "mad") is None
    assert [a for a in after.filing if a.linked_here] == [after.linked(account, "mab")]


def test_after_linking_the_courts_own_login_opens_nothing(world):
    assert world.court_login("mab", "mquill", "Slate20!ecf").login == "mquill"

    after = world.with_filing_account(world.filing_account("mab", "mquill").link(world.accounts[MARJORIE], world.today))

    assert after.court_login("mab", "mquill", "Slate20!ecf") is None
    assert after.court_login("mad", "mequill", "Birch21!ecf").login == "mequill"


def test_a_link_is_for_good(world):
    with pytest.raises(AssertionError, match="linked already"):
        world.filing_account("mab", "cnbell").link(world.accounts[MARJORIE], world.today)


@pytest.mark.parametrize(
    ("court", "login", "password", "trouble"),
    [
        ("mab", "mquill", "Slate20!ecf", None),
        ("mab", "MQUILL", "Slate20!ecf", "wrong"),
        ("mab", "mquill", "slate20!ecf", "wrong"),
        ("mad", "mquill", "Slate20!ecf", "wrong"),
        ("mab", "cnbell", "Coral26!ecf", "taken"),
        ("mab", "cnbell", "not the one", "wrong"),
        ("mab", "ethornbury", "Aspen37!ecf", "fees"),
        ("mab", "pgrunwald", "Dune38!ecf", "court"),
        ("mad", "n&osterhaus", "Wheat36!ecf", "special"),
        ("mab", "akettleby_tr", "Umber35!ecf", None),
    ],
)
def test_only_who_knows_the_password_is_told_what_is_wrong_with_an_account(world, court, login, password, trouble):
    assert filing_trouble(world.filing_account(court, login), password) == trouble


def test_who_is_locked_for_fees_is_open_when_the_last_one_is_paid_and_who_is_locked_by_the_court_is_not(world):
    locked = world.filing_account("mab", "loakeshott")
    first = locked.fees[0]
    second = first.model_copy(update={"number": 2})

    owing = locked.owing([first, second])

    assert owing.owing([second]).locked == "fees"
    assert owing.owing([]).locked is None
    assert world.filing_account("mab", "pgrunwald").owing([]).locked == "court"


def test_shared_legacy_and_linked_pacer_accounts_cannot_be_linked(world):
    troubles = {
        account.credentials.username: trouble
        for account in world.accounts.values()
        if (trouble := account_trouble(account, world.linked(account, "mab")))
    }

    assert troubles == {
        "cnbell_law": "linked",
        "hollispenrose": "linked",
        "loakeshott": "linked",
        "jcastellane": "linked",
        "silasmonteverde": "linked",
        "halvardpymdesk": "shared",
        "hp2210": "shared",
        "tb1407": "legacy",
        "iv2260": "legacy",
        "ca3316": "legacy",
        "cb0071": "legacy",
    }


@pytest.mark.parametrize("login", ["n&osterhaus", "a@b", "a$b", "a*b", "a b"])
def test_some_characters_cannot_be_linked(login):
    assert has_special(login)


def test_a_person_without_an_entry_for_a_court_has_the_one_for_any(world):
    """Tobias Brannock has a login of the bankruptcy court, Nadine Osterhaus one of the district court."""
    assert world.filing_account("mab", "tbrannock").opened_by("Ember22!ecf")
    assert world.filing_account("mad", "tbrannock").opened_by("Other52!ecf")
    assert world.filing_account("mab", "nosterhaus")
    assert not world.filing_account("mad", "nosterhaus")
    assert [a.login for a in world.filing if a.court == "mab" and a.last_name == "Kettleby"] == [
        "akettleby",
        "akettleby_tr",
    ]


def test_nothing_is_linked_before_a_court_is_live(portal):
    before, after = portal.new_world(date(2021, 9, 19)), portal.new_world(date(2021, 9, 20))

    assert not any(a.linked_to for a in before.filing)
    assert [a.court for a in after.filing if a.linked_to == CYRUS] == ["mab", "mad"]


def test_two_people_with_one_login_in_a_court_are_refused(known):
    marjorie = read_all(Person, [known.people / "marjorie-ellsworth-quill.toml"])["marjorie-ellsworth-quill"]
    twin = marjorie.model_copy(update={"pacer": None})

    with pytest.raises(PortalError, match=r"Two people have the CM/ECF login mquill \(mab\)"):
        check_no_account_twice({"a": marjorie, "b": twin})


def test_temporary_passwords_are_the_same_in_every_world_and_differ_from_mail_to_mail(world):
    filing = world.filing_account("mab", "mquill")

    assert temporary_password(filing, 0) == temporary_password(filing, 0)
    assert len({temporary_password(filing, 0), temporary_password(filing, 1)}) == 2


def test_a_second_address_that_was_kept_before_there_were_several_is_still_there():
    account = FilingAccount.model_validate(
        {
            "court": "mab",
            "login": "x",
            "password_hash": "",
            "first_name": "Ann",
            "last_name": "Other",
            "email": "ann@example.com",
            "role": "Attorney",
            "second_email": "office@example.com",
        }
    )

    assert [one.email for one in account.preferences.noticing.secondary] == ["office@example.com"]
