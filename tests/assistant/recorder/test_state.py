"""The one state of the recorder's window: every change that is allowed, and every one that is refused."""

from __future__ import annotations

from itertools import product

import pytest

from assistant.recorder.state import TRANSITIONS, Signal, State, WindowState

SHOWING, CLICKED, FOLLOWING, STRAYING = State.SHOWING, State.CLICKED, State.FOLLOWING, State.STRAYING
PAUSED, REPLAYING, FINISHED, CRASHED = State.PAUSED, State.REPLAYING, State.FINISHED, State.CRASHED
ASKED = State.ASKED

LEADS_TO = """
       click  check  request stay   page   judged ask   answer pause  replay replayed finish crash
showin clicke showin strayi  showin showin showin asked -      paused replay -        finish crashe
clicke clicke showin follow  clicke clicke showin asked -      paused replay -        finish crashe
follow follow follow follow  clicke clicke strayi asked -      paused replay -        finish crashe
strayi follow strayi strayi  showin showin strayi asked -      paused replay -        finish crashe
asked  -      -      asked   asked  asked  -      asked clicke -      -      -        -      crashe
paused -      -      paused  paused paused paused -     -      -      replay -        -      crashe
replay -      -      replay  replay replay -      -     -      -      -      showin   -      crashe
finish -      -      finish  finish finish -      -     -      -      -      -        -      finish
crashe -      -      crashe  crashe crashe -      -     -      -      -      crashe   -      crashe
"""
"""Written out a second time, as a table to be read: the first six letters of states down, signals
across, and - where one is refused."""


def at(state):
    window = WindowState()
    window.now = state
    return window


def all_of(state):
    """Where each signal leads from a state, by the table above; None where it is refused."""
    signals, *rows = (line.split() for line in LEADS_TO.strip().splitlines())
    after = next(row[1:] for row in rows if row[0] == state.name.lower()[:6])
    known = {one.name.lower()[:6]: one for one in State}
    return {Signal[signal.upper()]: known.get(name) for signal, name in zip(signals, after, strict=True)}


ALLOWED = [(state, signal) for state, signal in product(State, Signal) if all_of(state)[signal]]
REFUSED = [(state, signal) for state, signal in product(State, Signal) if not all_of(state)[signal]]


@pytest.mark.parametrize(("state", "signal"), ALLOWED, ids=lambda one: one.name.lower())
def test_an_allowed_signal_leads_on(state, signal):
    window = at(state)

    window.move(signal)

    assert window.now is all_of(state)[signal]


@pytest.mark.parametrize(("state", "signal"), REFUSED, ids=lambda one: one.name.lower())
def test_a_signal_that_cannot_be_is_refused_by_name_and_changes_nothing(state, signal):
    window = at(state)

    with pytest.raises(AssertionError, match=f"{signal.name} cannot be while the window is {state.name}"):
        window.move(signal)
    assert window.now is state


def test_the_table_says_of_every_state_where_it_leads():
    assert set(TRANSITIONS) == set(State)


def test_every_state_can_be_reached_from_the_first():
    reached, new = set(), {WindowState().now}
    while new:
        reached |= new
        new = {after for one in new for after in TRANSITIONS[one].values()} - reached

    assert reached == set(State)


def test_just_one_thing_is_done_with_what_she_does():
    """It is written down, or let go, or it leads nowhere."""
    for state in State:
        window = at(state)
        assert not (window.writes and window.lets_go)
        assert not (window.over and (window.writes or window.lets_go))
        assert not window.after_a_click or state in (CLICKED, FOLLOWING)

    assert [state for state in State if at(state).writes] == [SHOWING, CLICKED]
    assert [state for state in State if at(state).lets_go] == [PAUSED, REPLAYING]
    assert [state for state in State if at(state).over] == [FINISHED, CRASHED]


def signals(*said, begin=FOLLOWING):
    window = at(begin)
    for one in said:
        window.move(one)
    return window


def test_a_page_that_a_click_leads_to_is_told_from_one_that_strays():
    assert signals(Signal.CLICK, Signal.REQUEST, Signal.PAGE, begin=SHOWING).after_a_click
    assert not signals(Signal.REQUEST, Signal.PAGE, begin=SHOWING).after_a_click
    assert not signals(Signal.CLICK, Signal.CHECK, Signal.REQUEST, Signal.PAGE, begin=SHOWING).after_a_click


def test_the_first_page_is_led_to():
    assert signals(Signal.REQUEST, Signal.PAGE).after_a_click
    assert signals(Signal.REQUEST, Signal.PAGE, Signal.JUDGED).now is SHOWING


def test_a_download_leaves_her_where_she_was_and_she_goes_on_showing():
    assert signals(Signal.CLICK, Signal.REQUEST, Signal.STAY, begin=SHOWING).writes


def test_what_the_browser_asks_comes_of_a_click_and_so_does_what_follows_the_answer():
    asked = signals(Signal.CLICK, Signal.ASK, Signal.REQUEST, begin=SHOWING)
    assert asked.now is ASKED
    assert not asked.writes

    asked.move(Signal.ANSWER)

    assert asked.after_a_click


def test_a_pause_hears_nothing_of_pages_and_ends_in_a_replay():
    window = signals(Signal.PAUSE, Signal.REQUEST, Signal.PAGE, Signal.JUDGED, begin=SHOWING)
    assert window.now is PAUSED

    window.move(Signal.REPLAY)
    window.move(Signal.REQUEST)
    window.move(Signal.PAGE)
    window.move(Signal.REPLAYED)
    assert window.now is SHOWING


def test_a_crash_in_the_middle_of_a_replay_stays_a_crash():
    assert signals(Signal.REPLAY, Signal.CRASH, Signal.REPLAYED).now is CRASHED
