"""Files as Windows writes them are read, and what cannot be read is told in a sentence."""

from __future__ import annotations

import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadInput
from assistant.facts import texts

WORDS = 'name = "Bezirk Übersee – “Nord”"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mark_before_a_text_says_which_letters_follow(tmp_path, encoding):
    file = tmp_path / "mine.toml"
    file.write_bytes(WORDS.encode(encoding))

    assert texts.read(file) == WORDS


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "latin-1", "mac-roman"])
def test_other_letters_are_told_with_their_line(tmp_path, encoding):
    file = tmp_path / "mine.toml"
    file.write_bytes(b"# mine\r\n" + WORDS.encode(encoding, "ignore"))

    with pytest.raises(BadInput, match=r"mine\.toml cannot be read: line 2 is not written in UTF-8\. Save the file"):
        texts.read(file)


@pytest.mark.parametrize("kind", ["nothing", "a folder", "a pipe", "a device", "too large", "a link to itself"])
def test_what_is_no_file_to_read_is_told_at_once(tmp_path, kind):
    file = tmp_path / "mine.toml"
    match kind:
        case "a folder":
            file.mkdir()
        case "a pipe":
            os.mkfifo(file)
        case "a device":
            file.symlink_to("/dev/zero")
        case "too large":
            file.write_bytes(b"#" * (texts.LARGEST + 1))
        case "a link to itself":
            file.symlink_to(file)

    with pytest.raises(BadInput) as told:
        texts.read(file)

    assert str(told.value).startswith(f"{file} cannot be read")
    assert len(str(told.value).splitlines()) == 1


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])))
def test_a_text_counts_alike_with_the_line_ends_and_the_mark_of_windows(text):
    plain = text.removeprefix("\ufeff").encode()

    assert texts.alike(codecs.BOM_UTF8 + text.removeprefix("\ufeff").replace("\n", "\r\n").encode()) == plain


def test_what_is_no_text_counts_as_it_is():
    assert texts.alike(b"\xef\xbb\xbf\0\r\n") == b"\xef\xbb\xbf\0\r\n"


@pytest.mark.parametrize(
    "letter", ["\0", "\x07", "\x1b", "\t", "\n", "\x85", "\xad", "\u200b", "\u202e", "\ufeff", "\ud800"]
)
def test_what_nobody_sees_is_named(letter):
    assert texts.unseen_character(f"Log{letter}in") == f"U+{ord(letter):04X}"
    assert texts.bare(f"Log{letter}in") == "Login"


@pytest.mark.parametrize("text", ["", "Log in", "Über “Nord” – 5 €", "日本", "é"])
def test_what_is_seen_is_not(text):
    assert texts.unseen_character(text) is None
