"""Who belongs to a PACER Administrative Account: each rule by its deed and by its opposite."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mock_site.areas.firm import actions
from mock_site.areas.firm.administrator import harmless
from mock_site.areas.firm.statement import statement_of
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world.world import World

PEOPLE = read_all(Person, [Path(__file__).parents[4] / "assistant" / "people"])
ROSALIND, CORWIN, CYRUS, AUGUSTIN, MARJORIE, TOBIAS = "7300012", "7000150", "7155620", "7160777", "7104401", "7002213"


@pytest.fixture
def world():
    return PortalSetup(people=PEOPLE).new_world()


def asked(world, paa=ROSALIND, number=MARJORIE):
    """The world in which a PAA has asked, and the request."""
    last_name = world.accounts[number].holder.last_name
    world = actions.asked(world, world.accounts[paa], number, last_name, "Welcome")
    return world, world.firms.requests[-1]


def joined(world, paa=ROSALIND, number=MARJORIE):
    world, request = asked(world, paa, number)
    return actions.accepted(world, world.accounts[number], request)


def with_facts(world, number, **facts):
    return world.with_account(world.accounts[number].model_copy(update=facts))


def test_a_world_begins_with_the_members_of_the_peoples_files(world):
    assert world.firms.members_of(ROSALIND) == [CYRUS, AUGUSTIN]
    assert world.firms.members_of(CORWIN) == []
    assert world.firms.paa_of(MARJORIE) is None


def test_without_its_administrator_nobody_belongs_to_a_paa():
    world = PortalSetup(people=PEOPLE).new_world(people=["cyrus-nakagawa-bell"])

    assert world.firms.paa_of(CYRUS) is None


def test_a_world_that_was_kept_before_there_were_firms_can_still_be_read(world):
    kept = world.model_dump(mode="json")
    del kept["firms"]

    assert World.model_validate(kept).firms.members == {}


@pytest.mark.parametrize(
    ("number", "last_name", "trouble"),
    [
        (MARJORIE, "Ellsworth-Quill", None),
        (MARJORIE, "ELLSWORTH-QUILL", None),
        (TOBIAS, "Brannock", None),
        (MARJORIE, "Quill", actions.NOT_THAT_NAME),
        ("7999999", "Ellsworth-Quill", actions.NOT_THAT_NAME),
        (CYRUS, "Nakagawa-Bell", actions.HAS_A_PAA),
        (CYRUS, "Bell", actions.NOT_THAT_NAME),
        (CORWIN, "Bexley", actions.IS_A_PAA),
        (ROSALIND, "Tamborini", actions.IS_A_PAA),
    ],
)
def test_whom_a_paa_may_ask(world, number, last_name, trouble):
    paa = world.accounts[ROSALIND]

    assert actions.trouble_with_asking(world, paa, number, last_name) == trouble
    assert len(actions.asked(world, paa, number, last_name, "").firms.requests) == (trouble is None)


def test_the_same_account_is_not_asked_twice_until_it_has_answered(world):
    world, request = asked(world)
    again = actions.trouble_with_asking(world, world.accounts[ROSALIND], MARJORIE, "Ellsworth-Quill")
    answered = actions.declined(world, world.accounts[MARJORIE], request)

    assert again == actions.ASKED_ALREADY
    assert actions.trouble_with_asking(world, world.accounts[CORWIN], MARJORIE, "Ellsworth-Quill") is None
    assert actions.trouble_with_asking(answered, world.accounts[ROSALIND], MARJORIE, "Ellsworth-Quill") is None


def test_a_request_changes_nothing_but_itself(world):
    after, request = asked(world)

    assert request.status == "Pending"
    assert after.accounts == world.accounts
    assert after.firms.members == world.firms.members


@pytest.mark.parametrize("balance", ["12.40", "-5.00", "0"])
def test_who_joins_brings_her_balance_along(world, balance):
    after = joined(with_facts(world, MARJORIE, balance=Decimal(balance)))

    assert after.firms.paa_of(MARJORIE) == ROSALIND
    assert after.accounts[MARJORIE].balance == 0
    assert after.accounts[ROSALIND].balance == world.accounts[ROSALIND].balance + Decimal(balance)


@pytest.mark.parametrize(("the_firms", "hers"), [(True, False), (False, True), (True, True), (False, False)])
def test_the_firms_rule_about_client_codes_overwrites_hers(world, the_firms, hers):
    world = with_facts(world, ROSALIND, client_code_required=the_firms)
    world = with_facts(world, MARJORIE, client_code_required=hers)

    assert joined(world).accounts[MARJORIE].client_code_required == the_firms


@pytest.mark.parametrize(
    ("before", "under_review", "after"),
    [
        ("Active", False, "Active"),
        ("Inactive", False, "Active"),
        ("Not activated", False, "Active"),
        ("Inactive", True, "Inactive"),
    ],
)
def test_who_joins_can_search(world, before, under_review, after):
    world = with_facts(world, MARJORIE, case_search=before, under_review=under_review)

    assert joined(world).accounts[MARJORIE].case_search == after


def test_only_the_account_that_was_asked_can_accept(world):
    world, request = asked(world)

    assert actions.accepted(world, world.accounts[TOBIAS], request) == world
    assert actions.declined(world, world.accounts[TOBIAS], request) == world


@pytest.mark.parametrize("answer", [actions.accepted, actions.declined])
def test_a_request_is_answered_once(world, answer):
    world, request = asked(world)
    answered = answer(world, world.accounts[MARJORIE], request)

    for late in (actions.accepted, actions.declined):
        assert late(answered, answered.accounts[MARJORIE], request) == answered
    assert actions.request_rescinded(answered, answered.accounts[ROSALIND], request.number) == answered


def test_who_joins_one_paa_has_declined_the_other(world):
    world, first = asked(world, CORWIN)
    after = joined(world)

    assert after.firms.paa_of(MARJORIE) == ROSALIND
    assert after.firms.request(first.number).status == "Declined"
    assert after.outbox[-1].to == "cb0071@example.com"


def test_only_the_paa_that_asked_can_rescind(world):
    world, request = asked(world)
    rescinded = actions.request_rescinded(world, world.accounts[ROSALIND], request.number)

    assert actions.request_rescinded(world, world.accounts[CORWIN], request.number) == world
    assert actions.request_rescinded(world, world.accounts[ROSALIND], 99) == world
    assert rescinded.firms.request(request.number).status == "Rescinded"
    assert actions.accepted(rescinded, world.accounts[MARJORIE], request) == rescinded


def test_only_the_paa_that_pays_can_remove(world):
    removed = actions.member_removed(world, world.accounts[ROSALIND], CYRUS, "Has left the firm")

    assert actions.member_removed(world, world.accounts[CORWIN], CYRUS, "") == world
    assert actions.member_removed(world, world.accounts[ROSALIND], MARJORIE, "") == world
    assert removed.firms.members_of(ROSALIND) == [AUGUSTIN]
    assert removed.accounts[CYRUS].case_search == "Inactive"
    assert removed.firms.requests[-1].type == "Remove"


def test_who_leaves_cannot_search_until_a_paa_takes_her(world):
    left = actions.left(world, world.accounts[CYRUS], "New firm")

    assert actions.left(world, world.accounts[MARJORIE], "") == world
    assert left.firms.paa_of(CYRUS) is None
    assert left.accounts[CYRUS].case_search == "Inactive"
    assert joined(left, CORWIN, CYRUS).accounts[CYRUS].case_search == "Active"


def test_each_step_is_told_to_the_other_side_and_parting_to_both(world):
    world, request = asked(world)
    assert [mail.to for mail in world.outbox] == ["mequill2016@example.com"]

    told = {
        "accepted": actions.accepted(world, world.accounts[MARJORIE], request),
        "declined": actions.declined(world, world.accounts[MARJORIE], request),
        "rescinded": actions.request_rescinded(world, world.accounts[ROSALIND], request.number),
    }
    hers, his = "mequill2016@example.com", "hpbilling2021@example.com"
    assert {deed: after.outbox[-1].to for deed, after in told.items()} == {
        "accepted": his,
        "declined": his,
        "rescinded": hers,
    }
    assert [mail.to for mail in actions.left(told["accepted"], world.accounts[MARJORIE], "").outbox[-2:]] == [hers, his]


def test_a_statement_adds_up_to_the_balance(world):
    bill = statement_of(world, world.accounts[ROSALIND])

    assert [(line.number, line.pages, line.amount) for line in bill.lines] == [
        (CYRUS, 8028, Decimal("802.80")),
        (AUGUSTIN, 4015, Decimal("401.50")),
    ]
    assert (bill.total, bill.pages, bill.earlier, bill.waived) == (Decimal("1204.30"), 12043, 0, 0)
    assert (bill.due, bill.name) == (Decimal("1204.30"), "Invoice")
    assert (bill.since, bill.until) == (date(2021, 7, 1), date(2021, 9, 21))


@pytest.mark.parametrize(
    ("fees", "waived", "name"),
    [("30.00", "30.00", "Statement of Account"), ("30.10", "0", "Invoice"), ("-4.00", "0", "Statement of Account")],
)
def test_thirty_dollars_a_quarter_are_waived_and_no_more(world, fees, waived, name):
    world = with_facts(world, CORWIN, balance=Decimal(0))
    world = joined(with_facts(world, MARJORIE, balance=Decimal(fees)), CORWIN)

    bill = statement_of(world, world.accounts[CORWIN])

    assert (bill.waived, bill.due) == (Decimal(waived), Decimal(fees) - Decimal(waived))
    assert bill.name == name


def test_who_has_left_still_stands_on_the_statement(world):
    left = actions.left(world, world.accounts[CYRUS], "")

    line = statement_of(left, left.accounts[ROSALIND]).lines[-1]

    assert (line.number, line.left, line.amount) == (CYRUS, True, Decimal("802.80"))


def test_a_cost_center_is_given_to_members_only(world):
    booked = actions.booked(world, world.accounts[ROSALIND], {CYRUS: "Litigation", MARJORIE: "Tax"})

    assert booked.firms.members[CYRUS].cost_center == "Litigation"
    assert MARJORIE not in booked.firms.members


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_list_is_taken_for_a_formula(start):
    assert harmless(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert harmless(f"Quill{start}") == f"Quill{start}"
