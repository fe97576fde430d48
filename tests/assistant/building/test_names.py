"""Two guides that would lie in one place are refused before anything is walked."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.building import build
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.walking.walkthrough import find

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


def test_a_court_of_ones_own_beside_the_one_that_ships(made):
    made(one="mad")

    with pytest.raises(BadInput, match=r"^mad and one\.toml have one id, mad"):
        build.known_jobs(["check-account-type"], ["mad", "one.toml"])


@pytest.mark.parametrize("name", ["link_account.py", "LINK_ACCOUNT.PY", "deeper/upgrade_account.py"])
def test_a_script_that_is_named_like_one_that_ships(made, name):
    made(name)

    with pytest.raises(BadInput, match=f"^{name} has the name of a walkthrough that ships"):
        build.known_jobs([name], ["mad"])


def test_what_is_named_twice_is_made_once(made):
    made("intro.py", one="mine")

    jobs = build.known_jobs(
        ["intro.py", "./intro.py", "link-account", "link-account"], ["one.toml", "./one.toml", "mad"]
    )

    assert [str(job) for job in jobs] == ["mine/intro", "mine/link-account", "mad/intro", "mad/link-account"]
