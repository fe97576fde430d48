"""What is raised on purpose is told as a sentence, and all of it is caught as one kind."""

from __future__ import annotations

import pickle

import pytest

from assistant import cli, errors
from assistant.errors import AssistantError, Untrue

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_is_a_persons_trouble_and_says_which(kind):
    assert issubclass(kind, AssistantError)
    assert kind.__doc__
    assert kind.__doc__.endswith(".")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_ends_a_command_with_its_sentence_and_exit_code_1(kind, monkeypatch, capsys):
    def trouble():
        raise kind("There is no court “mars”. Known are mab, mad.")

    monkeypatch.setattr(cli, "app", trouble)
    monkeypatch.setattr(cli.sys, "argv", ["assistant", "list"])

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == cli.EXPECTED_TROUBLE == 1
    assert capsys.readouterr().err == "There is no court “mars”. Known are mab, mad.\n"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_comes_from_another_process_as_it_was_raised(kind):
    come = pickle.loads(pickle.dumps(kind("There is no court “mars”.")))  # noqa: S301 - it is our own

    assert (type(come), str(come)) == (kind, "There is no court “mars”.")


def test_what_is_untrue_comes_with_what_was_expected_and_what_is_there():
    come = pickle.loads(pickle.dumps(Untrue("It is not so.", "a fee", "no fee", undone=True)))  # noqa: S301 - our own

    assert (str(come), come.expected, come.there, come.undone) == ("It is not so.", "a fee", "no fee", True)
