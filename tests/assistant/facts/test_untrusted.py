"""What came from anywhere is read only where it is a plain file, and JSON only where nothing in it acts."""

from __future__ import annotations

import os
import sys

import pytest

from assistant.errors import BadInput
from assistant.facts import untrusted


def test_a_plain_file_is_read_up_to_its_size(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")

    assert untrusted.plain_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(BadInput, match="a is larger than 0 MB, so it is not read"):
        untrusted.plain_bytes(tmp_path / "a", 4)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes among its files")
def test_a_link_a_pipe_and_a_folder_are_not_read(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")

    refused = {"link": "is a link", "pipe": "is a device or a pipe", ".": "cannot be read|is a device", "gone": "read"}
    for name, why in refused.items():
        with pytest.raises(BadInput, match=why):
            untrusted.plain_bytes(tmp_path / name, 5)


@pytest.mark.parametrize("name", ["01-arrived.png", "a", "A.b_c-d"])
def test_plain_names(name):
    assert untrusted.is_plain_name(name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "c:a", ".a", "a.", "con", "NUL.png", "x" * 101, "é", "a\n"]
)
def test_names_that_lead_elsewhere_or_are_devices(name):
    assert not untrusted.is_plain_name(name)


@pytest.mark.parametrize(
    "text", ['"\\u001b"', '"\\b"', '"\\u009b"', '"\\u202e"', '"\x7f"', "NaN", "[-Infinity]", "[" * 99_999]
)
def test_json_that_acts_or_never_ends_is_none(text):
    with pytest.raises(ValueError, match=r"control character|is no number|too deep"):
        untrusted.json_in(text)


def test_other_json_is_read_as_it_is():
    assert untrusted.json_in('{"a": ["\\n\\t\\\\b \\u00e9", 1.5]}') == {"a": ["\n\t\\b é", 1.5]}
