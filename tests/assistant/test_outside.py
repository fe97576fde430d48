"""What the operating system refuses is one sentence and exit code 1; what no terminal can show is shown plainly."""

from __future__ import annotations

import codecs
import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import modes
import pytest

from assistant import cli, outside, publishers
from assistant.commands import bug_report
from assistant.facts import courts
from assistant.publishers import GuideFormat
from assistant.settings import settings

pytestmark = pytest.mark.siblings(6, of="file")

ASSISTANT = Path(sys.executable).with_name("assistant")
REPOSITORY = Path(outside.__file__).parents[1]

FULL = Path("/dev/full")
ON_LINUX = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")

KEPT = REPOSITORY / "recordings" / "check-account-type"


def run(*words: str, cwd: Path, out: object = subprocess.PIPE, letters: str = "utf-8") -> subprocess.CompletedProcess:
    known = {**os.environ, "PYTHONIOENCODING": letters}
    return subprocess.run(
        [ASSISTANT, *words], stdout=out, stderr=subprocess.PIPE, encoding=letters, cwd=cwd, env=known, check=False
    )


def told(number: int, *names: str) -> str:
    return outside.in_words(OSError(number, os.strerror(number), *names))


@pytest.mark.parametrize("number", sorted(outside.REFUSALS))
def test_every_refusal_says_what_where_and_how_to_mend_it_in_one_line(number):
    said = told(number, "out/mad")

    assert said.startswith("out/mad: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said.split(". ")) == 2
    assert outside.is_refusal(OSError(number, "x"))


def test_a_refusal_that_nobody_knows_is_told_in_the_systems_words():
    assert told(errno.EPROTO, "out") == "out: protocol error. Mend it, and try again."


def test_what_a_library_says_of_a_files_contents_is_no_refusal():
    assert not outside.is_refusal(OSError("image file is truncated"))
    assert not outside.is_refusal(OSError(errno.EPROTO, "x"))


def test_a_file_of_the_assistant_itself_is_nobodys_to_mend():
    assert told(errno.ENOENT, str(outside.HOUSE / "courts" / "mad.toml")).endswith("install the assistant again.")


def test_a_name_without_end_is_told_by_its_end():
    said = told(errno.ENAMETOOLONG, "x" * 4000 + "/mine.py")

    assert "/mine.py: the name is too long" in said
    assert len(said) < 500


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/x']"), "another folder by TMPDIR"),
        (OSError(errno.ENOSPC, "No space left on device"), "What was to be written was not: the disk is full"),
        (OSError(errno.EXDEV, "Invalid cross-device link", "a", None, "b"), "a and b: it would have to move"),
    ],
)  # fmt: skip
def test_what_has_no_name_or_two_is_told_too(error, said):
    assert said in outside.in_words(error)


@pytest.mark.parametrize("home", [None, "", "here"])
def test_without_a_home_there_is_none_to_look_in(monkeypatch, home):
    monkeypatch.setattr(Path, "home", no_home if home is None else lambda: Path(home))
    monkeypatch.delenv("HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)

    assert outside.home() is None
    with outside.any_home():
        assert os.environ["HOME"] == "/nonexistent"
    assert os.environ.get("HOME") == home


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_nothing_steers_the_terminal():
    said = outside.as_seen("Not\x1b[2J there:\r\n\tLog\u202ein\x07 \x9b31m“Nord”\u200b")

    assert said == "Not[2J there:\n Login 31m“Nord”"


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("ascii", '"a" - \'b\'... e?'),
        ("cp437", '"a" - \'b\'... é?'),
        ("cp1252", "“a” – ’b’… é?"),
        ("utf-8", "“a” – ’b’… é日"),
    ],
)  # fmt: skip
def test_letters_that_a_terminal_lacks_are_shown_plainly(letters, said):
    codecs.register_error("plain_marks", outside.plain_marks)

    assert "“a” – ’b’… é日".encode(letters, "plain_marks").decode(letters) == said


@pytest.mark.parametrize(("letters", "quoted"), [("ascii", '"x"'), ("cp437", '"x"'), ("cp932", "“x”")])
@pytest.mark.siblings(3)
def test_every_complaint_can_be_said_in_any_letters(tmp_path, letters, quoted):
    answered = run("walk", "x", cwd=tmp_path, letters=letters)

    assert answered.returncode == 1
    assert answered.stderr.startswith(f"There is no walkthrough {quoted}. Known are ")


@ON_LINUX
def test_an_answer_that_cannot_be_written_is_told(tmp_path):
    with FULL.open("w") as full:
        answered = run("list", cwd=tmp_path, out=full)

    assert answered.returncode == 1
    assert answered.stderr == (
        "What was to be written was not: the disk is full. Free some space there, or choose a folder on another disk.\n"
    )


def test_an_answer_that_nobody_reads_is_no_bug(tmp_path):
    reads, writes = os.pipe()
    os.close(reads)
    answered = run("list", cwd=tmp_path, out=writes)
    os.close(writes)

    assert answered.returncode == 1
    assert len(answered.stderr.splitlines()) <= 1
    assert "bug" not in answered.stderr


@pytest.fixture
def modes_bind():
    """Modes of files bind the superuser, too, as they bind everybody else."""
    with modes.binding():
        yield


@pytest.fixture
def answered(tmp_path, monkeypatch, capsys):
    """Runs a command in a folder of its own, in this process, and gives its exit code and what it complains of.

    The format “words” is a small text, so that no browser is needed to publish.
    """
    words = GuideFormat("{name}.txt", "Text", "words alone", publish=write)
    monkeypatch.setitem(publishers.FORMATS, "words", words)
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["assistant", *words])
        settings.cache_clear()
        with pytest.raises(SystemExit) as ended, cli.trouble_told():
            cli.run()
        return ended.value.code, capsys.readouterr().err

    yield command
    settings.cache_clear()


def write(recording, into, _):
    file = into / f"{recording.name}.txt"
    file.write_text("x" * 100_000, encoding="utf-8")
    return file


def a_file(place: Path) -> None:
    place.write_text("x", encoding="utf-8")


def read_only(place: Path) -> None:
    place.mkdir(mode=0o555)


def nothing(_: Path) -> None:
    """Nothing is there."""


def with_a_file(place: Path) -> None:
    place.mkdir()
    for court in courts.shipped():
        a_file(place / court.id)


OUT = [
    ("a file", a_file, "out", "something of that name stands"),
    ("in a file", a_file, "out/below", "a file stands where a folder is needed"),
    ("read-only", read_only, "out", "may not be read or written by you"),
    ("in what is read-only", read_only, "out/below/it", "may not be read or written by you"),
    ("closed", lambda place: place.mkdir(mode=0o000), "out", "may not be read or written by you"),
    ("a link to itself", lambda place: place.symlink_to("out"), "out", "something of that name stands"),
    ("a device", lambda place: place.symlink_to("/dev/null"), "out", "something of that name stands"),
    ("a pipe", os.mkfifo, "out", "something of that name stands"),
    ("of a name too long", nothing, "o" * 300, "the name is too long"),
    ("too deep", nothing, "/".join(["o" * 200] * 25), "the name is too long"),
    ("where nothing can be made", nothing, "/proc/out", "no such file or folder"),
    ("with a file named as the court", with_a_file, "out", "a file stands where a folder is needed"),
]  # fmt: skip


@pytest.mark.usefixtures("modes_bind")
@pytest.mark.parametrize(("stands", "place", "why"), [row[1:] for row in OUT], ids=[row[0] for row in OUT])
def test_a_place_for_guides_that_cannot_be_used_is_one_sentence(answered, tmp_path, stands, place, why):
    stands(tmp_path / "out")

    code, said = answered("publish", str(KEPT), "--format", "words", "--out", place)

    assert code == 1
    assert why in said
    assert len(said.strip().splitlines()) == 1
    assert not (tmp_path / "build" / "bug-report.txt").exists()


@pytest.mark.usefixtures("modes_bind")
@pytest.mark.parametrize(("stands", "place", "why"), [row[1:] for row in OUT[:10]], ids=[row[0] for row in OUT[:10]])
def test_a_place_for_walks_that_cannot_be_used_is_told_before_anything_is_started(
    answered, tmp_path, monkeypatch, stands, place, why
):
    """The test has no mark: a browser or a portal that were started would be refused."""
    stands(tmp_path / "out")
    monkeypatch.setenv("ASSISTANT_RECORDINGS", place)

    code, said = answered("walk", "check-account-type")

    assert code == 1
    assert why in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.usefixtures("modes_bind")
def test_a_build_looks_for_room_before_it_walks(answered, tmp_path):
    read_only(tmp_path / "out")

    code, said = answered("guide", "check-account-type", "--court", "mad", "--format", "words", "--out", "out")

    assert (code, said.split(":")[0]) == (1, "out")


def test_files_that_may_not_grow_are_told(answered):
    """As on a disk that is full: the system refuses the rest of a file."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most))
    try:
        code, said = answered("publish", str(KEPT), "--format", "words", "--out", "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    assert code == 1
    assert "larger than is allowed" in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.usefixtures("modes_bind")
@pytest.mark.parametrize("command", ["publish", "walk", "guide", "lint", "measure"])
@pytest.mark.parametrize("mode", [0o000, 0o200])
def test_what_may_not_be_read_is_told(answered, tmp_path, command, mode):
    file = tmp_path / "mine.py"
    if command in ("publish", "measure"):
        file = tmp_path / "kept"
        file.mkdir()
        a_file(file / "recording.json")
    else:
        a_file(file)
    file.chmod(mode)
    option = ["--out", str(file)] if command == "measure" else [file.name]

    code, said = answered(command, *option)
    file.chmod(0o700)

    assert code == 1
    assert len(said.strip().splitlines()) == 1


@pytest.mark.usefixtures("modes_bind")
def test_in_a_read_only_folder_even_a_bug_is_told(tmp_path, monkeypatch):
    read_only(tmp_path / "here")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(bug_report, "elsewhere", lambda: iter([tmp_path / "here" / "tmp", elsewhere]))
    monkeypatch.chdir(tmp_path / "here")

    said = bug_report.write_report(ValueError("too bad"))

    assert "Nothing can be written in build, so the report lies elsewhere." in said
    assert f"Please send {elsewhere / 'bug-report.txt'} to its makers." in said
    assert "ValueError: too bad" in (elsewhere / "bug-report.txt").read_text(encoding="utf-8")


def test_where_no_folder_takes_a_report_it_is_told_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(bug_report, "elsewhere", lambda: iter(()))
    a_file(tmp_path / "build")

    said = bug_report.write_report(ValueError("too bad"), tmp_path / "build")

    assert "No folder takes a report" in said
    assert said.rstrip().endswith("ValueError: too bad")
