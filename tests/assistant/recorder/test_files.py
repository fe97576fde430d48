"""A file that she chooses lies beside the script under a plain name, and never in the place of another one."""

from __future__ import annotations

import base64

import pytest

from assistant.recorder import files


@pytest.mark.parametrize(
    ("hers", "plain"),
    [
        ("Motion to Dismiss.pdf", "Motion to Dismiss.pdf"),
        (r"C:\fakepath\brief.pdf", "brief.pdf"),
        ("/home/anna/private/brief.pdf", "brief.pdf"),
        ('a:b*c?"d".PDF', "a b c d.PDF"),
        ("..pdf", "document.pdf"),
        ("", "document"),
        ("session.jsonl", "chosen-session.jsonl"),
        ("recording.json", "chosen-recording.json"),
        ("01-arrived.png", "chosen-01-arrived.png"),
        ("evil.py", "chosen-evil.py"),
        ("x" * 200 + ".pdf", "x" * 60 + ".pdf"),
    ],
)
def test_its_name_is_plain_and_means_nothing_here(hers, plain):
    assert files.plain_name(hers) == plain


def test_the_same_file_is_kept_once_and_another_of_its_name_beside_it(tmp_path):
    one, other = (base64.b64encode(content).decode() for content in (b"one", b"other"))

    names = [files.keep("brief.pdf", content, tmp_path) for content in (one, other, one)]

    assert names == ["brief.pdf", "brief-2.pdf", "brief.pdf"]
    assert (tmp_path / "brief-2.pdf").read_bytes() == b"other"
