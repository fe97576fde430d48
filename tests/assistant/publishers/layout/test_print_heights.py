"""Heights of blocks in print: what makes one higher, and what does not."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Ending, License, Logo, Mistakes, Step, Trouble
from assistant.publishers.layout import print_heights
from assistant.publishers.layout.print_heights import (
    ABOVE_ROW,
    BELOW_ROW,
    HAIRLINE,
    LOGO_HEIGHT,
    PIXEL,
    PRINT_WIDTH,
    STEP_LINE,
    chapter_head,
    cover_facts,
    cover_height,
    disc_heights,
    ending_height,
    ending_widths,
    facts_height,
    news_height,
    note_height,
    row_height,
    shared_out,
    shrunk,
    step_height,
    told_height,
    troubles_height,
    two_columns,
)
from assistant.publishers.layout.wording import Whereabouts

HERE = Whereabouts("On the page", "Login", "")
LONG = "Enter the name of the firm exactly as it stands in the letter that the court has sent to you."


def step(sentence: str = "Click **Login**.", **more: object) -> Step:
    facts = {"number": 1, "verb": "click", "template": "", "sentence": sentence, "file": "", "line": 1}
    return Step.model_validate({**facts, **more})


def test_a_step_is_a_line_higher_for_each_line_it_takes():
    one, more = step_height(step()), step_height(step(LONG))

    assert (more - one) % STEP_LINE == pytest.approx(STEP_LINE - 0.5), "a disc is half a point higher than a line"
    assert step_height(step(LONG), PRINT_WIDTH) == one


def test_a_row_is_as_high_as_the_higher_of_its_columns():
    low = row_height(100, HERE, [step()], [50], [], wide=False, under_chapter_head=True)
    high = row_height(500, HERE, [step()], [50], [], wide=False, under_chapter_head=True)
    many = row_height(100, HERE, [step(LONG)] * 6, [None] * 6, [], wide=False, under_chapter_head=True)

    assert high == ABOVE_ROW + BELOW_ROW + 500 * PIXEL
    assert many == ABOVE_ROW + BELOW_ROW + told_height(HERE, [step(LONG)] * 6, [None] * 6)
    assert low < high


def test_a_row_under_a_chapters_head_has_no_rule():
    above, below = (row_height(500, HERE, [step()], [50], [], wide=False, under_chapter_head=u) for u in (True, False))

    assert below - above == HAIRLINE


def test_a_picture_wider_than_the_paper_is_lower_in_print():
    paper = PRINT_WIDTH / PIXEL

    assert shrunk(paper / 2, 300) == shrunk(paper, 300) == 300
    assert shrunk(paper * 2, 300) == 150


def test_a_wide_picture_stands_below_its_steps():
    beside, below = (
        row_height(300, HERE, [step()], [50], [], wide=wide, under_chapter_head=True) for wide in (False, True)
    )

    assert below > beside + 20


def test_a_step_waits_for_the_height_of_its_mark_and_none_stands_on_another():
    far = disc_heights(HERE, [step(), step()], [100, 400])
    near = disc_heights(HERE, [step(), step()], [100, 105])

    assert far == [100 * PIXEL, 400 * PIXEL]
    assert near[1] == near[0] + step_height(step())
    assert disc_heights(HERE, [step(), step()], [None, 400])[0] is None


def test_a_first_step_is_never_above_where_you_are():
    (place,) = disc_heights(HERE, [step()], [0])

    assert place > print_heights.where_height(HERE, print_heights.BESIDE_WIDTH)


def test_steps_above_a_picture_stand_two_beside_each_other():
    one = two_columns([step()])

    assert two_columns([step(), step()]) == one
    assert two_columns([step(), step(), step()]) == 2 * one
    assert two_columns([]) == 0


def test_an_important_note_has_a_box_and_is_higher():
    tip, important = (step("It counts.", number=None, verb="note", note=note) for note in ("tip", "important"))

    assert note_height(important, wide=False) - note_height(tip, wide=False) == 2 * (7 + 1.5)
    assert note_height(step(LONG, note="tip"), wide=True) < note_height(step(LONG, note="tip"), wide=False)


def test_a_chapters_head_says_whose_part_it_is_on_a_line_of_its_own():
    assert chapter_head("Log in", several=True) - chapter_head("Log in") == print_heights.TURN_HEIGHT
    assert chapter_head("A very long title that no line of a page can hold " * 2) > chapter_head("Log in")


def test_columns_share_what_is_left_and_none_is_wider_than_it_needs():
    widths = shared_out([100, 100, 100], [120, 400, 400])

    assert widths[0] == 120
    assert widths[1] == pytest.approx(widths[2])
    assert sum(widths) == pytest.approx(PRINT_WIDTH, abs=HAIRLINE)
    assert shared_out([50, 50], [60, 60]) == [60, 60]


def test_facts_are_as_high_as_the_longest_of_them(recording):
    facts = cover_facts(recording, 5)
    more = cover_facts(recording.model_copy(update={"needs": (*recording.needs, "A telephone")}), 5)

    assert len(facts) == 3
    assert facts_height(more) > facts_height(facts)
    assert len(cover_facts(recording.model_copy(update={"needs": (), "deadline": ""}), 5)) == 1


def test_a_cover_without_a_lead_is_lower(recording):
    bare = recording.model_copy(update={"lead": ""})

    assert cover_height(bare, 5) < cover_height(recording, 5)


def test_an_ending_grows_with_what_is_to_be_kept(recording):
    court, ending = recording.court, recording.ending
    more = ending.model_copy(update={"keep": ("One", "Two", "Three", "Four", "Five", "Six")})

    assert ending_height(more, court) > ending_height(ending, court)
    assert ending_height(Ending(), court) < ending_height(ending, court)


def test_what_comes_next_is_told_in_the_widest_column_unless_a_long_address_needs_the_room():
    ending = Ending(keep=("Number",), next="Wait for the letter of the court.")

    kept, following, asked = ending_widths(ending, 90)
    narrower = ending_widths(ending, 200)

    assert following > asked > 90
    assert kept == pytest.approx(asked + 14 + HAIRLINE)  # nothing stands before the first column
    assert narrower.asked == 200
    assert narrower.following < following
    assert ending_widths(Ending(next="Wait."), 0).following > 500
    assert ending_widths(Ending(), 90).asked > 500


def test_whom_to_ask_at_the_court_takes_room(recording):
    facts = {"nothing": {"site": ""}, "mail": {"clerk_mail": "c@example.org"}}
    facts["both"] = {**facts["mail"], "clerk_phone": "617-555-0100"}
    facts["more"] = {
        **facts["both"],
        "license": License(name="CC0 1.0"),
        "mistakes": Mistakes(name="the Desk", phone="1" * 90),
    }
    heights = [ending_height(Ending(), recording.court.model_copy(update=known)) for known in facts.values()]

    assert heights == sorted(set(heights)), dict(zip(facts, heights, strict=True))


def test_a_logo_takes_room_on_the_cover(recording):
    court = recording.court.model_copy(update={"logo": Logo(kind="png", data="AAAA", width=90, height=60, alt="Seal")})
    with_logo = recording.model_copy(update={"court": court})

    assert cover_height(with_logo, 3) - cover_height(recording, 3) == LOGO_HEIGHT - 14


def test_the_table_of_troubles_has_a_row_for_each():
    trouble = Trouble(message="County is missing", remedy="Go back.")
    heights = [troubles_height(Ending(troubles=(trouble,) * count)) for count in (0, 1, 2, 3)]

    assert heights[0] == 0
    assert heights[3] - heights[2] == pytest.approx(heights[2] - heights[1])


def test_what_is_new_makes_a_cover_as_much_higher(recording, renewed):
    old, new = cover_height(recording, 6), cover_height(renewed, 6)

    assert news_height(recording) == 0
    assert new - old == news_height(renewed) == 16 + print_heights.LABEL_LINE + 4 * print_heights.SMALL_LINE


def test_a_mark_takes_the_room_of_a_word():
    narrow, full = step("Click **Login**."), step("Click **Login**, and then wait.")

    assert step_height(narrow.model_copy(update={"changed": True})) == step_height(narrow)
    assert step_height(full.model_copy(update={"changed": True})) == step_height(step(f"{full.sentence} Changed"))
    assert step_height(full) == step_height(narrow)
