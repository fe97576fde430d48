"""A script is read through before it is walked: all its faults are known, and nothing of it is done."""

from __future__ import annotations

import pytest

from assistant.facts import courts
from assistant.walking import rehearsal
from assistant.walking.walkthrough import every, find

MAD = courts.court("mad")
HEAD = '''from assistant import Guide, Person, walkthrough


@walkthrough("Mine", people=("tobias-brannock",), on="2021-09-21")
def mine(guide: Guide, filer: Person) -> None:
    """It is tried."""
'''


@pytest.fixture
def faults(tmp_path):
    """What is told of a script with these lines, each with its number alone."""

    def of(*lines: str) -> list[str]:
        file = tmp_path / "mine.py"
        file.write_text(HEAD + "".join(f"    {line}\n" for line in lines), encoding="utf-8")
        find.cache_clear()
        return [fault.removeprefix(f"{file}:") for fault in rehearsal.faults(find(str(file)), MAD)]

    return of


@pytest.mark.parametrize("one", every(), ids=lambda one: one.slug)
def test_a_walkthrough_that_ships_has_no_fault(one):
    assert [fault for court in courts.shipped() for fault in rehearsal.faults(one, court)] == []


def test_every_fault_is_told_with_its_line(faults):
    told = faults(
        'guide.open("nowhere", "Go to {court.sites.nowhere}.")',
        'guide.click("Click Login.")',
        'guide.see("Read it.")',
        'guide.note("All is well.", "loud")',
        'guide.fill("Enter **a**.", None)',
        'guide.fill("Enter **a**.")',
        'guide.step("Click **a**.", None, "knock")',
    )

    assert [int(one.split(":")[0]) for one in told] == [7, 7, 8, 9, 10, 11, 12, 13, 13]


def test_a_file_that_is_not_there_is_told_before_anything_is_walked(faults, tmp_path):
    (tmp_path / "motion.pdf").write_bytes(b"%PDF-1.4")
    head = 'guide.{}("Choose **a**.", {})'

    assert faults(head.format("upload", '"motion.pdf"'), head.format("download", 'name="a.pdf", kind="pdf"')) == []
    assert faults(head.format("upload", '"none.pdf"'), head.format("download", "size=0")) == [
        f"7: There is no file none.pdf beside the script, in {tmp_path}.",
        "8: size is not understood; write bytes, such as size=2_480, or the least and the most of them.",
    ]


def test_a_window_is_closed_without_naming_anything(faults):
    assert faults('guide.close_window("Close the window.")') == []


def test_a_mistake_ends_it_and_is_told_as_it_is_in_a_walk(faults):
    assert faults("x = 1", "x.nothing", 'guide.click("Click it.")') == [
        "8: AttributeError: 'int' object has no attribute 'nothing'"
    ]
    assert faults("raise SystemExit(filer.password.get_secret_value())") == ["7: SystemExit: •••"]


def test_what_a_script_learns_on_the_page_is_left_to_the_walk(faults):
    """Its own action is not done, so what hangs on it is not known yet; a sentence is, all the same."""
    told = faults(
        "said = []",
        'guide.step("Click **a**.", lambda it: said.append(it.inner_text()))',
        'guide.fill("Enter **b**.", said[0] if said else None)',
        'guide.click("Click it.")',
        'guide.fill("Enter **c**.", said[0])',
    )

    assert told == ["10: No word is bold, so there is nothing to find: Click it."]


@pytest.mark.parametrize("asked", ["guide._page.goto('/')", "guide.secrets", "guide.finish()"])
def test_what_only_a_walk_can_tell_is_left_to_the_walk(faults, asked):
    assert faults(asked, 'guide.click("Click it.")') == []


def test_the_court_and_the_title_are_known(faults):
    assert faults("assert guide.court.id == 'mad'", "assert guide.title == 'Mine'") == []


def test_a_person_without_what_is_asked_for_is_told(faults):
    assert faults("filer.card.number") == ["7: Tobias Brannock has no card; choose another person."]


def test_a_ctrl_c_is_none_of_the_scripts(faults, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(rehearsal.Rehearsal, "_hear", stopped)

    with pytest.raises(KeyboardInterrupt):
        faults('guide.click("Click **a**.")')
