"""Other tools' recordings of our portal, by those tools' own rules: each becomes a script that passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import cli, leaks
from assistant.commands import lint
from assistant.errors import BadInput
from assistant.importing import files, imported
from assistant.importing.foreign import ForeignFlow
from assistant.recorder import record
from assistant.recorder.journal import Journal

FOLDER = Path(__file__).parent / "recordings"
TOOLS = sorted(file.name for file in FOLDER.iterdir())
WHO = {
    "check": ("marjorie-ellsworth-quill", "2021-09-21"),
    "upgrade": ("tobias-brannock", "2021-09-21"),
    "recover": ("henrietta-poole", "2021-09-21"),
    "change": ("cyrus-nakagawa-bell", "2021-09-28"),
    "activate": ("gwendolyn-apfelbaum", "2021-09-28"),
    "prepare": ("tobias-brannock", "2021-09-14"),
    "link": ("marjorie-ellsworth-quill", "2021-09-21"),
    "register": ("desmond-achterberg", "2021-09-14"),
}
"""By the first word of a recording: its person, and the day."""

SAMPLE = {"check-account-type.side"}
FEWEST = 7
"""Steps; the shortest of them has so many."""


def test_there_are_twenty_of_them():
    kinds = [Path(name).suffix for name in TOOLS]

    assert {kind: kinds.count(kind) for kind in kinds} == {".json": 8, ".py": 8, ".side": 4}


@pytest.mark.parametrize(
    "name", [name if name in SAMPLE else pytest.param(name, marks=pytest.mark.long) for name in TOOLS]
)
def test_a_recording_becomes_a_script_that_passes_and_no_secret_is_in_any_file(desk, running_portal, tmp_path, name):
    file, (who, on) = FOLDER / name, WHO[name.replace("_", "-").partition("-")[0]]
    flow = files.read(file, "register-account" if name == "register-account.side" else "")
    called = imported.name_for(file)
    asked = record.options(
        called, "mad", [who], on, "pacer", imported.title_for(flow, called), tmp_path / called, resume=False
    )
    session = record.asked_for(asked)
    cast, journal = record.cast_of(session), Journal.begin(asked.folder, session)

    with desk.window(pictured=False) as window:
        telling = imported.begun(window, running_portal, cast, journal)
        end = imported.retold(flow, file, telling, journal, lambda _: None)
    made = record.finish(journal, end, running_portal, desk, cast)

    assert len(list(made.steps())) >= FEWEST
    assert not list(lint.faults(imported.script_of(journal)))
    assert "filer.secret(" not in imported.script_of(journal).read_text(encoding="utf-8")
    leaks.search(asked.folder, cast.secrets())


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Upgrade Account.json", "upgrade-account"),
        ("test_it.spec.py", "test-it"),
        ("2021.side", "imported-2021"),
        ("-.py", "imported"),
        ("CON.json", "imported-con"),
        ("../../x.json", "x"),
    ],
)
def test_a_session_is_called_after_its_file(file, name):
    assert imported.name_for(Path(file)) == name


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Look it up", "Look it up"), ("look_it_up", "Look it up"), ("Recording 11/26/2026 at 4:52:10 PM", "A flow"),
        ("x" * 41, "A flow"), ("Use {this}", "A flow"), ("", "A flow"),
    ],
)  # fmt: skip
def test_a_guide_is_called_as_the_tool_calls_it_where_that_says_something(told, title):
    assert imported.title_for(ForeignFlow(title=told), "a-flow") == title


def test_what_was_left_out_is_told_by_the_reason():
    flow = ForeignFlow()
    for at in ("step 1", "step 4"):
        flow.leave_out(at, "a guide waits by itself")

    assert list(imported.left_out(flow)) == ["Left out: step 1, step 4 (a guide waits by itself)."]


def test_a_site_that_the_court_has_not_is_told_before_a_browser_starts(tmp_path):
    wanted = record.options("a", "mad", ["tobias-brannock"], "2021-09-21", "mail", "A", tmp_path / "a", resume=False)

    with pytest.raises(BadInput, match="mad has no site “mail”"):
        imported.import_file(FOLDER / TOOLS[0], "", wanted, print)

    assert not (tmp_path / "a").exists()


def test_the_command_tells_a_file_that_cannot_be_read(tmp_path):
    file = tmp_path / "flow.js"
    file.write_text("x")

    result = CliRunner().invoke(cli.app, ["import", str(file)])

    assert "This kind of script cannot be imported" in str(result.exception)
