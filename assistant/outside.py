"""The world outside in words: what the operating system refuses, and what a terminal or an older file cannot hold."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).parent

MARKS = {
    "“": '"', "”": '"', "„": '"', "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "•": "*", "→": "->", "←": "<-",
}  # fmt: skip
"""What the marks in our own sentences are where the letters of a terminal lack them."""

UNSEEN_CHARACTERS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
"""What nobody sees or can type: it steers a terminal, breaks a line, or turns the words around.

The search for secrets reads past it, too.
"""

LONGEST_QUOTED = 300
"""Of a path that is longer, its end is told: there is what tells it from others."""

ELSEWHERE = "Choose another folder (--out, or ASSISTANT_RECORDINGS for what is walked)"


class Refusal(NamedTuple):
    """What the operating system means by an error's number, and how to mend it."""

    means: str
    mend: str


REFUSALS: dict[int, Refusal] = {
    errno.EACCES: Refusal("it may not be read or written by you", f"{ELSEWHERE}, or have it opened to you."),
    errno.EPERM: Refusal("the system does not permit it", f"{ELSEWHERE}, or have it opened to you."),
    errno.EROFS: Refusal("it lies where nothing can be written", f"{ELSEWHERE}."),
    errno.ENOSPC: Refusal("the disk is full", "Free some space there, or choose a folder on another disk."),
    errno.EDQUOT: Refusal("your share of the disk is used up", "Free some space there, or choose another disk."),
    errno.EFBIG: Refusal("the file would be larger than is allowed", "Choose a folder on another disk."),
    errno.ENOTDIR: Refusal("a file stands where a folder is needed", f"{ELSEWHERE}, or move the file away."),
    errno.EEXIST: Refusal("something of that name stands in the way", f"{ELSEWHERE}, or move it away."),
    errno.EISDIR: Refusal("a folder stands where a file is needed", "Move the folder away, and try again."),
    errno.ENOTEMPTY: Refusal("a folder with something in it stands in the way", "Move it away, and try again."),
    errno.ENOENT: Refusal("there is no such file or folder", "If it was there, something deleted it: try again."),
    errno.ENAMETOOLONG: Refusal("the name is too long", "Give shorter names, or choose a folder nearer to the top."),
    errno.ELOOP: Refusal("its links lead around in a circle", "Give the place that is meant."),
    errno.EXDEV: Refusal("it would have to move from one disk to another", "Choose a folder on the same disk."),
    errno.EBUSY: Refusal("another program has it open", "Close that program, and try again."),
    errno.ETXTBSY: Refusal("another program has it open", "Close that program, and try again."),
    errno.EMFILE: Refusal("too many files are open", "Close other programs, or allow more (ulimit -n)."),
    errno.ENFILE: Refusal("too many files are open on this machine", "Close other programs, and try again."),
    errno.ENOMEM: Refusal("the memory is full", "Close other programs, or use fewer --jobs."),
    errno.EAGAIN: Refusal("this machine is too busy", "Close other programs, and try again."),
    errno.EIO: Refusal("the disk could not be read or written", "Check the disk, or choose another one."),
    errno.ESTALE: Refusal("its disk in the network has gone away", "Connect it again, and try again."),
    errno.ENODEV: Refusal("there is no such disk", "Connect it, and try again."),
    errno.EPIPE: Refusal("whoever read it has gone away", "Write it into a file, or read it to its end."),
    errno.EINVAL: Refusal("the system takes no such name", "Give a plain name."),
    errno.EILSEQ: Refusal("the system takes no such name", "Give a plain name."),
}  # fmt: skip

HELD_BY_OTHERS = (32, 33)
"""How Windows says that another program has a file open; to Python it is the same as a file that is closed to us."""

WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EPIPE, errno.EROFS)
"""What is refused to those who write."""


def is_refusal(error: OSError) -> bool:
    """Whether an error is the operating system's own word, and not a library's about a file's contents."""
    return error.errno is not None and (error.filename is not None or error.errno in REFUSALS)


def in_words(error: OSError) -> str:
    """What the operating system refused, where, and how to mend it, in one line."""
    named = " and ".join(dict.fromkeys(map(quoted, filter(None, (error.filename, error.filename2)))))
    unknown = Refusal((error.strerror or type(error).__name__).rstrip(".").lower(), "Mend it, and try again.")
    number = errno.EBUSY if getattr(error, "winerror", None) in HELD_BY_OTHERS else error.errno or 0
    means, mend = REFUSALS.get(number, unknown)
    if is_program_file(error.filename):
        mend = "It belongs to the assistant itself: install the assistant again."
    elif "temporary directory" in (error.strerror or ""):
        named, means = "The folder for temporary files", "none can be written to"
        mend = "Free some space, or name another folder by TMPDIR."
    elif error.errno in (errno.ENOSPC, errno.EDQUOT) and on_temporary(error.filename):
        mend = "It lies in the folder for temporary files: free some space there, or name another one by TMPDIR."
    what = "What was to be written was not" if error.errno in WRITING else "This could not be done"
    return f"{named or what}: {means}. {mend}"


def quoted(path: object) -> str:
    """A path in a sentence, at a bearable length."""
    text = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else str(path)
    return text if len(text) <= LONGEST_QUOTED else f"…{text[-LONGEST_QUOTED:]}"


def is_program_file(path: object) -> bool:
    """Whether it is a file of this program, which nobody else has to mend."""
    return isinstance(path, str) and Path(path).is_absolute() and Path(path).is_relative_to(HOUSE)


def on_temporary(path: object) -> bool:
    """Whether it lies in the folder for temporary files, and the person does not work in there."""
    if not isinstance(path, str) or not Path(path).is_absolute():
        return False
    try:
        temporary, here = Path(tempfile.gettempdir()), Path.cwd()
    except OSError:  # there is none, or somebody has deleted it
        return False
    return Path(path).is_relative_to(temporary) and not Path(path).is_relative_to(here)


def home() -> Path | None:
    """The person's own folder; None where the system knows of none, as for a user number without a name."""
    try:
        own = Path.home()
    except RuntimeError:
        return None
    return own if own.is_absolute() else None


@contextmanager
def any_home() -> Iterator[None]:
    """While programs start that end at once without a home: one that is not there, as accounts of services have."""
    if home() is not None:
        yield
        return
    before = os.environ.get("HOME")
    os.environ["HOME"] = "/nonexistent"
    try:
        yield
    finally:
        del os.environ["HOME"]
        if before is not None:
            os.environ["HOME"] = before


def as_seen(text: str) -> str:
    """A text as eyes see it: line by line, every blank a space, without what nobody sees or what steers a terminal."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(UNSEEN_CHARACTERS.sub("", re.sub(r"\s", " ", line)) for line in lines)


def plain_marks(error: UnicodeError) -> tuple[str, int]:
    """How a text goes on where the letters of a terminal or a file lack some of it: by plainer ones."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(plainer(letter) for letter in lacking), error.end


def plainer(letter: str) -> str:
    """The nearest that every terminal can show."""
    if letter in MARKS:
        return MARKS[letter]
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii") or "?"


def let_streams_say_all() -> None:
    """Have standard output and standard error take any text, whatever their letters are, and where they are closed."""
    codecs.register_error("plain_marks", plain_marks)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the program's end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plain_marks")


def unwritten() -> OSError | None:
    """Why the answer could not be written to standard output; None where it was. Nobody tries again afterwards."""
    try:
        sys.stdout.flush()
    except OSError as error:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, sys.stdout.fileno())
        os.close(quiet)
        return OSError(error.errno, error.strerror, "The answer")
    return None
