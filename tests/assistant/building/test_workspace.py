"""A workspace publishes all or nothing, keeps what is current, and starts only what is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import publishers
from assistant.building import provenance
from assistant.building import workspace as workspaces
from assistant.building.workspace import Job, Workspace, secrets_of
from assistant.errors import BadInput, HostRefused, SecretFound
from assistant.facts.people import person
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.settings import Settings

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"


@pytest.fixture(scope="module")
def recording() -> Recording:
    return Recording.load(KEPT)


class Words:
    """A format of one text, and a note of every time that it was made."""

    def __init__(self, text: str = "the guide") -> None:
        self.text = text
        self.desks = []

    def one(self, recording, into, desk):
        self.desks.append(desk)
        return self.written(into / f"{recording.walkthrough}.txt")

    def all(self, recordings, into, desk):
        assert recordings
        self.desks.append(desk)
        return self.written(into / "all.txt")

    def written(self, file):
        file.write_text(self.text, encoding="utf-8")
        return file


@pytest.fixture(autouse=True)
def words(monkeypatch) -> Words:
    made = Words()
    one = GuideFormat("{slug}.txt", "Text", "words alone", publish=made.one)
    monkeypatch.setitem(publishers.FORMATS, "words", one)
    monkeypatch.setitem(publishers.FORMATS, "all-words", CourtFormat("all.txt", "Texts", "all words", publish=made.all))
    return made


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(recordings=tmp_path / "recordings"))
    with Workspace(["mad"], tmp_path / "guides") as workspace:
        yield workspace


def files_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_a_job_is_called_by_its_court_and_walkthrough():
    assert str(Job("check-account-type", "mad")) == "mad/check-account-type"


@pytest.mark.parametrize(
    ("job", "complaint"),
    [(Job("fly-away", "mad"), "no walkthrough “fly-away”"), (Job("check-account-type", "mars"), "no court “mars”")],
)
def test_a_job_that_nobody_can_do_is_told_when_it_is_looked_at(job, complaint):
    with pytest.raises(BadInput, match=complaint):
        str(job)


def test_documents_lie_in_the_guides_folder_with_a_note_of_what_they_were_made_from(
    workspace, words, recording, tmp_path
):
    into = tmp_path / "guides" / "mad" / recording.walkthrough

    made = workspace.publish(recording, ("words",), into)

    assert made == (into / "check-account-type.txt",)
    assert files_in(into) == {"check-account-type.txt", provenance.NOTE}
    assert files_in(into.parent) == {recording.walkthrough}
    assert len(words.desks) == 1


def test_what_is_current_is_not_made_again(workspace, words, recording, tmp_path):
    into = tmp_path / "guide"
    first = workspace.publish(recording, ("words",), into)

    assert workspace.publish(recording, ("words",), into) == first
    assert len(words.desks) == 1


@pytest.mark.parametrize("spoiled", ["changed", "removed", "added", "another edition"])
def test_what_is_not_current_is_made_again(workspace, words, recording, tmp_path, spoiled):
    into = tmp_path / "guide"
    (file,) = workspace.publish(recording, ("words",), into)
    if spoiled == "changed":
        file.write_text("by hand")
    elif spoiled == "removed":
        file.unlink()
    elif spoiled == "added":
        (into / "more.txt").write_text("by hand")
    else:
        recording = recording.model_copy(update={"title": "Another title"})

    assert workspace.publish(recording, ("words",), into) == (file,)

    assert file.read_text(encoding="utf-8") == words.text
    assert files_in(into) == {file.name, provenance.NOTE}
    assert len(words.desks) == 2


def test_a_publisher_that_fails_leaves_the_guide_before_and_nothing_else(workspace, recording, tmp_path, monkeypatch):
    into = tmp_path / "guides" / "guide"
    workspace.publish(recording, ("words",), into)

    def broken(*_):
        raise RuntimeError("out of paper")

    monkeypatch.setitem(publishers.FORMATS, "broken", GuideFormat("{slug}.x", "X", "x", publish=broken))
    with pytest.raises(RuntimeError, match="out of paper"):
        workspace.publish(recording, ("words", "broken"), into)

    assert files_in(into) == {"check-account-type.txt", provenance.NOTE}
    assert files_in(into.parent) == {"guide"}


def test_what_a_killed_build_left_is_cleared_away(workspace, recording, tmp_path):
    (tmp_path / ".guide.new").mkdir()
    (tmp_path / ".guide.new" / "half.txt").write_text("half")

    workspace.publish(recording, ("words",), tmp_path / "guide")

    assert files_in(tmp_path / "guide") == {"check-account-type.txt", provenance.NOTE}
    assert not (tmp_path / ".guide.new").exists()


def test_a_secret_stops_the_build_of_one_guide_and_of_all(workspace, words, recording, tmp_path):
    (slug,) = recording.people
    words.text = person(slug).password.get_secret_value()

    with pytest.raises(SecretFound, match=r"check-account-type\.txt"):
        workspace.publish(recording, ("words",), tmp_path / "guide")
    with pytest.raises(SecretFound, match=r"all\.txt"):
        workspace.publish_together([recording], ("all-words",), tmp_path / "court")

    assert not (tmp_path / "guide").exists()
    assert files_in(tmp_path / "court") == set()


def test_documents_of_all_guides_lie_beside_the_guides_and_are_kept_while_current(
    workspace, words, recording, tmp_path
):
    (tmp_path / "mad" / "a-guide").mkdir(parents=True)

    made = workspace.publish_together([recording], ("all-words",), tmp_path / "mad")
    again = workspace.publish_together([recording], ("all-words",), tmp_path / "mad")

    assert made == again == (tmp_path / "mad" / "all.txt",)
    assert files_in(tmp_path / "mad") == {"a-guide", "all.txt", provenance.NOTE_TOGETHER}
    assert len(words.desks) == 1


def test_one_workspace_has_one_desk_and_another_has_its_own(workspace, words, recording, tmp_path):
    """So a guide is laid out once for all formats, and two builds in one process share nothing."""
    workspace.publish(recording, ("words",), tmp_path / "guide")
    workspace.publish_together([recording], ("all-words",), tmp_path / "court")
    with Workspace(["mad"], tmp_path / "others") as other:
        other.publish(recording, ("words",), tmp_path / "other")

    first, second, others = words.desks
    assert first is second
    assert others is not first


def test_publishing_what_is_not_printed_starts_no_browser(workspace, recording, tmp_path):
    workspace.publish(recording, ("words",), tmp_path / "guide")

    assert workspace.browser._browser is None


def test_a_walk_that_is_not_kept_is_told_with_its_folder(workspace):
    with pytest.raises(BadInput, match=r"There is no recording in .*mad.check-account-type"):
        workspace.kept(Job("check-account-type", "mad"))


def test_a_portal_that_runs_already_is_used_as_it_is(workspace, monkeypatch):
    address = "http://127.0.0.1:9/"
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(portal=address))

    assert workspace.portal.address == "http://127.0.0.1:9"
    assert workspaces.portal_code() == address


def test_a_portal_elsewhere_is_refused(workspace, monkeypatch):
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(portal="http://elsewhere.example/"))

    with pytest.raises(HostRefused):
        _ = workspace.portal


def test_the_secrets_of_people_are_those_of_each():
    slugs = ["tobias-brannock", "marjorie-ellsworth-quill"]

    held = [secret.get_secret_value() for secret in secrets_of(slugs)]

    assert {person(slug).password.get_secret_value() for slug in slugs} <= set(held)
    assert len(held) == sum(len(list(person(slug).secrets())) for slug in slugs)
