"""What the portal says that it has read is known by a code that changes with it, and with nothing else."""

from __future__ import annotations

import shutil

import pytest

from assistant.facts import courts, people
from assistant.facts.noted import every_fact
from assistant.walking.inputs import Inputs

MAD, MAB = courts.court_file("mad"), courts.court_file("mab")


def test_the_order_in_which_courts_are_given_does_not_count():
    assert Inputs((MAD, MAB)).code("courts") == Inputs((MAB, MAD)).code("courts")


@pytest.mark.parametrize("name", ["courts", "courts/mab"])
def test_a_courts_fact_counts_where_that_court_was_read(tmp_path, name):
    file = tmp_path / "mab.toml"
    file.write_text(MAB.read_text("utf-8").replace("ecf_accounts@", "help@"), encoding="utf-8")

    assert Inputs((MAD, file)).code(name) != Inputs((MAD, MAB)).code(name)
    assert Inputs((MAD, file)).code("courts/mad") == Inputs((MAD, MAB)).code("courts/mad")


def test_a_court_that_comes_in_counts_where_somebody_asked_for_it():
    assert Inputs((MAD,)).code("courts/mab") != Inputs((MAD, MAB)).code("courts/mab")


def test_a_person_counts_where_everybody_was_read(monkeypatch, tmp_path):
    before = {name: Inputs().code(name) for name in ("people", "people/tobias-brannock", "people/odile-fenwright")}
    shutil.copytree(people.PEOPLE_FOLDER, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "tobias-brannock.toml").open("a", encoding="utf-8") as file:
        file.write("\n")

    monkeypatch.setattr(people, "PEOPLE_FOLDER", tmp_path)

    changed = {name for name, code in before.items() if Inputs().code(name) != code}
    assert changed == {"people", "people/tobias-brannock"}


def test_guides_that_were_built_count_where_a_page_leads_to_them(tmp_path):
    before = Inputs((), tmp_path).code("guides")
    assert before == Inputs((), tmp_path / "nowhere").code("guides")

    (tmp_path / "mad" / "link-account").mkdir(parents=True)
    (tmp_path / "mad" / "link-account" / "mad-link-account.pdf").write_bytes(b"%PDF")

    assert Inputs((), tmp_path).code("guides") != before


def test_the_walked_courts_own_facts_are_read_by_their_paths():
    read = Inputs((MAD, MAB)).read({"courts/mad", "courts/mab", "anything else"}, courts.court("mad"))

    assert read == {**every_fact(courts.court("mad")), "courts/mab": Inputs((MAB,)).code("courts/mab")}
