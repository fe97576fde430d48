"""Projects of Selenium IDE are read command by command."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput
from assistant.importing import side


def command(name, target="", value="", targets=()):
    return {"command": name, "target": target, "value": value, "targets": list(targets)}


def read(*commands, wanted=""):
    return side.read({"url": "http://127.0.0.1:8021", "tests": [{"name": "one", "commands": list(commands)}]}, wanted)


def test_commands_become_steps_and_what_was_stored_is_put_in():
    flow = read(
        command("store", "tb1407", "user"),
        command("open", "/pacer/"),
        command("setWindowSize", "9x9"),
        command("click", "linkText=Login", targets=[["linkText=Login", "linkText"], ["css=a", "css:finder"]]),
        command("type", "id=user", "${user}"),
        command("sendKeys", "id=user", "x${KEY_TAB}${KEY_ENTER}"),
        command("select", "name=state", "label=Ohio"),
        command("//click", "id=never"),
        command("assertText", "css=h1", "exact:Welcome"),
        command("runScript", "window.scrollTo(0,120)"),
        command("waitForElementVisible", "id=x", "30000"),
        command("verifyTitle", "PACER"),
    )

    told = [(one.action, None if one.value is None else one.value.get_secret_value()) for one in flow.steps]
    assert told == [
        ("open", "http://127.0.0.1:8021/pacer/"), ("click", ""), ("fill", "tb1407"), ("add", "x"), ("press", "Enter"),
        ("choose", "Ohio"), ("see", "Welcome"),
    ]  # fmt: skip
    assert len(flow.steps[1].ways) == 2
    assert flow.steps[5].option == "label"
    assert not flow.unknown


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (command("if", "${x} > 1"), "a variable that the test computes"),
        (command("times", "3"), "no step such as “times”"),
        (command("type", "id=a", "${unknown}"), "a variable that the test computes"),
        (command("dragAndDropToObject", "id=a", "id=b"), "no step such as “dragAndDropToObject”"),
        (command("runScript", "alert(1)"), "no step such as “runScript”"),
        (command("select", "id=a", "id=b"), "an option by its id"),
        (command("selectFrame", "css=iframe"), "a frame by its place"),
        (command("assertAlert", "Sure?"), "no step such as “assertAlert”"),
        ({}, "names no command"),
    ],
)
def test_what_a_guide_cannot_do_is_known_by_its_number(given, why):
    (unknown,) = read(command("open", "/pacer/"), given).unknown

    assert unknown.at == "command 2"
    assert why in unknown.why


def test_of_several_tests_one_is_named():
    raw = {"tests": [{"name": "one", "commands": []}, {"name": "two", "commands": [command("open", "/x")]}]}

    with pytest.raises(BadInput, match="Choose one of its tests with --test; it has “one”, “two”"):
        side.read(raw)
    assert side.read(raw, "two").title == "two"


def test_frames_are_entered_and_left():
    flow = read(*(command(*one) for one in (
        ("selectFrame", "index=1"), ("click", "id=a"), ("selectFrame", "relative=parent"), ("click", "id=b"),
    )))  # fmt: skip

    assert [one.frames for one in flow.steps] == [(1,), ()]
