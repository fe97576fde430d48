import contextlib
import sqlite3
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import create_engine, select, text, update

from mock_site.errors import PortalError
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world.store import UnreadableWorldError, Worlds
from mock_site.world.tables import MADE_BY_A_DEED, ONLY_MADE, USED, WORLDS
from mock_site.world.world import Attempt


@pytest.fixture
def world(known):
    return PortalSetup(read_all(Court, [known.courts]), read_all(Person, [known.people])).new_world()


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


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///file:w?mode=memory&uri=true"]
)
def test_a_database_in_memory_is_one_for_all_threads_however_it_is_written(url, world):
    worlds = Worlds(url)

    with ThreadPoolExecutor() as others:
        identity, _ = others.submit(worlds.add, world).result()

    assert worlds.get(identity) == world


def test_a_folder_that_does_not_exist_is_told_in_a_sentence(tmp_path):
    folder = tmp_path / "with spaces"

    with pytest.raises(PortalError) as told:
        Worlds(f"sqlite:///{folder}/worlds.db")

    assert str(told.value) == f"The database cannot be opened: there is no folder {folder} to keep it in."
    folder.mkdir()
    assert Worlds(f"sqlite:///{folder}/worlds.db").secret_key()


def test_a_read_only_database_is_told_in_a_sentence_without_the_key(tmp_path, monkeypatch):
    monkeypatch.setattr("secrets.token_hex", lambda *_: "the-secret-key")
    Worlds(f"sqlite:///{tmp_path / 'worlds.db'}")

    with pytest.raises(PortalError) as told:
        Worlds(f"sqlite:///file:{(tmp_path / 'worlds.db').as_posix()}?mode=ro&uri=true").secret_key()

    assert str(told.value).startswith("The database cannot be opened: ")
    assert "readonly database" in str(told.value)
    assert "the-secret-key" not in "".join(traceback.format_exception(told.value))


def test_of_two_first_starts_the_slower_one_uses_the_key_of_the_faster(tmp_path):
    slow, fast = (Worlds(f"sqlite:///{tmp_path / 'worlds.db'}") for _ in range(2))

    key = fast.secret_key()

    assert slow._first_key() == key


def test_many_first_starts_at_once_do_not_collide(tmp_path):
    url, start = f"sqlite:///{tmp_path / 'worlds.db'}", threading.Barrier(6)

    def first_start(_):
        start.wait()
        return Worlds(url).secret_key()

    with ThreadPoolExecutor(6) as starts:
        keys = set(starts.map(first_start, range(6)))

    assert len(keys) == 1


@pytest.fixture
def room_for(monkeypatch):
    """A portal that keeps so many worlds of each kind."""
    return lambda many: monkeypatch.setattr("mock_site.world.store.MOST_WORLDS", dict.fromkeys(range(3), many))


@pytest.mark.parametrize("use", [ONLY_MADE, MADE_BY_A_DEED, USED])
def test_beyond_the_most_worlds_the_one_goes_in_which_nothing_was_done_for_longest(worlds, world, room_for, use):
    room_for(3)
    first, second, third = (worlds.add(world, use=use)[0] for _ in range(3))
    worlds.change(first, lambda now: now, use)

    fourth, _ = worlds.add(world, use=use)

    assert [worlds.get(one) is not None for one in (first, second, third, fourth)] == [True, False, True, True]


@pytest.mark.parametrize("flood", [ONLY_MADE, MADE_BY_A_DEED])
def test_no_flood_of_new_worlds_costs_one_that_was_used(worlds, world, room_for, flood):
    """From one address, as a whole class may come from one."""
    room_for(3)
    used = [worlds.add(world, "192.0.2.7")[0] for _ in range(3)]
    for one in used:
        worlds.change(one, lambda now: now)

    for _ in range(10):
        worlds.add(world, "192.0.2.7", flood)

    assert all(map(worlds.get, used))


def test_a_flood_of_deeds_from_one_address_costs_nobody_at_another(worlds, world, room_for):
    room_for(3)
    stranger = "198.51.100.1"
    mine, _ = worlds.add(world, "192.0.2.7", USED)

    flood = [worlds.add(world, stranger, USED)[0] for _ in range(10)]

    assert worlds.get(mine) == world
    assert [worlds.get(one) is not None for one in flood] == [False] * 8 + [True] * 2


def test_where_nobody_has_more_than_others_the_newest_stays(worlds, world, room_for):
    room_for(3)

    made = [worlds.add(world, f"192.0.2.{number}")[0] for number in range(4)]

    assert [worlds.get(one) is not None for one in made] == [False, True, True, True]


def test_coming_into_use_makes_room_among_the_used(worlds, world, room_for):
    room_for(1)
    first, _ = worlds.add(world, use=USED)
    second, _ = worlds.add(world)

    worlds.change(second, lambda now: now)

    assert (worlds.get(first), worlds.get(second)) == (None, world)


def test_a_world_never_counts_as_less_used_than_before(worlds, world, room_for):
    room_for(1)
    used, _ = worlds.add(world, use=USED)
    worlds.change(used, lambda now: now, MADE_BY_A_DEED)

    worlds.add(world, use=MADE_BY_A_DEED)

    assert worlds.get(used) == world


@pytest.mark.parametrize("document", ["", "{", "[]", '{"today": "2021-09-21"}', "SPARE", b"\xff"])
def test_a_world_that_cannot_be_read_is_told_without_what_is_in_it(tmp_path, world, document):
    worlds = Worlds(f"sqlite:///{tmp_path / 'worlds.db'}")
    identity, _ = worlds.add(world)
    document = world.model_dump_json()[:-1] + ', "spare": "SECRET"}' if document == "SPARE" else document
    with contextlib.closing(sqlite3.connect(tmp_path / "worlds.db")) as other, other:
        other.execute("update worlds set document = ?", [document])

    for asked in (worlds.get, lambda one: worlds.change(one, lambda now: now)):
        with pytest.raises(UnreadableWorldError) as told:
            asked(identity)
        assert "SECRET" not in "".join(traceback.format_exception(told.value))


def test_a_database_from_before_worlds_were_counted_can_still_be_used(tmp_path, world, room_for):
    file = tmp_path / "worlds.db"
    with contextlib.closing(sqlite3.connect(file)) as old, old:
        old.execute("create table worlds (id varchar(36) primary key, join_code varchar(9), document text not null)")
        old.executemany("insert into worlds values (?, ?, ?)", [(n, n, world.model_dump_json()) for n in ("a", "b")])

    worlds = Worlds(f"sqlite:///{file}")
    assert worlds.change("b", lambda now: now) == world
    room_for(2)
    identity, _ = worlds.add(world, use=USED)

    assert (worlds.get("a"), worlds.get("b"), worlds.get(identity)) == (None, world, world)


def all_worlds():
    return select(WORLDS.c.id)


def test_worlds_are_changed_together_or_not_at_all(worlds, world):
    identities = [worlds.add(world)[0] for _ in range(3)]
    day, deeds = date(2021, 10, 4), []

    worlds.change_together(all_worlds(), lambda now: now.on(day), deeds.append)

    assert [worlds.get(identity).today for identity in identities] == [day] * 3
    assert len(deeds) == 1
    for deed, along in ((lambda _: 1 / 0, deeds.append), (lambda now: now.on(world.today), lambda _: 1 / 0)):
        with pytest.raises(ZeroDivisionError):
            worlds.change_together(all_worlds(), deed, along)
        assert [worlds.get(identity).today for identity in identities] == [day] * 3


def test_what_is_done_while_worlds_are_changed_together_is_kept(worlds, world):
    identity, _ = worlds.add(world)
    account = world.accounts["7002213"]
    times = []

    def slowly(now):
        if not times:
            worlds.change(identity, lambda now: now.with_draft(account, {"tab": Attempt()}))
        times.append(now)
        return now.on(date(2021, 10, 4))

    worlds.change_together(all_worlds(), slowly, lambda _: None)

    assert worlds.get(identity).today == date(2021, 10, 4)
    assert "tab" in worlds.get(identity).draft(account)
    assert len(times) == 2


def test_a_world_that_cannot_be_read_does_not_keep_others_from_being_changed(worlds, world):
    (one, _), (other, _) = worlds.add(world), worlds.add(world)
    with worlds.transaction() as connection:
        connection.execute(update(WORLDS).where(WORLDS.c.id == other).values(document="{"))

    worlds.change_together(all_worlds(), lambda now: now.on(date(2021, 10, 4)), lambda _: None)

    assert worlds.get(one).today == date(2021, 10, 4)
    with pytest.raises(UnreadableWorldError):
        worlds.get(other)
    worlds.change_together(all_worlds(), lambda now: now, lambda _: None, world)
    assert worlds.get(other) == world
