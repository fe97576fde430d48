"""Files with faults, made by the hundred: each is told in sentences with its place, and none as a bug."""

from __future__ import annotations

import re
import sys
from functools import cache

import pytest
from faulty import PERSON, SETTINGS, Faulty, court_files, person_files, scripts

from assistant import cli
from assistant.facts import courts, people
from assistant.settings import settings
from assistant.walking.walkthrough import find

LONGEST_LINE = 1_500
"""Characters; a longer complaint repeats what it complains of."""

WITH_THE_PERSON = '''"""A script."""
from assistant import Guide, Person, walkthrough


@walkthrough("Mine", people=("person.toml",), on="2021-09-21")
def mine(guide: Guide, filer: Person) -> None:
    """It is right."""
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
'''


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Runs a command in a folder of its own, in this process, and gives its exit code and what it complains of."""
    monkeypatch.chdir(tmp_path)

    for kind in (courts, people):
        monkeypatch.setattr(kind, "read", cache(kind.read.__wrapped__))

    def run(*words: str) -> tuple[object, str]:
        settings.cache_clear()
        find.cache_clear()
        monkeypatch.setattr(sys, "argv", ["assistant", *words])
        with pytest.raises(SystemExit) as ended, cli.trouble_told():
            cli.run()
        return ended.value.code, capsys.readouterr().err

    yield run
    settings.cache_clear()
    find.cache_clear()


def check(code: object, said: str, complaint: str) -> None:
    """Expected trouble, told in lines that a person can read, with what it is about."""
    assert code == cli.EXPECTED_TROUBLE, said
    assert complaint in said
    assert not re.search(r"Traceback|bug of the assistant|object at 0x|pydantic|copper99x|None:", said)
    assert all(0 < len(line) < LONGEST_LINE and line.isprintable() for line in said.rstrip("\n").split("\n"))


def sample(all_of_them, every: int) -> list:
    """Each is tried among the long tests, and so many of them always."""
    marks = [() if number % every == 0 else pytest.mark.long for number in range(len(all_of_them))]
    return [pytest.param(one, marks=mark, id=one.what) for one, mark in zip(all_of_them, marks, strict=True)]


@pytest.mark.parametrize("one", sample(list(court_files()), 9))
@pytest.mark.siblings(3)
def test_a_court_with_a_fault(told, tmp_path, one: Faulty):
    (tmp_path / one.name).write_bytes(one.data)

    check(*told("walk", "check-account-type", "--court", one.name), one.complaint)


@pytest.mark.parametrize("one", sample(list(person_files()), 9))
@pytest.mark.siblings(3)
def test_a_person_with_a_fault(told, tmp_path, one: Faulty):
    (tmp_path / one.name).write_bytes(one.data)
    (tmp_path / "mine.py").write_text(WITH_THE_PERSON, encoding="utf-8")

    check(*told("walk", "mine.py"), one.complaint)


@pytest.mark.parametrize("one", sample(list(scripts()), 4))
@pytest.mark.siblings(3)
def test_a_script_with_a_fault(told, tmp_path, one: Faulty):
    (tmp_path / one.name).write_bytes(one.data)

    check(*told("walk", one.name), one.complaint)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in SETTINGS.items() for value in values])
def test_a_setting_with_a_fault(told, monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    check(*told("list"), f"{name} in the environment: ")


def test_all_faults_of_all_files_are_told_at_once(told, tmp_path):
    person = PERSON.replace('zip = "01608"', "zip = 1608").replace('number = "7002213"\n', "")
    (tmp_path / "person.toml").write_text(person, encoding="utf-8")
    (tmp_path / "mine.py").write_text(WITH_THE_PERSON, encoding="utf-8")
    (tmp_path / "other.py").write_text(
        WITH_THE_PERSON.replace("person.toml", "tobias-brannock")
        + '    guide.click("Click Login.")\n    guide.fill("Enter **a**.", 5)\n    guide.clikc("Click **a**.")\n',
        encoding="utf-8",
    )
    (tmp_path / "court.toml").write_text('id = "x"\nname = 5\n', encoding="utf-8")

    code, said = told("guide", "mine.py", "other.py", "--court", "court.toml")
    assert code == 1
    assert "court.toml: name: Input should be a valid string (line 2)." in said
    assert "court.toml: sites: Field required." in said

    code, said = told("guide", "mine.py", "other.py", "--court", "mad")
    lines = [re.sub(r"^\S*/", "", line) for line in said.splitlines()]
    assert lines == [
        "mine.py: person.toml: address.zip: Input should be a valid string (line 16).",
        "person.toml: pacer.number: Field required (line 20).",
        "other.py:9: No word is bold, so there is nothing to find: Click Login.",
        "other.py:10: What is typed is a number; give a text, such as filer.username, or filer.password.",
        "other.py:11: AttributeError: 'Guide' object has no attribute 'clikc'. Did you mean guide.click?",
    ]
