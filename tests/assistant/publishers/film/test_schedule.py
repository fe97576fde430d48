"""What happens when, and from where it is seen: planned without painting."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import ImageChops

from assistant.facts.recording import Box, Mark, Neighbor, Typed
from assistant.facts.sentence import unmarked
from assistant.facts.signs import Sign
from assistant.facts.verbs import VERBS
from assistant.publishers.film.fields import look_of, typed_so_far
from assistant.publishers.film.narration import every_line
from assistant.publishers.film.pace import Silent, Spoken
from assistant.publishers.film.pointer import pointer_box, resting
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.steps import spoken_of
from assistant.publishers.film.track import TICKS
from assistant.publishers.film.viewport import AROUND_MARK, FAR, NEAR, View, looking_at, whole_lines
from assistant.publishers.film.words import balanced_lines, cut_to_fit, text, words_of
from assistant.publishers.layout.boxes import grown, holds


@pytest.fixture(scope="module")
def plan(recording):
    return planned(recording, Silent())


def step_of(recording, sign):
    return next(step for step in recording.steps_and_results() if step.sign == sign)


def test_every_step_is_shown_in_order_with_its_marks_in_sight(recording, plan):
    assert [step.sign for step in plan.steps] == [step.sign for step in recording.steps_and_results()]
    for done in plan.steps:
        frame = plan.at(done.shown)

        assert FAR <= frame.view.scale <= NEAR
        assert len(frame.outlines) > 0 or not step_of(recording, done.sign).marks
        for outline in frame.outlines:
            assert holds(frame.view.box, outline.box)


def test_text_of_sixteen_pixels_stands_twenty_six_high():
    assert FAR * 16 >= 26


def test_the_camera_stays_where_all_is_well_seen():
    page, here = Box(x=0, y=0, width=992, height=1120), View(16, 200, 960)

    assert looking_at([Box(x=60, y=300, width=400, height=43)], page, here) == (here,)
    (there,) = looking_at([Box(x=60, y=900, width=400, height=43)], page, here)
    assert there.scale == NEAR
    assert there.y > here.y


def test_the_cameras_edge_cuts_through_no_line(short):
    screen, field = short.screens[0], Box(x=60, y=300, width=400, height=43)
    line = Neighbor(kind="text", box=Box(x=60, y=520, width=200, height=24), words="Forgot Username?")
    crowded = screen.model_copy(update={"neighbors": (line,)})
    cutting = View(16, 530 - 436, 960)

    moved = whole_lines(cutting, crowded, [field])

    assert moved.y + moved.height <= 520
    assert cutting.y - moved.y < 24
    assert whole_lines(moved, crowded, [field]) == moved


def test_what_is_too_tall_is_seen_from_afar_or_from_end_to_end():
    page, here = Box(x=0, y=0, width=992, height=1120), View(16, 0, 960)
    tall, taller = Box(x=60, y=100, width=400, height=450), Box(x=60, y=900, width=400, height=43)

    (far,) = looking_at([tall], page, here)
    first, last = looking_at([tall, taller], page, here)

    assert far.scale < NEAR
    assert holds(far.box, grown(tall, AROUND_MARK))
    assert first.y < last.y


def test_the_page_turns_after_what_is_noted(short):
    """A note that follows a click is read before the click takes its page away."""
    plan = planned(short, Silent())
    done = next(step for step in plan.steps if step.sign == Sign(9))
    note = next(said for said in plan.said if said.line == "The old username no longer works.")

    assert plan.at(note.end - 1).picture == short.screens[1].left
    pressed = [tick for tick in range(done.start, plan.length) if plan.at(tick).pressed]
    assert pressed[0] >= note.end


def test_a_film_begins_soon(plan):
    """A title of at most 5 seconds, cards of 3, and the first click within 10."""
    pressed = next(tick for tick in range(plan.length) if plan.at(tick).pressed)
    cards = [(start, plan.at(start).card) for start, _ in plan.chapters]
    ends = [next((tick for tick in range(start, plan.length) if not plan.at(tick).card), None) for start, _ in cards]

    assert ends[0] <= 5 * TICKS
    assert pressed < 10 * TICKS
    assert [end - start for (start, card), end in zip(cards, ends, strict=True) if card and start and end] == [
        3 * TICKS
    ]


def test_an_address_is_typed_into_an_address_bar_before_its_page_comes(recording, plan):
    (opened,) = (step for step in plan.steps if step_of(recording, step.sign).verb == "open")
    shown = [plan.at(tick) for tick in range(opened.start, opened.shown + 1)]

    assert all(frame.address for frame in shown)
    assert [frame.picture is None for frame in shown] == sorted(
        (frame.picture is None for frame in shown), reverse=True
    )
    assert {frame.address.typed for frame in shown if frame.picture} == {"pacer.uscourts.gov"}
    assert any(frame.pressed for frame in shown)
    assert shown[0].band.page == "Address bar"
    assert plan.at(opened.shown + 1).address is None


def chosen(recording, **more):
    """The small recording, in which its second field is a list of three."""
    first, screen, *rest = recording.screens
    name, secret, *others = screen.steps
    mark = secret.marks[0].model_copy(update={"role": "combobox", "options": ("One", "Two", "Three"), **more})
    facts = {"verb": "choose", "typed": Typed(shown="Two", characters=(80.0,) * 3), "marks": (mark,)}
    listed = screen.model_copy(update={"steps": (name, secret.model_copy(update=facts), *others)})
    return recording.model_copy(update={"screens": (first, listed, *rest)})


def test_a_list_stands_open_with_its_option_marked_before_it_is_chosen(recording):
    plan = planned(chosen(recording), Silent())
    frames = [plan.at(tick) for tick in range(plan.length)]
    opened = [frame for frame in frames if frame.unfolded]

    assert len(opened) > TICKS
    assert opened[0].unfolded.rows == ("One", "Two", "Three")
    assert [frame.unfolded.pointed for frame in opened] == sorted(frame.unfolded.pointed for frame in opened)
    assert opened[-1].unfolded.pointed
    assert opened[-1].pressed
    assert not any(filled.step.verb == "choose" for frame in opened for filled in frame.filled)


def test_a_list_that_the_page_draws_is_seen_as_it_was_pictured(recording):
    plain = chosen(recording, options=())
    first, screen, *rest = plain.screens
    name, secret, *others = screen.steps
    opened = screen.left.model_copy(update={"file": "step-04-open.png"})
    seen = screen.model_copy(update={"steps": (name, secret.model_copy(update={"opened": opened}), *others)})
    plan = planned(plain.model_copy(update={"screens": (first, seen, *rest)}), Silent())

    frames = [plan.at(tick) for tick in range(plan.length)]
    while_open = [frame for frame in frames if frame.picture == opened]
    assert len(while_open) > TICKS
    assert not any(frame.filled or frame.pointer_strength for frame in while_open)


def test_a_note_is_told_while_what_it_speaks_of_is_outlined(recording):
    """Even where the next field is what it speaks of: the tip of a password that stands before it."""
    first, screen, *rest = recording.screens
    name, secret, note, login = screen.steps
    tip = note.model_copy(update={"sentence": "The password must be new. It lacks your username. Write it down."})
    told = screen.model_copy(update={"steps": (name, tip, secret, login)})
    plan = planned(recording.model_copy(update={"screens": (first, told, *rest)}), Silent())

    def outlined(said):
        return [holds(grown(step.marks[0].box, 6), plan.at(said.end - 1).outlines[0].box) for step in (name, secret)]

    lines = {said.line: said for said in plan.said}
    found = [outlined(said) for line, said in lines.items() if "must be new" in line or "lacks" in line]
    assert found[0] == [False, True], "the password is named first"
    assert spoken_of("It lacks your username.", tip, told) is name
    assert spoken_of("Usernames are old.", tip, told) is None
    assert outlined(lines[unmarked(name.sentence)]) == [True, False]


def test_a_control_that_a_note_has_in_quotation_marks_is_outlined(recording):
    first, *rest = recording.screens
    warning = rest[0].steps[2].model_copy(update={"sentence": "Do not click “My Account” yet. Read on."})
    warned = first.model_copy(update={"steps": (first.steps[0], warning, first.steps[1])})
    plan = planned(recording.model_copy(update={"screens": (warned, *rest)}), Silent())
    said = next(said for said in plan.said if said.line.startswith("Do not"))

    frame = plan.at(said.end - 1)

    (outline,) = frame.outlines
    assert outline.dashed
    assert holds(warned.neighbors[1].box, outline.box)
    assert frame.address is None


def test_a_player_can_begin_at_least_every_two_seconds(plan):
    frames = [tick for tick, _ in plan.frames()]
    begins = sorted(plan.entries)

    assert max(after - before for before, after in pairwise([*begins, plan.length])) <= 2 * TICKS
    assert plan.entries <= set(frames)
    assert {start for start, _ in plan.chapters} <= plan.entries


def test_letters_are_typed_one_by_one_and_the_secret_as_dots(short):
    plan = planned(short, Silent())
    shown = [plan.at(tick).filled for tick in range(plan.length)]
    name = [filled[-1].typed for filled in shown if len(filled) == 1]
    secret = [filled[-1].typed for filled in shown if len(filled) == 2]

    assert sorted({count for count in name if count}) == [1, 2, 3, 4, 5]
    assert sorted({count for count in secret if count}) == [1, 2, 3, 4, 5, 6, 7]
    assert name[-1] is None
    assert secret[-1] is None


def pointer_at(plan, step):
    """Whether the pointer stands on a step's control at its end, and whether it was pressed there."""
    (done,) = (one for one in plan.steps if one.sign == step.sign)
    x, y = plan.pointer.at(done.shown)
    box = grown(step.marks[-1].box, 1)
    return box.x < x < box.right and box.y < y < box.bottom, any(
        map(plan.pressed.at, range(done.start, done.shown + 1))
    )


def test_the_pointer_presses_only_what_its_verb_presses(short, monkeypatch):
    """Whatever the verb is called: its row decides. One that only rests goes there all the same."""
    click = next(step for step in short.steps() if step.does.may_lead_away)
    pressing = pointer_at(planned(short, Silent()), click)

    monkeypatch.setitem(VERBS, click.verb, click.does._replace(pointer="rests", leaves="nothing"))
    resting_there = pointer_at(planned(short, Silent()), click)

    assert pressing == (True, True)
    assert resting_there == (True, False)


def test_a_field_fills_from_the_left_letter_by_letter(short):
    for step in short.screens[0].steps[:2]:
        file = short.path(step.look)
        letters = len(step.typed.shown)
        ink = [sum(look_columns(typed_so_far(step, file, count))) for count in range(1, letters)]
        full = sum(look_columns(look_of(step, file).full))

        assert ink == [full * count // letters for count in range(1, letters)]


def look_columns(picture):
    inner = picture.convert("L").crop((24, 24, picture.width - 24, picture.height - 24))
    return [bool(column) for column in ImageChops.invert(inner).getprojection()[0]]


def test_the_pointer_rests_on_the_corner_unless_words_are_there(short):
    screen, mark = short.screens[0], Mark(words="Login", box=Box(x=65, y=480, width=90, height=46), role="button")
    below = Neighbor(kind="text", box=Box(x=120, y=540, width=200, height=24), words="Forgot Username?")
    crowded = screen.model_copy(update={"neighbors": (*screen.neighbors, below)})

    assert resting(mark, screen, NEAR) == (154, 525)
    tip = resting(mark, crowded, NEAR)
    assert tip != (154, 525)
    assert not pointer_box(tip, NEAR).touches(below.box)


def test_a_film_with_a_narrator_follows_the_speech(short):
    lines_said = every_line(short)
    plan = planned(short, Spoken(dict.fromkeys(lines_said, 3.0)))

    assert [said.line for said in plan.said] == lines_said
    assert all(said.end - said.start >= 96 for said in plan.said)
    assert all(said.spoken == 90 for said in plan.said)
    for step in plan.steps:
        pressed = [tick for tick in range(step.start, plan.length) if plan.at(tick).pressed]
        read = next(said for said in plan.said if said.start == step.start)
        verb = step_of(short, step.sign).verb
        assert verb != "click" or pressed[0] >= read.start + read.spoken


def test_a_long_sentence_is_cut_where_a_sentence_ends():
    words = words_of("Enter it **twice**. It has eight or more characters, and no spaces.")

    found = [text(part) for part in cut_to_fit(words, lambda part: len(text(part)) < 60)]

    assert found == ["Enter it twice.", "It has eight or more characters, and no spaces."]


def test_lines_are_about_as_long_and_dates_stay_whole():
    words = words_of("You can file here only on or after September 20, 2021, with your new account.")

    rows = [text(row) for row in balanced_lines(words, lambda row: len(text(row)), 50)]

    assert rows == ["You can file here only on or after", "September 20, 2021, with your new account."]
