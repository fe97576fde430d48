"""A walk in a store is used where walking now would give the same, as a kept one is, and by the same rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_up_walk import CHECK, MAB, MAD, MEANS, PICTURE, TOOLS, blank, kept_in
from pydantic import SecretStr

from assistant.building import recipes, stored_walks
from assistant.building.kept_walks import KeptWalks, Means
from assistant.building.store import Store
from assistant.building.stored_walks import StoredWalks
from assistant.building.summaries import SUMMARY
from assistant.facts.noted import fact
from assistant.facts.people import Person
from assistant.facts.recording import Recording
from assistant.walking import walk
from assistant.walking.inputs import Inputs

HER_PHONE = "contacts.pacer_phone"
OTHERS = MAD.model_copy(update={"contacts": MAD.contacts.model_copy(update={"pacer_phone": "617-555-0199"})})


class House:
    """A store, and a folder of kept walks that is empty at first."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.told = folder, []
        self.store = Store(str(folder / "store"))
        self.walks = StoredWalks(self.store, KeptWalks(folder / "recordings"), self.told.append)

    def put(self, facts: dict[str, str], place: str = "walked") -> Recording:
        """Have a walk in the store that has read these facts."""
        walked = kept_in(self.folder / place, facts)
        self.walks.put(walked, self.folder / place)
        return walked

    def find(self, court=MAD, means=MEANS) -> Recording | None:
        return self.walks.find(CHECK, court, means)

    def entries(self, kind: str) -> list[Path]:
        files = sorted((self.folder / "store" / "entries").rglob("*.json"))
        return [file for file in files if json.loads(file.read_text(encoding="utf-8"))["made_of"]["kind"] == kind]

    def told_of(self, why: str) -> bool:
        """Whether just this was told, and whatever was there is gone."""
        (sentence,) = self.told
        return why in sentence and sentence.endswith("It was not used, and is made anew.") and not self.kept()

    def kept(self) -> list[Path]:
        return [file for file in (self.folder / "recordings").rglob("*") if file.is_file()]


@pytest.fixture
def house(tmp_path) -> House:
    return House(tmp_path)


def test_a_walk_is_found_and_kept_as_if_it_had_been_walked_here(house):
    walked = house.put({HER_PHONE: fact(MAD, HER_PHONE)})

    found = house.find()

    assert found.model_dump() == walked.model_dump()
    assert found.path(PICTURE) == house.folder / "recordings" / "mad" / CHECK.slug / PICTURE.file
    assert {file.name: file.read_bytes() for file in house.kept() if file.name != SUMMARY} == {
        file.name: file.read_bytes() for file in (house.folder / "walked").iterdir()
    }
    assert house.told == []


def test_another_court_with_the_same_facts_finds_it_in_its_own_words(house):
    house.put({"sites.pacer.walk": "/pacer/"})

    found = house.find(MAB)

    assert found.screens[0].chapter == "At U.S. Bankruptcy Court, District of Massachusetts"
    assert found.court == walk.facts(MAB, "check-account-type")
    assert house.told == []


def test_where_nobody_has_walked_none_is_found(house):
    assert (house.find(), house.told) == (None, [])


@pytest.mark.parametrize(
    "other",
    [
        Means("another portal", TOOLS, MEANS.inputs),
        Means("a portal", TOOLS.model_copy(update={"browser": "2"}), MEANS.inputs),
        Means("a portal", TOOLS, Inputs()),
    ],
    ids=["portal", "browser", "courts of the portal"],
)
def test_with_other_means_none_is_found(house, other):
    house.put(MEANS.inputs.read({"courts"}, MAD))

    assert house.find(means=other) is None
    assert house.find() is not None
    assert house.told == []


def test_of_walks_that_have_read_other_facts_each_court_finds_its_own(house):
    house.put({HER_PHONE: fact(MAD, HER_PHONE)}, "first")
    house.put({HER_PHONE: fact(OTHERS, HER_PHONE)}, "second")
    house.put({"kind": "bankruptcy"}, "third")

    assert [house.find(court).court_facts_used for court in (MAD, OTHERS, MAB)] == [
        {HER_PHONE: fact(MAD, HER_PHONE)}, {HER_PHONE: "617-555-0199"}, {"kind": "bankruptcy"},
    ]  # fmt: skip
    assert len(house.entries("walks")) == 1
    assert house.told == []


def test_of_many_lists_the_newest_are_kept(house, monkeypatch):
    monkeypatch.setattr(stored_walks, "MOST_LISTED", 2)
    for number, path in enumerate((HER_PHONE, "kind", "name")):
        house.put({path: fact(MAD, path)}, str(number))

    assert house.find().court_facts_used == {"name": MAD.name}
    (listed,) = house.entries("walks")
    assert house.store.get(recipes.of_walks(CHECK, MAD, MEANS), print).keys() == {"facts.json"}
    listed.unlink()
    assert house.find() is None


def test_a_walk_of_another_courts_telephone_is_told_and_not_used(house):
    """Somebody has copied it to where this court's is looked for."""
    house.put({HER_PHONE: fact(MAD, HER_PHONE)}, "first")
    (mine,) = house.entries("walk")
    house.put({HER_PHONE: fact(OTHERS, HER_PHONE)}, "second")
    (theirs,) = (file for file in house.entries("walk") if file != mine)
    theirs.replace(mine)

    assert house.find() is None
    assert house.told_of("the walk of check-account-type was made otherwise (what differs: facts)")


def test_a_walk_that_is_put_under_the_facts_of_another_is_told_and_not_used(house):
    """Its entry says what is asked for, and the walk itself says something else."""
    house.put({HER_PHONE: fact(MAD, HER_PHONE)}, "first")
    recipe = recipes.of_walk(recipes.of_walks(CHECK, MAD, MEANS), {HER_PHONE: fact(MAD, HER_PHONE)})
    theirs = kept_in(house.folder / "theirs", {HER_PHONE: fact(OTHERS, HER_PHONE)})
    house.store.put(recipe, {file.name: file.read_bytes() for file in theirs.path(PICTURE).parent.iterdir()})

    assert house.find() is None
    assert house.told_of("is not the walk that it is said to be")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (PICTURE.file, blank("navy"), "has other pictures than were taken"),
        ("recording.json", b"{}", "is not the walk that it is said to be"),
        ("notes.txt", b"mine", "holds notes.txt, which is no part of a walk"),
    ],
)
def test_a_walk_with_other_files_is_not_used(house, name, data, why):
    walked = house.put({})
    every = recipes.of_walks(CHECK, MAD, MEANS)
    files = {file.name: file.read_bytes() for file in walked.path(PICTURE).parent.iterdir()}
    house.store.put(recipes.of_walk(every, {}), {**files, name: data})

    assert house.find() is None
    assert house.told_of(why)


def test_a_walk_that_holds_a_secret_is_told_and_not_used(house, monkeypatch):
    house.put({})
    monkeypatch.setattr(Person, "secrets", lambda _: iter([SecretStr("check-account-type")]))

    assert house.find() is None
    assert house.told_of("holds a secret value of a person")


def test_a_list_that_was_changed_is_told_and_written_anew(house):
    walked = house.put({})
    (listed,) = house.entries("walks")
    listed.write_text("{}", encoding="utf-8")

    assert house.find() is None
    assert house.told_of("the list of walks of check-account-type has an entry that cannot be read")
    house.walks.put(walked, house.folder / "walked")
    assert house.find().model_dump() == walked.model_dump()


def test_what_a_court_leaves_out_is_for_its_own_walk_to_tell(house):
    house.put({})
    without = MAD.model_copy(update={"sites": {name: site for name, site in MAD.sites.items() if name != "cmecf"}})

    assert (house.find(without), house.told) == (None, [])


def test_it_is_known_whether_a_walk_is_there_without_bringing_it_over(house):
    house.put({HER_PHONE: fact(MAD, HER_PHONE)})

    assert house.walks.has(CHECK, MAD, MEANS)
    assert not house.walks.has(CHECK, OTHERS, MEANS)
    assert not house.kept()
