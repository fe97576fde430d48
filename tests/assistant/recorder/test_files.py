"""The recorder without a browser: its journal, its sentences, its sources and its scripts."""

from __future__ import annotations

import ast
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from assistant.commands.lint import of_sentence
from assistant.errors import BadInput
from assistant.facts import courts, people
from assistant.recorder import drafting, python_source, sources
from assistant.recorder.journal import FILE_NAME, Journal, Page, Session, Shown, Value

SESSION = Session(name="a-b", title="A b", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))
CAST = {"filer": people.person("tobias-brannock")}
MAD = courts.court("mad")
OPEN = Shown(action="open", site="pacer", sentence="Open a web browser and go to {court.sites.pacer}.")


def fill(label, value, **more):
    shown = Shown(action="fill", words=label, value=value, sentence="", **more)
    return shown.model_copy(update={"sentence": drafting.sentence(shown)})


def test_a_journal_is_read_as_it_was_written(tmp_path):
    journal = Journal.begin(tmp_path / "a", SESSION)
    journal.add(OPEN)
    journal.add(fill("City", Value(words="Ålesund “1”")))

    again = Journal.load(journal.folder)

    assert (again.session, again.shown) == (journal.session, journal.shown)


def test_a_line_that_was_torn_off_is_left_out_with_a_word(tmp_path):
    journal = Journal.begin(tmp_path / "a", SESSION)
    journal.add(OPEN)
    whole = journal.file.read_bytes()
    journal.add(fill("City", Value(words="Boston")))
    journal.file.write_bytes(journal.file.read_bytes()[:-9])
    said = []

    again = Journal.load(journal.folder, said.append)

    assert again.shown == [OPEN]
    assert "left out" in said[0]
    assert journal.file.read_bytes() == whole


FIRST_FORMAT = """\
{"format": 1, "name": "a-b", "title": "A b", "court": "mad", "people": ["tobias-brannock"], "on": "2021-09-21"}
{"deed": "tick", "words": "Urgent", "sentence": "Tick **Urgent**."}
{"deed": "untick", "words": "Paper", "sentence": "Clear the tick at **Paper**."}
{"deed": "click", "words": "tick", "sentence": "Click **tick**."}
"""


def test_a_session_of_the_first_format_is_read_and_written_anew(tmp_path):
    """What is added to it stands in a file of one format."""
    (tmp_path / FILE_NAME).write_text(FIRST_FORMAT, encoding="utf-8")

    journal = Journal.load(tmp_path)
    journal.add(OPEN)

    again = Journal.load(tmp_path)
    assert again.session.format == 2
    assert [(one.action, one.verb) for one in again.shown] == [
        ("check", "check"), ("uncheck", "check"), ("click", "click"), ("open", "open"),
    ]  # fmt: skip
    assert again.shown[2].words == "tick"
    assert b"deed" not in journal.file.read_bytes()


@pytest.mark.parametrize("line", ["3", "[]", "{", '{"deed": "rob"}', '{"sentence": "x"}'])
def test_a_broken_line_of_the_first_format_is_named_too(tmp_path, line):
    (tmp_path / FILE_NAME).write_text(FIRST_FORMAT + line + "\n", encoding="utf-8")

    with pytest.raises(BadInput, match=f"{FILE_NAME}:5: "):
        Journal.load(tmp_path)


def test_a_box_that_is_cleared_and_a_step_of_each_verb_are_written_as_a_script_says_them():
    shown = [
        OPEN,
        Shown(action="check", words="Urgent", sentence="Check **Urgent**."),
        Shown(action="uncheck", words="Paper", sentence="Clear **Paper**."),
        Shown(
            action="choose", words="Kind", value=Value(words="Civil"), sentence="In the **Kind** list, choose yours."
        ),
    ]

    assert [python_source.statement(one) for one in shown] == [
        ['guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")'],
        ['guide.check("Check **Urgent**.")'],
        ['guide.step("Clear **Paper**.", lambda box: box.uncheck(), "check")'],
        ['guide.choose("In the **Kind** list, choose yours.", "Civil")'],
    ]


def test_a_broken_line_is_named_and_what_it_holds_is_not(tmp_path):
    journal = Journal.begin(tmp_path / "a", SESSION)
    journal.file.write_bytes(journal.file.read_bytes() + b'{"action": "Rosebud"}\n')

    with pytest.raises(BadInput, match=f"{FILE_NAME}:2: action") as told:
        Journal.load(journal.folder)

    assert "Rosebud" not in str(told.value)


def test_a_session_is_not_begun_over_another(tmp_path):
    journal = Journal.begin(tmp_path / "a", SESSION)
    Journal.begin(tmp_path / "a", SESSION)
    journal.add(OPEN)

    with pytest.raises(BadInput, match="--resume"):
        Journal.begin(tmp_path / "a", SESSION)


def test_what_is_hidden_leaves_the_file_wherever_it_stood(tmp_path):
    journal = Journal.begin(tmp_path / "a", SESSION)
    journal.add(fill("Client", Value(words="Zanzibar"), page=Page(heading="Zanzibar’s page")))
    journal.add(Shown(action="note", sentence="Never say Zanzibar."))

    journal.hide([0], "client", SecretStr("Zanzibar"))

    assert b"Zanzibar" not in b"".join(file.read_bytes() for file in journal.folder.iterdir())
    assert journal.shown[0].value == Value(hidden="client")


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (Shown(action="click", words="Upgrade", sentence=""), "Click **Upgrade**."),
        (Shown(action="click", words="View", places=("A", "B"), sentence=""), "In **A** beside **B**, click **View**."),
        (Shown(action="check", words="I have read it.", sentence=""), "Check **I have read it.**"),
        (Shown(action="uncheck", words="Paper", sentence=""), "Clear **Paper**."),
        (fill("Password", Value(fact=("filer", "password"))), "Enter your **Password**."),
        (fill("New Password", Value(fact=("filer", "new", "password"))), "Enter the **New Password**."),
        (fill("Confirm Email", Value(words="x")), "Enter it again in **Confirm Email**."),
        (fill("Suffix", Value(words="")), "Clear **Suffix**."),
        (
            Shown(action="choose", words="User Type", value=Value(words="Attorney"), sentence=""),
            "In the **User Type** list, choose “Attorney”.",
        ),
        (
            Shown(action="choose", words="Day", places=("Boston",), value=Value(words="Monday"), sentence=""),
            "Beside **Boston** in the **Day** list, choose “Monday”.",
        ),
        (
            Shown(action="choose", words="Odd", value=Value(words="{filer}"), sentence=""),
            "In the **Odd** list, choose yours.",
        ),
    ],
)
def test_an_action_is_drafted_in_the_house_style(shown, sentence):
    assert drafting.sentence(shown) == sentence
    assert not list(of_sentence(shown.verb, sentence))


words = st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and drafting.sayable(text))


@settings(max_examples=40, deadline=None)
@given(label=words, typed=st.text(max_size=200), heading=words)
def test_words_of_a_page_reach_the_script_as_texts_and_as_nothing_else(label, typed, heading):
    page = Page(heading=heading, messages=(label,))
    shown = [
        OPEN,
        fill(label, Value(words=typed), page=page),
        Shown(action="click", words=label, sentence=label, page=page),
    ]

    tree = ast.parse(python_source.source(SESSION, shown, Page(dialog=label)))

    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    assert {ast.unparse(call.func) for call in calls} <= {
        f"guide.{verb}" for verb in ("open", "chapter", "fill", "click", "see")
    }
    assert all(isinstance(argument, ast.Constant) for call in calls for argument in call.args)
    filled = next(call for call in calls if ast.unparse(call.func) == "guide.fill")
    assert [argument.value for argument in filled.args] == [shown[1].sentence, typed]


def test_a_path_that_is_no_name_does_not_reach_the_script():
    with pytest.raises(AssertionError, match="path of names"):
        python_source.source(SESSION, [OPEN, fill("City", Value(fact=("filer", "x()")))], Page())


@pytest.mark.parametrize(
    ("label", "before", "anew", "path"),
    [
        ("Password", [], False, "filer.password"),
        ("Password", [], True, "filer.new.password"),
        ("Confirm Password", [], True, "filer.new.password"),
        ("Current Password", [], True, "filer.password"),
        ("CM/ECF password", [], False, "account.password"),
        ("Password", ["filer.new.username"], False, "filer.new.password"),
        ("Password", ["account.login"], False, "account.password"),
        ("Answer 2", [], True, "filer.new.answer_2"),
        ("Passphrase of the vault", [], False, ""),
    ],
)
def test_the_secret_of_a_field_that_is_not_read_is_told_by_its_name_and_the_username(label, before, anew, path):
    earlier = [fill("Username", Value(fact=tuple(one.split(".")))) for one in before]

    value = sources.unread(label, earlier, anew, CAST, MAD)

    assert value == (Value(fact=tuple(path.split("."))) if path else Value(hidden="passphrase-of-the-vault"))


@pytest.mark.parametrize(
    ("typed", "label", "path"),
    [
        ("tb1407", "Username", "filer.username"),
        ("04/18/1967", "Date of Birth", "filer.date_of_birth"),
        ("Worcester", "City", "filer.address.city"),
        ("3", "Room", "filer.address.room"),
        ("3", "Copies", ""),
        ("tb1407@example.com", "Email", "filer.email"),
    ],
)
def test_a_fact_of_the_person_is_known_again(typed, label, path):
    expected = Value(fact=tuple(path.split("."))) if path else Value(words=typed)

    assert sources.typed(typed, label, CAST, MAD) == expected


def test_a_hidden_value_that_nobody_knows_any_more_is_asked_for_by_name():
    with pytest.raises(BadInput, match=r'tobias-brannock\.toml, under \[secrets\]: client = "…"'):
        CAST["filer"].secret("client")

    assert sources.hidden_name("Client", CAST["filer"]) == "client"
    assert sources.hidden_name("Email", CAST["filer"]) == "hidden-email", "that is not her own"
    assert CAST["filer"].secret("new.username") == SecretStr("tbrannock09")
