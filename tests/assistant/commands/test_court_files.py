"""The files of courts: which there are, what each leaves out, what a new feed would change, and that it is asked."""

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.commands import court_files
from assistant.errors import BadInput
from assistant.facts import courts, judiciary


@pytest.fixture
def run():
    return lambda *words, answer="": CliRunner().invoke(app, ["courts", *words], input=answer, env={"COLUMNS": "200"})


@pytest.fixture
def into(tmp_path, monkeypatch):
    """A folder of courts' files, with one that is out of date and one of a court that is gone."""
    monkeypatch.setattr(courts, "ON_REQUEST", tmp_path)
    for name, text in judiciary.files(judiciary.newest()).items():
        if name not in ("mad", "mab"):
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    azb = tmp_path / "azb.toml"
    azb.write_text(azb.read_text(encoding="utf-8").replace("602-682-4900", "602-555-0100"), encoding="utf-8")
    (tmp_path / "gone.toml").write_text('id = "gone"\n', encoding="utf-8")
    return tmp_path


def test_courts_are_found_by_state_and_kind_with_what_their_files_leave_out(run):
    told = run("--find", "arizona", "--find", "bankruptcy").output

    assert told.startswith("1 court: 1 bankruptcy")
    assert "azb  U.S. Bankruptcy Court, District of Arizona; its file leaves out go_live, cmecf.system" in told


def test_of_many_courts_what_most_leave_out_is_counted(run):
    told = run().output

    assert told.startswith("201 courts: 94 district, 94 bankruptcy, 13 appellate")
    assert "198 of their files leave out go_live." in told
    assert "mad   U.S. District Court, District of Massachusetts; its file leaves out contacts.clerk_phone" in told


def test_nobody_found_is_told():
    with pytest.raises(BadInput, match="No court is called “mars”"):
        court_files.show(("mars",))


def test_what_would_change_is_shown_and_written_only_when_that_is_wanted(run, into):
    before = {file.name: file.read_text(encoding="utf-8") for file in into.iterdir()}

    told = run("update", answer="n\n").output

    assert '-clerk_phone = "602-555-0100"' in told
    assert '+clerk_phone = "602-682-4900"' in told
    assert "1 changed: azb" in told
    assert "1 gone: gone" in told
    assert {file.name: file.read_text(encoding="utf-8") for file in into.iterdir()} == before

    assert run("update", answer="y\n").exit_code == 0
    assert "602-682-4900" in (into / "azb.toml").read_text(encoding="utf-8")
    assert not (into / "gone.toml").exists()
    assert "Nothing was written" in run("update").output


def test_nothing_of_facts_that_cannot_be_used_is_written(run, into, tmp_path):
    feed = tmp_path / "courts-2026-01-31.csv"
    feed.write_text("pacer_id,type\nazb,District\n", encoding="utf-8")

    assert isinstance(run("update", str(feed), "--yes").exception, BadInput)
    assert "602-555-0100" in (into / "azb.toml").read_text(encoding="utf-8")


def test_a_feed_that_was_accepted_takes_the_place_of_the_one_before(run, into, tmp_path, monkeypatch):
    known = tmp_path / "judiciary"
    known.mkdir()
    old = judiciary.newest()
    (known / old.name).write_bytes(old.read_bytes())
    monkeypatch.setattr(judiciary, "FOLDER", known)
    feed = tmp_path / "courts-2026-01-31.csv"
    feed.write_bytes(old.read_bytes())

    assert run("update", str(feed), "--yes").exit_code == 0
    assert [file.name for file in known.iterdir()] == [feed.name]
    assert "look-up feed of January 31, 2026" in (into / "azb.toml").read_text(encoding="utf-8")
