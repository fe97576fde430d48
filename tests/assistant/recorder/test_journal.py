"""A session's file: on the disk at every step, whole at every moment, and read again as it was written."""

from __future__ import annotations

import json
import os
from datetime import date

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.recorder import journal as journals
from assistant.recorder.journal import SESSION_FILE, Entered, Journal, PageFacts, Session, ShownStep

SESSION = Session(name="a-b", title="A b", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))
OPEN = ShownStep(action="open", site="pacer", sentence="Open a web browser and go to {court.sites.pacer}.")


def fill(label, value, **more):
    return ShownStep(action="fill", words=label, value=value, sentence=f"Enter your **{label}**.", **more)


CITY = fill("City", Entered(words="Ålesund “1”\u2028\n{x}"))


@pytest.fixture
def journal(tmp_path):
    return Journal.begin(tmp_path / "a", SESSION)


def test_it_is_read_as_it_was_written(journal):
    journal.add(OPEN)
    journal.add(CITY)

    again = Journal.load(journal.folder)

    assert (again.session, again.shown) == (journal.session, journal.shown)


def test_every_step_is_one_line_and_what_is_empty_is_left_out(journal):
    journal.add(OPEN)
    journal.add(CITY)

    lines = journal.file.read_text(encoding="utf-8").split("\n")

    assert len(lines) == 4
    assert lines[-1] == "", "the last line has its end"
    assert json.loads(lines[0])["format"] == 2
    assert set(json.loads(lines[1])) == {"action", "site", "sentence"}


@pytest.mark.parametrize("torn", [1, 2, 9, 40])
def test_a_line_that_was_torn_off_is_left_out_with_a_word(journal, torn):
    journal.add(OPEN)
    whole = journal.file.read_bytes()
    journal.add(fill("City", Entered(words="Boston")))
    journal.file.write_bytes(journal.file.read_bytes()[:-torn])
    said = []

    again = Journal.load(journal.folder, said.append)

    assert again.shown == [OPEN]
    assert "left out" in said[0]
    assert journal.file.read_bytes() == whole


def test_what_is_added_after_a_torn_line_is_a_line_of_its_own(journal):
    journal.add(OPEN)
    journal.file.write_bytes(journal.file.read_bytes() + b'{"action": "cl')
    again = Journal.load(journal.folder)

    again.add(CITY)

    assert Journal.load(journal.folder).shown == [OPEN, CITY]


def test_a_file_that_ends_within_its_first_line_is_empty(journal):
    journal.file.write_bytes(journal.file.read_bytes()[:-1])

    with pytest.raises(BadInput, match="is empty"):
        Journal.load(journal.folder)


def test_a_broken_line_is_named_and_what_it_holds_is_not(journal):
    journal.file.write_bytes(journal.file.read_bytes() + b'{"action": "Rosebud"}\n')

    with pytest.raises(BadInput, match=f"{SESSION_FILE}:2: action") as told:
        Journal.load(journal.folder)

    assert "Rosebud" not in str(told.value)


@pytest.mark.parametrize("line", [b"", b"[1]", b"no json", b'{"format": 3}', b"\xff\xfe"])
def test_a_first_line_that_is_none_is_told(journal, line):
    journal.file.write_bytes(line + b"\n")

    with pytest.raises(BadInput, match=f"{SESSION_FILE}:1"):
        Journal.load(journal.folder)


def test_without_a_file_there_is_no_session(tmp_path):
    with pytest.raises(BadInput, match="There is no session in"):
        Journal.load(tmp_path)


def test_a_session_is_not_begun_over_another(journal):
    Journal.begin(journal.folder, SESSION)
    journal.add(OPEN)

    with pytest.raises(BadInput, match="assistant record a-b --resume"):
        Journal.begin(journal.folder, SESSION)


OLDER = """\
{"format": 1, "name": "a-b", "title": "A b", "court": "mad", "people": ["tobias-brannock"], "on": "2021-09-21"}
{"deed": "open", "site": "pacer", "sentence": "Open a web browser and go to {court.sites.pacer}."}
{"deed": "fill", "words": "City", "value": {"words": "deed"}, "sentence": "Enter your **City**."}
{"deed": "tick", "words": "Urgent", "sentence": "Tick **Urgent**."}
{"deed": "untick", "words": "Paper", "sentence": "Clear the tick at **Paper**."}
{"deed": "click", "words": "tick", "sentence": "Click **tick**."}
"""


def test_a_session_of_the_first_format_is_lifted_and_goes_on_in_this_one(tmp_path):
    (tmp_path / SESSION_FILE).write_text(OLDER, encoding="utf-8")

    older = Journal.load(tmp_path)
    older.add(CITY)

    assert older.session == SESSION
    assert older.session.format == 2
    assert older.shown[:2] == [OPEN, fill("City", Entered(words="deed"))]
    assert [(one.action, one.verb, one.words) for one in older.shown[2:5]] == [
        ("check", "check", "Urgent"), ("uncheck", "check", "Paper"), ("click", "click", "tick"),
    ]  # fmt: skip
    assert Journal.load(tmp_path).shown == older.shown
    assert b'"deed":' not in (tmp_path / SESSION_FILE).read_bytes()


@pytest.mark.parametrize("line", ["3", "[]", "{", '{"deed": "rob"}', '{"sentence": "x"}'])
def test_a_broken_line_of_the_first_format_is_named_too(tmp_path, line):
    (tmp_path / SESSION_FILE).write_text(f"{OLDER}{line}\n", encoding="utf-8")

    with pytest.raises(BadInput, match=f"{SESSION_FILE}:7: "):
        Journal.load(tmp_path)


def test_a_changed_step_is_changed_and_a_removed_one_leaves_no_trace(journal):
    journal.add(OPEN)
    journal.add(CITY)
    journal.replace(1, fill("City", Entered(words="Boston")))

    assert Journal.load(journal.folder).shown[1].value == Entered(words="Boston")
    assert "Ålesund".encode() not in journal.file.read_bytes()

    assert journal.remove(1).value == Entered(words="Boston")
    assert Journal.load(journal.folder).shown == [OPEN]
    assert [file.name for file in journal.folder.iterdir()] == [SESSION_FILE]


def test_every_change_is_forced_to_the_disk_before_it_has_a_name(journal, monkeypatch):
    """The new file is on the disk before it takes the old one's name; a step, before `add` returns."""
    done = []
    forced, renamed = os.fsync, type(journal.file).replace

    def fsync(descriptor):
        done.append("forced")
        forced(descriptor)

    def replace(file, target):
        done.append("renamed")
        return renamed(file, target)

    monkeypatch.setattr(journals.os, "fsync", fsync)
    monkeypatch.setattr(type(journal.file), "replace", replace)
    journal.add(OPEN)
    assert done == ["forced"]

    done.clear()
    journal.replace(0, OPEN)
    assert done == ["forced", "renamed"]


def test_a_change_that_breaks_off_leaves_the_file_as_it_was(journal, monkeypatch):
    journal.add(OPEN)
    before = journal.file.read_bytes()

    def full(_):
        raise OSError("no space is left")

    monkeypatch.setattr(journals.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        journal.replace(0, CITY)

    assert journal.file.read_bytes() == before
    assert Journal.load(journal.folder).shown == [OPEN]


def test_what_is_hidden_leaves_the_file_wherever_it_stood(journal):
    journal.add(fill("Client", Entered(words="Zanzibar"), page=PageFacts(heading="Zanzibar’s page")))
    journal.add(ShownStep(action="note", sentence="Never say Zanzibar."))

    journal.hide([0], "client", SecretStr("Zanzibar"))

    assert b"Zanzibar" not in b"".join(file.read_bytes() for file in journal.folder.iterdir())
    assert journal.shown[0].value == Entered(hidden="client")
    assert journal.shown[1].sentence == "Never say •••."
    assert journal.shown[0].page.heading == "•••’s page"


def test_what_is_hidden_leaves_the_title_too(tmp_path):
    journal = Journal.begin(tmp_path / "a", SESSION.model_copy(update={"title": "See Zanzibar"}))

    journal.hide([], "client", SecretStr("Zanzibar"))

    assert Journal.load(journal.folder).session.title == "See •••"


def test_steps_of_a_page_that_was_shown_anew_can_still_be_corrected_there(journal):
    for born in (1.0, 1.0, 2.0):
        journal.add(fill("City", Entered(words="Boston"), page=PageFacts(born=born)))

    journal.on_another_showing(2, 7.5)

    assert [one.page.born for one in Journal.load(journal.folder).shown] == [1.0, 1.0, 7.5]


def test_two_actions_are_to_one_control_on_one_showing_of_a_page():
    page = PageFacts(born=1.0)
    check = ShownStep(action="check", words="Paper", places=("Boston",), sentence="", page=page)

    assert check.same_control(check.model_copy(update={"action": "uncheck", "sentence": "other"}))
    assert not check.same_control(check.model_copy(update={"action": "click"}))
    assert not check.same_control(check.model_copy(update={"words": "Ink"}))
    assert not check.same_control(check.model_copy(update={"places": ()}))
    assert not check.same_control(check.model_copy(update={"page": PageFacts(born=2.0)}))


@pytest.mark.parametrize("name", ["A-b", "a_b", "-a", "a-", "1a", "a--b", "../a", ""])
def test_a_name_that_could_be_no_folder_and_no_script_is_refused(name):
    with pytest.raises(ValueError, match="name"):
        Session(name=name, title="A", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))
