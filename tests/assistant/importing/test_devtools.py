"""Recordings of DevTools' Recorder are read step by step; what a guide does without is left out with its reason."""

from __future__ import annotations

import pytest

from assistant.importing import devtools


def read(*steps):
    return devtools.read({"title": "Look it up", "steps": list(steps)})


def test_what_is_done_becomes_steps_and_the_rest_is_left_out_by_its_reason():
    flow = read(
        {"type": "setViewport", "width": 9, "height": 9},
        {"type": "navigate", "url": "http://127.0.0.1:8021/pacer/"},
        {"type": "click", "selectors": [["aria/Login"], ["#login"]]},
        {"type": "change", "value": "tb1407", "selectors": ["#user"], "frame": [0, 1]},
        {"type": "keyDown", "key": "Tab"},
        {"type": "keyUp", "key": "Tab"},
        {"type": "keyDown", "key": "Enter"},
        {"type": "waitForElement", "selectors": [["text/Welcome"]]},
        {"type": "waitForElement", "selectors": [["text/Wait"]], "visible": False},
    )

    assert flow.title == "Look it up"
    assert [(one.at, one.action) for one in flow.steps] == [
        ("step 2", "open"), ("step 3", "click"), ("step 4", "fill"), ("step 7", "press"), ("step 8", "see"),
    ]  # fmt: skip
    assert flow.steps[2].frames == (0, 1)
    assert [at for where in flow.left_out.values() for at in where] == ["step 1", "step 5", "step 6", "step 9"]


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ({"type": "customStep", "name": "x"}, "a guide has no step such as “customStep”"),
        ({"type": "change", "selectors": ["#a"]}, "it has no value"),
        ({"type": "navigate"}, "it has no address"),
        ({"type": "click", "button": "secondary", "selectors": ["#a"]}, "another button of the mouse"),
        ({"type": "click"}, "it has no selectors"),
        ({"type": "click", "selectors": [[], [3], {}, ["aria/"], "xpath/"]}, "it has no selectors"),
        ({"type": 3}, "it has no type"),
        ("click", "it has no type"),
    ],
)
def test_what_a_guide_cannot_do_is_known_by_its_number(step, why):
    (unknown,) = read(step).unknown

    assert unknown.at == "step 1"
    assert why in unknown.why


def test_a_value_is_held_as_a_secret_until_the_page_tells_whether_it_is_one():
    flow = read({"type": "change", "value": "copper99x", "selectors": ["#p"]})

    assert "copper99x" not in repr(flow)


STEADY = {
    "aria/Login": True, "text/Login": True, "#login": True, "pierce/#login": True, 'xpath///*[@id="a"]/p': True,
    "xpath//html/body/div[2]/a": False, "div:nth-of-type(2) > a": False, "[name=user]": True,
}  # fmt: skip


@pytest.mark.parametrize("selector", STEADY)
def test_a_mere_path_through_the_code_is_no_steady_way(selector):
    assert devtools.way_of(selector).steady is STEADY[selector]


def test_parts_of_a_selector_lead_into_one_another():
    assert devtools.parts(["my-app", "#save"]) == devtools.parts("my-app >>>> #save") == ["my-app", "#save"]


def test_files_windows_and_what_is_pointed_at_are_known():
    flow = read(
        {"type": "hover", "target": "main", "selectors": ["#a"]},
        {"type": "change", "value": "C:\\fakepath\\motion.pdf", "selectors": ["#a"]},
        {"type": "click", "target": "http://127.0.0.1/x", "selectors": ["#a"]},
        {"type": "close", "target": "http://127.0.0.1/x"},
        {"type": "close", "target": "main"},
    )

    assert [(one.action, one.target) for one in flow.steps] == [
        ("hover", ""), ("upload", ""), ("click", "http://127.0.0.1/x"), ("close", "http://127.0.0.1/x"),
    ]  # fmt: skip
    assert flow.steps[1].value.get_secret_value() == "motion.pdf"
