"""Sentences of a script that are not plain, and those that are."""

from __future__ import annotations

import pytest

from assistant.commands import lint
from assistant.errors import BadInput
from assistant.walking.walkthrough import BUNDLED

SCRIPT = '''
from assistant import Guide, Person, walkthrough

@walkthrough("A guide", people=("tobias-brannock",), on=1)
def mine(guide: Guide, filer: Person) -> None:
    """A lead."""
    guide.chapter("Begin")
    {}
'''

PLAIN = (
    'guide.click("Click **Login**.")',
    'guide.click("Then click **Manage My Account Login**.")',
    'guide.click("Under **{court.cmecf.link_item_under}**, click **Link**.")',
    'guide.choose("From the **User Type** list, choose a type, if none is chosen yet.", "x")',
    'guide.check("Read the notice and check **I understand that, if I file, I comply. I have read this notice.**")',
    'guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")',
    'guide.see("You see **Click Submit and enter more**.")',
    'guide.note("This is a fact.")',
    'guide.see("You see **You must tick the box**.")',
    'guide.note("It says “Please tick at least one entry”.")',
    'guide.click("Click **Login**.", alt="the way in")',
    'guide.click("Click **Ko\u0304loa** → **Łódź**.")',
)

UNPLAIN = (
    ('guide.click("The **Login** button comes next.")', "It does not say what to do"),
    ('guide.fill("Choose a name and enter it in **Username**.", "x")', "It asks for 2 actions (choose and enter)"),
    ('guide.click("Click **Login**")', "It does not end with a period"),
    (f'guide.note("{"word " * 25}more.")', "26 words, and 25 are the most"),
    ('guide.fill(f"Enter **{filer.username}**.", "x")', "The sentence is put together by the script"),
    ('guide.fill("Enter **" + filer.username + "**.", "x")', "The sentence is put together by the script"),
    ("guide.click()", "guide.click has no sentence."),
    ('guide.check("Just **Agree**.")', "It does not say what to do, as in “Check …”"),
    ('guide.choose("Just **State**.", "x")', "It does not say what to do, as in “In the … list, choose yours”"),
    ('guide.tick("Tick **Agree**.")', "guide.tick is called guide.check now: write guide.check"),
    ('guide.check("Beside **Boston**, tick **Agree**.")', "It says “tick”; write “check” or “select”"),
    ('guide.note("A box that is unticked stays so.")', "It says “unticked”; write “check” or “select”"),
    ('guide.click("Click **Login.")', "A ** has no partner in the sentence: Click **Login."),
    ('guide.click("Click **🙂**.")', "It holds “🙂” (U+1F642), and no font of the guides has this picture; say it in"),
    ('guide.note("Say 東.")', "It holds “東” (U+6771), and no font of the guides has it; write it in Latin letters"),
    ('guide.chapter("Begin 🙂")', "It holds “🙂” (U+1F642)"),
    ('guide.click("Click **Login**.", proof=" ")', "proof gives no reason"),
    ('guide.click("Click **Login**.", alt="  ")', "alt is put together by the script or says nothing"),
    ('guide.click("Click **Login**.", alt=f"{filer}")', "alt is put together by the script or says nothing"),
)


@pytest.fixture
def script(tmp_path):
    def written(line):
        file = tmp_path / "mine.py"
        file.write_text(SCRIPT.replace("{}", line), encoding="utf-8")
        return file

    return written


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_sentence_passes(script, line):
    assert lint.all_of([script(line)]) == ()


@pytest.mark.parametrize(("line", "words"), UNPLAIN)
def test_a_sentence_that_is_not_plain_is_named_with_its_line(script, line, words):
    (fault,) = lint.all_of([script(line)])

    assert fault.line == 8
    assert fault.words.startswith(words)


def test_two_long_sentences_in_one_text_are_two_faults(script):
    long = "word " * 25 + "more."
    assert len(lint.all_of([script(f'guide.note("A{long} A{long}")')])) == 2


def test_every_sentence_that_ships_is_plain():
    assert "every sentence is plain" in lint.verdict(BUNDLED)


def test_the_report_names_file_line_and_sentence(script):
    file = script('guide.click("Login.")')

    with pytest.raises(BadInput, match=r"mine\.py:8: It does not say what to do.*Login\."):
        lint.verdict([str(file)])


def test_a_script_that_is_no_python_is_told(script):
    with pytest.raises(BadInput, match=r"mine\.py:8: "):
        lint.all_of([script("guide.click(")])


def test_a_script_of_chapters_alone_is_told_in_one_sentence(script):
    with pytest.raises(BadInput, match=r"mine\.py has no sentence for its reader yet\. Write what to do") as caught:
        lint.verdict([str(script('guide.chapter("Go on")'))])

    assert "\n" not in str(caught.value)


def test_one_walkthrough_is_counted_as_one(script):
    said = lint.verdict([str(script('guide.click("Click **Login**.")'))])

    assert said.startswith("1 walkthrough: every sentence is plain.")


def test_the_reading_grade_is_advice_and_fails_nothing(script):
    hard = (
        "Notwithstanding administrative particularities, jurisdictional documentation necessitates authentication here."
    )
    easy, difficult = (
        lint.verdict([str(script("; ".join([f'guide.note("{said}")'] * 13)))])
        for said in ("You can now open the letter and read the number on the second page.", hard)
    )

    assert "every sentence is plain" in difficult
    assert "This is advice." in difficult
    assert grade_of(easy) < 3
    assert grade_of(difficult) > 12
    assert "hardest in line" not in easy
    assert "hardest in line 8" in difficult


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('guide.click("Click **Login**.")', "it has 2 words, and a grade takes 100"),
        ("; ".join(['guide.click("Click **Go**.")'] * 50), "shorter than in any school book"),
    ],
)
def test_a_grade_that_there_is_not_is_a_dash_with_the_reason(script, line, why):
    last = lint.verdict([str(script(line))]).splitlines()[-1]

    assert last.startswith("     —  ")
    assert why in last


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ('guide.note("You can search now.")', "You can search now."),
        ('guide.note("It says “Active”. You can search now.")', "You can search now."),
        ('guide.click("Click **Login**. It takes a while.")', "It takes a while."),
        ('guide.note("It says “Active”.")', None),
        ('guide.click("Click **Login**. Do not wait.")', None),
        ('guide.note("You can search now.", proof=proofs.logged_out)', None),
        ('guide.note("You can search now.", proof="No screen shows it.")', None),
    ],
)
def test_a_claim_without_a_proof_or_a_reason_is_listed_and_fails_nothing(script, line, claim):
    listed = lint.verdict([str(script(line))]).partition(lint.CLAIMS)[2]

    assert listed.strip().partition(": ")[2] == (claim or "")


def test_no_guide_that_ships_claims_what_nothing_proves():
    assert lint.CLAIMS not in lint.verdict(BUNDLED)


def grade_of(report):
    graded = report.partition(lint.CLAIMS)[0].strip()
    return float(graded.splitlines()[-1].split()[0])
