"""Two people in one walk: each acts in a browser of her own, in the same world, and the guide says whose part it is."""

from __future__ import annotations

import json
import shutil

import pytest
from visiting import Sketching

from assistant import leaks
from assistant.building.workspace import secrets_of
from assistant.errors import BadInput, SecretFound
from assistant.facts import courts
from assistant.facts.people import person
from assistant.facts.recording import Recording
from assistant.publishers import html, markdown, pdf
from assistant.publishers.desk import Desk
from assistant.publishers.pdf.text import tag_tree
from assistant.walking.camera import Camera
from assistant.walking.walk import walk
from assistant.walking.walkthrough import find

SCRIPT = '''
from assistant import Guide, Person, walkthrough


@walkthrough("Two in one", people=("rosalind-tamborini", "marjorie-ellsworth-quill"), on="2021-09-21")
def two_in_one(guide: Guide, administrator: Person, account_holder: Person) -> None:
    """One asks, the other reads."""

    guide.chapter("Ask")
    guide.as_(administrator)
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")
    guide.fill("Enter your **Username**.", administrator.username)
    guide.fill("Enter your **Password**.", administrator.password)
    guide.click("Click **Login**.")
    guide.click("Click **PAA Maintenance**.")

    guide.chapter("Read")
    guide.as_(account_holder)
    guide.open("pacer", "Go to {court.sites.pacer} yourself.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")
    guide.fill("Enter your **Username**.", account_holder.username)
    guide.fill("Enter your **Password**.", account_holder.password)
    guide.click("Click **Login**.")
    guide.see("You read **Marjorie Ellsworth-Quill**.")

    guide.chapter("Go on")
    guide.as_(administrator)
    guide.see("You are still **Rosalind Tamborini**.")
'''


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """A walkthrough of two people."""
    file = tmp_path_factory.mktemp("script") / "two_in_one.py"
    file.write_text(SCRIPT, encoding="utf-8")
    return find(str(file))


@pytest.fixture(scope="module")
def recording(script, desk, running_portal, tmp_path_factory) -> Recording:
    return walk(script, courts.court("mad"), running_portal, desk, tmp_path_factory.mktemp("two"))


def log_in(guide, someone):
    guide.address("/pscof/login")
    guide.fill("Enter your **Username**.", someone.username)
    guide.fill("Enter your **Password**.", someone.password)
    guide.click("Click **Login**.")


@pytest.fixture
def two(visit):
    """Both have logged in, and it is the administrator's turn; no pictures are kept."""
    guide, rosalind = visit("rosalind-tamborini", others=("marjorie-ellsworth-quill",), camera=Sketching)
    marjorie = person("marjorie-ellsworth-quill")
    log_in(guide, rosalind)
    guide.chapter("Her part")
    guide.as_(marjorie)
    log_in(guide, marjorie)
    guide.chapter("Go on")
    guide.as_(rosalind)
    return guide, rosalind, marjorie


@pytest.mark.long
def test_neither_logs_the_other_out(recording):
    assert [screen.actor for screen in recording.screens if screen.actor != "administrator"] == ["account_holder"] * 4
    assert recording.screens[-1].actor == "administrator"
    assert recording.screens[-1].tab == "PAA Maintenance"


@pytest.mark.long
def test_both_are_in_one_world(two):
    """What one does, the other sees, without logging in again."""
    guide, rosalind, marjorie = two
    guide.click("Click **PAA Maintenance**.")
    guide.click("Click **Add Existing PACER Account(s) to My PAA**.")
    guide.fill("Enter the **Account Number**.", marjorie.account_number)
    guide.fill("Enter the **Last Name**.", marjorie.last_name)
    guide.fill("Enter a **Remark**.", "Welcome")
    guide.check("Check **I acknowledge that my firm will be billed for this account once its holder accepts.**")
    guide.click("Click **Submit**.")

    guide.chapter("Answer")
    guide.as_(marjorie)
    guide.click("Click **Usage**.")
    guide.see("You read **You have a request to join a PACER Administrative Account.**")

    guide.chapter("Look")
    guide.as_(rosalind)
    guide.see("You read **Your request has been sent to the account holder.**")


def test_the_steps_are_numbered_through(recording):
    assert [step.number for step in recording.steps()] == list(range(1, 14))


def test_a_screen_of_another_is_never_continued(two):
    """The same page before the same person goes on, and before another it is a new one."""
    guide, _, marjorie = two
    guide.see("You are **Rosalind Tamborini**.")
    guide.chapter("Still she")
    guide.see("You are **Rosalind Tamborini**.")
    guide.chapter("The other")
    guide.as_(marjorie)
    guide.see("You are **Marjorie Ellsworth-Quill**.")

    *_, same, other = guide.finish()

    assert (same.address, same.heading, same.tab) == (other.address, other.heading, other.tab)
    assert same.continued
    assert not other.continued


def test_no_secret_of_either_is_left(recording):
    folder = recording.path(recording.screens[0].left).parent

    leaks.search(folder, secrets_of(recording.people))
    assert {secret.get_secret_value() for secret in secrets_of(recording.people)} >= {
        person(slug).password.get_secret_value() for slug in recording.people
    }


@pytest.mark.siblings(1)
def test_no_picture_is_taken_of_a_secret_in_the_second_window(visit):
    guide, rosalind = visit("rosalind-tamborini", others=("marjorie-ellsworth-quill",), camera=Camera)
    guide.chapter("Leak")
    guide.as_(person("marjorie-ellsworth-quill"))
    guide.address("/pscof/login")

    with pytest.raises(SecretFound, match="shows a secret value, so no picture was taken"):
        guide.fill("Enter your **Username**.", rosalind.password.get_secret_value())


def test_what_the_other_sees_is_not_on_ones_own_screen(two):
    guide, _, marjorie = two
    guide.see("You are **Rosalind Tamborini**.")
    guide.misses("You are **Marjorie Ellsworth-Quill**.")
    guide.chapter("The other")
    guide.as_(marjorie)
    guide.misses("You are **Rosalind Tamborini**.")
    guide.see("You are **Marjorie Ellsworth-Quill**.")


def test_a_person_takes_over_at_the_beginning_of_a_chapter(two):
    guide, _, marjorie = two
    guide.see("You are **Rosalind Tamborini**.")

    with pytest.raises(BadInput, match="Marjorie Ellsworth-Quill takes over in the middle of “Go on”"):
        guide.as_(marjorie)


def test_nobody_acts_who_is_not_among_the_people(visit):
    guide, _ = visit()

    with pytest.raises(BadInput, match="Corwin Bexley is not among the people of “A visit”"):
        guide.as_(person("corwin-bexley"))


@pytest.mark.parametrize("publish", [html.publish, markdown.publish, pdf.publish])
def test_a_guide_says_above_each_chapter_whose_part_it_is(recording, publish, desk, tmp_path):
    words = said(publish(recording, tmp_path, Desk(desk)))

    turns = ["Ask", "Done by the administrator", "Read", "Done by the account holder", "Go on"]
    for words_before in turns:
        assert words_before in words
        words = words.partition(words_before)[2]
    assert "Done by the administrator" in words


def test_a_guide_for_one_person_says_nothing_of_that(recording, desk, tmp_path):
    alone = recording.model_copy(
        update={"screens": tuple(one for one in recording.screens if one.actor == "administrator")}
    )

    assert "Done by" not in said(html.publish(alone, tmp_path, Desk(desk)))


def test_a_recording_of_the_first_format_is_lifted_and_keeps_its_edition(recording, tmp_path):
    before = recording.model_copy(
        update={"screens": tuple(screen.model_copy(update={"actor": ""}) for screen in recording.screens)}
    )
    shutil.copytree(recording.path(recording.screens[0].left).parent, tmp_path, dirs_exist_ok=True)
    before.save(tmp_path)
    file = tmp_path / "recording.json"
    assert '"actor"' not in file.read_text(encoding="utf-8")
    raw = {name: held for name, held in json.loads(file.read_text(encoding="utf-8")).items() if name != "seal"}
    file.write_text(json.dumps(raw | {"format": 1}), encoding="utf-8")

    lifted = Recording.load(tmp_path)

    assert lifted == before
    assert lifted.edition == before.edition != recording.edition


def said(document):
    """The words of a document in reading order."""
    if document.suffix != ".pdf":
        return document.read_text(encoding="utf-8").partition("<main>" if document.suffix == ".html" else "#")[2]
    import pikepdf

    with pikepdf.open(document) as opened:
        return " ".join(words_of(tag_tree(opened)))


def words_of(element):
    yield element.text
    for inside in element.inside:
        yield from words_of(inside)
