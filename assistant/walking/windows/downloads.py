"""A file that a click brings: waited for, held against what the script expects, and thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import structlog

from assistant.errors import BadInput
from assistant.facts import untrusted
from assistant.walking import given, hosts
from assistant.walking.windows.uploads import Refused

if TYPE_CHECKING:
    from playwright.sync_api import Download

log = structlog.get_logger()

BEGINS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".zip": (b"PK\x03\x04", b"PK\x05\x06"),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
}
"""How files of a kind begin, whatever their name says."""

MOST_LOOKED_AT = 1_024
"""A PDF may have so many bytes before it begins."""

OWN_ADDRESSES = ("data:", "blob:")
"""What a page makes itself comes from nowhere else."""

MOST_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Expected:
    """What a script says of the file: name, in which `*` stands for anything; kind; bytes, at least and at most."""

    name: str = ""
    kind: str = ""
    size: tuple[int, int] = (1, MOST_BYTES)


def expected(name: object, kind: object, size: object) -> Expected:
    """What a script expects. Raises BadInput for what no file can be."""
    for what, said in (("name", name), ("kind", kind)):
        if not isinstance(said, str):
            raise BadInput(f'{what} is {given.kind(said)}; write {what}="…", or leave it out.')
    return Expected(str(name), str(kind).lower().lstrip("."), (1, MOST_BYTES) if size is None else least_and_most(size))


def least_and_most(size: object) -> tuple[int, int]:
    match size:
        case bool():
            pass
        case int() if size > 0:
            return size, size
        case (int(least), int(most)) if 0 < least <= most:
            return least, most
    raise BadInput("size is not understood; write bytes, such as size=2_480, or the least and the most of them.")


def taken(file: Download, awaited: Expected) -> str:
    """Wait until a file is there, hold it against what is expected, and throw it away. Returns its name.

    Raises Refused where it is another one, or none that can be what its name says.
    """
    name = untrusted.CONTROLS.sub("", file.suggested_filename)
    address = file.url
    if not address.startswith(OWN_ADDRESSES) and not hosts.is_allowed(address):
        hosts.check(address)
    if why := file.failure():
        raise Refused(f"{name} did not come whole ({why})")
    try:
        verify(name, Path(file.path()), awaited)
    finally:
        file.delete()
    return name


def verify(name: str, path: Path, awaited: Expected) -> None:
    """Raise Refused where a file is not what is expected."""
    size, ending = path.stat().st_size, PurePath(name).suffix.lower()
    log.info("file.came", name=name, kind=ending.lstrip("."), bytes=size)
    if awaited.name and not fnmatchcase(name, awaited.name):
        raise Refused(f"{name} came, and the script expects {awaited.name}")
    if awaited.kind and ending != f".{awaited.kind}":
        raise Refused(f"{name} came, and the script expects a file that ends in .{awaited.kind}")
    least, most = awaited.size
    if not least <= size <= most:
        raise Refused(f"{name} came with {size:,} bytes, and the script expects {told(awaited.size)}")
    with path.open("rb") as opened:
        head = opened.read(MOST_LOOKED_AT)
    begins = BEGINS.get(ending, ())
    if begins and not (any(head.startswith(one) for one in begins) or (ending == ".pdf" and b"%PDF-" in head)):
        raise Refused(f"{name} came, and what is in it is no such file")


def told(size: tuple[int, int]) -> str:
    least, most = size
    if least == most:
        return f"{least:,}"
    return "some" if (least, most) == (1, MOST_BYTES) else f"{least:,} to {most:,}"
