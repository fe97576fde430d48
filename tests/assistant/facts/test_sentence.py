"""Sentences: templates in, bold words out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadInput
from assistant.facts import courts, sentence
from assistant.facts.noted import noted
from assistant.facts.people import person

KNOWN = {"court": courts.court("mad"), "filer": person("tobias-brannock")}


def test_the_last_bold_word_is_the_control_and_earlier_ones_are_its_place():
    said = sentence.said("Beside **Boston**, in **Filing**, check **Apply**.")

    assert (said.places, said.control) == (("Boston", "Filing"), "Apply")


def test_what_is_read_may_be_several_words_without_a_place():
    said = sentence.said("Verify **City**, **State** and **County**.")

    assert (said.places_of_sights, said.sights) == ((), ("City", "State", "County"))


@pytest.mark.parametrize("lead", ["Beside", "In the", "On", "Under your", "Next to"])
def test_a_bold_word_after_a_preposition_is_where_the_next_one_stands(lead):
    said = sentence.said(f"{lead} **Account Type** you read **Legacy**.")

    assert (said.places_of_sights, said.sights) == (("Account Type",), ("Legacy",))


def test_the_last_bold_word_is_read_even_after_a_preposition():
    said = sentence.said("You are on **Upgrade PACER Account**.")

    assert (said.places_of_sights, said.sights) == ((), ("Upgrade PACER Account",))


def test_fields_are_filled_from_court_and_person():
    filled = sentence.fill("{filer.username} goes to {court.sites.pacer} by {court.go_live}.", KNOWN)

    assert filled == "tb1407 goes to pacer.uscourts.gov by September 20, 2021."


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("Go to {court.cafeteria}.", "there is no “cafeteria”"),
        ("Go to {judge.name}.", "may use court, filer"),
        ("Type {filer.password}.", "is a secret"),
        ("Type {filer.new.answer_1}.", "is a secret"),
        ("Go to {court.__class__}.", "is not known"),
        ("Go to {court.name.upper}.", "there is no “upper”"),
        ("Go to {court.model_fields}.", "there is no “model_fields”"),
        ("Go to {court.model_dump}.", "there is no “model_dump”"),
        ("Go to {court.go_live.year}.", "there is no “year”"),
        ("Go to {court.sites.keys}.", "there is no “keys”"),
        ("Go to {filer.secret}.", "there is no “secret”"),
        ("Go to {filer.login_at}.", "there is no “login_at”"),
        ("Go to {filer.name.strip}.", "there is no “strip”"),
        ("Go to {court}.", "is no text; name a part of it"),
        ("Go to {court.sites}.", "is no text"),
        ("Go to {filer.address}.", "is no text"),
        ("Go to {filer.cmecf}.", "is no text"),
        ("Go to {filer.pacer.card}.", "is no text"),
        ("Go to {court.mistakes}.", "is left out"),
        ("Go to {court.name!r}.", "there is no “name!r”"),
        ("Go to {court.name.", "has no partner"),
        ("Go to court.name}.", "has no partner"),
        ("Go to {}.", "may use court, filer"),
    ],
)
def test_a_field_that_may_not_be_shown_is_refused(template, complaint):
    with pytest.raises(BadInput, match=complaint):
        sentence.fill(template, KNOWN)


def test_a_court_that_notes_what_is_read_is_read_alike():
    facts = {}
    known = {"court": noted(courts.court("mad"), facts)}

    assert sentence.fill("{court.sites.pacer}, {court.go_live}", known) == "pacer.uscourts.gov, September 20, 2021"
    assert facts["sites.pacer"] == "pacer.uscourts.gov"
    for refused in ("{court.name.upper}", "{court}", "{court.sites.keys}"):
        with pytest.raises(BadInput):
            sentence.fill(refused, known)


@pytest.mark.parametrize("broken", ["Click **Next.", "Click ****.", "Click ** Next **."])
def test_broken_marks_are_refused(broken):
    with pytest.raises(BadInput):
        sentence.pieces(broken)


@given(st.lists(st.text(st.characters(exclude_characters="*{}"), min_size=1).map(str.strip).filter(bool), max_size=6))
def test_pieces_lose_nothing(words):
    text = "".join(f"**{word}**" if index % 2 else word for index, word in enumerate(words))

    assert "".join(piece.words for piece in sentence.split(text)) == "".join(words)
    assert sentence.unmarked(text).replace("“", "").replace("”", "") == "".join(words).replace("“", "").replace("”", "")


def test_a_whole_sentence_on_the_screen_stands_in_quotation_marks_once():
    """Bold is not heard: without them, two sentences run into each other."""
    assert sentence.unmarked("Check **I have read it.**") == "Check “I have read it.”"
    assert sentence.unmarked("Check “**I have read it.**”") == "Check “I have read it.”"
    assert sentence.unmarked("Check **I have read it**.") == "Check I have read it."
    assert sentence.unmarked("Click **Forgot Your Password?**") == "Click Forgot Your Password?"
    assert sentence.said("Check **I have read it.**").bold == ("I have read it.",)
    assert [piece.bold for piece in sentence.pieces("Check **I have read it.**")] == [False, False, True, False]


def test_a_sentence_is_filled_and_split_once_and_keeps_what_it_was_made_of():
    template = "Beside **{court.name}**, enter “{filer.username}” in **Username**."

    made = sentence.filled(template, KNOWN)

    assert made.template == template
    assert made.text == "Beside **U.S. District Court, District of Massachusetts**, enter “tb1407” in **Username**."
    assert made.bold == ("U.S. District Court, District of Massachusetts", "Username")
    assert made.bold_fields == ("court.name",)
    assert made.plain == made.text.replace("**", "")


def test_one_that_is_told_again_is_the_same_but_for_its_template():
    made = sentence.filled("Go to **{court.id}**.", KNOWN)

    again = sentence.said(made.text)

    assert (again.runs, again.pieces, again.bold) == (made.runs, made.pieces, made.bold)
    assert (again.template, again.bold_fields) == (made.text, ())


def test_without_bold_words_there_is_nothing_to_find_and_nothing_to_see():
    made = sentence.filled("Click {court.id}.", KNOWN)

    assert (made.places, made.places_of_sights) == ((), ())
    with pytest.raises(BadInput, match=r"No word is bold, so there is nothing to find: Click mad\."):
        _ = made.control
    with pytest.raises(BadInput, match=r"No word is bold, so there is nothing to see: Click \{court\.id\}\."):
        _ = made.sights


@pytest.mark.parametrize("broken", ["Click **Next.", "Click ****.", "Click ** Next **."])
def test_a_sentence_with_broken_marks_is_never_made(broken):
    for make in (sentence.said, lambda text: sentence.filled(text, KNOWN)):
        with pytest.raises(BadInput):
            make(broken)


def test_a_fact_that_is_empty_is_told_and_leaves_no_bold_words():
    with pytest.raises(BadInput, match="is left out, so it cannot be shown"):
        sentence.filled("Click **{court.nothing}**.", {"court": {"nothing": ""}})


WORDS = st.text(st.characters(exclude_characters="*{}"), min_size=1).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_each_bold_word_is_a_place_or_what_is_looked_for(words):
    said = sentence.said(" in the ".join(f"**{word}**" for word in words))

    assert (*said.places, said.control) == said.bold == tuple(words)
    assert (*said.places_of_sights, *said.sights) == (*words[1:-1], words[0], *words[1:][-1:])


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Beside **Boston**, check **Apply**.", "beside"),
        ("Next to the **Boston**, check **Apply**.", "beside"),
        ("Under your **Boston**, check **Apply**.", "under"),
        ("In **Boston**, check **Apply**.", "in"),
        ("In the row of **Boston**, check **Apply**.", "row"),
        ("On the line for the **Boston**, check **Apply**.", "row"),
        ("**Boston** has **Apply**.", "in"),
    ],
)
def test_how_a_place_is_named_is_known(text, near):
    assert sentence.said(text).where == (("Boston", near),)


def test_what_stands_between_is_said_from_one_to_another():
    assert sentence.said("Verify all, from **Firm** to **State** and **Zip**.").spans == (("Firm", "State"),)
    assert sentence.said("Go from **Firm**, then to **State**.").spans == ()


def test_a_quote_is_of_the_screen_unless_it_is_bold_or_a_title_of_ours():
    text = "Click “Back” or “Next”, not “**Go**”. Use the guide “Link”, or begin with the chapter at “Two”."

    assert sentence.said(text).quotes == ("Back", "Next")


@pytest.mark.parametrize(
    "words",
    [
        "Click the plus sign behind **Home**.",
        "On **Civil**, click the arrow after the **Motions**.",
        "Click the link below **Forms**.",
        "Point at the picture next to **Account**.",
    ],
)
def test_what_stands_near_the_bold_words_is_not_what_would_be_clicked(words):
    """It would pass and be untrue: the bold words themselves are clicked."""
    with pytest.raises(BadInput, match="itself would be clicked"):
        _ = sentence.said(words).pressed


@pytest.mark.parametrize(
    ("words", "pressed"),
    [
        ("Under **Billing**, click **Pricing**.", "Pricing"),
        ("Click **Home**, and below it **News**.", "News"),
        ("After you have logged in, click **Upgrade**.", "Upgrade"),
        ("Click on **Login**.", "Login"),
    ],
)
def test_what_is_clicked_may_have_its_place_before_it(words, pressed):
    assert sentence.said(words).pressed == pressed


@pytest.mark.parametrize(
    ("text", "icon"),
    [
        ("Click the **More actions** icon (three dots).", True),
        ("In the row of **Summer market**, click the **More actions** icon.", True),
        ("Click the plus sign, **Add**.", True),
        ("Click **Add**, the plus sign.", True),
        ("Click **Add** (the plus sign).", True),
        ("Click the button with three dots, **More**.", True),
        ("Click the **More** button with three dots.", True),
        ("Click the icon called **More**.", True),
        ("Click **More actions**.", False),
        ("Click **Save** to sign.", False),
        ("Click **Save**, then sign.", False),
        ("Beside the lock icon, click **Details**.", False),
        ("Click **More** (three dots).", False),
        ("Go on.", False),
    ],
)
def test_a_sentence_tells_of_its_control_whether_it_is_an_icon(text, icon):
    assert sentence.said(text).names_icon == icon
