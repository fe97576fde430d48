"""A store gives what was put there, whole and for the very same recipe, or says in a sentence why it does not."""

from __future__ import annotations

import errno
import json
import pickle
import subprocess
import sys
from pathlib import Path

import killed_storing
import modes
import moments
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from assistant.building.store import MOST_FILES, Recipe, Store, hash_of, state_of
from assistant.errors import StoreTrouble

FILES = {"mad-a.pdf": b"%PDF of mad", "pictures/1.png": b"a picture"}
MADE_OF = {"format": "pdf", "fonts": "f0", "libraries": {"pillow": "13"}}
PDF = Recipe("pdf of mad/a", MADE_OF)
OTHERS = Recipe("pdf of mad/a", {**MADE_OF, "fonts": "f1"})


@pytest.fixture(params=["a folder", "an address"])
def store(request, tmp_path) -> Store:
    if request.param == "a folder":
        return Store(str(tmp_path / "store"))
    MemoryFileSystem.store.clear()
    return Store("memory://store")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def in_folder(folder) -> Store:
    return Store(str(folder))


def got(store: Store, recipe: Recipe = PDF) -> tuple[object, list[str]]:
    """What a store gives for a recipe, and what it tells."""
    told: list[str] = []
    return store.get(recipe, told.append), told


def lying_in(folder: Path, room: str) -> list[Path]:
    return sorted(file for file in (folder / room).rglob("*") if file.is_file())


def entry_in(folder: Path) -> Path:
    (entry,) = lying_in(folder, "entries")
    return entry


def test_what_was_put_there_is_got_by_the_same_action_and_by_no_other(store):
    assert got(store) == (None, [])

    store.put(PDF, FILES)

    assert got(store) == (FILES, [])
    assert got(store, OTHERS) == (None, [])
    assert got(store, Recipe("pdf", {"fonts": "f0", "libraries": {"pillow": "13"}, "format": "pdf"})) == (FILES, [])


def test_it_is_known_without_the_bytes_whether_something_came_of_a_recipe_until_that_is_forgotten(store):
    store.put(PDF, FILES)

    assert (store.holds(PDF), store.holds(OTHERS)) == (True, False)

    store.remove(PDF)

    assert (store.holds(PDF), got(store)) == (False, (None, []))


def test_an_entry_that_was_changed_is_none(in_folder, folder):
    in_folder.put(PDF, FILES)
    entry_in(folder).write_text(entry_in(folder).read_text(encoding="utf-8").replace("f0", "f1"), encoding="utf-8")

    assert not in_folder.holds(PDF)


def test_a_store_is_sent_to_another_process_by_its_address(store):
    store.put(PDF, FILES)

    sent = pickle.loads(pickle.dumps(store))  # noqa: S301 - it is our own

    assert vars(sent) == {"address": store.address}
    assert got(sent) == (FILES, [])


def test_bytes_that_are_there_are_not_written_again(in_folder, folder):
    in_folder.put(PDF, FILES)
    before = {file: file.stat().st_ino for file in lying_in(folder, "blobs")}

    in_folder.put(OTHERS, {**FILES, "more.txt": b"more"})

    assert {file: file.stat().st_ino for file in before} == before
    assert len(lying_in(folder, "blobs")) == len(before) + 1
    assert got(in_folder, OTHERS) == ({**FILES, "more.txt": b"more"}, [])


def test_an_entry_says_in_plain_words_what_it_was_made_of(in_folder, folder):
    in_folder.put(PDF, FILES)

    held = json.loads(entry_in(folder).read_text(encoding="utf-8"))

    assert held["made_of"] == MADE_OF
    assert held["files"].keys() == FILES.keys()


def copied_from_another(folder: Path) -> None:
    entry = entry_in(folder)
    Store(str(folder)).put(OTHERS, {"mad-a.pdf": b"in another font"})
    (other,) = (file for file in lying_in(folder, "entries") if file != entry)
    other.replace(entry)


def with_something_more(folder: Path) -> None:
    entry = entry_in(folder)
    Store(str(folder)).put(Recipe("", {**MADE_OF, "moon": "full"}), FILES)
    (other,) = (file for file in lying_in(folder, "entries") if file != entry)
    other.replace(entry)


def bytes_changed(folder: Path) -> None:
    lying_in(folder, "blobs")[0].write_bytes(b"x" * lying_in(folder, "blobs")[0].stat().st_size)


def bytes_cut_short(folder: Path) -> None:
    file = lying_in(folder, "blobs")[0]
    file.write_bytes(file.read_bytes()[:-1])


def bytes_missing(folder: Path) -> None:
    lying_in(folder, "blobs")[0].unlink()


def bytes_of_another(folder: Path) -> None:
    first, second = lying_in(folder, "blobs")
    first.write_bytes(second.read_bytes())


def a_link_to_the_bytes(folder: Path) -> None:
    file = lying_in(folder, "blobs")[0]
    file.rename(folder / "blobs" / "aside")
    file.symlink_to(folder / "blobs" / "aside")


def a_pipe(folder: Path) -> None:
    file = lying_in(folder, "blobs")[0]
    file.unlink()
    subprocess.run(["mkfifo", file], check=True)


def written_anew(folder: Path, **update: object) -> None:
    held = json.loads(entry_in(folder).read_text(encoding="utf-8"))
    entry_in(folder).write_text(json.dumps({**held, **update}), encoding="utf-8")


def leading_to_other_bytes(folder: Path) -> None:
    held = json.loads(entry_in(folder).read_text(encoding="utf-8"))["files"]
    written_anew(folder, files=dict(zip(held, reversed(held.values()), strict=True)))


def named(*names: str):
    """An entry as somebody writes it who knows how, with its seal, and with files of these names."""

    def poison(folder: Path) -> None:
        known = lying_in(folder, "blobs")[0].name
        held = {"made_of": MADE_OF, "files": dict.fromkeys(names, known)}
        written_anew(folder, **held, seal=hash_of(held))

    return poison


POISONS = {
    "copied from another": (copied_from_another, "was made otherwise (what differs: fonts)"),
    "of something more": (with_something_more, "was made of something more"),
    "bytes changed": (bytes_changed, "is not as it was put there: the bytes of "),
    "bytes cut short": (bytes_cut_short, "is not as it was put there: the bytes of "),
    "bytes of another": (bytes_of_another, "is not as it was put there: the bytes of "),
    "bytes missing": (bytes_missing, " is missing"),
    "a link": (a_link_to_the_bytes, " is a link, and only files are read"),
    "a pipe": (a_pipe, " is a device or a pipe, and only files are read"),
    "no entry": (lambda folder: entry_in(folder).write_text("{", encoding="utf-8"), "cannot be read"),
    "an entry of no text": (lambda folder: entry_in(folder).write_bytes(b"\xff\0"), "cannot be read"),
    "a deep entry": (lambda folder: entry_in(folder).write_text("[" * 100_000, encoding="utf-8"), "cannot be read"),
    "an entry too large": (lambda folder: entry_in(folder).write_bytes(b" " * 4_000_001), "is larger than 4 MB"),
    "of a later format": (lambda folder: written_anew(folder, format=2), "cannot be read"),
    "leading to other bytes": (leading_to_other_bytes, "was changed after it was put there"),
    "out of its folder": (named("../victim.txt"), "cannot be read"),
    "from the top": (named("/victim.txt"), "cannot be read"),
    "a device": (named("pictures/nul.png"), "cannot be read"),
    "hidden": (named(".made-of.json"), "cannot be read"),
    "on a drive": (named("c:victim.txt"), "cannot be read"),
    "a file as a folder": (named("a", "a/b.png"), "cannot be read"),
    "twice on some systems": (named("a.png", "A.png"), "cannot be read"),
    "without a name": (named(""), "cannot be read"),
    "too many files": (named(*(f"{number}.png" for number in range(MOST_FILES + 1))), "cannot be read"),
    "no file": (named(), "cannot be read"),
}


@pytest.mark.parametrize("poison", POISONS)
def test_what_is_not_what_was_put_there_is_told_not_given_and_replaced(in_folder, folder, poison):
    spoil, why = POISONS[poison]
    in_folder.put(PDF, FILES)
    spoil(folder)

    given, (sentence,) = got(in_folder)

    assert given is None
    assert sentence.startswith(f"In the store {folder}, the pdf of mad/a ")
    assert why in sentence
    assert sentence.endswith(" It was not used, and is made anew.")
    in_folder.put(PDF, FILES)
    assert got(in_folder) == (FILES, [])


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"../a": b""},
        {"a": b"", "A": b""},
        {"a/" + "b" * 101: b""},
        {f"{number}": b"" for number in range(MOST_FILES + 1)},
        {"film.mp4": bytes(256_000_001)},
    ],
    ids=["none", "leading out", "twice", "of a long name", "many", "large"],
)
def test_what_may_not_lie_there_is_made_each_time(in_folder, files):
    in_folder.put(PDF, files)

    assert got(in_folder) == (None, [])


WRITER = """
import sys
from assistant.building.store import Recipe, Store

store, files = Store(sys.argv[1]), {f"{number}.txt": bytes([number]) * 10_000 for number in range(20)}
for time in range(10):
    store.put(Recipe("pdf", {"format": "pdf"}), files)
    assert store.get(Recipe("pdf", {"format": "pdf"}), print) == files
"""


def test_two_processes_that_write_one_key_do_each_other_no_harm(in_folder, folder):
    both = [subprocess.Popen([sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE) for _ in range(2)]

    assert [(process.communicate()[0], process.returncode) for process in both] == [(b"", 0), (b"", 0)]
    assert len(got(in_folder, Recipe("pdf", {"format": "pdf"}))[0]) == 20
    assert list(folder.rglob("*.new")) == []


def test_whoever_is_killed_while_she_puts_leaves_nothing_that_is_wrong(tmp_path):
    assert moments.alone(Path(killed_storing.__file__), tmp_path) > 5


@pytest.mark.parametrize(("there", "is_trouble"), [(FILES, False), ({"mad-a.pdf": b"another"}, True)])
def test_a_system_that_lets_nobody_replace_what_is_read_is_no_trouble_where_the_same_is_there(
    in_folder, folder, monkeypatch, there, is_trouble
):
    in_folder.put(PDF, there)

    def held_open(_: Path, place: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(place))

    monkeypatch.setattr(Path, "replace", held_open)

    if is_trouble:
        assert put_trouble(in_folder).startswith(f"The store {folder} could not be written to: ")
    else:
        in_folder.put(PDF, FILES)
    assert got(in_folder) == (there, [])


@pytest.fixture
def full(monkeypatch):
    def write(file: Path, _: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr(Path, "write_bytes", write)


def put_trouble(store: Store) -> str:
    with pytest.raises(StoreTrouble) as told:
        store.put(PDF, FILES)
    return str(told.value)


@pytest.mark.usefixtures("full")
def test_a_full_store_is_told_in_a_sentence(in_folder, folder):
    assert put_trouble(in_folder) == (
        f"The store {folder} could not be written to: the disk is full. "
        "Free some space there, or build without a store: unset ASSISTANT_STORE."
    )


def test_a_store_that_is_read_only_gives_what_it_has_and_tells_who_puts_more(in_folder, folder):
    in_folder.put(PDF, FILES)
    rooms = [path for path in (*folder.rglob("*"), folder) if path.is_dir()]
    with modes.binding():
        for room in rooms:
            room.chmod(0o555)
        try:
            again = Store(str(folder))

            assert got(again) == (FILES, [])
            with pytest.raises(StoreTrouble, match="could not be written to: it may not be read or written by you"):
                again.put(OTHERS, FILES)
        finally:
            for room in rooms:
                room.chmod(0o755)


def test_a_store_that_is_taken_away_meanwhile_is_not_begun_anew(in_folder, folder, tmp_path):
    in_folder.put(PDF, FILES)
    folder.rename(tmp_path / "away")

    assert put_trouble(in_folder).startswith(f"The store {folder} could not be written to: it is gone. Bring it back")
    with pytest.raises(StoreTrouble, match="could not be read: it is gone"):
        got(in_folder)
    assert not folder.exists()


def test_a_folder_of_other_things_is_no_store(in_folder, folder):
    folder.mkdir()
    (folder / "thesis.docx").write_text("hers", encoding="utf-8")

    assert put_trouble(in_folder).startswith(f"{folder} holds other things than a store.")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nowhere://x", "nowhere://x cannot be opened: Protocol not known: nowhere"),
        ("s3://bucket/guides", "s3://bucket/guides cannot be opened: Install s3fs to access S3"),
    ],
)
def test_an_address_that_nobody_knows_here_is_told_with_what_it_needs(monkeypatch, address, why):
    monkeypatch.setitem(sys.modules, "s3fs", None)

    assert put_trouble(Store(address)).startswith(why)


def test_without_the_extra_an_address_is_told_with_the_command_that_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    assert put_trouble(Store("memory://store")) == (
        "memory://store is no folder, and other stores are read with the extra `store`. "
        "Install it: pip install 'pacer-onboarding-assistant[store]'"
    )


def test_a_folder_needs_no_package(folder):
    code = f"import sys; from assistant.building.store import Store; Store({str(folder)!r}).health(); "

    subprocess.run([sys.executable, "-c", f"{code}assert 'fsspec' not in sys.modules"], check=True)


@pytest.mark.parametrize("trouble", [PermissionError("Access Denied"), TimeoutError(), RuntimeError("key=Hunter2")])
def test_whatever_an_address_does_not_do_is_told_without_its_words(monkeypatch, trouble):
    def refuse(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)

    told = put_trouble(Store("memory://store"))

    assert told.startswith("The store memory://store could not be written to: ")
    assert "Hunter2" not in told


def test_its_state_is_told_in_words_and_leaves_no_entry(store, folder):
    assert state_of(store.address) == f"{store.address} is in use, and can be read and written"
    assert not folder.exists() or lying_in(folder, "entries") == []
    assert state_of(None) == "none is in use; ASSISTANT_STORE would name one"


@pytest.mark.usefixtures("full")
def test_its_state_is_trouble_where_nothing_can_be_written(in_folder):
    with pytest.raises(StoreTrouble, match="the disk is full"):
        state_of(in_folder.address)
