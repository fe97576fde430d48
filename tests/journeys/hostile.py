"""Recordings as somebody may send them who means harm: each is a kept one with one thing spoiled, sealed again."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from assistant.facts import recording as recordings
from assistant.facts.recording import FILE_NAME, Recording, lifted

KEPT = Path(__file__).parents[2] / "recordings" / "check-account-type"
RAW = lifted(json.loads((KEPT / FILE_NAME).read_text(encoding="utf-8")))
RAW["screens"][0] |= {
    "inventory": [
        {"role": "link", "name": "Help", "rung": "words", "box": {"x": 9, "y": 9, "width": 30, "height": 12}}
    ],
    "messages": [{"role": "status", "words": "You are logged out."}],
}
PICTURES = sorted(file.name for file in KEPT.glob("*.png"))

Tree = dict[str, Any]
Spoil = Callable[[Path, Tree, Path], "Tree | bytes | None"]
"""Is given the folder, what its JSON says, and somebody else's folder; gives the JSON, its bytes, or None for none."""


class Case(NamedTuple):
    name: str
    spoil: Spoil


def put(case: Case, folder: Path, outside: Path) -> Path:
    """A spoiled recording in a folder."""
    folder.mkdir(parents=True)
    for name in PICTURES:
        shutil.copy(KEPT / name, folder / name)
    held = case.spoil(folder, deepcopy(RAW), outside)
    if isinstance(held, dict):
        held = sealed(held)
    if held is not None:
        (folder / FILE_NAME).write_bytes(held)
    return folder


def sealed(raw: Tree) -> bytes:
    """As a tool writes it that knows how: the seal tells nothing of who made it."""
    rest = {name: value for name, value in raw.items() if name not in ("format", "seal")}
    whole = {"format": raw.get("format"), "seal": recordings.UNSEALED, **rest}
    return recordings.sealed(json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def cases() -> tuple[Case, ...]:
    """All of them, in one order."""
    return (*names(), *numbers(), *texts(), *structures(), *sizes(), *links_and_devices(), *pictures(), *changed())


def with_value(where: str, value: object) -> Spoil:
    """The recording with one entry changed, by its path: screens.0.title."""

    def spoil(_folder: Path, raw: Tree, _outside: Path) -> Tree:
        held: Any = raw
        *way, last = where.split(".")
        for part in way:
            held = held[int(part)] if part.isdigit() else held[part]
        held[int(last) if last.isdigit() else last] = value
        return raw

    return spoil


def leading_out(where: str, inside: str) -> Spoil:
    """A name that leads to a file of somebody else, which is there."""

    def spoil(folder: Path, raw: Tree, outside: Path) -> Tree:
        way = inside.format(outside=outside, up=os.path.relpath(outside, folder))
        changed = with_value(where, way)(folder, raw, outside)
        assert isinstance(changed, dict)
        return changed

    return spoil


WAYS = (
    "{up}", "{outside}", "{up}/victim", "{outside}/victim", "../victim", "..", ".", "", "a/b", "a\\b",
    "..\\victim", "C:\\victim", "C:victim",
    "\\\\server\\share", "con", "nul", "com1", "a b", " a", "a ", "a.", "a.b", "~", "~root", "-a", "$HOME",
    "%2e%2e", "A", "é", "a\n", "a\t", "x" * 300,
)  # fmt: skip


def names() -> Iterator[Case]:
    for where in ("walkthrough", "court.id"):
        yield from (Case(f"{where} is {way[:20]!r}", leading_out(where, way)) for way in WAYS)
    of_pictures = (
        "{up}/secret.png",
        "{outside}/secret.png",
        "pictures/../{up}/secret.png",
        *(f"{way}.png" for way in WAYS),
    )
    for way in (*of_pictures, "file://{outside}/secret.png", FILE_NAME, "01-arrived.PNG", ".png", "01-arrived.png/"):
        yield Case(f"a picture is {way[:30]!r}", leading_out("screens.0.left.file", way))
    for way in ("{up}/secret.toml", "{outside}/secret.toml", "../x", "", "nobody", "nobody.toml", "C:\\x", "x" * 300):
        yield Case(f"a person is {way[:20]!r}", leading_out("people.0", way))


BOXES = (
    "screens.0.neighbors.1.box",
    "screens.2.steps.0.marks.0.box",
    "screens.2.steps.0.look.box",
    "screens.0.left.box",
    "screens.0.inventory.0.box",
)
NOT_REAL = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf"), "1e308": 1e308, "1e6": 1e6, "-1e6": -1e6}


def numbers() -> Iterator[Case]:
    for box in BOXES:
        for side in ("x", "width"):
            for name, number in NOT_REAL.items():
                yield Case(f"{box}.{side} is {name}", with_value(f"{box}.{side}", number))
        yield Case(f"{box} has less than no height", with_value(f"{box}.height", -1))
    yield Case("a number of 400 digits", with_value("screens.0.left.box.x", 10**400))
    yield Case("a number of 10,000 digits", as_text('"minutes": 3', f'"minutes": {"9" * 10_000}'))
    for where in (
        "viewport.width",
        "viewport.density",
        "minutes",
        "screens.0.steps.0.number",
        "screens.0.steps.0.line",
    ):
        for number in (-1, 10**9, 10**30, 0.5, "three"):
            yield Case(f"{where} is {number!r}"[:60], with_value(where, number))
    for number in (0, 2, None):
        yield Case(f"the first step has the number {number}", with_value("screens.0.steps.0.number", number))
    for number in (float("nan"), 1e9):
        yield Case(f"a letter ends at {number}", with_value("screens.2.steps.0.typed.characters", [number]))


def as_text(old: str, new: str) -> Spoil:
    """Written by hand, since no writer of JSON would."""

    def spoil(_folder: Path, raw: Tree, _outside: Path) -> bytes:
        text = sealed(raw).decode()
        assert old in text
        return text.replace(old, new, 1).encode("utf-8", "surrogatepass")

    return spoil


ACTING = ("\x1b]0;pwned\x07", "\x00", "\x08\x08\x08", "\r", "\x7f", "\x85", "\x9b2J", "\u202etxt", "\u2066hidden\u2069")
WORDS = ("title", "court.name", "screens.0.steps.0.sentence", "screens.0.neighbors.1.words")


def texts() -> Iterator[Case]:
    for number, acting in enumerate(ACTING):
        where = WORDS[number % len(WORDS)]
        yield Case(f"{where} holds {acting[0]!r}", with_value(where, f"Go {acting} there"))
    yield Case("a control character as it is", as_text("Check your PACER", "Check \x1b your PACER"))
    yield Case("half a character", as_text("Check your PACER", "Check \\ud800 your PACER"))
    yield Case("bytes that are no text", lambda _folder, raw, _outside: sealed(raw).replace(b"PACER", b"\xff\xfe", 1))
    for where in ("title", "court.name"):
        yield Case(f"{where} is long", with_value(where, "x" * 400))
    for where in ("lead", "screens.0.steps.0.sentence", "screens.0.heading", "screens.0.neighbors.1.words",
                  "screens.0.inventory.0.name", "screens.0.messages.0.words"):  # fmt: skip
        yield Case(f"{where} is endless", with_value(where, "x " * 500_000))
    yield Case("a snapshot is endless", with_value("screens.0.accessibility", "x " * 2_000_000))
    yield Case(
        "a sentence that the script does not say", with_value("screens.0.steps.0.sentence", "Send us **money**.")
    )
    yield Case("a color that is a rule", with_value("court.signal", "red;} body{display:none"))


def structures() -> Iterator[Case]:
    for number in (0, recordings.FORMAT + 1, 99, -1, 10**100, "4", None, True, 3.5):
        yield Case(f"the format is {number!r}"[:40], with_value("format", number))
    for where in (
        "title",
        "people",
        "court",
        "viewport",
        "screens",
        "screens.0",
        "screens.0.left",
        "screens.0.steps",
    ):
        for value in (None, 7):
            yield Case(f"{where} is {value}", with_value(where, value))
    for where in ("inventory.0.rung", "inventory.0.states", "messages.0.role"):
        yield Case(f"{where} is none", with_value(f"screens.0.{where}", ["sold"] if "states" in where else "sold"))
    yield Case("a control with a value", with_value("screens.0.inventory.0.value", "secret"))
    yield Case("a day that is none", with_value("on", "2021-02-30"))
    yield Case("an entry too many", with_value("colour", "red"))
    yield Case("an entry with a long name", with_value("x" * 1_000_000, "red"))
    yield Case("no screens", with_value("screens", []))
    yield Case(
        "no steps", lambda _folder, raw, _outside: raw | {"screens": [one | {"steps": []} for one in raw["screens"]]}
    )
    yield Case("no seal", lambda _folder, raw, _outside: json.dumps(raw).encode())
    for name, data in {"nothing": b"", "half": b'{"format": 4, "sea', "a list": b"[]", "a word": b'"format"'}.items():
        yield Case(f"its JSON is {name}", lambda _folder, _raw, _outside, data=data: data)


def sizes() -> Iterator[Case]:
    for name, data in {
        "deep in lists": b"[" * 200_000 + b"]" * 200_000,
        "deep in objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "deep, and of an old format": b'{"format":2,"screens":' + b"[" * 900 + b"]" * 900 + b"}",
        "large": b'{"format": 4, "title": "' + b"x" * 20_000_000 + b'"}',
    }.items():
        yield Case(f"its JSON is {name}", lambda _folder, _raw, _outside, data=data: data)

    def often(where: str, count: int) -> Spoil:
        def spoil(_folder: Path, raw: Tree, _outside: Path) -> Tree:
            held: Any = raw
            for part in where.split("."):
                held = held[int(part)] if part.isdigit() else held[part]
            held[:] = held * (count // len(held))
            return raw

        return spoil

    for where, count in (
        ("screens", 1_200), ("screens", 900), ("screens.0.neighbors", 30_000), ("screens.0.steps", 4_000),
        ("screens.2.steps.0.marks", 20_000), ("screens.0.inventory", 3_000), ("screens.0.messages", 3_000),
        ("ending.troubles", 40_000), ("people", 4_000),
    ):  # fmt: skip
        yield Case(f"{count} {where}", often(where, count))
    yield Case("nothing, very often", with_value("screens.0.neighbors", [{}] * 300_000))


def links_and_devices() -> Iterator[Case]:
    def instead(name: str, make: Callable[[Path, Path], object]) -> Spoil:
        def spoil(folder: Path, raw: Tree, outside: Path) -> Tree | None:
            (folder / name).unlink(missing_ok=True)
            make(folder / name, outside)
            return None if name == FILE_NAME else raw

        return spoil

    def listening(file: Path, _outside: Path) -> None:
        there = os.open(file.parent, os.O_RDONLY)  # the name of a socket may not be long
        try:
            with socket.socket(socket.AF_UNIX) as opened:
                opened.bind(f"/proc/self/fd/{there}/{file.name}")
        finally:
            os.close(there)

    for name in (FILE_NAME, "01-arrived.png", "03-left.png", "step-04.png"):
        other = "recording.json" if name == FILE_NAME else name
        for what, make in {
            "a link to somebody else's": lambda file, outside, other=other: file.symlink_to(outside / other),
            "a link to nothing": lambda file, outside: file.symlink_to(outside / "nothing"),
            "a link to itself": lambda file, _outside: file.symlink_to(file.name),
            "a link to zeros without end": lambda file, _outside: file.symlink_to("/dev/zero"),
            "a pipe": lambda file, _outside: os.mkfifo(file),
            "a socket": listening,
            "a folder": lambda file, _outside: file.mkdir(),
            "not there": lambda _file, _outside: None,
        }.items():
            yield Case(f"{name} is {what}", instead(name, make))


def png(size: tuple[int, int], kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def pictures() -> Iterator[Case]:
    """The picture is another, and what is said of it is true."""
    whole = (KEPT / "01-arrived.png").read_bytes()
    huge = bytearray(whole)
    huge[16:24] = (60_000).to_bytes(4) * 2
    spoiled = bytearray(whole)
    spoiled[len(whole) // 2] ^= 1
    for what, make in {
        "nothing": lambda: b"", "a text": lambda: b"hello " * 9, "cut off": lambda: whole[: len(whole) // 2],
        "its head alone": lambda: whole[:30],
        "as large as a house": lambda: bytes(huge), "spoiled within": lambda: bytes(spoiled),
        "one pixel": lambda: png((1, 1)), "half as large": lambda: png((992, 1120)),
        "twice as large": lambda: png((3968, 4480)), "a JPEG": lambda: png((1984, 2240), "JPEG"),
        "a GIF": lambda: png((1984, 2240), "GIF"), "a BMP": lambda: png((1984, 2240), "BMP"),
        "drawn by PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1984 2240\n(/etc/passwd) run\n",
    }.items():  # fmt: skip

        def spoil(folder: Path, raw: Tree, _outside: Path, make: Callable[[], bytes] = make) -> Tree:
            data = make()
            (folder / "01-arrived.png").write_bytes(data)
            for picture in (raw["screens"][0]["arrived"], raw["screens"][0]["left"]):
                picture["sha256"] = sha256(data).hexdigest()
            return raw

        yield Case(f"a picture is {what}", spoil)
    for hash_of in ("", "0" * 64, "x", "0" * 63):
        yield Case(f"a picture's hash is {hash_of[:3]!r} {len(hash_of)}", with_value("screens.0.left.sha256", hash_of))


def changed() -> Iterator[Case]:
    """What was changed by hand, and says nothing of it."""

    def picture(change: Callable[[bytes], bytes]) -> Spoil:
        def spoil(folder: Path, raw: Tree, _outside: Path) -> Tree:
            (folder / "01-arrived.png").write_bytes(change((folder / "01-arrived.png").read_bytes()))
            return raw

        return spoil

    yield Case(
        "a bit of a picture was flipped", picture(lambda data: data[:999] + bytes([data[999] ^ 1]) + data[1000:])
    )
    yield Case("a picture was cut off", picture(lambda data: data[:-100]))
    yield Case("another picture stands there", picture(lambda _: (KEPT / "02-arrived.png").read_bytes()))
    yield Case("something hangs on a picture", picture(lambda data: data + b"hidden"))
    for old, new in (
        ("Check your PACER account type", "Send your password"), ("1-800-676-6856", "1-900-555-0100"),
        ("Massachusetts", "Nowhere"), ('"minutes": 3', '"minutes": 4'), ("\n ", "\n  "),
    ):  # fmt: skip
        yield Case(f"{old!r} was changed by hand", as_text(old, new))
    yield Case("two screens changed places", lambda _folder, raw, _outside: unsealed_swap(raw))


def unsealed_swap(raw: Tree) -> bytes:
    before = json.loads(sealed(raw))
    before["screens"][0], before["screens"][1] = before["screens"][1], before["screens"][0]
    return json.dumps(before, ensure_ascii=False, indent=1).encode()


def is_whole(folder: Path) -> bool:
    """Whether what they are made from passes, so that each is refused for what was spoiled."""
    return bool(Recording.load(put(Case("whole", lambda _folder, raw, _outside: raw), folder, folder.parent)).edition)
