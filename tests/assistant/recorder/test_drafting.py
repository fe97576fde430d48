"""An action becomes the sentence that a guide would say of it."""

from __future__ import annotations

import pytest

from assistant.commands.lint import of_sentence
from assistant.recorder import drafting
from assistant.recorder.journal import Entered, ShownStep


def step(action, words="", value=None, **more):
    return ShownStep(action=action, words=words, value=value, sentence="", **more)


SAYS = [
    (step("open", site="pacer"), "Open a web browser and go to {court.sites.pacer}."),
    (step("click", "Upgrade"), "Click **Upgrade**."),
    (step("click", "Forgot Username?"), "Click **Forgot Username?**"),
    (step("click", "View", places=("A", "B")), "In **A** beside **B**, click **View**."),
    (step("click", "View", places=("B",), where="under"), "Under **B**, click **View**."),
    (step("click", "View", places=("B",), where="in"), "In **B**, click **View**."),
    (step("check", "I have read it."), "Check **I have read it.**"),
    (step("check", "Paper"), "Check **Paper**."),
    (step("uncheck", "Paper"), "Clear **Paper**."),
    (step("uncheck", "Paper", places=("Boston",)), "Beside **Boston**, clear **Paper**."),
    (step("see", "Legacy PACER Account"), "You see **Legacy PACER Account**."),
    (step("see", "You are done!"), "You see **You are done!**"),
    (step("see", "You are done."), "You see **You are done.**"),
    (step("fill", "Password", Entered(fact=("filer", "password"))), "Enter your **Password**."),
    (step("fill", "Date of Birth", Entered(words="x")), "Enter your **Date of Birth**."),
    (step("fill", "CM/ECF login of the court", Entered(words="x")), "Enter the **CM/ECF login of the court**."),
    (step("fill", "New Password", Entered(fact=("filer", "new", "password"))), "Enter the **New Password**."),
    (step("fill", "Your name", Entered(words="x")), "Enter the **Your name**."),
    (step("fill", "Newton", Entered(words="x")), "Enter your **Newton**."),
    (step("fill", "Confirm Email", Entered(words="x")), "Enter it again in **Confirm Email**."),
    (step("fill", "Re-enter it", Entered(words="x")), "Enter it again in **Re-enter it**."),
    (step("fill", "Confirmation number", Entered(words="x")), "Enter your **Confirmation number**."),
    (step("fill", "Who was your first pet?", Entered(words="x")), "Enter your answer to **Who was your first pet?**"),
    (step("fill", "Suffix", Entered(words="")), "Clear **Suffix**."),
    (step("fill", "City", Entered(words="x"), places=("Home",)), "Beside **Home**, enter your **City**."),
    (ShownStep(action="press", words="Find", key="ArrowDown", sentence=""), "In **Find**, press Down Arrow."),
    (step("choose", "User Type", Entered(words="Attorney")), "In the **User Type** list, choose “Attorney”."),
    (step("choose", "Court list", Entered(words="Boston")), "In the **Court list**, choose “Boston”."),
    (
        step("choose", "State", Entered(fact=("filer", "address", "state"))),
        "In the **State** list, choose “{filer.address.state}”.",
    ),
    (
        step("choose", "Day", Entered(words="Monday"), places=("Boston",)),
        "Beside **Boston** in the **Day** list, choose “Monday”.",
    ),
    (step("choose", "Odd", Entered(words="{filer}")), "In the **Odd** list, choose yours."),
    (step("choose", "Odd", Entered(words="**bold**")), "In the **Odd** list, choose yours."),
    (step("choose", "Odd", Entered(words=" ")), "In the **Odd** list, choose yours."),
    (step("choose", "Odd"), "In the **Odd** list, choose yours."),
]


@pytest.mark.parametrize(("shown", "sentence"), SAYS, ids=[sentence for _, sentence in SAYS])
def test_an_action_is_drafted_in_the_house_style(shown, sentence):
    assert drafting.draft(shown) == sentence


@pytest.mark.parametrize("shown", [one for one, _ in SAYS], ids=[sentence for _, sentence in SAYS])
def test_the_lint_has_nothing_to_say_of_it(shown):
    assert not list(of_sentence(shown.verb, drafting.draft(shown)))


def test_a_note_is_her_own():
    assert drafting.draft(step("note", "It takes a while.")) == "It takes a while."


@pytest.mark.parametrize(("words", "can"), [("a * b", True), ("{", False), ("}", False), ("**", False), ("", True)])
def test_braces_and_asterisks_mean_something_in_a_sentence(words, can):
    assert drafting.sayable(words) is can
