"""What a page tells of an action becomes a step: one for each field, with its value where that may be kept."""

from __future__ import annotations

import pytest

from assistant.facts import people
from assistant.recorder.journal import Entered
from assistant.recorder.steps import controls_for
from assistant.recorder.traces import Traces

pytestmark = pytest.mark.siblings(6, of="file")

FILER = people.person("tobias-brannock")
FIELDS = """
<form><p><label>Client <input name="a"></label></p><p><label>Client again <input name="b"></label></p>
<p><label>Answer 1 <input name="c"></label></p><p><label>Filed on <input type="date" name="d"></label></p>
<p><label>City <input name="e"></label></p>
<p><label><input type="checkbox" name="f"> Urgent</label>
<label><input type="checkbox" checked name="g"> Paper</label></p>
<p><label for="h">Kind</label> <select id="h"><option>None</option><option>Civil</option></select></p></form>
"""


def sentences(recorder):
    return [one.sentence for one in recorder.journal.shown[1:]]


def values(recorder):
    return [one.value for one in recorder.journal.shown if one.action == "fill"]


def on_disk(recorder):
    return b"".join(file.read_bytes() for file in recorder.journal.folder.rglob("*") if file.is_file())


@pytest.mark.siblings(1)
def test_typing_checking_and_choosing_are_one_step_for_each_field(small_page):
    recorder, actor = small_page(FIELDS)
    actor.type("Client", "Aberdeen Ltd")
    actor.type("City", "Worcester")
    actor.tab()
    actor.type("Client", "Aberdeen Inc")
    actor.tab()
    for name in ("Urgent", "Paper", "Urgent", "Urgent"):
        actor.check(name)
    actor.choose("Kind", "Civil")
    actor.type("Filed on", "09212021")
    actor.tab()
    actor.tab()

    assert sentences(recorder) == [
        "Enter your **Client**.",
        "Enter your **City**.",
        "Clear **Paper**.",
        "Check **Urgent**.",
        "In the **Kind** list, choose “Civil”.",
        "Enter your **Filed on**.",
    ]
    assert values(recorder) == [
        Entered(words="Aberdeen Inc"), Entered(fact=("filer", "address", "city")), Entered(words="2021-09-21")
    ]  # fmt: skip


def test_a_click_ends_the_correcting_of_what_was_typed_before_it(small_page):
    recorder, actor = small_page("<label>Client <input></label> <button type='button'>Look up</button>")
    actor.type("Client", "Aberdeen Ltd")
    actor.click("Look up", lands=False)
    actor.type("Client", "Aberdeen Inc")
    actor.tab()

    assert sentences(recorder) == ["Enter your **Client**.", "Click **Look up**.", "Enter your **Client**."]
    assert values(recorder) == [Entered(words="Aberdeen Ltd"), Entered(words="Aberdeen Inc")]


def test_her_own_sentence_stays_when_the_value_is_corrected(small_page):
    recorder, actor = small_page(FIELDS)
    actor.type("Client", "Aberdeen Ltd")
    actor.tab()
    recorder.bar.reword("Enter **Client** as it stands on the bill.")
    actor.type("Client", "Aberdeen Inc")
    actor.tab()

    assert sentences(recorder) == ["Enter **Client** as it stands on the bill."]
    assert values(recorder) == [Entered(words="Aberdeen Inc")]


@pytest.mark.parametrize("action", ["click", "fill", "choose", "check", "uncheck"])
def test_every_action_on_a_control_has_those_that_it_may_be_done_to(action):
    assert controls_for(action).roles
    assert controls_for("check") == controls_for("uncheck")


def test_what_is_left_as_it_stood_is_no_step(small_page):
    recorder, actor = small_page("<label>Client <input value='Aberdeen'></label> <label>City <input></label>")
    actor.type("Client", "Aberdeen")
    actor.tab()

    assert sentences(recorder) == []


@pytest.mark.parametrize("field", ["City", "Client"])
def test_a_password_in_the_wrong_field_is_known_again_and_in_no_file(small_page, field):
    recorder, actor = small_page(FIELDS)
    actor.type(field, FILER.password.get_secret_value())
    actor.tab()

    assert values(recorder) == [Entered(fact=("filer", "password"))]
    assert FILER.password.get_secret_value().encode() not in on_disk(recorder)


def test_a_good_part_of_a_password_is_hidden(small_page):
    recorder, actor = small_page(FIELDS)
    part = FILER.password.get_secret_value()[:-2]
    actor.type("City", part)
    actor.tab()

    assert values(recorder) == [Entered(hidden="city")]
    assert part.encode() not in on_disk(recorder)


@pytest.mark.siblings(1)
def test_a_page_that_shows_a_secret_is_kept_without_it(small_page):
    password = FILER.password.get_secret_value()
    recorder, actor = small_page(f"<h2>Hello</h2><div role='status'>We set {password} for you</div><button>Go</button>")
    actor.click("Go", lands=False)

    assert recorder.journal.shown[-1].page.heading == "Small"
    assert recorder.journal.shown[-1].page.messages == ()
    assert password.encode() not in on_disk(recorder)


MADE_UP = "Bellwether!9"
SHOW = """<label for=p>Word of entry</label><input id=p type=password>
<button type=button onclick="p.type = 'text'">Show</button>
<button type=button onclick="said.textContent = 'We keep ' + p.value.toUpperCase() + ' for you'">Go</button>
<div role=status id=said></div>"""


@pytest.mark.siblings(1)
def test_a_field_that_ever_was_one_for_passwords_is_never_read(small_page):
    """Whether she presses Show before she types or after, and when the page repeats what she typed."""
    recorder, actor = small_page(SHOW)
    actor.click("Show", lands=False)
    actor.type("Word of entry", MADE_UP)
    actor.tab()
    actor.click("Go", lands=False)
    actor.click("Go", lands=False)

    assert values(recorder) == [Entered(hidden="word-of-entry")]
    assert recorder.journal.shown[-1].page.messages == ()
    for written in (MADE_UP, MADE_UP.upper()):
        assert written.encode() not in on_disk(recorder)


@pytest.mark.parametrize("name", ["Passcode", "Pass code", "PIN", "Access code", "Your passkey", "CVV"])
@pytest.mark.siblings(3)
def test_a_field_whose_name_asks_for_a_secret_is_never_read(small_page, name):
    recorder, actor = small_page(f"<label>{name} <input></label>")
    actor.type(name, MADE_UP)
    actor.tab()

    assert [value.words for value in values(recorder)] == [None]
    assert MADE_UP.encode() not in on_disk(recorder)


def test_a_value_is_known_again_by_its_trace_alone():
    traces = Traces()
    letters = "bellwether9"
    traces.keep("Word of entry", len(letters), traces.number_of(letters))

    assert traces.repeats_one("We keep “B e l l w e t h e r ! 9” for you")
    assert not traces.repeats_one("We keep Bellwethers for you")
    assert letters not in str(vars(traces))


def test_what_nobody_could_find_is_said_at_once_and_done_all_the_same(small_page):
    recorder, actor = small_page("<button onclick='this.dataset.done = 1'><svg width='20' height='20'></svg></button>")
    button = actor.page.get_by_role("button").last
    actor.press(button)

    assert [(one.action, one.sentence) for one in recorder.journal.shown[1:]] == [
        ("unsaid", "used something without a name, which nobody could find by its words")
    ]
    assert "it has no words that a reader could see" in actor.bar_says()
    assert button.get_attribute("data-done") == "1"
