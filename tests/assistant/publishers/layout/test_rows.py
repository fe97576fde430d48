"""Which steps share a picture, and what is said around it."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Recording, Step, Typed
from assistant.publishers.film.narration import film_chapters
from assistant.publishers.layout import wording
from assistant.publishers.layout.boxes import moved
from assistant.publishers.layout.rows import TALLEST_PICTURE, Row, Scene, chapters


def rows(recording: Recording) -> list[Row]:
    return [row for chapter in chapters(recording) for row in chapter.rows]


def test_every_step_stands_in_one_row_in_order(recording):
    signs = [step.sign for row in rows(recording) for step in row.steps]

    assert signs == [step.sign for step in recording.steps_and_results()]


def test_every_note_stands_in_one_row(recording):
    told = [note.sentence for row in rows(recording) for note in row.notes]

    assert told == [step.sentence for screen in recording.screens for step in screen.steps if step.number is None]


def test_in_each_picture_a_result_has_a_letter_of_its_own_and_each_chapter_begins_with_a(lettered):
    """Over the steps of a chapter, whose numbers go on; the page is the same in both."""
    told = [row for chapter in chapters(lettered) for row in chapter.rows]
    drawn = [[disc.sign.shown for disc in row.drawing.discs] for row in told]

    assert [sorted(shown) for shown in drawn] == [["1", "2", "3", "a", "b", "c"], ["4", "5", "6", "a", "b", "c"]]
    assert [[step.sign.name for step in row.steps] for row in told] == [
        ["0a", "1", "1b", "2", "2c", "3"], ["3a", "4", "4b", "5", "5c", "6"],
    ]  # fmt: skip


def test_a_site_opens_with_a_picture_in_full_width(recording):
    first, *others, across = rows(recording)

    assert first.wide
    assert first.drawing.crop.width == 992
    assert not any(row.wide for row in others)
    assert across.wide, "words that a column would cut are shown whole"


def test_a_site_with_small_letters_is_laid_out_enlarged(recording):
    """Its letters would be printed less than 6.5 points large."""
    plain, *_ = rows(recording)
    small = [
        one.model_copy(update={"box": one.box.model_copy(update={"height": 13.0})}) if one.kind == "text" else one
        for one in plain.screen.neighbors
    ]
    first = plain.screen.model_copy(update={"neighbors": tuple(small)})

    enlarged, *_ = rows(recording.model_copy(update={"screens": (first, *recording.screens[1:])}))

    assert enlarged.screen.left.box.width == pytest.approx(992 * 15 / 13)
    assert enlarged.drawing.crop.width == 1144


def test_the_training_banner_is_never_shown(recording):
    assert all(strip.box.y >= 43 for row in rows(recording) for strip in row.drawing.crop.strips)


def test_a_dialog_is_cropped_to_its_own_edge(recording):
    (strip,) = rows(recording)[-2].drawing.crop.strips

    assert (strip.box.x, strip.box.y, strip.box.right, strip.box.bottom) == (236, 406, 756, 714)


def test_a_picture_too_tall_is_divided_between_two_steps(recording):
    tall = recording.screens[3]
    far = [step.model_copy(update={"number": step.number}) for step in tall.steps]
    parts = [row for row in rows(recording) if row.screen is tall]

    assert sum(len(row.steps) for row in parts) == len(far)
    assert all(row.drawing.crop.height <= TALLEST_PICTURE for row in parts)


def test_lines_of_the_page_are_folded_away(recording):
    login = rows(recording)[1]

    assert len(login.drawing.crop.strips) == 2


def test_alt_text_says_what_each_number_marks(recording):
    alts = [wording.alt(row) for row in rows(recording)]
    every = " ".join(alts)

    assert alts[1].startswith("Manage My Account Login page. 3: the Username field, filled with tb1407.")
    assert "4: the Password field, filled with dots." in every
    assert "5: the Login button." in every
    assert "Manage My Account page. Result a: the words Legacy Account. 6: the way on." in alts
    assert "Upgrade PACER Account page, Person tab. Result a: the fields First Name and Last Name." in every
    assert alts[-2] == "Upgrade Complete dialog. 9: the Close button."


def test_steps_before_any_chapter_have_a_heading_too(recording):
    """In every format, whether a chapter follows or none does: else a level of headings is skipped."""
    first, *others = recording.screens
    late = recording.model_copy(update={"screens": (first.model_copy(update={"chapter": ""}), *others)})
    none = recording.model_copy(
        update={"screens": tuple(one.model_copy(update={"chapter": ""}) for one in [first, *others])}
    )

    for changed, titles in (
        (late, ["What to do", "Check your account type", "Upgrade & file"]), (none, ["What to do"]),
    ):  # fmt: skip
        changed._folder = recording._folder
        assert [chapter.title for chapter in chapters(changed)] == titles
        assert [part.title for part in film_chapters(changed)] == titles


def test_a_row_does_not_end_before_anything_is_marked(recording):
    """Its picture would show nothing."""
    screen = next(one for one in recording.screens if len([step for step in one.steps if step.marks]) > 2)
    first, *others = (step for step in screen.steps if step.sign)
    unmarked = screen.model_copy(update={"steps": (first.model_copy(update={"marks": ()}), *others)})

    ends = [end for end, _ in Scene(unmarked, screen).drafts(0, ())]

    assert min(ends) > 1


@pytest.mark.parametrize("why", ["secret", "beside"])
def test_what_is_filled_in_in_one_go_is_never_parted(recording, why):
    """A password after its username or an answer after its question; a year beside its month."""
    screen = next(one for one in recording.screens if len([step for step in one.steps if step.marks]) > 2)
    one, following, *others = (
        step.model_copy(update={"verb": "fill", "typed": Typed(shown="some")}) for step in screen.steps if step.marks
    )
    same_line = one.marks[0].model_copy(update={"box": moved(one.marks[0].box, 300, 0)})
    changes = {"secret": {"typed": Typed(shown="•••", secret=True)}, "beside": {"marks": (same_line,)}}

    def ends(second: Step) -> list[int]:
        told = screen.model_copy(update={"steps": (one, second, *others)})
        return [end for end, _ in Scene(told, screen).drafts(0, ())]

    assert 1 in ends(following)
    assert 1 not in ends(following.model_copy(update=changes[why]))
