"""A file is known by what it is; what is none of the three kinds is refused with a sentence that names them."""

from __future__ import annotations

import json

import pytest

from assistant.errors import BadInput
from assistant.importing import devtools, files, side


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.json", "", "It is empty"),
        ("a.json", "{}", "It has no list of steps or tests"),
        ("a.json", "[1]", "It has no list of steps or tests"),
        ("a.json", '{"steps": null}', "It has no list of steps or tests"),
        ("a.json", '{"steps": {"a": 1}}', "It has no list of steps or tests"),
        ("a.json", '{\n"steps": [}', "It is no JSON: line 2, column 11 cannot be read"),
        ("a.json", '{"steps": [NaN]}', "It cannot be read as JSON: "),
        ("a.json", '{"steps": ["a\\u0007"]}', "it holds the control character U\\+0007"),
        ("a.json", '{"steps": ' + "[" * 90_000, "It cannot be read as JSON: its lists and objects lie too deep"),
        ("a.side", '{"tests": [{"name": "t", "commands": "x"}]}', "Choose one of its tests with --test; it has none"),
        ("a.side", '{"tests": [{"name": "t", "commands": []}, {"name": "t", "commands": []}]}', "it has “t”, “t”"),
        ("a.side", '{"tests": [{"name": "t", "commands": [{"command": "run", "target": "t"}]}]}', "“t” runs itself"),
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


FLOW = '{"title": "Straße",\n"steps": [{"type": "navigate", "url": "/pacer/"}]}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_texts_of_any_machine_are_read(tmp_path, encoding, end):
    (tmp_path / "a.json").write_bytes(FLOW.replace("\n", end).encode(encoding))

    assert files.read(tmp_path / "a.json").title == "Straße"


ODD_STEPS = [
    1, None, "x", [], {}, {"type": ["click"]}, {"type": "click", "selectors": "#a"},
    {"type": "click", "selectors": [[[["#a"]]], 7, None]},
    {"type": "click", "selectors": [["aria/" + "[a='b']" * 9_000]]},
    {"type": "change", "value": 5, "selectors": [["#a"]]}, {"type": "navigate", "url": 7}, {"type": "keyDown"},
    {"type": "click", "selectors": ["#a"], "frame": ["x", -1, True], "target": 5, "button": None},
    {"type": "waitForElement", "selectors": {}, "count": "x"}, {"type": "x" * 99},
]  # fmt: skip
ODD_COMMANDS = [
    1, None, {}, {"command": 5}, {"command": "click"}, {"command": "click", "target": ["x"], "targets": "x"},
    {"command": "type", "target": "id=a", "value": {"a": 1}}, {"command": "click", "target": "=", "targets": [[], [3]]},
    {"command": "select", "target": None, "value": None}, {"command": "store", "target": "${x}", "value": "x"},
    {"command": "open", "target": "http://["}, {"command": "selectFrame"}, {"command": "run", "target": "none"},
]  # fmt: skip


@pytest.mark.parametrize("step", ODD_STEPS)
def test_an_odd_step_is_told_or_known_by_its_number(step):
    flow = devtools.read({"steps": [step], "title": ["x"]})

    assert {one.at for one in flow.steps} | {at for where in flow.left_out.values() for at in where} == {"step 1"}


@pytest.mark.parametrize("command", ODD_COMMANDS)
def test_an_odd_command_is_told_or_known_by_its_number(command):
    click = {"command": "click", "target": "id=z"}
    flow = side.read({"tests": [{"name": 5, "commands": [command, click]}], "url": 5})

    assert [one.at for one in flow.steps][-1] == "command 2"
