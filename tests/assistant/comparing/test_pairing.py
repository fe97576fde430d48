"""Which screen is which: by its page, by what is done on it, and by order where it looks like it."""

from assistant.comparing.pairing import pair
from assistant.facts.recording import Box, Control, Picture, Screen, Step

SHOT = Picture(file="01-left.png", sha256="0" * 64, box=Box(x=0, y=0, width=1280, height=800))


def screen(heading, *verbs, address="", names=(), **more):
    steps = tuple(
        Step(number=at + 1, verb=verb, template="x", sentence="x", file="a.py", line=at)
        for at, verb in enumerate(verbs)
    )
    controls = tuple(Control(role="link", name=name, box=SHOT.box) for name in names)
    facts = {"chapter": "", "title": heading, "heading": heading, "address": address or f"/{heading}", "site": "pacer"}
    return Screen(**facts, arrived=SHOT, left=SHOT, steps=steps, inventory=controls, **more)


def told(before, after):
    return [tuple(one) for one in pair(before, after)]


START, LOGIN, DONE = screen("Start", "open", "click"), screen("Login", "fill", "click"), screen("Done", "see")


def test_the_same_pages_are_the_same_screens():
    assert told([START, LOGIN, DONE], [START, LOGIN, DONE]) == [(0, 0), (1, 1), (2, 2)]


def test_a_page_that_comes_between_stands_alone_and_one_that_is_missing_too():
    notice = screen("Security notice", address="/notice")

    assert told([START, LOGIN, DONE], [START, notice, LOGIN, DONE]) == [(0, 0), (None, 1), (1, 2), (2, 3)]
    assert told([START, notice, LOGIN], [START, LOGIN]) == [(0, 0), (1, None), (2, 1)]


def test_a_page_that_is_called_otherwise_is_the_same_by_its_address_and_what_is_done_there():
    assert told([START, LOGIN, DONE], [START, screen("Sign in", "fill", "click"), DONE]) == [(0, 0), (1, 1), (2, 2)]


def test_between_two_pairs_a_page_with_nothing_in_common_is_another_one():
    before = screen("Old page", "see", names=("Search", "Help", "Fees"))
    after = screen("New page", names=("Weather", "News", "Sports"))

    assert told([START, before, DONE], [START, after, DONE]) == [(0, 0), (1, None), (None, 1), (2, 2)]


def test_screens_of_one_page_go_by_what_is_done_on_each():
    first, second = screen("Form", "fill"), screen("Form", "check", "click", continued=True)

    assert told([START, first, second, DONE], [START, second, DONE]) == [(0, 0), (1, None), (2, 1), (3, 2)]
