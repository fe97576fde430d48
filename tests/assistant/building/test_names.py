"""Two guides that would lie in one place are refused before anything is walked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from assistant.building import build
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.walking import walk
from assistant.walking.walkthrough import BUNDLED, find

SCRIPT = '''from assistant import Guide, walkthrough


@walkthrough("{title}", people=(), on="2021-09-21")
def intro(guide: Guide) -> None:
    """This is a small case."""
    guide.open("pacer", "Open a web browser and go to {{court.sites.pacer}}.")
'''


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Writes scripts, and courts by their ids, and stands in their folder."""

    def write(*scripts: str, **ids: str) -> None:
        for script in scripts:
            (tmp_path / script).parent.mkdir(exist_ok=True)
            (tmp_path / script).write_text(SCRIPT.format(title=script), encoding="utf-8")
        for name, identity in ids.items():
            text = courts.court_file("mad").read_text(encoding="utf-8").replace('id = "mad"', f'id = "{identity}"')
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")

    monkeypatch.chdir(tmp_path)
    find.cache_clear()
    monkeypatch.setattr(courts, "read", cache(courts.read.__wrapped__))
    return write


@pytest.mark.parametrize("other", ["b/intro.py", "b/INTRO.PY", "b/intro.Py"])
def test_two_scripts_of_one_name(made, other):
    made("a/intro.py", other)

    with pytest.raises(BadInput, match=f"^a/intro.py and {other} have one name, .* Rename one"):
        build.known_jobs(["a/intro.py", other], ["mad"])


@pytest.mark.parametrize("identity", ["mine", "mad"])
def test_two_courts_of_one_id(made, identity):
    made(one=identity, two=identity)

    with pytest.raises(BadInput, match=f"^one.toml and two.toml have one id, {identity}"):
        build.known_jobs(["check-account-type"], ["one.toml", "two.toml"])


def test_guides_of_a_year_alone():
    every = build.placed_jobs(BUNDLED, ["mad"])
    by_year = {year: {job.script for job in build.of_era(every, year)} for year in ("2021", "2025")}

    assert "upgrade-account" in by_year["2021"]
    assert {"upgrade-account-2025", "enroll-mfa"} <= by_year["2025"]
    assert by_year["2021"] | by_year["2025"] == {job.script for job in every}
    assert not by_year["2021"] & by_year["2025"]
    assert build.of_era(every, None) == tuple(every)
    with pytest.raises(BadInput, match=r"^None of these walkthroughs shows PACER as in 2019: .* as in 2021 and 2025"):
        build.of_era(every, "2019")


def test_a_court_of_ones_own_beside_the_one_that_ships(made):
    made(one="mad")

    with pytest.raises(BadInput, match=r"^mad and one\.toml have one id, mad"):
        build.known_jobs(["check-account-type"], ["mad", "one.toml"])


@pytest.mark.parametrize("name", ["link_account.py", "LINK_ACCOUNT.PY", "deeper/upgrade_account.py"])
def test_a_script_that_is_named_like_one_that_ships(made, name):
    made(name)

    with pytest.raises(BadInput, match=f"^{name} has the name of a walkthrough that ships"):
        build.known_jobs([name], ["mad"])


def with_edition_of(court: str, guide: str) -> None:
    file = Path(f"{court}.toml")
    file.write_text(f"{file.read_text(encoding='utf-8')}guides.{guide} = {{ number = 4 }}\n", encoding="utf-8")


def test_an_edition_of_a_guide_that_there_is_not_is_told_with_its_file_and_the_name_that_was_meant(made):
    made("intro.py", one="mine")
    with_edition_of("one", "lnk-account")

    with pytest.raises(BadInput) as told:
        build.known_jobs(["intro.py"], ["one.toml"])

    assert str(told.value) == (
        "one.toml: edition.guides.lnk-account is of no guide that is known (did you mean link-account?); known are "
        f"{', '.join(BUNDLED)}, and scripts that lie beside this file or beside one that is asked for."
    )


@pytest.mark.parametrize("guide", ["link-account", "intro", "later", "deeper-one"])
def test_a_guide_that_ships_or_whose_script_is_at_hand_may_have_an_edition(made, guide):
    made("intro.py", "later.py", "deeper/other.py", "deeper/deeper_one.py", one="mine")
    with_edition_of("one", guide)

    (job,) = build.known_jobs(["deeper/other.py"], ["one.toml"])

    assert walk.facts(job.court, guide).edition_number == 4


def test_a_guide_is_made_for_courts_of_its_kind_alone(made):
    made("intro.py")

    jobs = build.known_jobs(["link-account", "pay-fees-due", "intro.py"], ["mad", "ca1"])

    assert [str(job) for job in jobs] == [
        "mad/link-account", "mad/pay-fees-due", "mad/intro", "ca1/link-account", "ca1/intro",
    ]  # fmt: skip
    with pytest.raises(BadInput, match=r"^pay-fees-due is for district and bankruptcy courts, and ca1 is none\."):
        build.known_jobs(["pay-fees-due"], ["ca1"])


def test_what_is_named_twice_is_made_once(made):
    made("intro.py", one="mine")

    jobs = build.known_jobs(
        ["intro.py", "./intro.py", "link-account", "link-account"], ["one.toml", "./one.toml", "mad"]
    )

    assert [str(job) for job in jobs] == ["mine/intro", "mine/link-account", "mad/intro", "mad/link-account"]
