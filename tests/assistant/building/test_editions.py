"""Accepted editions lie side by side, whole or not at all; a guide that is the same walk tells what is new."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import killed_putting
import moments
import pytest
from killed_putting import files_in
from made_up_walk import PICTURE, kept_in

from assistant.building import editions
from assistant.building.editions import EDITION_FILE, Acceptance, Editions
from assistant.building.turns import alone_in
from assistant.errors import AtWork, BadInput
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import FILE_NAME, Recording
from assistant.settings import settings

GUIDE = ("mad", "check-account-type")
NEWS = "Step 1: the button “Next” is called “Continue” now."
LINE = ("x.py", 1)


@pytest.fixture
def walked(tmp_path) -> Recording:
    return kept_in(tmp_path / "walked")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def kept(tmp_path, told) -> Editions:
    return Editions(tmp_path / "editions", told.append)


def said(**more: object) -> Acceptance:
    return Acceptance(**{"by": "Ann, a trainer", **more})


def test_an_edition_is_the_walk_with_who_accepted_it_when_and_what(kept, walked):
    put = kept.put(
        walked, said(day=date(2021, 9, 21), accepted=("The button “Next” is called “Continue” now.",)), after=0
    )

    folder = kept.folder / "mad" / "check-account-type" / "1"
    assert {file.name for file in folder.iterdir()} == {FILE_NAME, EDITION_FILE, PICTURE.file}
    assert json.loads((folder / EDITION_FILE).read_text(encoding="utf-8")) == {
        "format": 1,
        "number": 1,
        "date": "2021-09-21",
        "by": "Ann, a trainer",
        "seal": editions.seal_of(folder),
        "accepted": ["The button “Next” is called “Continue” now."],
        "news": [],
    }
    assert (put.folder, put.recording.model_dump()) == (folder, walked.model_dump())
    assert kept.newest(*GUIDE) == put
    assert {file.name for file in kept.folder.iterdir()} == {"mad"}


def test_editions_lie_side_by_side_and_the_newest_is_the_accepted_one(kept, walked):
    assert (kept.newest(*GUIDE), kept.all(*GUIDE), list(kept.guides())) == (None, (), [])

    for after in range(11):
        kept.put(walked, said(accepted=(f"change {after}",)), after=after)

    assert [one.edition.number for one in kept.all(*GUIDE)] == list(range(1, 12))
    assert kept.newest(*GUIDE).edition.accepted == ("change 10",)
    assert list(kept.guides()) == [GUIDE]


def test_each_is_listed_with_its_day_and_who_accepted_it_and_the_newest_is_in_force(kept, walked):
    kept.put(walked, said(), after=0)
    kept.put(walked, said(by="Ben", day=date(2021, 9, 21)), after=1)

    assert list(kept.rows()) == [
        ("check-account-type", "mad", "1", "", "Ann, a trainer", ""),
        ("check-account-type", "mad", "2", "2021-09-21", "Ben", "accepted"),
    ]


def test_it_tells_readers_what_is_new_and_marks_the_lines_that_have_changed(kept, walked):
    put = kept.put(walked, said(news=(NEWS,), changed=frozenset([LINE])), after=0)

    assert put.recording.news == put.edition.news == (NEWS,)
    assert [step.changed for step in put.recording.steps()] == [True]
    assert [step.changed for step in walked.steps()] == [False]


@pytest.mark.parametrize("after", [0, 2])
def test_one_that_was_accepted_meanwhile_is_not_passed_over(kept, walked, after):
    kept.put(walked, said(), after=0)

    with pytest.raises(BadInput, match=r"mad/check-account-type: .* and edition 1 is accepted now\. Compare it again"):
        kept.put(walked, said(accepted=("something else",)), after=after)

    assert kept.numbers(*GUIDE) == (1,)


def test_to_accept_once_more_what_was_just_accepted_changes_nothing(kept, walked):
    """Somebody was killed who had put it there, and does the same again."""
    kept.put(walked, said(news=(NEWS,)), after=0)
    before = files_in(kept.folder)

    again = kept.put(walked, said(news=(NEWS,)), after=0)

    assert again.edition.number == 1
    assert files_in(kept.folder) == before


def renumbered(folder: Path, number: int) -> None:
    note = json.loads((folder / EDITION_FILE).read_text(encoding="utf-8"))
    (folder / EDITION_FILE).write_text(json.dumps({**note, "number": number}), encoding="utf-8")


def linked(file: Path) -> None:
    file.rename(file.parents[3] / file.name)
    file.symlink_to(file.parents[3] / file.name)


def of_another_guide(folder: Path) -> None:
    Recording.load(folder).model_copy(update={"walkthrough": "another-guide"}).save(folder)
    note = json.loads((folder / EDITION_FILE).read_text(encoding="utf-8"))
    note["seal"] = editions.seal_of(folder)
    (folder / EDITION_FILE).write_text(json.dumps(note), encoding="utf-8")


DAMAGES = {
    "no picture": (lambda at: (at / PICTURE.file).unlink(), "01-arrived.png cannot be read"),
    "another picture": (lambda at: (at / PICTURE.file).write_bytes(b"x"), "is not the picture that was taken"),
    "half a recording": (lambda at: (at / FILE_NAME).write_text("{"), "recording.json is not the one that was"),
    "no recording": (lambda at: (at / FILE_NAME).unlink(), "recording.json cannot be read"),
    "no note": (lambda at: (at / EDITION_FILE).unlink(), "edition.json is missing"),
    "half a note": (lambda at: (at / EDITION_FILE).write_text("{"), "edition.json cannot be read"),
    "a note of something else": (lambda at: (at / EDITION_FILE).write_text("{}"), "edition.json is that of no edition"),
    "another number": (lambda at: renumbered(at, 7), "edition.json is that of edition 7"),
    "nothing in it": (lambda at: [file.unlink() for file in at.iterdir()], "edition.json is missing"),
    "a link": (lambda at: (at.rename(at.parents[2] / "x"), at.symlink_to(at.parents[2] / "x")), "2 is no folder"),
    "a link in it": (lambda at: linked(at / PICTURE.file), "01-arrived.png is a link"),
    "another guide": (of_another_guide, "recording.json is that of mad/another-guide"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_edition_is_told_of_once_and_never_used(kept, walked, told, damage):
    for after in range(2):
        kept.put(walked, said(accepted=(f"change {after}",)), after=after)
    spoil, why = DAMAGES[damage]
    spoil(kept.place(*GUIDE) / "2")

    assert [kept.newest(*GUIDE).edition.number for _ in range(2)] == [1, 1]

    (sentence,) = told
    assert sentence.startswith(f"{kept.place(*GUIDE) / '2'} is no whole edition, and is not used: ")
    assert why in sentence
    assert sentence.endswith("Bring it back as it was, or accept the guide anew.")
    assert "Walk again" not in sentence
    assert kept.put(walked, said(), after=1).edition.number == 3, "what is damaged stays as it is"


def test_a_walk_whose_pictures_are_not_those_that_were_taken_is_not_accepted(kept, walked):
    walked.path(PICTURE).write_bytes(b"another")

    with pytest.raises(AnotherPicture):
        kept.put(walked, said(), after=0)

    assert files_in(kept.folder) == {}
    assert kept.numbers(*GUIDE) == ()


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "/etc", "con", "a\\b", ".hidden"])
def test_names_that_lead_elsewhere_are_refused(kept, name):
    with pytest.raises(BadInput, match="cannot be the name of a folder"):
        kept.newest("mad", name)
    with pytest.raises(BadInput, match="cannot be the name of a folder"):
        kept.newest(name, "check-account-type")


@pytest.mark.parametrize("link", ["mad", "mad/check-account-type"])
def test_links_lead_nowhere(kept, walked, tmp_path, link):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (kept.folder / link).parent.mkdir(parents=True)
    (kept.folder / link).symlink_to(elsewhere)

    with pytest.raises(BadInput, match="is a link, and editions lie in folders alone"):
        kept.put(walked, said(), after=0)

    assert list(elsewhere.iterdir()) == []
    assert list(kept.guides()) == []


def test_what_killed_runs_have_left_of_any_guide_is_cleared_away(kept, walked):
    left = [kept.place("mad", "another-guide") / ".1.new", kept.place(*GUIDE) / ".7.new"]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / FILE_NAME).write_text("{", encoding="utf-8")

    kept.put(walked, said(), after=0)

    assert [folder.exists() for folder in left] == [False, False]


def test_what_is_no_edition_is_let_be(kept, walked):
    kept.put(walked, said(), after=0)
    for name in ("notes", "02", "0", "1b", "-1", ".x"):
        (kept.place(*GUIDE) / name).mkdir()

    kept.put(walked, said(accepted=("more",)), after=1)

    assert {entry.name for entry in kept.place(*GUIDE).iterdir()} == {"1", "2", "notes", "02", "0", "1b", "-1", ".x"}


def test_all_of_it_is_on_the_disk_before_it_has_its_name(kept, walked, monkeypatch):
    forced = []
    place = kept.place(*GUIDE)
    monkeypatch.setattr(editions, "to_the_disk", lambda path: forced.append((path.name, (place / "1").exists())))

    kept.put(walked, said(), after=0)

    *before, last = forced
    assert {name for name, named in before if not named} == {FILE_NAME, EDITION_FILE, PICTURE.file, ".1.new"}
    assert last == (GUIDE[1], True)


def test_two_people_accept_one_after_the_other(kept, walked, monkeypatch):
    monkeypatch.setattr("assistant.building.turns.settings", lambda: settings().model_copy(update={"turn": 0}))

    with alone_in(kept.folder), pytest.raises(AtWork):
        kept.put(walked, said(), after=0)

    assert kept.put(walked, said(), after=0).edition.number == 1


def test_the_same_walk_tells_what_is_new_in_its_edition_and_another_one_does_not(kept, walked):
    kept.put(walked, said(news=(NEWS,), changed=frozenset([LINE])), after=0)

    news = kept.as_accepted(walked)

    assert (news.news, [step.changed for step in news.steps()]) == ((NEWS,), [True])
    assert news.edition != walked.edition, "documents that do not tell of it are made again"
    assert kept.as_accepted(news) == news
    for change in changed_in_all_that_is_seen(walked):
        other = kept.as_accepted(news.model_copy(update=change))
        assert (other.news, any(step.changed for step in other.steps())) == ((), False), change


def changed_in_all_that_is_seen(walked: Recording) -> list[dict[str, object]]:
    (screen,) = walked.screens
    (step,) = screen.steps
    others = (
        screen.model_copy(update={"left": PICTURE.model_copy(update={"sha256": "0" * 64})}),
        screen.model_copy(update={"steps": (step.model_copy(update={"sentence": "Another sentence."}),)}),
        screen.model_copy(update={"steps": (step, step)}),
    )
    screens = [{"screens": (other,)} for other in others]
    return [{"title": "Another title"}, {"walkthrough": "another-guide"}, {"screens": ()}, *screens]


def test_what_no_reader_sees_makes_it_no_other_walk(kept, walked):
    """The court prints the day, somebody writes a comment into the script, and a build is for more courts."""
    kept.put(walked, said(news=(NEWS,), changed=frozenset([LINE])), after=0)
    dated = walked.court.model_copy(update={"edition_number": 4, "edition_date": date(2021, 9, 21)})
    (screen,) = walked.screens
    lower = tuple(step.model_copy(update={"line": step.line + 7}) for step in screen.steps)

    for change in (
        {"court": dated},
        {"screens": (screen.model_copy(update={"steps": lower}),)},
        {"source": "another", "portal": "another portal", "court_facts_used": {"courts": "more"}},
    ):
        other = kept.as_accepted(walked.model_copy(update=change))
        assert (other.news, [step.changed for step in other.steps()]) == ((NEWS,), [True]), change


def test_what_was_new_in_the_edition_before_is_not_new_any_more(kept, walked):
    kept.put(walked, said(news=(NEWS,), changed=frozenset([LINE])), after=0)
    kept.put(walked, said(accepted=("Nothing that a reader notices.",)), after=1)

    assert kept.as_accepted(walked) == walked


def test_whenever_somebody_is_killed_the_editions_are_as_they_were_or_the_new_one_is_whole(tmp_path):
    assert moments.alone(Path(killed_putting.__file__), tmp_path, one_in=3) > 4
