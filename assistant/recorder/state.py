"""The one state of the recorder's window: whether what is done there is written down, and where a page comes from."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    """What the window is at. Just one of them holds at any time."""

    SHOWING = "what she does is written down"
    CLICKED = "so it is, and a page that comes now comes of her last click"
    FOLLOWING = "the page that a click leads to is on its way"
    STRAYING = "a page is on its way that no click has led to"
    ASKED = "a window of the browser waits for her answer, and the page stands still"
    PAUSED = "she looks around, and nothing is written down"
    REPLAYING = "it is ourselves who act"
    FINISHED = "she is done"
    CRASHED = "the page is gone for good"


class Signal(Enum):
    """What can happen to a window: by her hand, by the browser, or by us."""

    CLICK = "a click of hers was let go"
    CHECK = "a change of hers to a check box was let go"
    REQUEST = "a page was asked for"
    STAY = "what was asked for did not come, or came as a file"
    PAGE = "a page has come"
    JUDGED = "where that page came from has been found out"
    ASK = "the browser asks something in a window of its own"
    ANSWER = "she has answered it"
    PAUSE = "she wants to look around"
    REPLAY = "what was shown is done again"
    REPLAYED = "that is over"
    FINISH = "she is done"
    CRASH = "the page has crashed"


UNMOVED_BY_PAGES = (Signal.REQUEST, Signal.STAY, Signal.PAGE)
"""What the browser tells of pages, also where it changes nothing."""

ANY_TIME = {
    Signal.ASK: State.ASKED,
    Signal.PAUSE: State.PAUSED,
    Signal.REPLAY: State.REPLAYING,
    Signal.FINISH: State.FINISHED,
    Signal.CRASH: State.CRASHED,
}
"""What may be asked of a window while she shows something, also while a page is on its way."""

TRANSITIONS: dict[State, dict[Signal, State]] = {
    State.SHOWING: {
        Signal.CLICK: State.CLICKED,
        Signal.CHECK: State.SHOWING,
        Signal.REQUEST: State.STRAYING,
        Signal.STAY: State.SHOWING,
        Signal.PAGE: State.SHOWING,
        Signal.JUDGED: State.SHOWING,
        **ANY_TIME,
    },
    State.CLICKED: {
        Signal.CLICK: State.CLICKED,
        Signal.CHECK: State.SHOWING,
        Signal.REQUEST: State.FOLLOWING,
        Signal.STAY: State.CLICKED,
        Signal.PAGE: State.CLICKED,
        Signal.JUDGED: State.SHOWING,
        **ANY_TIME,
    },
    State.FOLLOWING: {
        Signal.CLICK: State.FOLLOWING,  # told before the page was asked for, and taken up after
        Signal.CHECK: State.FOLLOWING,
        Signal.REQUEST: State.FOLLOWING,  # it was sent on to another address
        Signal.STAY: State.CLICKED,
        Signal.PAGE: State.CLICKED,
        Signal.JUDGED: State.STRAYING,  # the page went on by itself: of the next one, only its referrer tells
        **ANY_TIME,
    },
    State.STRAYING: {
        Signal.CLICK: State.FOLLOWING,
        Signal.CHECK: State.STRAYING,
        Signal.REQUEST: State.STRAYING,
        Signal.STAY: State.SHOWING,
        Signal.PAGE: State.SHOWING,
        Signal.JUDGED: State.STRAYING,
        **ANY_TIME,
    },
    State.ASKED: {
        **dict.fromkeys((*UNMOVED_BY_PAGES, Signal.ASK), State.ASKED),
        Signal.ANSWER: State.CLICKED,
        Signal.CRASH: State.CRASHED,
    },
    State.PAUSED: {
        **dict.fromkeys(UNMOVED_BY_PAGES, State.PAUSED),
        Signal.JUDGED: State.PAUSED,
        Signal.REPLAY: State.REPLAYING,
        Signal.CRASH: State.CRASHED,
    },
    State.REPLAYING: {
        **dict.fromkeys(UNMOVED_BY_PAGES, State.REPLAYING),
        Signal.REPLAYED: State.SHOWING,
        Signal.CRASH: State.CRASHED,
    },
    State.FINISHED: {
        **dict.fromkeys((*UNMOVED_BY_PAGES, Signal.CRASH), State.FINISHED),
    },
    State.CRASHED: {
        **dict.fromkeys((*UNMOVED_BY_PAGES, Signal.CRASH, Signal.REPLAYED), State.CRASHED),
    },
}
"""Every state that each one may go on to. What does not stand here is refused."""


class WindowState:
    """Where a window has come to. It begins as one that follows a click: its first page is on its way."""

    def __init__(self) -> None:
        self.now = State.FOLLOWING

    def move(self, signal: Signal) -> None:
        """Go on to where a signal leads. Whoever sends one that cannot be now has made a mistake."""
        allowed = TRANSITIONS[self.now]
        assert signal in allowed, f"{signal.name} cannot be while the window is {self.now.name}"
        self.now = allowed[signal]

    @property
    def over(self) -> bool:
        """Whether nothing more can be shown in this window."""
        return self.now in (State.FINISHED, State.CRASHED)

    @property
    def writes(self) -> bool:
        """Whether what is done on the page becomes a step."""
        return self.now in (State.SHOWING, State.CLICKED)

    @property
    def lets_go(self) -> bool:
        """Whether what is done on the page is let through, and nobody writes it down."""
        return self.now in (State.PAUSED, State.REPLAYING)

    @property
    def after_a_click(self) -> bool:
        """Whether a page that has come, or is on its way, is where a click of hers leads."""
        return self.now in (State.CLICKED, State.FOLLOWING)
