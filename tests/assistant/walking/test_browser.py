"""The browser is found on any ordinary machine, and draws the same pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import BrowserMissing
from assistant.settings import Settings
from assistant.walking import browser


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with nothing on it but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(browser, "KNOWN_PLACES", ())
    monkeypatch.setattr(browser, "settings", lambda: Settings(browser=None))
    (tmp_path / "bin").mkdir()
    return tmp_path


def program(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_a_chosen_browser_comes_first(machine, monkeypatch):
    chosen = program(machine / "mine")
    program(machine / "bin" / "chromium")
    monkeypatch.setattr(browser, "settings", lambda: Settings(browser=chosen))

    assert browser.found() == chosen


def test_a_chosen_browser_that_is_not_there_is_an_error(machine, monkeypatch):
    program(machine / "bin" / "chromium")
    monkeypatch.setattr(browser, "settings", lambda: Settings(browser=machine / "gone"))

    with pytest.raises(BrowserMissing, match="ASSISTANT_BROWSER names"):
        browser.found()


def test_playwrights_own_comes_before_the_systems(machine):
    shell = "chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell"
    own = program(machine / "home/.cache/ms-playwright" / shell)
    program(machine / "bin" / "chromium")

    assert browser.found() == own


SHELL = "chromium_headless_shell-1255/chrome-linux/headless_shell"


@pytest.mark.parametrize(
    ("variable", "place"),
    [
        ("PLAYWRIGHT_BROWSERS_PATH", "its"),
        ("XDG_CACHE_HOME", "its/ms-playwright"),
        ("LOCALAPPDATA", "its/ms-playwright"),
    ],
)
@pytest.mark.parametrize("program_of_it", [SHELL, "chromium-1255/chrome-win64/chrome.exe"])
def test_it_is_looked_for_where_playwright_was_told_to_put_it(machine, monkeypatch, variable, place, program_of_it):
    own = program(machine / place / program_of_it)
    program(machine / "home/.cache/ms-playwright/chromium_headless_shell-9999/linux/headless_shell")
    for other in ("PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, str(machine / "its"))

    assert browser.found() == own


@pytest.mark.parametrize("told", ["0", ""])
def test_playwrights_own_folder_is_no_path(machine, monkeypatch, told):
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", told)
    there = program(machine / "bin" / "chromium")
    monkeypatch.chdir(machine)

    assert browser.found() == there


def test_a_folder_that_somebody_renamed_is_no_newer_browser(machine):
    own = program(machine / "home/.cache/ms-playwright" / SHELL)
    program(machine / "home/.cache/ms-playwright/chromium_headless_shell-old.copy/linux/headless_shell")

    assert browser.found() == own


def test_without_a_home_the_systems_browser_is_found(machine, monkeypatch):
    monkeypatch.setattr(Path, "home", no_home)
    there = program(machine / "bin" / "chromium")

    assert browser.found() == there


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "google-chrome", "msedge"])
def test_the_systems_browser_is_found_by_any_of_its_names(machine, name):
    there = program(machine / "bin" / name)

    assert browser.found() == there


def test_the_headless_shell_is_preferred_for_it_starts_faster(machine):
    program(machine / "bin" / "chromium")
    shell = program(machine / "bin" / "chromium-headless-shell")

    assert browser.found() == shell


@pytest.mark.usefixtures("machine")
def test_without_any_browser_the_error_says_how_to_get_one():
    with pytest.raises(BrowserMissing, match="assistant doctor --install"):
        browser.found()


def test_a_window_is_opened_by_a_browser_that_can(machine):
    program(machine / "bin" / "chromium-headless-shell")
    program(machine / "home/.cache/ms-playwright/chromium_headless_shell-1255/linux/headless_shell")
    with pytest.raises(BrowserMissing, match="a headless shell cannot"):
        browser.found_for_windows()

    whole = program(machine / "bin" / "google-chrome")

    assert browser.found_for_windows() == whole


def test_a_chosen_headless_shell_opens_no_window(machine, monkeypatch):
    shell = program(machine / "chrome-headless-shell")
    monkeypatch.setattr(browser, "settings", lambda: Settings(browser=shell))

    with pytest.raises(BrowserMissing, match="which cannot open a window"):
        browser.found_for_windows()


def test_a_browser_that_does_not_start_is_named(machine, monkeypatch):
    broken = program(machine / "bin" / "chromium")
    monkeypatch.setattr(browser, "settings", lambda: Settings(browser=broken))

    with pytest.raises(BrowserMissing, match="does not start"):
        browser.OpenBrowser()._launch(FailsToStart())


class FailsToStart:
    """Playwright, as it answers when a program is no browser."""

    class chromium:  # noqa: N801 - Playwright's own name
        @staticmethod
        def launch(**_: object) -> None:
            from playwright.sync_api import Error

            raise Error("Failed to launch: it is a shell script\nwith a long log")


def test_the_same_page_gives_the_same_picture_twice(desk):
    shots = []
    for _ in range(2):
        with desk.window() as window:
            page = window.new_page()
            page.set_content("<h1>Same</h1><input value='pixels'>")
            shots.append(page.screenshot())

    assert shots[0] == shots[1]


@pytest.mark.browser
def test_a_browser_that_ended_by_itself_is_gone(browser_type, browser_type_launch_args):
    own = browser_type.launch(**browser_type_launch_args)
    at_hand = browser.OpenBrowser(own)
    assert not at_hand.is_gone

    own.close()

    assert at_hand.is_gone
    assert not browser.OpenBrowser().is_gone
