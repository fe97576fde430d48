"""A file is known by what it is; what is none of the three kinds is refused with a sentence that names them."""

from __future__ import annotations

import json

import pytest

from assistant.errors import BadInput
from assistant.importing import files


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.json", "{}", "It has neither steps nor tests"),
        ("a.json", "[1]", "It has neither steps nor tests"),
        ("a.json", "{", "It is neither JSON nor Python"),
        ("a.side", '{"tests": []}', "Choose one of its tests with --test; it has none"),
        ("a.json", '{"steps": []}', "holds no step"),
        ("a.py", "x = 1", "It does nothing to a page"),
        ("a.spec.ts", "test('x')", "This kind of script cannot be imported"),
        ("a.js", "x", "This kind of script cannot be imported"),
        ("a.json", json.dumps({"steps": [{"type": "navigate", "url": "/"}] * 501}), "has 501 steps, and 500 are"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_refused_with_the_file_and_why(tmp_path, name, text, why):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=why) as told:
        files.read(file)

    assert str(file) in str(told.value)


def test_what_is_no_text_or_not_there_is_refused(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(BadInput, match="is no text"):
        files.read(tmp_path / "a.json")
    with pytest.raises(BadInput, match="cannot be read"):
        files.read(tmp_path / "none.json")
