"""What readers are told of what has changed: at most three plain lines, of what their guide names and nothing else."""

from __future__ import annotations

import pytest

from assistant.comparing.findings import Change, Comparison, SentenceSeen
from assistant.comparing.news import news_of
from assistant.facts.recording import Box, CourtFacts, Picture, Recording, Screen, Step, Tools, Viewport
from assistant.facts.verbs import VERBS

SHOT = Picture(file="01-left.png", sha256="a" * 64, box=Box(x=0, y=0, width=1280, height=800))
FAX = {"role": "textbox", "was": "", "now": "Fax *"}
PAGE, TOLD = {"kind": "page renamed", "role": ""}, {"kind": "message", "role": ""}
RENAMED = {"kind": "renamed", "was": "Next", "now": "Continue", "role": "button"}


def change(**more: object) -> Change:
    return Change(**{"court": "mad", "walkthrough": "register", "screen": "Register", **RENAMED, **more})


def compared(*changes: Change, accepted: int = 3, sentences: tuple[str, ...] = ()) -> Comparison:
    said = [
        SentenceSeen(sign=f"step {number}", template=said, sentence=said, file="register.py", line=10 + number)
        for number, said in enumerate(sentences, 1)
    ]
    return Comparison(
        court="mad", walkthrough="register", title="Register", script="register.py", accepted=accepted, walked="walks",
        seal="0" * 64, ended=True, verdict="changed", sentences=said, changes=changes,
    )  # fmt: skip


def recording(*pages: tuple[str, tuple[str, ...]]) -> Recording:
    """A guide of pages with these sentences; one with “You see” is a result, and one with “Note” a note."""
    number, line, screens = 0, 10, []
    for heading, sentences in pages:
        steps = []
        for said in sentences:
            verb = "see" if said.startswith("You see") else "note" if said.startswith("Note") else "click"
            number, line = number + VERBS[verb].is_step, line + 1
            result = len(steps) + 1 if verb == "see" else 0
            steps.append(
                Step(
                    number=None if verb == "note" else number, result=result, verb=verb, template=said, sentence=said,
                    file="register.py", line=line, note="note" if verb == "note" else None,
                )
            )  # fmt: skip
        screens.append(
            Screen(
                chapter="",
                title=heading,
                heading=heading,
                address="/",
                site="pacer",
                arrived=SHOT,
                left=SHOT,
                steps=steps,
            )
        )
    return Recording(
        walkthrough="register", title="Register", lead="", people=("a",), on=None, era="2021",
        court=CourtFacts(id="mad", name="Court"), court_facts_used={}, source="x", portal="y",
        viewport=Viewport(width=1280, height=800, density=1),
        tools=Tools(assistant="1", playwright="1", browser="1", fonts=()), screens=screens,
    )  # fmt: skip


WAS = recording(
    ("Start", ("Click **Sign In**.",)),
    ("Register", ("Click **Next**.", "Click **Help**.", "You see **Welcome back**.", "Note: **Next** goes on.")),
)
NOW = recording(
    ("Start", ("Click **Sign In**.",)),
    ("Register", ("Click **Continue**.", "Click **Fax:**.", "You see **Hello**.", "Note: **Continue** goes on.")),
)


def told(*changes: Change, before: Recording = WAS, walked: Recording = NOW) -> list[str]:
    return list(news_of(compared(*changes), before, walked)[0])


def test_a_new_name_is_told_with_the_old_one_the_step_and_what_it_is_and_its_step_is_marked():
    lines, changed = news_of(compared(change(), sentences=("Click **Sign In**.", "Click **Continue**.")))

    assert lines == ("Step 2: the button “Next” is called “Continue” now.",)
    assert changed == {("register.py", 12)}


def test_the_sentence_that_a_change_has_made_false_is_known_by_its_line():
    lines, changed = news_of(compared(change(line=11), sentences=("Click **Next**.", "Click **Continue**.")))

    assert lines == ("Steps 1 and 2: the button “Next” is called “Continue” now.",)
    assert changed == {("register.py", 11), ("register.py", 12)}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ({}, "Step 2: the button “Next” is called “Continue” now."),
        ({"role": ""}, "Step 2: “Next” is called “Continue” now."),
        ({"was": "CONTINUE", "letters_only": True}, "Step 2: the button “CONTINUE” is written “Continue” now."),
        ({"kind": "role"}, "Step 2: the button “Continue” is another kind of control now."),
        ({"kind": "options", "role": "combobox"}, "Step 2: the list “Continue” offers other choices now."),
        ({"kind": "required", **FAX}, "Step 3: the field “Fax” must be filled in now."),
        ({"kind": "new", **FAX}, "Step 3: the field “Fax” is new."),
        ({"kind": "new required", **FAX}, "Step 3: the field “Fax” is new, and must be filled in."),
        ({"kind": "missing", "was": "Help", "now": ""}, "The button “Help” is gone."),
        ({"kind": "replaced"}, "Step 2: the button “Next” is gone, and “Continue” stands in its place."),
        ({"kind": "replaced", "was": "Help", "now": "Chat"}, "The button “Help” is gone."),
        ({**PAGE, "was": "Sign up", "now": "Register"}, "The page “Sign up” is called “Register” now."),
        ({"kind": "new page", "was": "", "now": "Start", "role": ""}, "Step 1: the page “Start” is new."),
        ({**TOLD, "was": "Welcome!", "now": "Hello!"}, "After step 3: the message “Welcome!” reads “Hello!” now."),
        ({**TOLD, "was": "", "now": "Hello!"}, "After step 3: the message “Hello!” is new."),
        ({**TOLD, "was": "Welcome back", "now": ""}, "The message “Welcome back” is gone."),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_told_where_a_reader_meets_it(kind, line):
    assert told(change(**kind)) == [line]


@pytest.mark.parametrize(
    "kind",
    [
        {"kind": "restyled"},
        {"kind": "moved"},
        {"kind": "order"},
        {"now": "Go on"},
        {"screen": "Start"},
        {"kind": "new", "now": "Chat"},
        {"kind": "missing", "was": "Chat", "now": ""},
        {"kind": "missing", "was": "Help", "now": "", "screen": "Start"},
        {"kind": "message", "was": "Hello, you", "now": "Hello, all", "role": ""},
        {"kind": "page renamed", "was": "Home", "now": "Front page"},
        {"kind": "new page", "was": "", "now": "Advertisement"},
        {"kind": "page missing", "was": "Advertisement", "now": ""},
    ],
)
def test_what_no_sentence_names_is_not_told(kind):
    """A new look, another place, and whatever stands elsewhere on the page."""
    assert news_of(compared(change(**kind)), WAS, NOW) == ((), frozenset())


def test_a_page_that_does_not_come_any_more_is_told_where_something_was_done_on_it():
    page = change(kind="page missing", was="Start", now="", role="", screen="Start")

    assert told(page, walked=recording(NOW_WITHOUT_START)) == ["The page “Start” does not come any more."]


NOW_WITHOUT_START = ("Register", ("Click **Continue**.",))


def test_a_control_is_known_on_a_page_that_has_another_name_now():
    page = change(kind="page renamed", was="Sign up", now="Register", role="")

    assert told(page, change(screen="Sign up")) == [
        "Step 2: the button “Next” is called “Continue” now.",
        "The page “Sign up” is called “Register” now.",
    ]


def test_in_a_first_edition_nothing_is_new():
    assert news_of(compared(change(), accepted=0), None, NOW) == ((), frozenset())


def test_one_change_in_many_steps_is_one_line():
    one, many = (recording(("Register", ("Click **Continue**.",) * count)) for count in (3, 7))

    assert told(change(), walked=one) == ["Steps 1, 2 and 3: the button “Next” is called “Continue” now."]
    assert told(change(), walked=many) == ["7 steps: the button “Next” is called “Continue” now."]


def test_one_change_on_several_pages_is_one_line():
    walked = recording(("Start", ("Click **Continue**.",)), ("Register", ("Click **Continue**.",)))

    assert told(change(), change(screen="Start"), walked=walked) == [
        "Steps 1 and 2: the button “Next” is called “Continue” now."
    ]


def test_a_note_is_marked_too_and_goes_by_no_number():
    walked = recording(("Register", ("Note: **Continue** goes on.",)))

    assert news_of(compared(change()), WAS, walked) == (
        ("The button “Next” is called “Continue” now.",),
        frozenset([("register.py", 11)]),
    )


@pytest.mark.parametrize(
    ("count", "last"),
    [(3, "Step 3: the button “Old 3” is called “New 3” now."), (4, "2 more changed steps are marked."),
     (9, "7 more changed steps are marked.")],
)  # fmt: skip
def test_more_than_three_are_told_in_three_lines_in_the_order_of_the_steps(count, last):
    changes = [change(was=f"Old {number}", now=f"New {number}") for number in range(1, count + 1)]
    walked = recording(("Register", tuple(f"Click **New {number}**." for number in range(1, count + 1))))

    lines, changed = news_of(compared(*reversed(changes)), WAS, walked)

    assert lines == (
        "Step 1: the button “Old 1” is called “New 1” now.",
        "Step 2: the button “Old 2” is called “New 2” now.",
        last,
    )
    assert changed == {("register.py", 10 + number) for number in range(1, count + 1)}


def test_what_is_gone_comes_last_and_counts_no_steps():
    gone = [change(kind="missing", was=name, now="") for name in ("Help", "Back", "Print", "Chat")]
    before = recording(("Register", tuple(f"Click **{one.was}**." for one in gone)))

    assert told(*gone, change(), before=before) == [
        "Step 2: the button “Next” is called “Continue” now.",
        "The button “Help” is gone.",
        "3 more things have changed.",
    ]


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("📁 Continue", "Step 1: the button “Next” is called “Continue” now."),
        ("Go\n on", "Step 1: the button “Next” is called “Go on” now."),
        ("word " * 20, f"Step 1: the button “Next” is called “{('word ' * 12).strip()}…” now."),
        ("w" * 90, f"Step 1: the button “Next” is called “{'w' * 60}…” now."),
        ("שלום", "Step 1: something has changed."),
        ("a**b", "Step 1: something has changed."),
    ],
)
def test_whatever_a_page_calls_it_the_line_can_be_set_in_one_line(now, line):
    assert told(change(now=now, line=11), walked=recording(("Register", ("Click **Save**.",)))) == [line]
