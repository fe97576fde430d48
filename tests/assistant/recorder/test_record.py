"""A session from its beginning to a recording: what is asked for, what is written, and what stays when it fails."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from pydantic import SecretStr

from assistant import leaks
from assistant.building.provenance import NOTE
from assistant.errors import AtWork, BadInput, NotOnScreen
from assistant.facts.recording import FILE_NAME as RECORDING
from assistant.recorder import record
from assistant.recorder.journal import Entered, Journal, PageFacts, Session, ShownStep

SESSION = Session(name="a-b", title="A b", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))
OPEN = ShownStep(action="open", site="pacer", sentence="Open a web browser and go to {court.sites.pacer}.")


def wanted(tmp_path, **more):
    asked = {
        "name": "a-b",
        "court": "mad",
        "people": ["tobias-brannock"],
        "on": "2021-09-21",
        "site": "pacer",
        "title": "",
    }
    return record.options(**asked | more, folder=tmp_path / "a-b", resume=False)


def test_a_title_comes_of_the_name_where_none_is_given(tmp_path):
    assert wanted(tmp_path, name="link-by-hand").title == "Link by hand"
    assert wanted(tmp_path, title="Link it").title == "Link it"


@pytest.mark.parametrize("day", ["soon", "2021-02-30", "21.9.2021", ""])
def test_a_day_that_is_none_is_told(tmp_path, day):
    with pytest.raises(BadInput, match=f"“{day}” is no date; write it as 2021-09-21"):
        wanted(tmp_path, on=day)


def test_what_is_asked_for_becomes_a_session(tmp_path):
    assert record.asked_for(wanted(tmp_path, title="A b")) == SESSION


def test_a_title_that_no_guide_has_room_for_is_refused(tmp_path):
    assert record.asked_for(wanted(tmp_path, title="x" * record.LONGEST_TITLE))
    with pytest.raises(BadInput, match="has 41 characters, and 40 are the most"):
        record.asked_for(wanted(tmp_path, title="x" * (record.LONGEST_TITLE + 1)))


def test_a_name_that_cannot_be_is_refused(tmp_path):
    with pytest.raises(BadInput, match="“A B” cannot be a name"):
        record.asked_for(wanted(tmp_path, name="A B"))


def test_a_site_that_the_court_has_not_is_told_before_a_window_opens(tmp_path):
    with pytest.raises(BadInput, match="mad has no site “mail”; it has "):
        record.record_session(wanted(tmp_path, site="mail"), lambda _: None)

    assert not (tmp_path / "a-b").exists()


@pytest.mark.parametrize("resume", [False, True])
def test_two_people_never_show_in_one_session(tmp_path, resume):
    """The test has no mark: a window that opened would be refused."""
    folder = tmp_path / "kept" / "link-by-hand"
    asked = replace(wanted(tmp_path, name="link-by-hand"), folder=folder, resume=resume)
    if resume:
        Journal.begin(folder, record.asked_for(asked))

    with (
        record.alone_with(folder),
        pytest.raises(AtWork, match=r"Somebody is showing .*link-by-hand in another window"),
    ):
        record.record_session(asked, print)

    assert [file.name for file in folder.parent.iterdir()] == (["link-by-hand"] if resume else [])


def test_nothing_is_gone_on_with_where_nothing_was_begun(tmp_path):
    with pytest.raises(BadInput, match="There is no session in"):
        record.record_session(record.RecordOptions("a-b", "mad", (), date(2021, 9, 21), "", "", tmp_path, True), print)


def test_she_is_told_who_she_is_and_where_her_passwords_stand(tmp_path):
    journal = Journal.begin(tmp_path / "a-b", SESSION)

    said = record.who(record.cast_of(SESSION).filer, journal)

    assert said.startswith("You are Tobias Brannock, username tb1407. The passwords stand at the training desk")
    assert str(journal.file) in said
    assert record.cast_of(SESSION).filer.password.get_secret_value() not in said


def test_people_go_by_the_names_of_the_script():
    session = SESSION.model_copy(update={"people": ("tobias-brannock", "hester-dunmallow")})

    assert {name: one.slug for name, one in record.cast_of(session).people.items()} == {
        "filer": "tobias-brannock",
        "hester_dunmallow": "hester-dunmallow",
    }


def test_the_script_lies_beside_the_journal(tmp_path):
    journal = Journal.begin(tmp_path / "a-b", SESSION)
    journal.add(OPEN)

    file = record.write_script(journal, PageFacts())

    assert file == tmp_path / "a-b" / "a_b.py"
    assert b"\r" not in file.read_bytes()
    assert 'guide.open("pacer"' in file.read_text(encoding="utf-8")


def test_a_script_that_she_edited_is_kept_beside_the_new_one(tmp_path):
    journal, told = Journal.begin(tmp_path / "a-b", SESSION), []
    journal.add(OPEN)
    file = record.write_script(journal, PageFacts(), told.append)
    journal.add(CITY)
    assert record.write_script(journal, PageFacts(), told.append) == file
    assert told == [], "it was as we wrote it"
    file.write_text("# hers", encoding="utf-8")

    record.write_script(journal, PageFacts(), told.append)

    assert (journal.folder / "a_b-edited.py").read_text(encoding="utf-8") == "# hers"
    assert "Nowhere to be found" in file.read_text(encoding="utf-8")
    assert told == [f"{file} was changed by hand. It is kept as a_b-edited.py, and a new one is in its place."]


@pytest.mark.parametrize("name", ["recording.json", "01-arrived.png", "notes.txt", "drafts"])
def test_a_folder_that_holds_anything_but_a_session_is_refused_before_a_window_opens(tmp_path, name):
    kept = tmp_path / "a-b" / name
    kept.parent.mkdir()
    if name == "drafts":
        kept.mkdir()
    else:
        kept.write_text("theirs", encoding="utf-8")

    with pytest.raises(BadInput, match=rf"a-b holds something else, such as {name}, and a recording would take"):
        record.record_session(wanted(tmp_path), lambda _: None)

    assert [path.name for path in kept.parent.iterdir()] == [name]


def test_a_recording_takes_the_place_of_an_older_one(tmp_path):
    walked, folder = tmp_path / "walked", tmp_path / "kept"
    for place, names in (
        (walked, (RECORDING, "01-arrived.png")),
        (folder, (RECORDING, "01-arrived.png", "09-left.png")),
    ):
        place.mkdir()
        for name in names:
            (place / name).write_text(place.name, encoding="utf-8")
    for name in ("session.jsonl", "mine.png"):
        (folder / name).write_text("hers", encoding="utf-8")

    record.keep_recording(walked, folder)

    kept = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    assert kept == {RECORDING: "walked", "01-arrived.png": "walked", "session.jsonl": "hers", "mine.png": "hers"}


def test_the_unseen_browser_is_started_when_it_is_needed_and_once(monkeypatch):
    started = []
    monkeypatch.setattr(record.browser, "launch_arguments", lambda: {"executable_path": "a browser"})

    def launch(executable_path):
        assert executable_path == "a browser"
        started.append(SimpleNamespace(close=started.clear))
        return started[-1]

    headed = SimpleNamespace(browser=SimpleNamespace(browser_type=SimpleNamespace(launch=launch)))
    with ExitStack() as stack:
        unseen = record.unseen_browser(headed, stack)
        assert started == []
        assert unseen() is unseen()
        assert len(started) == 1
    assert started == [], "it is closed at the end"


@pytest.fixture
def at_the_window(desk, monkeypatch):
    """Stands in for the browser with a window, and for somebody before it."""

    def sits(show):
        monkeypatch.setattr(record, "opened", lambda **_: nullcontext(desk))
        monkeypatch.setattr(record.RecorderWindow, "show", show)

    return sits


def test_a_window_that_is_closed_leaves_a_word_on_how_to_go_on(tmp_path, at_the_window):
    told = []
    at_the_window(lambda window: window.begin())

    said = record.record_session(wanted(tmp_path), told.append)

    assert said == "1 steps are kept. Go on: assistant record a-b --resume"
    assert told[0].startswith("You are Tobias Brannock")
    assert len(Journal.load(tmp_path / "a-b").shown) == 1


def test_a_bug_takes_along_what_was_hidden_so_that_its_report_leaves_that_out(tmp_path, at_the_window):
    def breaks(window):
        window._cast.hide("client", SecretStr("Zanzibar 4711"))
        raise ValueError("Zanzibar 4711 is no number")

    at_the_window(breaks)
    with pytest.raises(ValueError, match="no number") as raised:
        record.record_session(wanted(tmp_path), lambda _: None)

    assert "Zanzibar 4711" in leaks.values(leaks.kept_by(raised.value))


CITY = ShownStep(action="click", words="Nowhere to be found", sentence="Click **Nowhere to be found**.")


@pytest.mark.long
def test_a_script_that_does_not_walk_leaves_all_that_she_showed(tmp_path, desk, running_portal):
    journal = Journal.begin(tmp_path / "a-b", SESSION)
    journal.add(OPEN)
    journal.add(CITY)
    before = journal.file.read_bytes()

    with pytest.raises(NotOnScreen, match="Mend it there: assistant record a-b --resume"):
        record.finish(journal, PageFacts(), running_portal, desk, record.cast_of(SESSION))

    assert sorted(file.name for file in journal.folder.iterdir()) == [NOTE, "a_b.py", "session.jsonl"]
    assert journal.file.read_bytes() == before


@pytest.mark.long
def test_what_was_hidden_is_handed_to_the_walk_and_shown_as_dots(tmp_path, desk, running_portal):
    journal = Journal.begin(tmp_path / "a-b", SESSION)
    for one in (
        OPEN,
        ShownStep(action="click", words="", sentence="Click **My Account and Billing**."),
        ShownStep(action="click", words="", sentence="Click **Manage My Account Login**."),
        ShownStep(action="fill", words="Username", value=Entered(hidden="who"), sentence="Enter your **Username**."),
    ):
        journal.add(one)
    cast = record.cast_of(SESSION)
    cast.hide("who", SecretStr("Zanzibarquince"))
    told = []

    recording = record.finish(journal, PageFacts(), running_portal, desk, cast, told.append)

    typed = [step.typed for step in recording.steps()][-1]
    assert typed is not None and typed.secret  # noqa: PT018
    assert not any(b"Zanzibarquince" in file.read_bytes() for file in journal.folder.iterdir())
    assert 'filer.secret("who")' in (journal.folder / "a_b.py").read_text(encoding="utf-8")
    assert told == [f"walking a-b: step {number}" for number in range(1, 5)]
    assert record.result_in_words(recording, journal).startswith(
        f"4 steps on {len(recording.screens)} screens, edition "
    )


def test_without_what_was_hidden_the_walk_says_what_is_lacking(tmp_path, desk, running_portal):
    journal = Journal.begin(tmp_path / "a-b", SESSION)
    journal.add(OPEN)
    journal.add(ShownStep(action="fill", value=Entered(hidden="who"), sentence="Enter your **Username**."))

    with pytest.raises(BadInput, match="has no secret “who”"):
        record.finish(journal, PageFacts(), running_portal, desk, record.cast_of(SESSION))
