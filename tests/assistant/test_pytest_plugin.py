"""What the plugin is to somebody who does not ask for it, and to tests of one's own that do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from outside_project import PIN, Project, served

TESTS = f"""
import pytest


def test_true(guide, cast):
    guide.open("pacer", "Go to {{court.sites.pacer}}.")
    guide.click("Click **My Account and Billing**.")
    assert cast["filer"].username


def test_false(guide):
    guide.open("pacer", "Go to {{court.sites.pacer}}.")
    guide.click("Click **Nothing of the kind**.")


def test_own_mistake(guide):
    guide.open("pacer", "Go to {{court.sites.pacer}}.")
    assert "pears" == "apples"


@pytest.mark.guide(court="desk.toml", people={{"clerk": "clerk.toml"}})
def test_secret(guide, cast):
    guide.open("desk", "Go to {{court.sites.desk}}.")
    guide.fill("Enter your **PIN**.", cast["clerk"].pin)
    guide.click("Click **{PIN}**.")


@pytest.mark.guide(court="nowhere")
def test_nowhere(guide):
    raise AssertionError("it does not begin")


@pytest.mark.guide(court="desk.toml", people={{"clerk": "clerk.toml"}})
def test_ends_badly(guide):
    guide.open("desk", "Go to {{court.sites.desk}}.")
    guide.click("Click **Broken**.")


def test_window(guide, world, portal):
    window = guide.front().page.context
    world(window, on="2025-10-01", era="2025", people=("tobias-brannock",))
    assert "October 1, 2025" in window.request.get(portal).text()
"""


def test_it_loads_nothing_of_ours_in_a_run_that_does_not_ask_for_it():
    code = (
        "import sys, pytest; before = set(sys.modules); import assistant.pytest_plugin; "
        "print(*(set(sys.modules) - before))"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = [name for name in told.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names]
    assert sorted(loaded) == ["assistant", "assistant.pytest_plugin"]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> str:
    """What pytest says of those tests, in a project of one's own."""
    with served() as site:
        project = Project(tmp_path_factory.mktemp("outside"), site.address)
        project.script("mine.py")
        (project.folder / "test_own.py").write_text(TESTS, "utf-8")
        done = project.pytest("test_own.py", "-rA", "--tb=short")
    return done.stdout + done.stderr


def of(told: str, name: str) -> str:
    """What stands below the heading of one test."""
    return told.partition(f" {name} _")[2].partition("\n_____")[0].partition("\n=====")[0]


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("name", ["test_true", "test_window"])
def test_what_is_true_passes(told, name):
    assert f"PASSED test_own.py::{name}" in told


@pytest.mark.long
@pytest.mark.browser
def test_a_false_sentence_is_told_in_our_words(told):
    said = of(told, "test_false")

    assert said.partition("\n")[2].startswith(
        "Step 2 of “test_false” names something that is not on the screen: Nothing of the kind\n\n"
        "    Click **Nothing of the kind**.        test_own.py:13\n    on the page    "
    )
    assert "picture" in said
    assert "Error" not in said


@pytest.mark.long
@pytest.mark.browser
def test_a_mistake_of_the_test_is_told_by_pytest(told):
    assert "test_own.py:18: in test_own_mistake\n" in of(told, "test_own_mistake")


@pytest.mark.long
@pytest.mark.browser
def test_no_secret_is_told(told):
    assert "Step 3 of “test_secret” names something that is not on the screen: •••" in told
    assert PIN not in told


@pytest.mark.long
@pytest.mark.browser
def test_one_that_cannot_begin_and_one_that_ends_badly_have_no_traceback(told):
    assert of(told, "ERROR at setup of test_nowhere").partition("\n")[2].startswith("There is no court “nowhere”.")
    said = of(told, "ERROR at teardown of test_ends_badly").partition("\n")[2]
    assert said.startswith("Step 2 of “test_ends_badly” led to a page that no reader should see:")
    assert "Traceback" not in told
