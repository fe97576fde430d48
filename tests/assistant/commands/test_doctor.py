"""The doctor says what is missing, shows what it would run, and asks before it runs it."""

from __future__ import annotations

import pytest

from assistant.commands import doctor
from assistant.errors import BrowserMissing, StoreTrouble
from assistant.walking import browser


@pytest.fixture
def said():
    return []


@pytest.fixture
def no_browser(monkeypatch):
    """A machine without a browser, and a list of the commands that were run on it."""
    ran: list[doctor.CommandLine] = []
    monkeypatch.setattr(browser, "look_for_browser", lambda: None)
    monkeypatch.setattr(doctor, "start_once", missing)
    monkeypatch.setattr(doctor, "run", lambda command: ran.append(command) or False)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)
    return ran


def no_store() -> str:
    return "none is in use"


def missing() -> str:
    raise BrowserMissing("No browser was found.")


def test_a_machine_with_all_it_needs_is_well(said, desk, monkeypatch):
    monkeypatch.setattr(doctor, "start_once", desk.build)

    assert doctor.examine(install=False, yes=False, say=said.append, store=no_store) == 0
    assert any("browser: " in line and line.startswith("ok") for line in said)


def test_a_store_is_told_of_in_a_line_and_one_that_is_of_no_use_is_lacking(said, monkeypatch):
    monkeypatch.setattr(doctor, "browser_check", lambda: doctor.HealthCheck("browser", well=True, detail="there"))

    def gone() -> str:
        raise StoreTrouble("The store on-the-network could not be read: it is gone.")

    assert doctor.examine(install=False, yes=False, say=said.append, store=no_store) == 0
    assert doctor.examine(install=False, yes=False, say=said.append, store=gone) == 1

    assert [line for line in said if " store: " in line] == [
        "ok       store: none is in use",
        "MISSING  store: The store on-the-network could not be read: it is gone.",
    ]


def test_what_is_missing_is_told_and_nothing_is_run(no_browser, said):
    assert doctor.examine(install=False, yes=False, say=said.append, store=no_store) == 1
    assert any(line.startswith("MISSING  browser") for line in said)
    assert no_browser == []


def test_without_a_yes_commands_are_shown_and_not_run(no_browser, said):
    assert doctor.examine(install=True, yes=False, say=said.append, store=no_store) == 1
    assert any("playwright install" in line for line in said)
    assert no_browser == []


def test_playwrights_browser_is_tried_first_then_the_systems_packages(no_browser, said):
    doctor.examine(install=True, yes=True, say=said.append, store=no_store)

    assert no_browser[0][-4:] == ("playwright", "install", "--only-shell", "chromium")
    assert no_browser[1][-3:] == ("apt-get", "update", "-q")


def test_the_next_remedy_is_not_tried_once_a_browser_starts(no_browser, said, monkeypatch):
    def install(command: doctor.CommandLine) -> bool:
        no_browser.append(command)
        monkeypatch.setattr(browser, "look_for_browser", lambda: browser.Path("/usr/bin/chromium"))
        monkeypatch.setattr(doctor, "start_once", lambda: "Chromium 1")
        return True

    monkeypatch.setattr(doctor, "run", install)

    assert doctor.examine(install=True, yes=True, say=said.append, store=no_store) == 0
    assert len(no_browser) == 1


def test_a_command_that_is_not_there_is_a_failed_remedy():
    assert doctor.run(("no-such-program-here",)) is False
