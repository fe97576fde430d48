"""What a film says besides its sentences: whose turn it is, and what to have at hand when."""

from __future__ import annotations

from assistant.publishers.film import narration
from assistant.publishers.film.captions import captions
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.transcript import transcript_chapters


def cards(recording):
    return [narration.chapter_card(recording, part) for part in narration.film_chapters(recording)]


def at_hand(recording):
    return [narration.at_hand(recording, part) for part in narration.film_chapters(recording)]


def test_each_card_says_whose_turn_it_is_where_two_people_act(recording_of_two):
    first, second = cards(recording_of_two)
    plan = planned(recording_of_two, Silent())
    said = " ".join(cue.text.replace("\n", " ") for cue in captions(plan))

    assert plan.at(0).card.more == f"Check your account type. {first.more}", "the first chapter stands on the cover"
    assert first.more.startswith("Done by the lawyer. Step")
    assert second.more.startswith("Done by the firm administrator. Step")
    assert "Done by the lawyer. Open a web browser" in said
    assert "Upgrade & file. Done by the firm administrator." in said
    assert [chapter.turn for chapter in transcript_chapters(plan)] == [
        "Done by the lawyer",
        "Done by the firm administrator",
    ]


def test_one_person_alone_is_not_named(recording):
    assert not any("Done by" in card.more for card in cards(recording))


def test_a_chapter_in_which_the_actor_changes_has_two_cards(recording_of_two):
    *rest, last = recording_of_two.screens
    handed_over = recording_of_two.model_copy(update={"screens": (*rest, last.model_copy(update={"actor": "lawyer"}))})

    assert [card.title for card in cards(handed_over)] == [
        "Check your account type", "Upgrade & file", "Upgrade & file",
    ]  # fmt: skip
    assert [card.more.split(".")[0] for card in cards(handed_over)][1:] == [
        "Done by the firm administrator", "Done by the lawyer",
    ]  # fmt: skip


def test_what_is_needed_stands_where_most_of_it_is_asked(recording):
    needs = ("Your PACER username and password", "Your date of birth", "A telephone")
    first, second = at_hand(recording.model_copy(update={"needs": needs}))

    assert first == "Have at hand: your PACER username and password."
    assert second == "Have at hand: your date of birth."


def test_what_one_of_two_people_needs_stands_in_her_part(recording_of_two):
    needs = ("Firm administrator: your username", "Firm administrator: the date of birth", "Lawyer: a password")
    first, second = at_hand(recording_of_two.model_copy(update={"needs": needs}))

    assert first == "Have at hand: a password."
    assert second == "Have at hand: the date of birth."
