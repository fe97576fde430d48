"""A walk that looks on: other words that are true, a page between, fields that nobody filled, and its end."""

from __future__ import annotations

import inspect
from contextlib import ExitStack

import pytest

from assistant.errors import NotOnScreen
from assistant.facts import courts
from assistant.facts.people import person
from assistant.walking.looking_on import Lookout, looking_on, reworded
from assistant.walking.portal import Portal
from assistant.walking.proving import Prover
from assistant.walking.script_line import ScriptLine
from assistant.walking.trouble import Disproof

pytestmark = pytest.mark.siblings(3, of="file")

TOBIAS = person("tobias-brannock")


class Saying:
    """An adviser who always says the same, and remembers what she was asked."""

    def __init__(self, *others):
        self.said, self.asked, self.elsewhere = others, [], ()

    def others(self, failure):
        self.asked.append(failure)
        return self.said

    def is_elsewhere(self, failure):
        return failure.said.bold[0] in self.elsewhere


@pytest.fixture
def stand(page, desk, tmp_path):
    """A guide that looks on, on a page a few lines long, and what is kept of its sentences."""
    windows = ExitStack()

    def begin(html, *others, proved=True):
        court, cast, lookout = courts.court("mad"), {"filer": TOBIAS}, Lookout(Saying(*others))
        guides, portal = looking_on(lookout), Portal("http://127.0.0.1:9", "")
        prover = Prover(
            desk, portal, windows, court, cast, tmp_path,
            patience=0.2, answer=5, start=page.context.storage_state(), guides=guides.of_proofs,
        )  # fmt: skip
        guide = guides.of_walk(
            page, court, cast, tmp_path, title="Small", patience=0.2, prover=prover if proved else None
        )
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body><h1>Small</h1>{html}</body></html>")
        guide.see("You are at **Small**.")
        return guide, lookout

    yield begin
    windows.close()


def last(lookout):
    return lookout.outcomes[-1]


def test_a_sentence_that_is_true_is_kept_as_it_is(stand):
    guide, lookout = stand("<button type=button>Save</button>")
    guide.click("Click **Save**.")

    assert (last(lookout).told, last(lookout).instead) == ("", "")


def test_one_that_is_not_is_done_in_the_first_other_words_that_are_true(stand, page):
    guide, lookout = stand(
        "<button type=button onclick='this.title=1'>Keep</button>", "Click **Store**.", "Click **Keep**.", "x"
    )
    guide.click("Click **Save**.")

    assert last(lookout).instead == "Click **Keep**."
    assert last(lookout).told == "It names something that is not on the screen: Save"
    assert last(lookout).line.line == lookout.adviser.asked[0].line.line > 0
    assert page.get_by_role("button").get_attribute("title") == "1"
    assert [step.template for screen in guide.finish() for step in screen.steps][-1] == "Click **Keep**."


def test_the_adviser_is_told_what_the_page_shows_and_no_secret(stand, page):
    secret = TOBIAS.password.get_secret_value()
    guide, lookout = stand("<label>City <input></label><p role=alert id=said></p>")
    page.locator("#said").evaluate("(said, words) => { said.textContent = words; }", f"Hello {secret}")
    guide.fill("Enter your **Town**.", "Boston")
    now = lookout.adviser.asked[0].page

    assert ([one.name for one in now.controls], now.heading) == (["City"], "Small")
    assert "Hello" in now.messages[0].words
    assert secret not in repr(now)


def test_what_only_fills_is_left_out_and_a_click_that_is_missing_ends_the_walk(stand):
    guide, lookout = stand("<label>City <input></label>")
    guide.fill("Enter your **Town**.", "Boston")
    guide.fill("Enter your **City**.", "Boston")
    guide.click("Click **Save**.")
    guide.see("You see **Saved**.")

    assert [(bool(one.told), one.reached) for one in lookout.outcomes] == [
        (False, True), (True, True), (False, True), (True, True), (False, False),
    ]  # fmt: skip
    assert lookout.ended
    assert [step.template for screen in guide.finish() for step in screen.steps][-1] == "Enter your **City**."


def test_where_a_form_cannot_be_sent_without_what_was_left_out_the_rest_is_not_reached(stand):
    guide, lookout = stand("<button type=button>Send</button>", "Click **Send**.")
    lookout.adviser.elsewhere = ("Sent",)
    guide.fill("Enter your **Town**.", "Boston")
    guide.click("Click **Send**.")
    guide.see("You see **Sent**.")
    guide.see("You see **Small**.")

    assert [(bool(one.told), one.reached) for one in lookout.outcomes[1:]] == [
        (True, True), (False, True), (False, False), (False, False),
    ]  # fmt: skip


def test_a_page_between_is_passed_by_its_one_way_on_and_named_as_a_gap(stand):
    guide, lookout = stand(
        '<div id=box><h1>Security notice</h1><button type=button onclick="box.innerHTML='
        "'<button type=button>Save</button>'\">Continue</button></div>"
    )
    guide.click("Click **Save**.")

    assert last(lookout).gap
    assert last(lookout).before == ('guide.click("Click **Continue**.")',)
    assert not lookout.ended


def test_fields_that_no_sentence_fills_are_filled_to_look_on_and_named_as_a_gap(stand, page):
    guide, lookout = stand(
        "<form onsubmit='return false'><label>Bar number <input required></label>"
        "<label>Kind <select required><option value=''><option>One</select></label>"
        "<label><input type=checkbox required>I agree</label><button>Send</button></form>"
    )
    guide.click("Click **Send**.")

    assert last(lookout).gap
    assert [line.split("**")[1] for line in last(lookout).before] == ["Bar number", "Kind", "I agree"]
    assert page.locator("form").evaluate("form => form.checkValidity()")


def test_what_is_not_so_beside_an_action_is_told_and_offers_nothing(stand):
    guide, lookout = stand("<button type=button>Save</button>", "Click **Save**.")
    guide.click("Click **Save**, and you see “Saved at noon”.")

    assert last(lookout).told == "Expected: “Saved at noon” on the screen. There is: no such words."
    assert (last(lookout).instead, lookout.ended) == ("", False)


def test_what_is_not_so_at_the_end_is_told_of_the_last_sentence_with_its_line(stand, page):
    guide, lookout = stand("<label>City <input></label>")
    guide.fill("Enter your **City**.", "Boston")
    line = last(lookout).line
    page.get_by_label("City").evaluate("field => { field.value = ''; }")
    guide.finish()

    assert "something is not as a sentence left it" in last(lookout).told
    assert (last(lookout).line, last(lookout).said.template) == (line, "Enter your **City**.")


def test_a_proof_is_told_apart_and_finds_what_is_called_otherwise(stand):
    guide, lookout = stand("<p>Kept</p><button type=button>Save</button>", "You see **Kept**.")

    def is_stored(guide, _):
        guide.see("You see **Stored**.")

    guide.click("Click **Save**.", proof=is_stored)

    assert [(one.proof, one.instead) for one in lookout.outcomes[1:]] == [(True, "You see **Kept**."), (False, "")]


@pytest.mark.parametrize("also_untrue", [True, False])
def test_a_proof_that_cannot_be_carried_out_says_nothing_where_a_sentence_is_untrue_anyway(stand, page, also_untrue):
    def finds_no_field(_guide, _person):
        raise Disproof(page, "City", "nothing of the kind", undone=True)

    guide, lookout = stand("<label>City <input></label><p>Capital letters matter.</p>")
    guide.note("**Capital letters matter.**", proof=finds_no_field)
    if also_untrue:
        guide.fill("Enter your **Town**.", "Boston")

    assert lookout.settled()[1].told == "Expected: City. There is: nothing of the kind."
    assert lookout.settled()[1].reached is not also_untrue


def test_a_script_can_be_walked_as_if_it_was_mended_and_then_looks_on_nowhere(stand, page, tmp_path):
    guide, lookout = stand("<button type=button>Keep</button>", "Click **Keep**.")
    guide.click("Click **Save**.")
    words = {}
    mended = reworded(words).of_walk(page, courts.court("mad"), {"filer": TOBIAS}, tmp_path, title="S", patience=0.2)

    here = ScriptLine(last(lookout).line.file, inspect.currentframe().f_lineno + 2)
    words[here, "Click **Save**."] = "Click **Keep**."
    mended.click("Click **Save**.")
    with pytest.raises(NotOnScreen):
        mended.click("Click **Save**.")
