"""A build walks once, publishes all or nothing, and gives the same bytes each time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import publishers
from assistant.building import build, kept_walks, provenance, site, workers
from assistant.building import workspace as workspaces
from assistant.building.plan import Order
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput, NotOnScreen, SecretFound
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.settings import Settings
from assistant.walking import portal as portals
from assistant.walking.walkthrough import find

pytestmark = [pytest.mark.server, pytest.mark.siblings(6, of="file")]

CHECK = find("check-account-type")
NEEDLE = "Lantern#Harbor77x"


@pytest.fixture(scope="module")
def walked(desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One walk that all these tests begin with."""
    folder = tmp_path_factory.mktemp("recordings")
    with pytest.MonkeyPatch.context() as patch:
        keep_in(folder, patch)
        with Workspace(["mad"], folder, desk) as workspace:
            workspace.walk(Job(CHECK.slug, "mad"))
    return folder


def keep_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    for module in (site, workspaces):
        patch.setattr(module, "settings", lambda: Settings(recordings=folder))


@pytest.fixture
def workspace(desk, walked, tmp_path, monkeypatch):
    shutil.copytree(walked, tmp_path / "recordings")
    keep_in(tmp_path / "recordings", monkeypatch)
    with Workspace(["mad", "mab"], tmp_path / "guides", desk) as workspace:
        yield workspace


def no_walking(*_: object) -> None:
    pytest.fail("this build walked")


def test_a_walk_is_used_again_while_nothing_has_changed(workspace, monkeypatch):
    monkeypatch.setattr(workspaces.walk, "walk", no_walking)

    recording = workspace.recording(Job(CHECK.slug, "mad"))

    assert recording.walkthrough == "check-account-type"


@pytest.mark.parametrize("changed", ["portal", "browser", "script", "picture"])
def test_a_walk_is_not_used_again_when_something_has_changed(workspace, desk, tmp_path, monkeypatch, changed):
    monkeypatch.setattr(workspaces.walk, "walk", walked_again)
    if changed == "portal":
        monkeypatch.setattr(portals, "digest", lambda: "another portal")
    elif changed == "browser":
        monkeypatch.setattr(desk, "build", lambda: "Chromium 1.0")
    elif changed == "script":
        monkeypatch.setattr(kept_walks.walk, "source_code", lambda _: "another script")
    else:
        next((tmp_path / "recordings").rglob("*.png")).unlink()

    with pytest.raises(WalkedAgainError):
        workspace.recording(Job(CHECK.slug, "mad"))


class WalkedAgainError(Exception):
    pass


def walked_again(*_: object, **__: object) -> None:
    raise WalkedAgainError


def test_courts_that_differ_in_words_only_share_one_walk(workspace, monkeypatch):
    monkeypatch.setattr(workspaces.walk, "walk", no_walking)

    recording = workspace.recording(Job(CHECK.slug, "mab"))

    assert recording.court.name == "U.S. Bankruptcy Court, District of Massachusetts"
    assert all(recording.path(screen.left).is_file() for screen in recording.screens)


@pytest.mark.long
def test_two_builds_give_the_same_bytes(workspace, desk, tmp_path):
    jobs = (Job(CHECK.slug, "mab"), Job(CHECK.slug, "mad"))
    formats = tuple(name for name in publishers.FORMATS if name != "film")  # it has its own test

    build.guides(Order(jobs, formats, tmp_path / "guides"), InProcess(workspace))
    with Workspace(["mad", "mab"], tmp_path / "again", desk) as fresh:
        build.guides(Order(jobs, formats, tmp_path / "again"), InProcess(fresh))

    first, second = (contents(tmp_path / name) for name in ("guides", "again"))
    assert first == second
    made = {name for name in first if not name.endswith((".png", ".json"))}
    of_guides = {
        f"{job}/{one.file.format(name=f'{job.court.id}-{CHECK.slug}')}"
        for job in jobs
        for one in named(formats, GuideFormat)
    }
    of_courts = {
        f"{job.court.id}/{one.file.format(name=job.court.id)}" for job in jobs for one in named(formats, CourtFormat)
    }
    assert made == of_guides | of_courts | {"index.html", "mab/index.html", "mad/index.html"}


def named(formats, kind):
    return [one for name in formats if isinstance(one := publishers.FORMATS[name], kind)]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.long
def test_the_guides_of_each_court_are_bound_together(workspace, tmp_path):
    jobs = (Job(CHECK.slug, "mab"), Job(CHECK.slug, "mad"))

    made = build.guides(Order(jobs, ("handbook",), tmp_path / "guides"), InProcess(workspace))

    handbooks = [tmp_path / "guides" / court / f"{court}-handbook.pdf" for court in ("mab", "mad")]
    assert list(made[:-1]) == handbooks
    assert sorted(path.name for path in handbooks[0].parent.iterdir()) == [".handbook-made-of.json", "mab-handbook.pdf"]


@pytest.mark.long
def test_a_walk_is_read_once_for_all_its_documents_and_anew_when_it_is_walked_again(workspace, monkeypatch):
    job = Job(CHECK.slug, "mad")
    found = workspace.recording(job)
    assert workspace.kept(job) is found

    monkeypatch.setattr(workspaces, "MOST_FOUND", 1)  # no room for more, and still none for an old walk
    walked = workspace.walk(job)

    assert workspace.kept(job) is walked


def test_guides_are_bound_in_the_order_in_which_a_filer_needs_them():
    jobs = [Job(name, court) for court in ("mad", "mab") for name in ("link-account", "register-account")]

    ordered = [[str(job) for job in group] for group in build.by_court(jobs)]

    assert ordered == [
        ["mab/register-account", "mab/link-account"],
        ["mad/register-account", "mad/link-account"],
    ]


def test_a_handbook_is_made_again_only_when_something_has_changed(workspace, tmp_path, monkeypatch):
    order = Order((Job(CHECK.slug, "mad"),), ("handbook",), tmp_path / "guides")
    build.guides(order, InProcess(workspace))
    book = tmp_path / "guides" / "mad" / "mad-handbook.pdf"
    before = book.read_bytes()

    with monkeypatch.context() as patch:
        patch.setitem(publishers.FORMATS, "handbook", bound_by(lambda *_: pytest.fail("it was made again")))
        build.guides(order, InProcess(workspace))
    book.write_bytes(b"%PDF-spoiled")
    build.guides(order, InProcess(workspace))

    assert book.read_bytes() == before


def bound_by(publish) -> CourtFormat:
    return replace(publishers.of_all_guides()["handbook"], publish=publish)


def test_a_handbook_with_a_secret_is_not_published_and_the_old_one_stays(workspace, tmp_path, monkeypatch):
    order = Order((Job(CHECK.slug, "mad"),), ("handbook",), tmp_path / "guides")
    build.guides(order, InProcess(workspace))
    place = tmp_path / "guides" / "mad"
    before = contents(place)

    monkeypatch.setitem(publishers.FORMATS, "handbook", bound_by(leaky))
    monkeypatch.setattr(provenance, "publishers_code", lambda _: "another code")
    with pytest.raises(SecretFound, match=r"leaky\.html"):
        build.guides(order, InProcess(workspace))

    assert contents(place) == before


@pytest.mark.long
def test_two_processes_make_the_same_as_one(workspace, tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_RECORDINGS", str(tmp_path / "recordings"))
    order = Order((Job(CHECK.slug, "mab"), Job(CHECK.slug, "mad")), ("html",), tmp_path / "guides")
    build.guides(order, InProcess(workspace))

    with workers.of(2, ("mab", "mad"), tmp_path / "beside") as two:
        build.guides(replace(order, out=tmp_path / "beside"), two)

    assert contents(tmp_path / "beside") == contents(tmp_path / "guides")


def test_a_mistake_of_one_process_is_told_as_it_is(tmp_path):
    order = Order((Job(CHECK.slug, "mars"),), ("html",), tmp_path)

    with pytest.raises(BadInput, match="There is no court “mars”"), workers.of(2, ("mad",), tmp_path) as two:
        build.guides(order, two)


def test_two_walks_give_the_same_bytes(workspace, tmp_path):
    job = Job(CHECK.slug, "mad")
    first = contents(tmp_path / "recordings" / "mad" / CHECK.slug)

    workspace.walk(job)

    assert contents(tmp_path / "recordings" / "mad" / CHECK.slug) == first


def test_a_guide_with_a_secret_is_not_published_and_the_old_one_stays(workspace, tmp_path, monkeypatch):
    recording = workspace.recording(Job(CHECK.slug, "mad"))
    place = tmp_path / "guides" / "mad" / CHECK.slug
    workspace.publish(recording, ("html",), place)
    before = contents(place)

    monkeypatch.setitem(publishers.FORMATS, "leaky", GuideFormat("leaky.html", "Leak", "a page", publish=leaky))
    with pytest.raises(SecretFound, match=r"leaky\.html") as caught:
        workspace.publish(recording, ("html", "leaky"), place)

    assert NEEDLE not in str(caught.value)
    assert contents(place) == before
    assert [path.name for path in place.parent.iterdir()] == [CHECK.slug]


def leaky(_recording: Recording, into: Path, _desk: object) -> Path:
    page = into / "leaky.html"
    page.write_text(f"<p>{NEEDLE}</p>", encoding="utf-8")
    return page


def test_a_secret_that_came_into_a_published_guide_is_found_at_the_next_build(workspace, tmp_path):
    recording = workspace.recording(Job(CHECK.slug, "mad"))
    place = tmp_path / "guides" / "mad" / CHECK.slug
    workspace.publish(recording, ("html",), place)
    (place / "mad-check-account-type.html").write_text(f"<p>{NEEDLE}</p>", encoding="utf-8")

    workspace.publish(recording, ("html",), place)

    assert NEEDLE not in (place / "mad-check-account-type.html").read_text(encoding="utf-8")


@pytest.mark.server
@pytest.mark.long
def test_a_label_that_the_portal_renames_stops_the_walk(desk, tmp_path, monkeypatch):
    """The portal's own template is changed, and the sentence is told with its line, page and picture."""
    shutil.copytree(portals.HOUSE, tmp_path / "mock_site", ignore=shutil.ignore_patterns("__pycache__"))
    rename(tmp_path / "mock_site", "Username", "User ID")
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(recordings=tmp_path / "recordings"))
    monkeypatch.chdir(tmp_path)  # Python looks for the portal here first

    with Workspace(["mad"], tmp_path / "guides", desk) as workspace, pytest.raises(NotOnScreen) as caught:
        workspace.walk(Job(CHECK.slug, "mad"))

    said = str(caught.value)
    assert "Step 4 of “Check your PACER account type” names something that is not on the screen: Username" in said
    assert "Enter your PACER **Username**.        assistant/walkthroughs/check_account_type.py:" in said
    assert "on the page    Manage My Account Login" in said
    assert "User ID · Password · Login" in said
    (picture,) = (tmp_path / "recordings").rglob("stopped-at-step-04.png")
    assert picture.name in said
    assert NEEDLE not in said


def rename(site: Path, old: str, new: str) -> None:
    """Change a label wherever the portal's forms name it."""
    forms = site / "areas" / "account" / "login_form.py"
    text = forms.read_text(encoding="utf-8")
    assert f'"{old}"' in text
    forms.write_text(text.replace(f'"{old}"', f'"{new}"'), encoding="utf-8")
