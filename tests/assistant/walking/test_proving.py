"""What a guide says beside its actions is looked at: on the page, and by proofs in a window aside."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from assistant.errors import BadInput, NotOnScreen
from assistant.facts import courts
from assistant.facts.people import person
from assistant.facts.verbs import VERBS
from assistant.walking.guide import Guide
from assistant.walking.portal import Portal
from assistant.walking.proving import Prover, holds_words
from assistant.walking.walk import walk
from assistant.walking.walkthrough import walkthrough

pytestmark = pytest.mark.siblings(3, of="file")

TOBIAS = person("tobias-brannock")


@pytest.fixture
def claiming(page, desk, tmp_path):
    """A guide on a page a few lines long, whose claims are looked at."""

    windows = ExitStack()

    def stand(html):
        court, cast = courts.court("mad"), {"filer": TOBIAS}
        portal, start = Portal("http://127.0.0.1:9", ""), page.context.storage_state()
        prover = Prover(desk, portal, windows, court, cast, tmp_path, patience=0.2, answer=5, start=start)
        guide = Guide(page, court, cast, tmp_path, title="Small", patience=0.2, prover=prover)
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body><h1>Small</h1>{html}</body></html>")
        return guide

    yield stand
    windows.close()


@pytest.mark.parametrize(
    ("html", "sentence", "told"),
    [
        ("<dl><dt>Username</dt><dd>rthorn</dd></dl>", "See your **Username**.", "tb1407, beside Username"),
        ("<dl><dt>Name</dt><dd>Rex Thorn</dd></dl>", "See your **Name**.", "Tobias Brannock, beside Name"),
        ("<label>City <input value='Boston'></label>", "Verify **City**.", None),  # its box is a part of the label
        ("<label for=c>City</label><input id=c value='Boston'>", "Verify **City**.", "Worcester, beside City"),
        ("<p>Back</p>", "You are at **Small**. Click “Back” or “Next”.", "“Next” on the screen"),
        (
            "<p><label for=a>City</label> <input id=a></p><p><label for=b>State</label> <input id=b></p>",
            "Verify all from **State** to **City**.",
            "State before City",
        ),
    ],
)
def test_what_the_screen_does_not_bear_out_stops_the_walk(claiming, html, sentence, told):
    guide = claiming(html)

    if told is None:
        guide.see(sentence)
        return
    with pytest.raises(NotOnScreen, match="what is not so") as stopped:
        guide.see(sentence)
    assert f"expected       {told}" in str(stopped.value)
    assert sentence in str(stopped.value)
    assert "test_proving.py" in str(stopped.value)


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<dl><dt>Username</dt><dd>tb1407</dd></dl>", "See your **Username**."),
        ("<dl><dt>Name</dt><dd>Mr. Tobias J. Brannock</dd></dl>", "See your **Name**."),
        ("<dl><dt>CM/ECF account</dt><dd>tbrannock, Attorney</dd></dl>", "Beside **CM/ECF account** is your login."),
        ("<label for=c>City</label><input id=c>", "Leave **City** empty."),
        ("<select><option>ATTORNEY</option></select>", "You are at **Small**, choose “Attorney” later."),
        ("<p>x</p>", "You are at **Small**. Use the guide “Link your CM/ECF account” next."),
        ("<p>x</p><button>Go back</button>", "You are at **Small**. “Go back” leads back."),
    ],
)
def test_what_the_screen_bears_out_passes(claiming, html, sentence):
    claiming(html).see(sentence)


def test_what_was_typed_last_is_what_a_page_must_show(claiming):
    guide = claiming("<label for=u>Username</label><input id=u><dl><dt>Login</dt><dd>tb1407</dd></dl>")
    guide.fill("Enter your **Username**.", TOBIAS.new.username)

    guide.see("Verify your **Username**.")
    guide._page.evaluate("document.getElementById('u').value = 'tb1407'")
    with pytest.raises(NotOnScreen, match="expected       tbrannock09, beside Username"):
        guide.see("Verify your **Username**.")


SENT = (
    "<form onsubmit='return false'><label for=a>City</label><input id=a {}>"
    "<label for=b>State <span>*</span></label><input id=b>"
    "<button>Next</button> <button>Cancel</button></form>"
)


def test_a_field_that_no_sentence_fills_stops_the_form_and_is_named(claiming):
    guide = claiming(SENT.format("required"))
    guide.fill("Enter your **City**.", "Worcester")

    guide.click("Click **Cancel**.")
    with pytest.raises(NotOnScreen, match="no sentence before it fills State"):
        guide.click("Click **Next**.")
    guide.fill("Enter your **State**.", "Massachusetts")
    guide.click("Click **Next**.")


def test_a_field_that_another_sentence_names_does_not_stand_between(claiming):
    fields = "".join(f"<p><label for={one}>{one}</label> <input id={one}></p>" for one in ("Firm", "Zip", "State"))
    guide = claiming(fields)
    guide.see("Verify all from **Firm** to **State**.")

    with pytest.raises(NotOnScreen, match="zip outside of what"):
        guide.see("Verify the **Zip**.")


def test_a_note_still_belongs_to_the_page_that_was_left(claiming):
    guide = claiming("<a href='#x' onclick='document.body.innerHTML = \"<h1>Next</h1>\"'>Attorneys</a> <a>Others</a>")
    guide.click("Click **Attorneys**.")

    guide.note("If you are none, click “Others” instead.")


def test_a_reason_stands_for_what_no_screen_shows(claiming):
    claiming("").note("It says “Nothing of the kind”.", proof="It is said by phone.")


def test_a_proof_that_fails_names_the_sentence_and_what_was_expected(claiming):
    def of_somebody(guide, _):
        guide.see("Beside **Status** you read **Active**.")

    guide = claiming("<dl><dt>Status</dt><dd>Inactive</dd></dl>")

    with pytest.raises(NotOnScreen, match="what is not so") as stopped:
        guide.note("You can search now.", proof=of_somebody)
    for told in ("You can search now.", "proved by      of_somebody", "expected       Active, at Status"):
        assert told in str(stopped.value)


def test_a_proof_that_acts_is_left_out_where_the_portal_makes_no_copies(claiming):
    def acting(guide, _):
        guide.again()
        guide.see("**Nothing of the kind**")

    claiming("").note("It is so.", proof=acting)


@pytest.mark.long
def test_a_proof_acts_in_a_copy_of_the_world_and_the_walk_goes_on_as_if_nothing_was(desk, running_portal, tmp_path):
    def another_name(guide, filer):
        guide.again()
        guide.click("Click **Log Out**.")
        guide.return_to("Manage My Account Login", logged_in=False)
        guide.fill("Enter your **Username**.", filer.username)
        guide.fill("Enter your **Password**.", filer.password)
        guide.click("Click **Login**.")
        guide.see("Beside **Account Number** you read **{person.account_number}**.")
        guide.lacks("Click **Login**.")
        guide.misses("You read **You are logged out**.")

    @walkthrough("Small", people=("tobias-brannock",), on="2021-09-21")
    def small(guide, filer):
        """Small."""
        guide.chapter("Begin")
        guide.open("pacer", "Go to {court.sites.pacer}.")
        guide.click("Click **My Account and Billing**.")
        guide.click("Then click **Manage My Account Login**.")
        guide.fill("Enter your **Username**.", filer.username)
        guide.fill("Enter your **Password**.", filer.password)
        guide.click("Click **Login**.")
        guide.note("You can log in twice.", proof=another_name)
        guide.click("Click **Upgrade**.")
        guide.see("Now you are at **Upgrade PACER Account**.")

    recording = walk(small, courts.court("mad"), running_portal, desk, tmp_path)

    assert recording.screens[-1].heading == "Upgrade PACER Account"
    assert [step.number for step in recording.steps()] == list(range(1, 8))


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_takes_a_proof(verb):
    assert "proof" in getattr(Guide, verb).__annotations__


def test_a_walk_without_a_step_is_refused(desk, running_portal, tmp_path):
    @walkthrough("Empty", people=(), on="2021-09-21")
    def empty(guide):
        """Empty."""
        guide.chapter("Nothing")

    with pytest.raises(BadInput, match="“Empty” has no step"):
        walk(empty, courts.court("mad"), running_portal, desk, tmp_path)


@pytest.mark.parametrize(
    ("there", "expected", "so"),
    [
        ("Brannock, Tobias", "Tobias Brannock", True),
        ("tbrannock, Attorney (linked)", "tbrannock", True),
        ("tb14071", "tb1407", False),
        ("", "x", False),
    ],
)
def test_a_value_is_held_as_whole_words(there, expected, so):
    assert holds_words(there, expected) is so
