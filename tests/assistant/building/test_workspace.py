"""A workspace publishes all or nothing, keeps what is current, and starts only what is needed."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from made_up_walk import MEANS, kept_in

from assistant import publishers
from assistant.building import provenance
from assistant.building import workspace as workspaces
from assistant.building.editions import Acceptance, Editions
from assistant.building.folders import hash_of
from assistant.building.workspace import Job, Workspace, secrets_of
from assistant.errors import BadInput, HostRefused, PortalTrouble, SecretFound
from assistant.facts.courts import court
from assistant.facts.people import person
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.settings import Settings
from assistant.walking import portal, walk
from assistant.walking.browser import OpenBrowser

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"


@pytest.fixture(scope="module")
def recording() -> Recording:
    return Recording.load(KEPT)


class Words:
    """A format of one text, and a note of every time that it was made."""

    def __init__(self, text: str = "the guide") -> None:
        self.text = text
        self.desks = []
        self.on_written = str

    def one(self, recording, into, desk):
        self.desks.append(desk)
        return self.written(into / f"{recording.name}.txt")

    def all(self, recordings, into, desk):
        assert recordings
        self.desks.append(desk)
        return self.written(into / "all.txt")

    def written(self, file):
        file.write_text(self.on_written(self.text), encoding="utf-8")
        return file


@pytest.fixture(autouse=True)
def words(monkeypatch) -> Words:
    made = Words()
    one = GuideFormat("{name}.txt", "Text", "words alone", publish=made.one)
    monkeypatch.setitem(publishers.FORMATS, "words", one)
    monkeypatch.setitem(publishers.FORMATS, "all-words", CourtFormat("all.txt", "Texts", "all words", publish=made.all))
    return made


class MoreWords(Words):
    """A format of a text and some pictures."""

    pictures = 2

    def one(self, _recording, into, desk):
        (into / "pictures").mkdir()
        for number in range(1, self.pictures + 1):
            (into / "pictures" / f"{number}.png").write_bytes(bytes([number]))
        self.desks.append(desk)
        return self.written(into / "more.txt")


@pytest.fixture
def more_words(monkeypatch) -> MoreWords:
    made = MoreWords()
    one = GuideFormat("more.txt", "More", "words and pictures", publish=made.one)
    monkeypatch.setitem(publishers.FORMATS, "more-words", one)
    return made


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(
        workspaces, "settings", lambda: Settings(recordings=tmp_path / "recordings", editions=tmp_path / "editions")
    )
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

    assert made == (into / "mad-check-account-type.txt",)
    assert files_in(into) == {"mad-check-account-type.txt", provenance.NOTE}
    assert files_in(into.parent) == {recording.walkthrough}
    assert len(words.desks) == 1


def test_what_is_current_is_not_made_again(workspace, words, recording, tmp_path):
    into = tmp_path / "guide"
    first = workspace.publish(recording, ("words",), into)

    assert workspace.publish(recording, ("words",), into) == first
    assert len(words.desks) == 1


@pytest.mark.parametrize("spoiled", ["removed", "another edition"])
def test_what_is_not_current_is_made_again(workspace, words, recording, tmp_path, spoiled):
    into = tmp_path / "guide"
    (file,) = workspace.publish(recording, ("words",), into)
    if spoiled == "removed":
        file.unlink()
    else:
        words.text, recording = "another guide", another(recording)

    assert workspace.publish(recording, ("words",), into) == (file,)

    assert file.read_text(encoding="utf-8") == words.text
    assert files_in(into) == {file.name, provenance.NOTE}
    assert (len(words.desks), workspace.told) == (2, [])


def another(recording: Recording) -> Recording:
    """The same walk, told otherwise."""
    return recording.model_copy(update={"title": "Another title"})


def test_a_format_more_leaves_the_others(workspace, words, more_words, recording, tmp_path):
    into = tmp_path / "guide"
    for name in ("words", "more-words", "words"):
        workspace.publish(recording, (name,), into)

    assert files_in(into) == {"mad-check-account-type.txt", "more.txt", "pictures", provenance.NOTE}
    assert (len(words.desks), len(more_words.desks), workspace.told) == (1, 1, [])


def test_a_page_that_leads_to_other_documents_is_made_after_them_and_again_when_they_are(
    workspace, words, more_words, recording, tmp_path, monkeypatch
):
    def name_what_is_beside(_, into, _desk):
        words.text = " ".join(sorted(file.name for file in into.iterdir()))
        return words.written(into / "page.txt")

    page = GuideFormat("page.txt", "Page", "a page", publish=name_what_is_beside, leads_on=True)
    monkeypatch.setitem(publishers.FORMATS, "page", page)
    into = tmp_path / "guide"

    for asked, beside in (
        (("page",), ""),
        (("more-words",), "more.txt pictures"),
        (("words", "page"), "mad-check-account-type.txt more.txt pictures"),
        (("words",), "mad-check-account-type.txt more.txt pictures"),
    ):
        workspace.publish(recording, asked, into)
        assert (into / "page.txt").read_text(encoding="utf-8") == beside
    assert (len(words.desks), len(more_words.desks), workspace.told) == (1, 1, [])

    (into / "page.txt").write_text("her page", encoding="utf-8")
    more_words.pictures = 1
    (into / "pictures" / "1.png").unlink()
    workspace.publish(recording, ("more-words",), into)
    assert ((into / "page.txt").read_text(encoding="utf-8"), workspace.told) == ("her page", [])


def test_documents_are_made_again_when_an_edition_is_accepted_with_news_and_only_then(
    workspace, words, tmp_path, monkeypatch
):
    job, into = Job("check-account-type", "mad"), tmp_path / "guide"
    walked = kept_in(tmp_path / "recordings" / "mad" / "check-account-type")
    monkeypatch.setitem(vars(workspace), "means", MEANS)
    accepted = Editions(tmp_path / "editions")
    workspace.publish(workspace.recording(job), ("words",), into)

    for after, (news, made) in enumerate([((), 1), (("A button has another name.",), 2), ((), 3)]):
        accepted.put(walked, Acceptance(by="Ann", news=news, accepted=(f"{after}",)), after=after)
        for _ in range(2):
            workspace.publish(workspace.recording(job), ("words",), into)
            assert (workspace.kept(job).news, len(words.desks)) == (news, made)
    assert workspace.told == []


def test_an_edition_that_is_damaged_is_told_of_and_its_guide_tells_no_news(workspace, tmp_path, monkeypatch):
    walked = kept_in(tmp_path / "recordings" / "mad" / "check-account-type")
    monkeypatch.setitem(vars(workspace), "means", MEANS)
    put = Editions(tmp_path / "editions").put(walked, Acceptance(by="Ann", news=("News.",)), after=0)
    (put.folder / "edition.json").unlink()

    assert workspace.recording(Job("check-account-type", "mad")).news == ()
    (told,) = workspace.told
    assert told.startswith(f"{put.folder} is no whole edition, and is not used: edition.json is missing.")


def test_other_formats_of_an_older_walk_are_made_again_and_that_is_told(workspace, more_words, recording, tmp_path):
    into = tmp_path / "guide"
    workspace.publish(recording, ("words", "more-words"), into)
    more_words.pictures = 1

    made = workspace.publish(another(recording), ("words",), into)

    assert {file.name for file in made} == {"mad-check-account-type.txt", "more.txt", "1.png"}
    assert files_in(into / "pictures") == {"1.png"}, "a picture that is ours and has had its day goes"
    assert workspace.told == [f"{into}: more-words had been made of another walk, so that was done again."]


def test_a_document_that_somebody_changed_is_kept_beside_the_new_one_each_time(workspace, words, recording, tmp_path):
    into = tmp_path / "guide"
    (file,) = workspace.publish(recording, ("words",), into)
    for hers in ("first draft", "second draft"):
        file.write_text(hers, encoding="utf-8")
        assert workspace.publish(recording, ("words",), into) == (file,)

    assert file.read_text(encoding="utf-8") == words.text
    kept = [into / f"mad-check-account-type-edited{number}.txt" for number in ("", "-2")]
    assert [one.read_text(encoding="utf-8") for one in kept] == ["first draft", "second draft"]
    assert workspace.told == [
        f"{file} was changed by hand. It is kept as {one.name}, and a new one is in its place." for one in kept
    ]


@pytest.mark.usefixtures("more_words")
def test_a_document_that_somebody_changed_stays_where_it_is_while_nobody_asks_for_it(workspace, recording, tmp_path):
    into = tmp_path / "guide"
    (file,) = workspace.publish(recording, ("words",), into)
    file.write_text("her draft", encoding="utf-8")

    workspace.publish(recording, ("more-words",), into)

    assert (file.read_text(encoding="utf-8"), workspace.told) == ("her draft", [])


@pytest.mark.usefixtures("more_words")
def test_what_is_a_persons_own_stays_whatever_it_is(workspace, recording, tmp_path):
    into = tmp_path / "guide"
    workspace.publish(recording, ("words", "more-words"), into)
    (into / "notes.txt").write_text("mine", encoding="utf-8")
    (into / "pictures" / "mine.png").write_bytes(b"mine")
    (into / "drafts" / "empty").mkdir(parents=True)
    (into / "drafts" / "old.txt").write_text("mine", encoding="utf-8")
    (into / "elsewhere").symlink_to(tmp_path / "nowhere")

    workspace.publish(another(recording), ("words",), into)

    assert (into / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (into / "pictures" / "mine.png").read_bytes() == b"mine"
    assert (into / "drafts" / "empty").is_dir()
    assert (into / "drafts" / "old.txt").read_text(encoding="utf-8") == "mine"
    assert (into / "elsewhere").readlink() == tmp_path / "nowhere"
    assert not list(into.rglob("*-edited*"))


def test_what_has_the_name_of_a_document_and_is_not_ours_is_kept(workspace, words, recording, tmp_path):
    into = tmp_path / "guide"
    (into / "pictures").mkdir(parents=True)
    (into / "mad-check-account-type.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "all.txt").write_text("mine too", encoding="utf-8")

    workspace.publish(recording, ("words",), into)
    workspace.publish_together([recording], ("all-words",), tmp_path)

    assert (into / "mad-check-account-type-edited.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "all-edited.txt").read_text(encoding="utf-8") == "mine too"
    assert (tmp_path / "all.txt").read_text(encoding="utf-8") == words.text
    assert len(workspace.told) == 2


@pytest.mark.usefixtures("more_words")
def test_what_an_older_version_left_is_ours_and_made_again(workspace, words, recording, tmp_path):
    """Its note knows all files, and not which format each is of."""
    into = tmp_path / "guide"
    into.mkdir()
    for name in ("mad-check-account-type.txt", "gone.txt", "changed.txt"):
        (into / name).write_text("as it was", encoding="utf-8")
    files = {name: hash_of(into / name) for name in files_in(into)}
    (into / "changed.txt").write_text("hers", encoding="utf-8")
    note = {"edition": recording.edition, "publishers": "x", "formats": ["words", "more-words"], "files": files}
    (into / provenance.NOTE).write_text(json.dumps(note))

    workspace.publish(recording, ("more-words",), into)

    assert files_in(into) == {"mad-check-account-type.txt", "changed.txt", "more.txt", "pictures", provenance.NOTE}
    assert (into / "mad-check-account-type.txt").read_text(encoding="utf-8") == words.text
    assert (into / "changed.txt").read_text(encoding="utf-8") == "hers"


@pytest.mark.parametrize("name", ["../victim.txt", "/victim.txt", "a/../../victim.txt", "c:victim.txt", "a//b", "."])
def test_a_note_that_leads_out_of_its_folder_is_none(workspace, recording, tmp_path, name):
    into = tmp_path / "guide"
    workspace.publish(recording, ("words",), into)
    (tmp_path / "victim.txt").write_text("theirs", encoding="utf-8")
    note = json.loads((into / provenance.NOTE).read_text(encoding="utf-8"))
    note["formats"]["words"]["files"] = {name: hash_of(tmp_path / "victim.txt")}
    (into / provenance.NOTE).write_text(json.dumps(note))

    assert provenance.read(into / provenance.NOTE).formats == {}
    workspace.publish(another(recording), ("words",), into)

    assert (tmp_path / "victim.txt").read_text(encoding="utf-8") == "theirs"


def test_a_build_that_was_killed_between_two_folders_goes_on_from_the_old_one(workspace, recording, tmp_path):
    into = tmp_path / "guide"
    workspace.publish(recording, ("words",), into)
    (into / "notes.txt").write_text("mine", encoding="utf-8")
    into.rename(tmp_path / ".guide.old")

    workspace.publish(recording, ("words",), into)

    assert files_in(into) == {"mad-check-account-type.txt", "notes.txt", provenance.NOTE}
    assert files_in(tmp_path) == {"guide"}


def test_a_folder_that_is_taken_away_meanwhile_is_told_in_one_sentence(workspace, words, recording, tmp_path):
    into = tmp_path / "guides" / "guide"

    def taken(text):
        shutil.rmtree(tmp_path / "guides")
        return text

    words.on_written = taken
    with pytest.raises(BadInput, match=r"guides was taken away while guides were made\. Run the command again\."):
        workspace.publish(recording, ("words",), into)

    words.on_written = str
    assert workspace.publish(recording, ("words",), into)


def test_a_publisher_that_fails_leaves_the_guide_before_and_nothing_else(workspace, recording, tmp_path, monkeypatch):
    into = tmp_path / "guides" / "guide"
    workspace.publish(recording, ("words",), into)

    def broken(*_):
        raise RuntimeError("out of paper")

    monkeypatch.setitem(publishers.FORMATS, "broken", GuideFormat("{name}.x", "X", "x", publish=broken))
    with pytest.raises(RuntimeError, match="out of paper"):
        workspace.publish(recording, ("words", "broken"), into)

    assert files_in(into) == {"mad-check-account-type.txt", provenance.NOTE}
    assert files_in(into.parent) == {"guide"}


def test_what_a_killed_build_left_is_cleared_away(workspace, recording, tmp_path):
    (tmp_path / ".guide.new").mkdir()
    (tmp_path / ".guide.new" / "half.txt").write_text("half")

    workspace.publish(recording, ("words",), tmp_path / "guide")

    assert files_in(tmp_path / "guide") == {"mad-check-account-type.txt", provenance.NOTE}
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

    assert workspace.portal_of(court("mad")).address == "http://127.0.0.1:9"
    assert workspaces.portal_code() == address


def test_a_walk_that_has_seen_all_courts_of_a_portal_of_others_does_for_each_of_them(tmp_path, monkeypatch):
    """No file here says what that portal was started with, so it is the same for all."""
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(portal="http://127.0.0.1:9", recordings=tmp_path))
    monkeypatch.setattr(OpenBrowser, "tools", lambda *_: MEANS.tools)

    with Workspace(["mad", "mab"], tmp_path) as workspace:
        facts = workspace.portal_of(court("mad")).inputs.read({"courts"}, court("mad"))
        assert {path: workspace.means.inputs.code(path) for path in facts} == facts


def test_a_portal_elsewhere_is_refused(workspace, monkeypatch):
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(portal="http://elsewhere.example/"))

    with pytest.raises(HostRefused):
        workspace.portal_of(court("mad"))


def test_the_secrets_of_people_are_those_of_each():
    slugs = ["tobias-brannock", "marjorie-ellsworth-quill"]

    held = [secret.get_secret_value() for secret in secrets_of(slugs)]

    assert {person(slug).password.get_secret_value() for slug in slugs} <= set(held)
    assert len(held) == sum(len(list(person(slug).secrets())) for slug in slugs)


def test_the_portal_comes_up_while_the_browser_starts(monkeypatch, tmp_path):
    told = []

    @contextmanager
    def begun(*_):
        told.append("portal begun")
        yield lambda: told.append("portal waited for") or portal.ELSEWHERE

    def walked(*_, **__):
        raise PortalTrouble("far enough")

    monkeypatch.setattr(workspaces, "settings", lambda: Settings(recordings=tmp_path / "recordings"))
    monkeypatch.setattr(portal, "begun", begun)
    monkeypatch.setattr(OpenBrowser, "start", lambda _: told.append("browser started"))
    monkeypatch.setattr(walk, "walk", walked)

    with Workspace(["mad"], tmp_path) as workspace, pytest.raises(PortalTrouble, match="far enough"):
        workspace.recording(Job("check-account-type", "mad"))

    assert told == ["portal begun", "browser started", "portal waited for"]


def test_a_browser_that_has_done_many_jobs_is_closed_and_asked_anew_what_it_is(tmp_path, recording, monkeypatch):
    closed = []
    monkeypatch.setattr(workspaces, "BROWSERS_JOBS", 3)
    monkeypatch.setattr(OpenBrowser, "close", lambda _: closed.append(True))
    with Workspace([], tmp_path) as workspace:
        vars(workspace)["means"] = MEANS
        counts = []
        for number in range(7):
            workspace.publish(recording, ("words",), tmp_path / str(number))
            counts.append(len(closed))

        assert counts == [0, 0, 1, 1, 1, 2, 2]
        assert "means" not in vars(workspace)


def test_a_browser_of_somebody_else_is_theirs_to_close(tmp_path, recording, monkeypatch):
    monkeypatch.setattr(workspaces, "BROWSERS_JOBS", 1)
    monkeypatch.setattr(OpenBrowser, "close", lambda _: pytest.fail("it was closed"))

    with Workspace([], tmp_path, OpenBrowser()) as workspace:
        workspace.publish(recording, ("words",), tmp_path / "guide")
