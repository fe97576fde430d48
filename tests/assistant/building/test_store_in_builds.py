"""A build with a full store and an empty folder: nothing is walked or printed, and every file is the same."""

from __future__ import annotations

import pytest
from made_up_builds import FORMATS, JOBS, Machine, files_in

from assistant.building.workspace import Job, Workspace
from assistant.errors import StoreTrouble
from assistant.facts import courts
from assistant.walking.observer import Observer


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_a_fresh_folder_and_a_full_store_walk_nothing_print_nothing_and_give_the_same_files(machine):
    machine.formats = ("html", "markdown", *FORMATS)
    first, told = machine.build()
    assert machine.did == ["walked mad", *["printed"] * 4]
    machine.clear()

    assert machine.build() == (first, told)
    assert (machine.did, told) == ([], [])


def test_without_a_store_it_is_the_same_and_all_is_done_again(machine):
    with_a_store, _ = machine.build()
    machine.clear()

    without, _ = machine.build(store="")

    assert without == with_a_store
    assert len(machine.did) == 5


def test_of_one_court_a_walk_is_taken_for_another(machine):
    machine.build(JOBS[0])
    machine.clear()

    machine.build(JOBS[1])

    assert machine.did == ["printed"] * 2


def test_where_its_own_facts_are_others_a_court_is_walked_and_found_the_next_time(machine):
    machine.facts = ("sites.cmecf.walk",)
    first, _ = machine.build()
    assert machine.did[:2] == ["walked mad", "walked mab"]
    machine.clear()

    assert machine.build() == (first, [])
    assert machine.did == []


def test_who_wants_all_walked_again_gets_that_and_puts_it_into_the_store(machine):
    machine.build()
    machine.facts = ("sites.pacer.walk", "go_live")
    machine.clear()

    first, _ = machine.build(rewalk=True)
    assert machine.did[0] == "walked mad"
    machine.clear()

    assert machine.build() == (first, [])
    assert machine.did == []


def test_what_is_told_of_a_stored_walk_is_told_though_nothing_else_is_to_be_done(machine):
    machine.build(JOBS[0])
    for entry in (machine.folder / "store" / "entries").rglob("*.json"):
        entry.write_text("{", encoding="utf-8")
    machine.clear()

    _, told = machine.build(JOBS[0])

    assert [sentence.split(" has an entry")[0].split(", the ")[1] for sentence in told] == [
        "list of walks of check-account-type",
        "printed of mad/check-account-type",
        "book of mad/check-account-type",
    ]


def test_what_is_told_of_a_stored_walk_is_told_before_anything_is_published(machine, monkeypatch):
    """Also in several processes, of which one that has walked may publish nothing."""
    machine.build(JOBS[0])
    for entry in (machine.folder / "store" / "entries").rglob("*.json"):
        entry.write_text("{", encoding="utf-8")
    machine.clear()
    told: list[str] = []

    def publish(*_: object) -> None:
        assert len(told) == 1
        raise RuntimeError("far enough")

    monkeypatch.setattr(Workspace, "publish", publish)
    with pytest.raises(RuntimeError, match="far enough"):
        machine.build(JOBS[0], told=told)


def test_a_site_of_others_is_walked_each_time_and_nothing_of_it_is_stored(machine):
    text = courts.court_file("mad").read_text(encoding="utf-8")
    file = machine.folder / "mad.toml"
    file.write_text(text.replace('walk = "/pacer/"', 'walk = "http://127.0.0.1:9/"'), encoding="utf-8")

    machine.build(Job("check-account-type", str(file)))

    assert machine.did == ["walked mad", "printed", "printed"]
    assert not (machine.folder / "store").exists()


def test_what_is_observed_is_walked_and_is_for_the_observer_alone(machine):
    machine.build(JOBS[0])
    before = files_in(machine.folder / "store")
    machine.clear()
    machine.facts = ("name",)

    with Workspace(["mad"], machine.folder / "guides") as workspace:
        workspace.recording(JOBS[0], observer=Onlooker())

    assert machine.did == ["walked mad"]
    assert files_in(machine.folder / "store") == before


class Onlooker(Observer):
    """Looks on, and does nothing."""


def test_a_store_that_cannot_be_written_ends_a_build_with_the_walk_kept_and_the_guides_as_they_were(machine):
    before, _ = machine.build(store="")
    (machine.folder / "no-folder").write_text("in the way", encoding="utf-8")
    machine.facts = ("name",)
    machine.did.clear()

    with pytest.raises(StoreTrouble, match="no-folder could not be written to: a file stands where a folder is needed"):
        machine.build(JOBS[1], rewalk=True, store="no-folder")

    after = files_in(machine.folder / "build")
    assert {name: after[name] for name in after if name.startswith("guides")} == {
        name: before[name] for name in before if name.startswith("guides")
    }
