"""What an audit finds on the screens of a walk, and that the walk goes on as if nobody had looked."""

from __future__ import annotations

from pathlib import Path

import pytest
from outside_project import Project

from assistant.facts import courts
from assistant.facts.recording import Recording
from assistant.testing.audit import Auditor
from assistant.walking.portal import ELSEWHERE, Portal
from assistant.walking.walk import walk
from assistant.walking.walkthrough import find

FAULTY = """    guide.click("Click **Faulty**.")
    guide.see("You read **Acme is on file.**")
    guide.see("You see **Help**.")
"""


@pytest.fixture(scope="module")
def walked(project, desk, tmp_path_factory):
    """Walks once, with an auditor or without."""
    script = find(str(project.script("audited.py", more=FAULTY)))
    court = courts.court(str(project.folder / "desk.toml"))

    def walked(auditor: Auditor | None, portal: Portal = ELSEWHERE) -> Recording:
        return walk(script, court, portal, desk, tmp_path_factory.mktemp("walked"), observer=auditor)

    return walked


@pytest.fixture(scope="module")
def audited(site, walked, desk):
    """Two walks with one audit, of which the second finds every page slow, and what the site was asked."""
    links: dict[str, str] = {}
    site.asked.clear()
    auditors = [Auditor(desk, ELSEWHERE, links, slow) for slow in (60, 0)]
    recordings = [walked(auditor) for auditor in auditors]
    told = [one.told("Audited", recording) for one, recording in zip(auditors, recordings, strict=True)]
    return recordings[0], told, [path for path, _ in site.asked]


def test_what_is_wrong_is_told_screen_by_screen(audited):
    recording, (told, _), _ = audited
    screen = told.partition("on the page    Party Desk")[2]

    assert told.startswith("The audit of “Audited” has 4 findings on 1 screen.")
    assert "/faulty)" in screen.splitlines()[0]
    assert "axe            Images must have alternative text (image-alt), once: img" in screen
    assert "axe            Form elements must have labels (label), once: iframe input" in screen
    assert "dead link      “Help” leads to " in screen
    assert "which answers 404" in screen
    assert "which leads around in a circle" in screen
    assert Path(screen.rpartition("picture")[2].strip()) == recording.path(recording.screens[-1].arrived)


def test_a_page_is_slow_that_takes_longer_than_was_said(audited):
    _, (quick, slow), _ = audited

    assert "slow page" not in quick
    assert slow.count("slow page      it took ") == 3
    assert "seconds to come, and may take 0" in slow


def test_each_link_is_asked_once_and_only_after_a_walk_that_it_may_log_out(audited):
    _, told, asked = audited

    assert asked.count("/gone") == asked.count("/rules") == asked.count("/out") == 1
    assert asked.index("/faulty") < asked.index("/out")
    assert all("“Help” leads to " in one for one in told)


def test_a_walk_that_is_audited_records_the_same(audited, walked):
    recording, *_ = audited

    assert recording.edition == walked(None).edition


def test_a_portal_that_makes_copies_is_asked_at_once_in_a_copy_for_each_link(site, walked, desk):
    """One of them logs out; the walk goes on to its end, in its own world."""
    portal = Portal(site.address.rstrip("/"), "desk")
    auditor = Auditor(desk, portal, {}, 60)
    site.asked.clear()

    recording = walked(auditor, portal)
    asked = dict(site.asked)

    assert "“Help” leads to " in auditor.told("Audited", recording)
    assert asked["/faulty"] == "own"
    assert asked["/out"].startswith("copy-")
    assert len({asked[link] for link in ("/out", "/rules", "/gone")}) == 3


def test_without_axe_it_is_told_how_to_get_it(tmp_path):
    """Where the extra is not installed."""
    (tmp_path / "conftest.py").write_text(
        "import importlib.util as one\nfind = one.find_spec\n"
        "one.find_spec = lambda name, *more: None if name.startswith('axe') else find(name, *more)\n",
        "utf-8",
    )

    told = Project(tmp_path, "http://127.0.0.1:9/").pytest("--walkthroughs", "--audit", "--co", "-q")

    assert told.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--audit needs axe-core, the assistant’s extra “audit”: pip install axe-playwright-python" in told.stderr
