"""What a test that fails tells: trouble as it is, what the system refuses, and a bug with where its report lies."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput, NotOnScreen
from assistant.facts import sentence
from assistant.facts.people import person
from assistant.testing import telling
from assistant.walking import frames

HERE = Path(__file__)


def test_trouble_is_told_as_it_is_without_anybodys_secrets():
    secret = person("tobias-brannock").password.get_secret_value()

    told = telling.of_a_walk(NotOnScreen(f"It shows {secret} and Tidy-Lantern-88."), [SecretStr("Tidy-Lantern-88")])

    assert told == "It shows ••• and •••."


def test_what_the_system_refuses_is_told_in_words(tmp_path):
    told = telling.of_a_walk(OSError(errno.ENOSPC, "no space", str(tmp_path)))

    assert "the disk is full" in told


def test_a_bug_is_called_one_and_leads_to_its_report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    told = telling.of_a_walk(KeyError("lost"))

    assert told == (
        "This is a bug of the assistant, not of yours (KeyError). Please send build/bug-report.txt to its makers."
    )
    assert "KeyError: 'lost'" in Path("build/bug-report.txt").read_text(encoding="utf-8")


def raised_by(act) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is
        act()
    return caught.value


def test_a_mistake_of_the_test_itself_is_left_to_pytest():
    assert telling.of_a_test(raised_by(lambda: 1 / 0), HERE) is None


def test_a_bug_that_a_test_comes_upon_is_ours(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    told = telling.of_a_test(raised_by(lambda: frames.look(None, "page")), HERE)

    assert told
    assert told.startswith("This is a bug of the assistant")


def test_trouble_in_a_test_is_told_as_in_a_walk():
    error = raised_by(lambda: sentence.filled("Go to {nowhere.at.all}.", {}))

    assert telling.of_a_test(error, HERE) == str(error)


def test_what_fails_while_a_test_begins_has_no_traceback():
    with pytest.raises(pytest.fail.Exception) as caught, telling.without_traceback():
        raise BadInput("There is no file.")

    assert caught.value.pytrace is False
    assert str(caught.value) == "There is no file."
