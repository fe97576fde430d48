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
        (command("if", "${x} > 1"), "a guide goes on step by step, and this is “if”"),
        (command("times", "3"), "a guide goes on step by step, and this is “times”"),
        (command("run", "nothing"), "the project has 0 of that name"),
        (command("selectWindow", "name=other"), "a window by what cannot be known"),
        (command("addSelection", "id=a", "label=b"), "chooses several options"),
        (command("click", "id=${x}"), "a variable that the test computes"),
        (command("click", "="), "no target that is known"),
        (command("select", "ui=a", "label=b"), "no target that is known"),
        (command("type", "id=a", "${unknown}"), "a variable that the test computes"),
        (command("dragAndDropToObject", "id=a", "id=b"), "no step such as “dragAndDropToObject”"),
        (command("runScript", "alert(1)"), "no step such as “runScript”"),
        (command("select", "id=a", "id=b"), "an option by its id"),
        (command("selectFrame", "dom=frames[0]"), "a frame by what cannot be known"),
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
        ("selectFrame", "index=1"), ("click", "id=a"), ("selectFrame", "css=iframe"), ("click", "id=b"),
        ("selectFrame", "relative=parent"), ("click", "id=c"), ("selectFrame", "relative=top"), ("click", "id=d"),
    )))  # fmt: skip

    assert [len(one.frames) for one in flow.steps] == [1, 2, 1, 0]
    assert flow.steps[0].frames == (1,)


def test_windows_of_the_browser_and_of_the_page_are_answered_and_turned_to():
    opens = {"opensWindow": True, "windowHandleName": "win12"}
    flow = read(
        command("chooseCancelOnNextConfirmation"),
        command("assertConfirmation", "Sure?"),
        command("webdriverAnswerOnVisiblePrompt", "Tobi"),
        command("storeWindowHandle", "first"),
        command("click", "id=a") | opens,
        command("selectWindow", "handle=${win12}"),
        command("click", "id=b"),
        command("close"),
        command("selectWindow", "handle=${first}"),
        command("close"),
    )

    assert [(one.action, one.yes, one.when) for one in flow.steps[:2]] == [("answer", False, "next"),
                                                                           ("answer", True, "now")]  # fmt: skip
    assert [(one.action, one.window) for one in flow.steps[2:]] == [
        ("click", ""),
        ("click", "win12"),
        ("close", "win12"),
    ]
    assert not flow.unknown


def test_a_test_that_runs_another_has_its_steps_and_one_that_runs_itself_is_refused():
    inner, outer = [command("click", "id=a")], [command("run", "inner"), command("run", "inner")]
    tests = [{"name": "inner", "commands": inner}, {"name": "outer", "commands": outer},
             {"name": "itself", "commands": [command("run", "itself")]}]  # fmt: skip

    assert [one.at for one in side.read({"tests": tests}, "outer").steps] == [
        "command 1, in “inner”, command 1", "command 2, in “inner”, command 1",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="Its test “itself” runs itself"):
        side.read({"tests": tests}, "itself")
