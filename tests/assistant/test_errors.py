"""What is raised on purpose is told as a sentence, and all of it is caught as one kind."""

from __future__ import annotations

import pytest

from assistant import cli, errors
from assistant.errors import AssistantError

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
