"""Documents come from a store as they would be made now, or are made: whatever was done to the store."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_up_walk import TOOLS, kept_in

from assistant import publishers
from assistant.building import provenance, recipes
from assistant.building import workspace as workspaces
from assistant.building.store import Recipe, Store
from assistant.building.workspace import Workspace
from assistant.errors import SecretFound, StoreTrouble
from assistant.facts.people import person
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat, fonts
from assistant.settings import Settings
from assistant.walking import portal
from assistant.walking.browser import OpenBrowser


class Shop:
    """Publishes a walk, with a store; and counts what it has made itself.

    Its one document says all that it was made with: the font, the browser, the court's telephone and the day.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch
        self.told: list[str] = []
        self.made: list[str] = []
        self.recording = kept_in(folder / "walked")
        self.browser = "1"
        self.words = ""
        shutil.copytree(fonts.FONTS_FOLDER, folder / "fonts")
        patch.setattr(fonts, "FONTS_FOLDER", folder / "fonts")
        patch.setattr(portal, "digest", lambda: "a portal")
        patch.setattr(OpenBrowser, "tools", lambda *_: TOOLS.model_copy(update={"browser": self.browser}))
        patch.setitem(publishers.FORMATS, "sheet", GuideFormat("{name}.txt", "Sheet", "a sheet", publish=self.sheet))
        patch.setitem(publishers.FORMATS, "book", CourtFormat("{name}.txt", "Book", "a book", publish=self.book))
        page = GuideFormat("{name}.page.txt", "Page", "a page", publish=self.page, leads_on=True)
        patch.setitem(publishers.FORMATS, "page", page)
        film = GuideFormat("{name}.film.txt", "Film", "a film", publish=self.film, leads_back=True)
        patch.setitem(publishers.FORMATS, "film", film)
        self.use(Settings(store=str(folder / "store"), recordings=folder / "recordings", editions=folder / "editions"))

    def use(self, settings: Settings) -> None:
        self._patch.setattr(workspaces, "settings", lambda: settings)

    def sheet(self, recording: Recording, into: Path, _desk: object) -> Path:
        font = (self.folder / "fonts" / "public-sans.woff2").read_bytes()[-5:]
        court = recording.court
        said = f"{font!r} {self.browser} {court.pacer_phone} {court.edition_date}{self.words}"
        return self._written(into / f"{recording.name}.txt", said)

    def book(self, recordings: list[Recording], into: Path, _desk: object) -> Path:
        return self._written(into / "mad.txt", " ".join(one.title for one in recordings))

    def page(self, recording: Recording, into: Path, _desk: object) -> Path:
        beside = sorted(f"{file.name} of {file.stat().st_size}" for file in into.iterdir())
        return self._written(into / f"{recording.name}.page.txt", " ".join(beside))

    def film(self, recording: Recording, into: Path, _desk: object) -> Path:
        name = f"{recording.name}.page.txt"
        return self._written(into / f"{recording.name}.film.txt", name if (into / name).exists() else "nothing")

    def _written(self, file: Path, said: str) -> Path:
        self.made.append(file.name)
        file.write_text(said, encoding="utf-8")
        return file

    def published(self, *formats: str) -> dict[str, bytes]:
        """What lies there when these are published where nothing was published before."""
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        return self.again(*formats)

    def again(self, *formats: str) -> dict[str, bytes]:
        recipes.fonts_code.cache_clear()
        out = self.folder / "out"
        with Workspace(["mad"], out) as workspace:
            if "book" in formats:
                workspace.publish_together([self.recording], formats, out)
            else:
                workspace.publish(self.recording, formats, out)
            self.told += workspace.told
        return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}

    def entries(self) -> set[Path]:
        return set((self.folder / "store" / "entries").rglob("*.json"))

    def blobs(self) -> list[Path]:
        return [file for file in (self.folder / "store" / "blobs").rglob("*") if file.is_file()]

    def told_in_one_sentence(self) -> str:
        (sentence,) = self.told
        self.told.clear()
        return sentence


@pytest.fixture
def shop(tmp_path, monkeypatch):
    yield Shop(tmp_path, monkeypatch)
    recipes.fonts_code.cache_clear()


@pytest.mark.parametrize("formats", [("sheet",), ("sheet", "page", "film"), ("book",)], ids=" ".join)
def test_what_was_made_once_is_not_made_again_and_is_the_same_file_for_file(shop, formats):
    first = shop.published(*formats)
    shop.made.clear()

    assert shop.published(*formats) == first
    assert (shop.made, shop.told) == ([], [])
    assert not list((shop.folder / "out").rglob(".fetched"))


def test_without_a_setting_nothing_is_kept_and_all_is_made(shop):
    shop.use(Settings(recordings=shop.folder / "recordings"))

    first = shop.published("sheet")

    assert shop.published("sheet") == first
    assert len(shop.made) == 2
    assert not (shop.folder / "store").exists()


def test_what_lies_there_as_it_should_asks_no_store(shop, monkeypatch):
    first = shop.published("sheet")
    monkeypatch.setattr(Store, "get", None)

    assert shop.again("sheet") == first


@pytest.mark.parametrize("elsewhere", ["a portal of others", "a site of others", "an older portal"])
def test_what_was_walked_elsewhere_is_in_no_store(shop, elsewhere):
    store = str(shop.folder / "store")
    if elsewhere == "a portal of others":
        shop.use(Settings(store=store, portal="http://127.0.0.1:9", recordings=shop.folder / "recordings"))
    elif elsewhere == "a site of others":
        facts = {"sites.desk.walk": "http://127.0.0.1:8000/"}
        shop.recording = shop.recording.model_copy(update={"court_facts_used": facts})
    else:
        shop.recording = shop.recording.model_copy(update={"portal": "another portal"})

    shop.published("sheet")

    assert not (shop.folder / "store").exists()


def test_a_page_that_names_what_lies_beside_it_is_another_one_beside_others(shop):
    alone = shop.published("page")
    with_the_sheet = shop.published("sheet", "page")
    shop.words = ", and more"
    shop.folder.joinpath("store").rename(shop.folder / "away")
    with_another = shop.published("sheet", "page")
    for entry in (shop.folder / "away").rglob("*"):
        if entry.is_file() and not (place := shop.folder / "store" / entry.relative_to(shop.folder / "away")).exists():
            place.parent.mkdir(exist_ok=True)
            shutil.copy(entry, place)

    pages = [files["mad-check-account-type.page.txt"] for files in (alone, with_the_sheet, with_another)]
    assert len(set(pages)) == 3
    assert shop.published("page")["mad-check-account-type.page.txt"] == pages[0]


def test_a_film_that_leads_to_the_page_is_another_one_where_there_is_a_page(shop):
    assert shop.published("film")["mad-check-account-type.film.txt"] == b"nothing"
    with_the_page = shop.published("film", "page")
    assert with_the_page["mad-check-account-type.film.txt"] == b"mad-check-account-type.page.txt"
    shop.made.clear()

    assert shop.published("film", "page") == with_the_page
    assert shop.published("film")["mad-check-account-type.film.txt"] == b"nothing"
    assert shop.made == []


def with_another_font(shop: Shop) -> None:
    with (shop.folder / "fonts" / "public-sans.woff2").open("ab") as font:
        font.write(b"other")


def with_another_browser(shop: Shop) -> None:
    shop.browser = "2"


def with_another_telephone(shop: Shop) -> None:
    shop.recording = of_court(shop.recording, pacer_phone="617-555-0199")


def on_another_day(shop: Shop) -> None:
    shop.recording = of_court(shop.recording, edition_date=date(2031, 1, 1))


def of_court(recording: Recording, **facts: object) -> Recording:
    changed = recording.model_copy(update={"court": recording.court.model_copy(update=facts)})
    changed._folder = recording._folder
    return changed


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (with_another_font, "fonts"),
        (with_another_browser, "browser"),
        (with_another_telephone, "recordings, edition, facts"),
        (on_another_day, "recordings, edition, day"),
    ],
)
def test_what_was_made_otherwise_is_told_and_never_published(shop, change: Callable[[Shop], None], differs: str):
    """Neither where it lies, nor where somebody puts it in the place of what is asked for."""
    theirs = shop.published("sheet")
    (their_entry,) = shop.entries()
    change(shop)

    mine = shop.published("sheet")
    (my_entry,) = shop.entries() - {their_entry}
    assert mine["mad-check-account-type.txt"] != theirs["mad-check-account-type.txt"]
    assert (len(shop.made), shop.told) == (2, [])

    shutil.copy(their_entry, my_entry)
    assert shop.published("sheet") == mine
    assert shop.told_in_one_sentence() == (
        f"In the store {shop.folder / 'store'}, the sheet of mad/check-account-type was made otherwise (what differs: "
        f"{differs}). It was not used, and is made anew."
    )
    assert len(shop.made) == 3

    assert shop.published("sheet") == mine
    assert (len(shop.made), shop.told) == (3, []), "it was replaced"


def test_the_day_of_the_environment_makes_another_document_where_it_is_in_one(shop):
    """Where the court's file names a day, it is in none, and what was made is fetched."""
    undated = of_court(shop.recording, edition_date=None)
    keys = set()
    for recording in (undated, of_court(undated, edition_date=date(1970, 1, 1)), undated):
        shop.recording = recording
        shop.published("sheet")
        keys.add(len(shop.entries()))

    assert (keys, len(shop.made)) == ({1, 2}, 2)


def edited(blob: Path) -> None:
    blob.write_bytes(blob.read_bytes().replace(b"1-800", b"1-900"))


def cut_short(blob: Path) -> None:
    blob.write_bytes(blob.read_bytes()[:10])


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (edited, "is not as it was put there: the bytes of mad-check-account-type.txt are others"),
        (cut_short, "is not as it was put there: the bytes of mad-check-account-type.txt are others"),
        (Path.unlink, "is not whole: mad-check-account-type.txt is missing"),
    ],
    ids=["edited", "cut short", "missing"],
)
def test_a_document_that_was_touched_is_told_and_made_anew(shop, spoil, why):
    first = shop.published("sheet")
    (blob,) = shop.blobs()
    spoil(blob)

    assert shop.published("sheet") == first
    assert f"the sheet of mad/check-account-type {why}." in shop.told_in_one_sentence()
    assert shop.published("sheet") == first
    assert (len(shop.made), shop.told) == (2, [])


def forged(shop: Shop, files: dict[str, bytes]) -> None:
    """Put other files where a document lies, as somebody does who knows how."""
    (entry,) = shop.entries()
    made_of = json.loads(entry.read_text(encoding="utf-8"))["made_of"]
    Store(str(shop.folder / "store")).put(Recipe("", made_of), files)


def test_what_holds_a_secret_is_not_put_there(shop):
    shop.words = " " + person("marjorie-ellsworth-quill").password.get_secret_value()
    assert shop.recording.people == ("marjorie-ellsworth-quill",)

    with pytest.raises(SecretFound):
        shop.published("sheet")

    assert (shop.entries(), shop.blobs()) == (set(), [])


def test_what_comes_with_a_secret_is_told_and_made_anew(shop):
    first = shop.published("sheet")
    secret = person("marjorie-ellsworth-quill").password.get_secret_value().encode()
    forged(shop, {"mad-check-account-type.txt": b"It is " + secret, "pictures/1.png": b"1"})

    assert shop.published("sheet") == first
    assert "holds a secret value of a person." in shop.told_in_one_sentence()
    assert list((shop.folder / "out").iterdir()) == [
        shop.folder / "out" / provenance.NOTE, shop.folder / "out" / "mad-check-account-type.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("formats", [("sheet",), ("sheet", "page"), ("film", "sheet")], ids=" ".join)
def test_what_would_take_the_place_of_another_document_is_told_and_made_anew(shop, formats):
    first = shop.published(*formats)
    shop.folder.joinpath("store").rename(shop.folder / "away")
    shop.published("sheet")
    forged(shop, {f"mad-check-account-type.{name}.txt": b"not it" for name in ("film", "page")})

    assert shop.published(*formats) == first
    assert "has the name of another document" in shop.told_in_one_sentence()


@pytest.mark.parametrize(
    ("number", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "it lies where nothing can be written")]
)
def test_a_store_that_takes_nothing_is_one_sentence_and_the_edition_before_stays(shop, monkeypatch, number, why):
    before = shop.published("sheet")
    with_another_telephone(shop)

    def refuse(_: object, path: str, __: bytes) -> None:
        raise OSError(number, "no", path)

    monkeypatch.setattr("assistant.building.shelves.Folder.write", refuse)
    with pytest.raises(StoreTrouble, match=f"could not be written to: {why}") as told:
        shop.again("sheet")

    assert "\n" not in str(told.value)
    out = shop.folder / "out"
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert not list(shop.folder.glob(".out*"))


def test_a_store_that_goes_away_meanwhile_is_one_sentence_and_the_edition_before_stays(shop):
    before = shop.published("sheet")
    with_another_telephone(shop)
    sheet = shop.sheet

    def gone(*things: object) -> Path:
        (shop.folder / "store").rename(shop.folder / "away")
        return sheet(*things)

    publishers.FORMATS["sheet"] = GuideFormat("{name}.txt", "Sheet", "a sheet", publish=gone)
    with pytest.raises(StoreTrouble, match=r"could not be written to: it is gone\. Bring it back"):
        shop.again("sheet")

    assert {file.name: file.read_bytes() for file in (shop.folder / "out").iterdir()} == before
