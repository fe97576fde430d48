"""Files that a sentence chooses for a field: one that lies beside the script, or a sample; and whether it was taken.

A recording that comes from elsewhere names no file to read: only a script does, and only one in its own folder.
"""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from assistant.errors import BadInput
from assistant.facts.noted import NOT_THERE
from assistant.walking import given
from assistant.walking.deeds import ask, kept
from assistant.walking.windows.samples import MAKERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import ElementHandle, FilePayload, Page

MOST_BYTES = 20_000_000
"""Of one file. Courts take less."""

MOST_FILES = 20

BROWSER_TAKES = 3.0
"""Seconds in which a busy machine's browser opens a window for files, or begins to take one, whatever the patience."""

BESIDE = "beside/"
"""Before the name of a file of which a walk was made, among the facts that it depends on."""

HELD = """(input) => [...(input.files || [])].map((file) => file.name)"""

TAKES = """(input) => ({ accept: input.accept || "", several: input.multiple, folders: !!input.webkitdirectory })"""

SHOWN = "(names) => names.every((name) => window.__assistant.words(document.body, name).length > 0)"
"""Whether a page that keeps files elsewhere shows their names."""


class Refused(Exception):
    """Why a field does not take what was chosen for it, or why a file is not what was awaited."""


@dataclass(frozen=True)
class Sample:
    """A made-up document of that name, for a field that asks for a file: `Sample("Motion to Dismiss.pdf")`."""

    name: str

    @cached_property
    def content(self) -> bytes:
        """Its bytes, the same each time. Raises BadInput for a kind that is not made."""
        name = given.text(self.name, "A sample's name", 120)
        maker = MAKERS.get(PurePath(name).suffix.lower())
        if maker is None or name.startswith(".") or set(name) & set('/\\:*?"<>|'):
            raise BadInput(
                f"There is no sample “{name}”; name it plainly, with one of the endings {', '.join(MAKERS)}."
            )
        return maker(PurePath(name).stem)


Given = str | Path | Sample | tuple[str | Path | Sample, ...]
"""How a script names the file or the files."""


@dataclass(frozen=True)
class Chosen:
    """A file as it is handed to the browser."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """Its kind by its name, such as application/pdf."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def payload(self) -> FilePayload:
        return {"name": self.name, "mimeType": self.kind, "buffer": self.content}


def chosen(file: object, folder: Path) -> tuple[Chosen, ...]:
    """The files that a script gives, one or several.

    Raises BadInput for what is no file beside the script, or none of a size that a field would take.
    """
    several = file if isinstance(file, (tuple, list)) else (file,)
    if not 0 < len(several) <= MOST_FILES:
        raise BadInput(f"{len(several)} files are chosen; give at least one, and at most {MOST_FILES}.")
    return tuple(one_chosen(one, folder) for one in several)


def one_chosen(file: object, folder: Path) -> Chosen:
    if isinstance(file, Sample):
        return Chosen(file.name, file.content)
    if not isinstance(file, (str, Path)) or not str(file).strip():
        raise BadInput(f'The file is {given.kind(file)}; give its name, such as "motion.pdf", or Sample("motion.pdf").')
    path = beside(folder, Path(file))
    return Chosen(path.name, path.read_bytes())


def beside(folder: Path, file: Path) -> Path:
    """A file in the script's folder or below it. Raises BadInput for any other, and for one that cannot be read."""
    home = folder.resolve()
    path = (home / file).resolve()
    if not path.is_relative_to(home):
        raise BadInput(f"The file {file} does not lie beside the script, and no other is read. Copy it to {folder}.")
    if path.is_dir():
        raise BadInput(f"{file} is a folder; name a file in it.")
    if not path.is_file():
        raise BadInput(f"There is no file {file} beside the script, in {folder}.")
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise BadInput(f"The file {file} cannot be read: {error.strerror}.") from None
    if size > MOST_BYTES:
        raise BadInput(f"The file {file} has {size:,} bytes, and {MOST_BYTES:,} are the most.")
    return path


def facts_of(file: object, folder: Path) -> dict[str, str]:
    """What a walk depends on that uploads these: a code for each file that lies beside the script."""
    several = file if isinstance(file, (tuple, list)) else (file,)
    names = (Path(one).as_posix() for one in several if isinstance(one, (str, Path)))
    return {f"{BESIDE}{name}": code(folder, name) for name in names}


def code(folder: Path, name: str) -> str:
    """A code for what a file beside the script holds now. A recording may name any other, and that is not read."""
    try:
        return hashlib.sha256(beside(folder, Path(name)).read_bytes()).hexdigest()[:16]
    except BadInput:
        return NOT_THERE


def put(page: Page, control: ElementHandle, files: Sequence[Chosen], patience: float) -> ElementHandle:
    """Choose files as a person does: press what the sentence names, and choose in the window that opens then.

    Returns the field that took them. Raises Refused where no such window opens, where it offers no such files, and
    where the field does not hold them afterwards.
    """
    from playwright.sync_api import TimeoutError  # noqa: A004 - its name there

    try:
        with page.expect_file_chooser(timeout=max(patience, BROWSER_TAKES) * 1000) as opens:
            kept(control, ask(control, "opensFiles")).click()
    except TimeoutError:
        raise Refused("no window opens there in which a file could be chosen") from None
    field = opens.value.element
    refuse_unoffered(field.evaluate(TAKES), files)
    opens.value.set_files([file.payload() for file in files])
    wait_until_held(page, field, [file.name for file in files], patience)
    return field


def refuse_unoffered(takes: dict[str, object], files: Sequence[Chosen]) -> None:
    """Raise Refused for what the window that opens would not let anybody choose."""
    if takes["folders"]:
        raise Refused("a folder is asked for there, and not a file")
    if len(files) > 1 and not takes["several"]:
        raise Refused(f"one file alone is taken there, and {len(files)} are given")
    accept = [part.strip().lower() for part in str(takes["accept"]).split(",") if part.strip()]
    for file in files:
        if accept and not any(fits(file, part) for part in accept):
            raise Refused(f"what is taken there is {', '.join(accept)}, and {file.name} is none of it")


def fits(file: Chosen, accept: str) -> bool:
    """Whether a file is what a part of `accept` says: an ending, a kind, or all kinds of a sort."""
    if accept.startswith("."):
        return file.name.lower().endswith(accept)
    sort, _, one = accept.partition("/")
    return accept in (file.kind, "*/*", "*") or (one == "*" and file.kind.startswith(f"{sort}/"))


def wait_until_held(page: Page, field: ElementHandle, names: list[str], patience: float) -> None:
    """Raise Refused where the field has not kept the files, and the page does not show their names either."""
    from playwright.sync_api import Error

    rounds = max(1, round(patience / 0.1))
    for _ in range(rounds):
        try:
            if field.evaluate(HELD) == names or page.evaluate(SHOWN, names):
                return
        except Error:  # a page that sends the file at once is on its way to another one
            pass
        page.wait_for_timeout(100)
    raise Refused(f"the page does not keep {' and '.join(names)}")
