"""Walkthroughs as tests of pytest: which there are, and what one that fails tells."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import junitparser
import pytest
from outside_project import PIN, Project, served

from assistant.building.editions import Acceptance, Editions
from assistant.comparing.findings import Report
from assistant.facts import courts
from assistant.places import COMPARED
from assistant.walking.portal import ELSEWHERE
from assistant.walking.walk import walk
from assistant.walking.walkthrough import BUNDLED, find

pytest_plugins = ("pytester",)

NOWHERE = "http://127.0.0.1:9/"


class Collected:
    """What pytest says when it collects and runs nothing, in a project of one's own."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.project = Project(pytester.path, NOWHERE)
        self._pytester = pytester

    def told(self, *words: str) -> pytest.RunResult:
        return self._pytester.runpytest_inprocess("-p", "assistant.pytest_plugin", "--co", "-q", *words)

    def of(self, *words: str) -> list[str]:
        """The tests that there are."""
        told = self.told("--walkthroughs", *words)
        assert told.ret == 0, told.outlines + told.errlines
        return [line for line in told.outlines if line.endswith("]")]


@pytest.fixture
def collected(pytester) -> Collected:
    return Collected(pytester)


@pytest.fixture
def scripts(collected) -> Project:
    """A project with a script that is true, one that is not, a test of its own, and what is no script at all."""
    return with_scripts(collected.project)


@pytest.fixture(scope="module")
def outside(project) -> Project:
    return with_scripts(project)


def with_scripts(project: Project) -> Project:
    project.script("mine.py")
    project.script("guides/other.py", button="Store party")
    (project.folder / "test_own.py").write_text("raise AssertionError('a test is not asked for')\n", "utf-8")
    (project.folder / "setup.py").write_text("raise AssertionError('no script is run to know what it is')\n", "utf-8")
    return project


@pytest.mark.usefixtures("scripts")
def test_all_that_ship_are_there_for_every_court_and_no_file_is(collected):
    wanted = [f"walkthroughs::{name}[{one.id}]" for name in BUNDLED for one in courts.shipped()]

    assert collected.of() == wanted


def test_some_can_be_named_as_their_tests_are_called(collected):
    named = collected.of("walkthroughs::upgrade-account[mad]", "link-account", "--court", "mab")

    assert named == ["walkthroughs::upgrade-account[mad]", "walkthroughs::link-account[mab]"]


@pytest.mark.usefixtures("scripts")
def test_a_folder_gives_its_scripts_and_nothing_else(collected):
    found = collected.of(".", "--court", "desk.toml", "-k", "mine or other", "-p", "no:cacheprovider")

    assert sorted(found) == ["guides/other.py::other[desk]", "mine.py::mine[desk]"]


def test_without_being_asked_nothing_of_ours_is_collected(collected):
    collected.project.script("mine.py")
    (collected.project.folder / "test_own.py").write_text("def test_own(): pass\n", "utf-8")

    assert collected.told().outlines[0] == "test_own.py::test_own"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--court", "nowhere"], "There is no court “nowhere”. "),
        (["nothing.py"], "file or directory not found: nothing.py"),
    ],
    ids=["a court", "a script"],
)
def test_what_is_not_there_is_told_in_a_sentence(collected, words, says):
    told = collected.told("--walkthroughs", *words)

    assert told.ret == pytest.ExitCode.USAGE_ERROR
    assert says in told.stderr.str()
    assert "Traceback" not in told.stdout.str() + told.stderr.str()


def test_a_script_that_cannot_be_read_is_told_by_its_line(collected):
    collected.project.script("broken.py", more="    guide.click(\n")

    told = collected.told("--walkthroughs", "broken.py", "--court", "desk.toml").stdout.str()

    assert re.search(r"broken\.py:16: '\(' was never closed\.", told)
    assert "Traceback" not in told


def test_two_whose_walks_would_lie_in_one_place_are_refused(collected):
    collected.project.script("one/mine.py")
    collected.project.script("two/mine.py")

    told = collected.told("--walkthroughs", ".", "--court", "desk.toml")

    assert told.ret == pytest.ExitCode.USAGE_ERROR
    assert "have one name, so one guide would take the other’s place." in told.stderr.str()


def test_an_option_of_somebody_elses_is_in_nobodys_way(collected):
    folder = collected.project.folder
    (folder / "conftest.py").write_text("def pytest_addoption(parser): parser.addoption('--slow')\n", "utf-8")
    (folder / "test_own.py").write_text("def test_own(): pass\n", "utf-8")

    assert collected.told("--slow", "yes").outlines[0] == "test_own.py::test_own"
    assert "--walkthroughs has an option --slow, and a conftest.py has one, too." in "".join(
        collected.told("--walkthroughs", ".").errlines
    )


def nothing_shows_through(told: str) -> bool:
    """Whether it is all in our words, and without what nobody must read."""
    return not [word for word in ("Traceback", "runtest", "self.", "Error", PIN) if word in told]


@pytest.mark.browser
@pytest.mark.skipif(sys.platform == "win32", reason="a browser is watched by a script for the shell")
def test_a_false_sentence_fails_in_our_words_and_in_nobody_elses(outside, watched_browser):
    """Every sentence is told on the way, and nothing runs when it has ended."""
    told = outside.pytest("--walkthroughs", ".", "--court", "desk.toml", "-v")

    picture = re.search(r"picture +(\S+)", told.stdout)
    assert re.search(r"^mine\.py::mine\[desk\] PASSED", told.stdout, re.MULTILINE)
    assert "step 4   Click Save party." in told.stdout
    assert "result a You read “Acme is on file.”" in told.stdout
    assert re.search(r"^guides/other\.py::other\[desk\] FAILED", told.stdout, re.MULTILINE)
    assert "Step 4 of “About other” names something that is not on the screen: Store party" in told.stdout
    assert "Click **Store party**.        other.py:14" in told.stdout
    assert "on the page    Party Desk" in told.stdout
    assert picture
    assert (outside.folder / picture[1]).is_file()
    assert "The PIN is •••" in told.stdout
    assert nothing_shows_through(told.stdout + told.stderr)
    assert not still_there(watched_browser)


def still_there(pids: Path) -> list[str]:
    """The browsers that were started and have not ended."""
    return [pid for pid in pids.read_text("utf-8").split() if is_running(int(pid))]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.browser
@pytest.mark.long
def test_a_comparison_leaves_its_reports_however_many_walk(desk, tmp_path):
    """In two processes, which take turns on a site that has but one world. What fails names the true words."""
    with served() as site:
        project = with_scripts(Project(tmp_path, site.address))
        script, court = find(str(tmp_path / "mine.py")), courts.court(str(tmp_path / "desk.toml"))
        walked = walk(script, court, ELSEWHERE, desk, tmp_path / "walked")
        Editions(tmp_path / "recordings" / "editions").put(walked, Acceptance("Clara"), after=0)
        site.button = "Record party"
        told = project.pytest("--walkthroughs", ".", "--court", "desk.toml", "--compare", "-n", "2")
    report = Report.model_validate_json((tmp_path / COMPARED / "report.json").read_bytes())

    assert "“About mine” is not as it was accepted in edition 1." in told.stdout
    assert "say instead    Click **Record party**." in told.stdout
    assert "“About other” was walked, and no edition of it is accepted yet." in told.stdout
    assert nothing_shows_through(told.stdout)
    assert [(one.walkthrough, one.verdict) for one in report.comparisons] == [("mine", "false"), ("other", "false")]
    assert (tmp_path / COMPARED / "report.html").is_file()
    assert len(junitparser.JUnitXml.fromfile(str(tmp_path / COMPARED / "junit.xml"))) == 2


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="a browser is watched by a script for the shell")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_who_is_told_to_end_leaves_nothing_that_runs(outside, watched_browser, told):
    with outside.begun("--walkthroughs", "mine.py", "--court", "desk.toml") as process:
        while not watched_browser.exists():
            assert process.poll() is None, "it is still to begin"
        process.send_signal(told)
        said, _ = process.communicate(timeout=20)

    assert process.returncode in (pytest.ExitCode.INTERRUPTED, 128 + told)
    assert "Traceback" not in said
    assert not still_there(watched_browser)
