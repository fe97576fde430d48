"""How long a step is shown, what a key does meanwhile, and how a field is typed into."""

from __future__ import annotations

from collections import deque
from types import SimpleNamespace

import pytest

from assistant.facts.recording import Step
from assistant.live import presenter as presenters
from assistant.live.presenter import Back, Ended, Presenter, ShowPace
from assistant.publishers.layout.wording import NOTE_NAMES
from assistant.walking.observer import Moment
from assistant.walking.open_screen import Chapter

BY_KEY, AT_A_PACE = ShowPace(by_key=True), ShowPace()
NAMES = {"filer": "Tobias Brannock"}


class Clock:
    """A page on which time passes only while it is waited for; keys are pressed at their moments."""

    def __init__(self, keys=(), pressed=None):
        self.now = 0.0
        self.keys = keys if pressed is None else deque()
        self.later = dict(pressed or {})

    def wait_for_timeout(self, milliseconds):
        self.now += milliseconds / 1000
        for moment in [one for one in self.later if one <= self.now]:
            self.keys.append(self.later.pop(moment))

    def monotonic(self):
        return self.now


class Stage:
    """A stage that says what was asked of it."""

    def __init__(self):
        self.closed = False
        self.bands = []
        self.asked = []

    def say(self, _, band):
        self.bands.append(band)
        self.asked.append("say")

    def aim(self, *_, solid):
        self.asked.append("outline" if solid else "dashes")

    def press(self, _):
        self.asked.append("press")

    def busy(self, _, *, is_it):
        self.asked.append("busy" if is_it else "hers")

    def done(self, _):
        self.asked.append("done")


@pytest.fixture
def present(monkeypatch):
    """A presenter before a stage, with keys that are pressed at these seconds."""

    def begin(pace=BY_KEY, first=1, names=NAMES, **pressed):
        page = Clock(pressed={float(moment.strip("_").replace("_", ".")): key for moment, key in pressed.items()})
        monkeypatch.setattr(presenters.time, "monotonic", page.monotonic)
        stage = Stage()
        return Presenter(stage, page.keys, pace, first, names), stage, page

    return begin


def moment(page, verb="click", sentence="Click **Go**.", number=1, **more):
    step = Step(number=number, verb=verb, template=sentence, sentence=sentence, file="a.py", line=1, **more)
    return Moment(page, Chapter("Log in", "Log in", "filer"), step, ())


@pytest.mark.parametrize(
    ("factor", "words", "seconds"), [(1.0, 15, 6.0), (1.0, 1, 2.0), (1.0, 0, 2.0), (2.0, 15, 12.0), (0.5, 1, 1.0)]
)
def test_a_sentence_stands_as_long_as_reading_takes_and_never_less_than_a_glance(factor, words, seconds):
    assert ShowPace(factor).seconds(words) == seconds


def test_by_key_a_step_waits_for_one(present):
    presenter, stage, page = present(_100="next")

    presenter.before(moment(page))

    assert page.now >= 100
    assert (presenter.shown, presenter.done) == (1, 0)
    assert stage.bands[0]["sign"] == "1"


def test_at_a_pace_it_goes_on_by_itself(present):
    presenter, _, page = present(AT_A_PACE)

    presenter.before(moment(page, sentence="Click **Go** " + "on and " * 11 + "on."))

    assert 10 <= page.now < 10.2


def test_a_key_ends_the_waiting_at_a_pace_too(present):
    presenter, _, page = present(AT_A_PACE, _1="next")

    presenter.before(moment(page))

    assert 1 <= page.now < 1.2


def test_a_pause_stops_the_time_and_the_same_key_lets_it_go_on(present):
    presenter, stage, page = present(AT_A_PACE, _1="pause", _50="pause")

    presenter.before(moment(page))

    assert 50.9 < page.now < 51.2
    assert ["paused" in band for band in stage.bands] == [False, True, False]


def test_by_key_there_is_nothing_to_pause(present):
    presenter, stage, page = present(_1="pause", _2="next")

    presenter.before(moment(page))

    assert len(stage.bands) == 1


def test_going_on_from_a_pause_takes_the_word_away(present):
    presenter, stage, page = present(AT_A_PACE, _1="pause", _2="next")

    presenter.before(moment(page))

    assert "paused" not in stage.bands[-1]


def test_a_key_pressed_before_there_was_anything_to_go_on_from_is_forgotten(present):
    presenter, _, page = present(_9="next")
    page.keys.extend(["next", "next"])

    presenter.before(moment(page))

    assert page.now >= 9


def test_back_leads_to_the_step_before_and_at_the_first_there_is_none(present):
    presenter, _, page = present(_1="back", _2="next", _3="back")
    presenter.before(moment(page))
    assert page.now >= 2

    with pytest.raises(Back) as back:
        presenter.before(moment(page, number=2))

    assert back.value.to == 1


def test_the_last_key_ends_it(present):
    presenter, _, page = present(_1="end")

    with pytest.raises(Ended):
        presenter.before(moment(page))


def test_a_window_that_is_closed_ends_it(present):
    presenter, stage, page = present()
    stage.closed = True

    with pytest.raises(Ended):
        presenter.before(moment(page))


@pytest.mark.parametrize("stop", [Ended, Back])
def test_no_script_can_hold_that_up(stop):
    assert not issubclass(stop, Exception)


def test_what_comes_before_the_step_to_be_shown_first_is_not_shown(present):
    presenter, stage, page = present(first=3, _1="next")
    for number in (1, 2):
        presenter.before(moment(page, number=number))
        presenter.after(moment(page, number=number))
        assert presenter.unseen
    assert stage.asked == []
    assert presenter.done == 2

    presenter.before(moment(page, number=3))

    assert not presenter.unseen
    assert [band["sign"] for band in stage.bands] == ["3"]


def test_each_back_pressed_behind_the_curtain_goes_one_step_further_back(present):
    presenter, _, page = present(first=5)
    page.keys.extend(["back", "back"])
    presenter.before(moment(page))
    assert presenter._first == 3

    presenter.before(moment(page))
    page.keys.append("back")

    with pytest.raises(Back) as back:
        presenter.before(moment(page))
    assert back.value.to == 2


def test_behind_the_curtain_the_last_key_ends_it_too(present):
    presenter, _, page = present(first=5)
    page.keys.append("end")

    with pytest.raises(Ended):
        presenter.before(moment(page))


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [
        ("click", ["busy", "say", "outline", "hers", "busy", "press"], []),
        ("choose", ["busy", "say", "outline", "hers", "busy", "press"], ["done"]),
        ("fill", ["busy", "say", "outline", "hers", "busy"], ["done"]),
        ("see", ["busy", "say", "dashes", "hers", "busy"], []),
    ],
)
def test_what_is_only_read_is_outlined_in_dashes_and_what_is_clicked_is_pressed(present, verb, before, after):
    presenter, stage, page = present(_1="next")
    one = moment(page, verb=verb)

    presenter.before(one)
    assert stage.asked == before

    presenter.after(one)
    assert stage.asked == before + after
    assert presenter.done == 1


@pytest.mark.parametrize("kind", sorted(NOTE_NAMES))
def test_a_note_has_its_name_in_place_of_a_number(present, kind):
    """The same names as in every guide."""
    presenter, stage, page = present(_1="next")

    presenter.before(moment(page, verb="note", sentence="It takes a while.", number=None, note=kind))

    assert (stage.bands[0]["sign"], stage.bands[0]["said"]) == ("", NOTE_NAMES[kind])


def test_the_band_says_whose_part_it_is_where_several_act(present):
    presenter, stage, page = present(_1="next")
    presenter.before(moment(page))
    assert stage.bands[0]["actor"] == ""
    assert stage.bands[0]["pieces"] == [["Click ", False], ["Go", True], [".", False]]

    presenter, stage, page = present(names=NAMES | {"clerk": "Hester Dunmallow"}, _1="next")
    presenter.before(moment(page))
    assert stage.bands[0]["actor"] == "Tobias Brannock"


def test_a_touch_of_hers_is_remembered(present):
    presenter, _, page = present(_1="touched", _2="next")

    presenter.before(moment(page))

    assert presenter.touched


@pytest.mark.parametrize("key", ["next", "back"])
def test_a_curtain_is_held_until_a_key_that_it_waits_for(present, key):
    presenter, _, page = present(_1="pause", _2=key)

    assert presenter.hold(page, ("next", "back")) == key
    assert page.now >= 2


def test_a_curtain_at_a_pace_goes_by_itself(present):
    presenter, _, page = present(AT_A_PACE)

    assert presenter.hold(page, ("next",)) == "next"
    assert 6 <= page.now < 6.2


class Field:
    """A field of a page that keeps, or spoils, what is typed into it."""

    def __init__(self, page, *, takes=True, spoils=lambda text: text):
        self.page = page
        self.takes = takes
        self.spoils = spoils
        self.held = "before"
        self.filled = []

    def evaluate(self, _):
        return self.takes

    def owner_frame(self):
        return SimpleNamespace(page=self)

    @property
    def keyboard(self):
        return SimpleNamespace(insert_text=self.insert)

    def insert(self, letter):
        self.held = self.spoils(self.held + letter)

    def wait_for_timeout(self, milliseconds):
        self.page.wait_for_timeout(milliseconds)

    def fill(self, text):
        self.filled.append(text)
        self.held = text

    def focus(self):
        pass

    def input_value(self):
        return self.held


def shown(present, pace=BY_KEY):
    presenter, _, page = present(pace, first=0)
    return presenter, page


def test_what_takes_characters_is_typed_one_after_the_other(present):
    presenter, page = shown(present)
    field = Field(page)

    presenter.type_text(field, "Worcester")

    assert field.held == "Worcester"
    assert field.filled == [""], "what stood there is gone first"
    assert 0.35 < page.now < 0.45


@pytest.mark.parametrize("pace", [BY_KEY, ShowPace(10)])
def test_a_long_text_takes_no_longer_than_a_class_waits(present, pace):
    presenter, page = shown(present, pace)

    presenter.type_text(Field(page), "x" * 2000)

    assert page.now <= presenters.LONGEST_TYPING / 1000 + 0.1


def test_what_takes_no_characters_is_filled_at_once(present):
    presenter, page = shown(present)
    field = Field(page, takes=False)

    presenter.type_text(field, "2021-09-21")

    assert field.filled == ["2021-09-21"]
    assert page.now == 0


def test_a_page_that_has_its_own_way_with_what_is_typed_gets_it_whole(present):
    presenter, page = shown(present)
    field = Field(page, spoils=lambda text: text.upper())

    presenter.type_text(field, "Worcester")

    assert field.held == "Worcester"
    assert field.filled == ["", "Worcester"]


def test_behind_the_curtain_nothing_is_typed_slowly(present):
    presenter, _, page = present(first=9)
    field = Field(page)

    presenter.type_text(field, "Worcester")

    assert field.filled == ["Worcester"]
    assert page.now == 0


def test_an_empty_text_empties_the_field(present):
    presenter, page = shown(present)
    field = Field(page)

    presenter.type_text(field, "")

    assert field.held == ""
