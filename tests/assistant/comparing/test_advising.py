"""Which other sentences are worth a try: those with the words that the page has now for what it names."""

import pytest

from assistant.comparing.advising import FromAccepted, parts_now, with_words
from assistant.facts.recording import Box, Control, Neighbor, Picture, Recording, Screen, Step
from assistant.facts.sentence import said
from assistant.walking.looking_on import Failure, PageNow
from assistant.walking.script_line import ScriptLine

BOX = Box(x=0, y=0, width=1280, height=800)
SHOT = Picture(file="01-left.png", sha256="0" * 64, box=BOX)


def field(name, **more):
    return Control(role="textbox", name=name, box=BOX, **{"html_name": name.lower()} | more)


def lines(*words):
    return tuple(
        Neighbor(kind="text", box=Box(x=0, y=20 * at, width=90, height=15), words=one) for at, one in enumerate(words)
    )


def adviser(sentence, controls=(), words=(), *, line=7):
    step = Step(number=1, verb="fill", template=sentence, sentence=sentence, file="a.py", line=line)
    screen = Screen(
        chapter="", title="Form", heading="Form", address="/form", site="desk", arrived=SHOT, left=SHOT,
        inventory=controls, neighbors=lines(*words), steps=(step,),
    )  # fmt: skip
    return FromAccepted(Recording.model_construct(screens=(screen,)))


def advice(sentence, before=(), after=(), *, was=(), now=(), verb="fill"):
    page = PageNow("Form", "Form", tuple(after), (), lines(*now))
    failure = Failure(said(sentence), verb, ScriptLine("a.py", 7), "It is not on the screen.", page)
    return list(adviser(sentence, tuple(before), was).others(failure))


def test_a_renamed_field_is_tried_by_its_new_name():
    advised = advice("Enter your **Phone**.", [field("Phone")], [field("Telephone", html_name="phone")])

    assert advised[0] == "Enter your **Telephone**."


def test_all_that_is_renamed_in_a_sentence_is_tried_at_once_and_then_each():
    before, after = [field("City"), field("Zip")], [field("Town", html_name="city"), field("Postal", html_name="zip")]

    assert advice("Verify **City** and **Zip**.", before, after, verb="see")[:3] == [
        "Verify **Town** and **Postal**.", "Verify **Town** and **Zip**.", "Verify **City** and **Postal**.",
    ]  # fmt: skip


def test_another_field_in_its_place_is_tried_by_nobody_also_where_its_label_stands_there():
    before, after = [field("Fax"), field("City")], [field("Bar number", html_name="bar"), field("City")]

    assert advice("Enter your **Fax**.", before, after, was=("Fax", "City"), now=("Bar number", "City")) == []


def test_a_sentence_of_a_proof_is_tried_by_what_the_page_was_on_which_it_is_done():
    before = field("Phone"), field("City"), field("Zip")
    after = field("Telephone", html_name="phone"), field("City"), field("Zip")
    known = adviser("Enter your **City**.", before)

    def advised(heading, controls):
        page = PageNow(heading, "", controls, (), ())
        return list(known.others(Failure(said("Enter a short **Phone**."), "fill", ScriptLine("b.py", 3), "", page)))

    assert advised("Another", (field("Telephone", html_name="phone"), field("Fax"))) == []
    assert advised("Form", after)[0] == advised("Another", after)[0] == "Enter a short **Telephone**."


def test_on_a_page_that_nobody_accepted_words_are_tried_as_the_pages_before_have_them_now():
    known = adviser("Enter your **Phone**.", (field("Phone"),))
    elsewhere = PageNow("Elsewhere", "", (field("Telephone", html_name="tel"), field("Fax")), (), ())
    unknown = Failure(said("Enter the **Phone** again."), "fill", ScriptLine("b.py", 3), "", elsewhere)

    assert known.others(unknown) == []
    form = PageNow("Form", "", (field("Telephone", html_name="phone"),), (), ())
    known.others(Failure(said("Enter your **Phone**."), "fill", ScriptLine("a.py", 7), "", form))
    assert known.others(unknown)[0] == "Enter the **Telephone** again."


def test_words_that_are_read_are_tried_as_they_stand_in_the_same_place_now():
    was, now = ("Step 3", "Your account is ready.", "Help"), ("Step 3", "Your account can be used.", "Help")

    advised = advice("You see **Your account is ready.**", was=was, now=now, verb="see")

    assert advised[0] == "You see **Your account can be used.**"


def test_the_same_words_are_tried_in_the_letters_of_the_page():
    assert "Click **NEXT**." in advice("Click **Next**.", [field("Next")], [field("Next")], now=("NEXT",), verb="click")


def test_a_fact_of_a_person_or_court_is_left_as_it_is():
    assert advice("Enter **{filer.username}**.", [field("{filer.username}")], [field("x")]) == []


def test_a_form_that_was_not_sent_is_elsewhere_though_the_next_page_has_its_name():
    form, check = adviser("Enter your **City**.", [field("City"), field("Zip")]), [field("Back"), field("Submit")]
    known = adviser("You see **Lowell**.", check)
    both = FromAccepted(Recording.model_construct(screens=(*form.screens, *known.screens)))

    for shown, elsewhere in (([field("City")], True), (check, False)):
        page = PageNow("Form", "Form", tuple(shown), (), ())
        assert (
            both.is_elsewhere(Failure(said("You see **Lowell**."), "see", ScriptLine("a.py", 7), "", page)) is elsewhere
        )


def test_nothing_is_advised_where_nothing_is_accepted_or_the_sentence_is_new():
    failure = Failure(said("Click **X**."), "click", ScriptLine("a.py", 7), "", PageNow("", "", (), (), ()))

    assert FromAccepted(None).others(failure) == []
    assert adviser("Another **sentence**.").others(failure) == []


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("Name: Tobias Brannock", "Name: T. Brannock", ("Tobias", "T.")),
        ("Login", "Sign in", ("Login", "Sign in")),
        ("Fee", "Fee due", None),
    ],
)
def test_of_a_line_the_words_that_have_stayed_are_left_out(was, now, expected):
    found = parts_now(was, now)

    assert found[was] == now
    assert expected is None or found[expected[0]] == expected[1]


def test_only_bold_words_become_others():
    assert with_words("Next, click **Next**.", {"Next": "Go on"}) == "Next, click **Go on**."
