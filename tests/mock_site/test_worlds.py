import threading
from datetime import date

import pytest
from sqlalchemy import create_engine, text

from mock_site.courts import Court
from mock_site.data_files import read_all
from mock_site.errors import PortalError
from mock_site.people import Person
from mock_site.portal import Portal
from mock_site.worlds import Attempt, Worlds


@pytest.fixture
def world(known):
    return Portal(read_all(Court, [known.courts]), read_all(Person, [known.people])).new_world()


@pytest.fixture(params=["memory", "file"])
def worlds(request, tmp_path):
    return Worlds("sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path / 'worlds.db'}")


def test_a_world_comes_back_as_it_was_kept(worlds, world):
    identity, _ = worlds.add(world)

    assert worlds.get(identity) == world
    assert worlds.get("no such") is None


def test_deeds_of_many_tabs_at_once_are_all_kept(worlds, world):
    identity, _ = worlds.add(world)
    account = world.accounts["7002213"]

    def write(name):
        worlds.change(identity, lambda now: now.with_draft(account, {**now.draft(account), name: Attempt()}))

    tabs = [threading.Thread(target=write, args=(f"tab {number}",)) for number in range(8)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert len(worlds.get(identity).draft(account)) == 8


def test_a_deed_that_fails_leaves_the_world_alone(worlds, world):
    identity, _ = worlds.add(world)

    with pytest.raises(ZeroDivisionError):
        worlds.change(identity, lambda _: 1 / 0)

    assert worlds.get(identity) == world


def test_a_world_that_is_not_there_cannot_be_changed(worlds):
    with pytest.raises(LookupError):
        worlds.change("no such", lambda world: world)


def test_a_new_world_has_no_password_of_anybody_in_it(world, known):
    document = world.model_dump_json()

    for person in read_all(Person, [known.people]).values():
        assert not person.pacer or person.pacer.password.get_secret_value() not in document
        assert all(entry.password.get_secret_value() not in document for entry in person.cmecf)


def test_a_world_can_begin_with_some_people_on_another_day(known):
    portal = Portal(people=read_all(Person, [known.people]))

    world = portal.new_world(date(2021, 9, 1), "2025", ["tobias-brannock", "priya-whitlowe"])

    assert [account.holder.name for account in world.accounts.values()] == ["Tobias Brannock"]
    assert (world.today, world.era) == (date(2021, 9, 1), "2025")


def test_a_legacy_account_begins_without_date_of_birth_and_county_and_with_its_user_type(world):
    tobias, ingrid, marjorie = (world.accounts[number] for number in ("7002213", "7003388", "7104401"))

    assert (tobias.holder.date_of_birth, tobias.address.county, tobias.holder.user_type) == (None, "", "")
    assert (ingrid.holder.date_of_birth, ingrid.address.county, ingrid.holder.user_type) == (None, "", "ATTORNEY")
    assert (f"{marjorie.holder.date_of_birth}", marjorie.address.county) == ("1974-11-02", "SUFFOLK")


def test_the_key_of_the_sessions_stays_with_the_database(tmp_path):
    url = f"sqlite:///{tmp_path / 'worlds.db'}"

    assert Worlds(url).secret_key() == Worlds(url).secret_key()
    assert Worlds(url).secret_key() != Worlds("sqlite://").secret_key()


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////no/such/folder/worlds.db", "nosuch://host/db"])
def test_a_database_that_cannot_be_opened_is_told_in_a_sentence(url):
    with pytest.raises(PortalError, match="The database cannot be opened"):
        Worlds(url)


def test_all_is_kept_in_one_document_in_one_row(tmp_path, world):
    url = f"sqlite:///{tmp_path / 'worlds.db'}"
    identity, join_code = Worlds(url).add(world)

    database = create_engine(url)
    with database.connect() as connection:
        rows = connection.execute(text("select id, join_code, document from worlds")).all()
    database.dispose()

    assert [tuple(row) for row in rows] == [(identity, join_code, world.model_dump_json())]
