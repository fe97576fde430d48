"""What has changed between an accepted edition and a walk, and which sentence it concerns."""

import pytest

from assistant.comparing.changes import changes
from assistant.facts.recording import (
    Box,
    Control,
    CourtFacts,
    Message,
    Picture,
    Recording,
    Screen,
    Step,
    Tools,
    Viewport,
)
from assistant.facts.sentence import said
from assistant.walking.looking_on import Outcome
from assistant.walking.script_line import ScriptLine

BOX = Box(x=0, y=0, width=1280, height=800)


def field(name, role="textbox", *, at=0, **more):
    more = {"html_name": name.lower().replace(" ", "_")} | more
    return Control(role=role, name=name, box=Box(x=100, y=40 * at, width=300, height=30), **more)


def fields(*names):
    return tuple(field(name, at=at) for at, name in enumerate(names))


def screen(*controls, heading="Register", pixels="a", messages=(), steps=(), **more):
    shot = Picture(file="01-left.png", sha256=pixels * 64, box=BOX)
    told = tuple(Message(role="alert", words=words) for words in messages)
    known = {"chapter": "", "title": heading, "heading": heading, "address": f"/{heading}", "site": "pacer"} | more
    return Screen(**known, arrived=shot, left=shot, inventory=controls, messages=told, steps=steps)


def recording(*screens, browser="156"):
    return Recording(
        walkthrough="register", title="Register", lead="", people=("a",), on=None, era="2021",
        court=CourtFacts(id="mad", name="Court"), court_facts_used={}, source="x", portal="y",
        viewport=Viewport(width=1280, height=800, density=1),
        tools=Tools(assistant="1", playwright="1", browser=browser, fonts=()), screens=screens,
    )  # fmt: skip


def outcome(sentence, *, line=7, verb="fill", **more):
    return Outcome(ScriptLine("register.py", line), verb, said(sentence), **more)


def told(before, after, *outcomes, ended=True):
    found = changes(before, after, outcomes, ended=ended)
    return [(one.kind, one.was, one.now, one.weight, one.line) for one in found]


def of_screens(before, after, *outcomes):
    return told(recording(before), recording(after), *outcomes)


def test_what_has_not_changed_is_not_told():
    one = screen(*fields("Email", "Phone"), messages=("Welcome.",))

    assert of_screens(one, one) == []


def test_other_pixels_alone_are_a_new_look_unless_the_browser_is_another_one():
    before, after = screen(*fields("Email")), screen(*fields("Email"), pixels="b")

    assert of_screens(before, after) == [("restyled", "Register", "Register", "quiet", None)]
    assert told(recording(before), recording(after, browser="157")) == []


NAMES = ("Email", "Phone", "City", "Zip", "State")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (screen(*fields("Email", "Phone")[:1], field("Fon", html_name="phone")), ("renamed", "Phone", "Fon")),
        (screen(*fields("Email")), ("missing", "Phone", "")),
        (screen(*fields("Email", "Phone", "Pager")), ("new", "", "Pager")),
        (screen(*fields("Email", "Phone"), field("Pager", required=True)), ("new required", "", "Pager")),
        (screen(field("Email"), field("Phone", required=True)), ("required", "Phone", "Phone")),
        (screen(field("Email"), field("Phone", "combobox")), ("role", "Phone", "Phone")),
        (screen(field("Email"), field("Phone", options=("Home",))), ("options", "Phone", "Phone")),
        (screen(field("Email"), field("Bar number", html_name="bar")), ("replaced", "Phone", "Bar number")),
        (screen(*fields("Phone", "Email")), ("order", "Email", "Email")),
        (screen(*fields("Email", "Phone"), messages=("Closed.",)), ("message", "", "Closed.")),
        (
            screen(*fields("Email", "Phone"), heading="Sign up", address="/Register"),
            ("page renamed", "Register", "Sign up"),
        ),
    ],
)
def test_each_kind_of_change_is_known(after, expected):
    ((*found, _, _),) = of_screens(screen(*fields("Email", "Phone")), after)

    assert tuple(found) == expected


def test_a_list_whose_choices_are_round_buttons_now_is_another_kind_of_control():
    before = screen(*fields("Email"), field("Kind", "combobox", options=("", "Adult", "Child")))
    after = screen(*fields("Email"), *(field(name, "radio", html_name="kind") for name in ("Adult", "Child")))

    assert [one[:2] for one in of_screens(before, after)] == [("role", "Kind")]


def test_one_that_has_passed_many_others_stands_elsewhere_and_the_others_stay():
    assert [
        (kind, was) for kind, was, *_ in of_screens(screen(*fields(*NAMES)), screen(*fields(*NAMES[1:], NAMES[0])))
    ] == [("moved", "Email")]


def test_what_is_missing_on_one_page_and_new_on_another_has_moved():
    before = recording(screen(*fields("Email", "Phone")), screen(*fields("City"), heading="Address"))
    after = recording(screen(*fields("Email")), screen(*fields("City", "Phone"), heading="Address"))

    assert [one[:3] for one in told(before, after)] == [("moved", "Phone", "Phone")]


def test_a_page_between_and_one_that_is_gone_are_told_but_not_those_that_were_not_reached():
    first, last = screen(*fields("Email")), screen(*fields("City"), heading="Address")
    notice = screen(heading="Security notice")

    assert [one[:3] for one in told(recording(first, last), recording(first, notice, last))] == [
        ("new page", "", "Security notice")
    ]
    assert [one[:3] for one in told(recording(first, notice, last), recording(first, last))] == [
        ("page missing", "Security notice", "")
    ]
    assert told(recording(first, last), recording(first), ended=False) == []


def test_a_change_that_a_sentence_names_makes_it_false_and_has_its_line():
    after = screen(field("Email"), field("Telephone", html_name="phone"))

    assert of_screens(
        screen(*fields("Email", "Phone")), after,
        outcome("Enter your **Email**."), outcome("Enter your **Phone**.", line=9, told="It is not on the screen."),
    ) == [("renamed", "Phone", "Telephone", "false", 9)]  # fmt: skip


def test_a_sentence_that_is_true_of_a_new_twin_of_its_control_is_false():
    after = screen(field("Telephone", html_name="phone"), field("Phone", html_name="second"))

    assert ("renamed", "Phone", "Telephone", "false", 7) in of_screens(
        screen(*fields("Phone")), after, outcome("Enter your **Phone**.")
    )


def test_a_new_field_that_must_be_filled_and_that_no_sentence_names_is_a_gap():
    after = screen(*fields("Email"), field("Pager", required=True))
    gap = outcome("Click **Next**.", verb="click", told="No sentence fills Pager.", gap=True, before=("… **Pager** …",))

    assert of_screens(screen(*fields("Email")), after, gap) == [("new required", "", "Pager", "gap", 7)]


def test_one_that_a_sentence_fills_is_only_new():
    step = Step(
        number=1, verb="fill", template="x", sentence="x", file="a.py", line=1,
        marks=({"words": "Pager", "box": BOX, "name": "Pager"},),
    )  # fmt: skip
    after = screen(*fields("Email"), field("Pager", required=True), steps=(step,))

    assert of_screens(screen(*fields("Email"), steps=(step,)), after) == [("new", "", "Pager", "quiet", None)]


def test_words_that_no_control_explains_are_told_by_the_sentence():
    one = screen(*fields("Email"))
    read = outcome("You see **Saved.**", verb="see", told="It is not on the screen.", instead="You see **Kept.**")

    assert of_screens(one, one, read) == [("message", "Saved.", "Kept.", "false", 7)]


def test_a_page_that_comes_on_several_screens_tells_each_change_once():
    before, after = screen(*fields("Email", "Fax")), screen(*fields("Email"))

    assert told(recording(before, before), recording(after, after)) == [("missing", "Fax", "", "quiet", None)]
