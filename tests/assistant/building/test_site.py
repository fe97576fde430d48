"""The folder of guides as a whole: one guide made again leaves nothing beside it that tells of the court as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_walk import MAD, MEANS, blank, kept_in

from assistant import publishers
from assistant.building import build, site
from assistant.building import workspace as workspaces
from assistant.building.plan import Order
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.facts import courts
from assistant.facts.recording import FILE_NAME, Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.settings import Settings
from assistant.walking import walk
from assistant.walking.walkthrough import find

CHECK, ACTIVATE = "check-account-type", "activate-search"
OLD, NEW = MAD.contacts.pacer_phone, "1-900-555-0100"


def page(recording: Recording, into: Path, _desk: object) -> Path:
    (into / f"{recording.name}.txt").write_text(recording.court.pacer_phone, encoding="utf-8")
    return into


def book(recordings: list[Recording], into: Path, _desk: object) -> Path:
    (into / "book.txt").write_text(" ".join(one.court.pacer_phone for one in recordings), encoding="utf-8")
    return into


@pytest.fixture
def house(tmp_path, monkeypatch) -> Path:
    """Two walks are kept, two guides are published, and a book of both."""
    monkeypatch.setattr(Workspace, "means", MEANS)
    for module in (site, workspaces):
        monkeypatch.setattr(module, "settings", lambda: Settings(recordings=tmp_path / "kept"))
    monkeypatch.setitem(publishers.FORMATS, "page", GuideFormat("{name}.txt", "Page", "a page", publish=page))
    monkeypatch.setitem(publishers.FORMATS, "book", CourtFormat("book.txt", "Book", "a book", publish=book))
    kept_in(tmp_path / "kept" / "mad" / CHECK)
    other = kept_in(tmp_path / "kept" / "mad" / ACTIVATE)
    source = {"walkthrough": ACTIVATE, "source": walk.source_code(find(ACTIVATE)), "people": find(ACTIVATE).people}
    other.model_copy(update=source).save(tmp_path / "kept" / "mad" / ACTIVATE)
    built(tmp_path, "mad", CHECK, ACTIVATE, formats=("page", "book"))
    return tmp_path


def built(house: Path, court: str, *scripts: str, formats: tuple[str, ...] = ("page",)) -> list[str]:
    """What a build of these guides has to tell."""
    told: list[str] = []
    with Workspace([court], house / "guides") as workspace:
        order = Order(tuple(Job(script, court) for script in scripts), formats, house / "guides")
        build.guides(order, InProcess(workspace), say=told.append)
    return told


def another_number(house: Path) -> str:
    """The court's file with another telephone number."""
    text = courts.court_file("mad").read_text(encoding="utf-8")
    (house / "mad.toml").write_text(text.replace(OLD, NEW), encoding="utf-8")
    return str(house / "mad.toml")


def said(house: Path) -> dict[str, str]:
    guides = house / "guides"
    return {str(file.relative_to(guides)): file.read_text(encoding="utf-8") for file in guides.rglob("*.txt")}


def test_what_tells_of_the_court_as_it_was_is_made_again_with_the_one_that_was_asked_for(house):
    told = built(house, another_number(house), ACTIVATE)

    assert said(house) == {
        f"mad/{CHECK}/mad-{CHECK}.txt": NEW, f"mad/{ACTIVATE}/mad-{ACTIVATE}.txt": NEW, "mad/book.txt": f"{NEW} {NEW}",
    }  # fmt: skip
    index = (house / "guides" / "mad" / "index.html").read_text(encoding="utf-8")
    assert OLD not in index
    assert all(f'href="{file}"' in index for file in (f"{CHECK}/mad-{CHECK}.txt", "book.txt"))
    assert told == [
        f"{house / 'guides' / 'mad' / CHECK}: page had been made of another walk, so that was done again.",
        f"{house / 'guides' / 'mad'}: book had been made of another walk, so that was done again.",
    ]


def test_what_cannot_be_made_again_without_walking_is_taken_away_and_told(house):
    place = house / "guides" / "mad" / CHECK
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    kept = Recording.load(house / "kept" / "mad" / CHECK)
    kept.model_copy(update={"source": "another script"}).save(house / "kept" / "mad" / CHECK)

    told = built(house, another_number(house), ACTIVATE)

    assert said(house) == {f"mad/{CHECK}/notes.txt": "mine", f"mad/{ACTIVATE}/mad-{ACTIVATE}.txt": NEW}
    assert [sentence.partition(" told of ")[0].partition(" held guides")[0] for sentence in told] == [
        f"{place}: mad-{CHECK}.txt", f"{place.parent}: book.txt",
    ]  # fmt: skip
    assert CHECK not in (house / "guides" / "mad" / "index.html").read_text(encoding="utf-8")


def test_nothing_is_told_or_made_where_nothing_has_changed(house):
    before = said(house)

    assert built(house, "mad", ACTIVATE) == []
    assert said(house) == before


def test_an_index_of_somebodys_own_is_kept_beside_ours(house):
    front = house / "guides" / "index.html"
    front.write_text("hers", encoding="utf-8")

    told = built(house, "mad", ACTIVATE)

    assert (house / "guides" / "index-edited.html").read_text(encoding="utf-8") == "hers"
    assert "Guides for filers" in front.read_text(encoding="utf-8")
    assert told == [f"{front} was changed by hand. It is kept as index-edited.html, and a new one is in its place."]


def test_pages_of_courts_whose_ids_begin_alike_are_told_apart(house):
    guides, walked = house / "guides", Recording.load(house / "kept" / "mad" / CHECK)
    told: list[str] = []

    for name in ("A court", "A court with a new name"):
        alike = [
            walked.model_copy(
                update={"court": walked.court.model_copy(update={"id": court, "name": f"{name}, {court}"})}
            )
            for court in ("ca1", "ca10")
        ]
        for court in ("ca1", "ca10"):
            (guides / court).mkdir(exist_ok=True)
        site.publish(guides, told.append, alike)

    assert told == []
    assert all(f"new name, {court}<" in (guides / court / "index.html").read_text() for court in ("ca1", "ca10"))


@pytest.mark.parametrize("altered", ["picture", "words"])
def test_a_kept_walk_that_was_altered_is_walked_again_before_anything_is_made_of_it(house, monkeypatch, altered):
    place = house / "kept" / "mad" / CHECK
    if altered == "picture":
        (place / "01-arrived.png").write_bytes(blank("black"))
    else:
        text = (place / FILE_NAME).read_text(encoding="utf-8")
        (place / FILE_NAME).write_text(text.replace(OLD, "1-900-000-0000"), encoding="utf-8")
    fresh = kept_in(house / "fresh")
    walked = []

    def walks(workspace: Workspace, job: Job, _: object = None) -> Recording:
        walked.append(str(job))
        return workspace._remembered(job, fresh)

    monkeypatch.setattr(Workspace, "walk", walks)
    (house / "guides" / "mad" / CHECK / f"mad-{CHECK}.txt").unlink()
    built(house, "mad", CHECK, formats=("page", "book"))

    assert walked == [f"mad/{CHECK}"]
    assert said(house)[f"mad/{CHECK}/mad-{CHECK}.txt"] == OLD
