"""What was hidden while a session was shown: known to its own people, and to nobody else."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant import leaks
from assistant.commands import bug_report
from assistant.errors import BadInput
from assistant.facts import people
from assistant.recorder.cast import Cast
from assistant.recorder.journal import Entered, ShownStep

TOBIAS = people.person("tobias-brannock")
MARJORIE = people.person("marjorie-ellsworth-quill")


@pytest.fixture
def cast():
    return Cast({"filer": TOBIAS, "marjorie": MARJORIE})


def test_what_is_hidden_is_known_to_the_one_who_acts(cast):
    cast.hide("client", SecretStr("Zanzibar 4711"))

    assert cast.filer.secret("client").get_secret_value() == "Zanzibar 4711"
    assert cast.people["filer"] is cast.filer
    assert cast.filer.name == TOBIAS.name


def test_it_is_among_the_secrets_that_no_artifact_may_hold(cast):
    cast.hide("client", SecretStr("Zanzibar 4711"))

    assert "Zanzibar 4711" in leaks.values(cast.filer.secrets())
    assert "Zanzibar 4711" in leaks.values(cast.secrets())
    assert MARJORIE.password.get_secret_value() in leaks.values(cast.secrets())


def test_the_person_of_the_file_and_other_sessions_know_nothing_of_it(cast):
    cast.hide("client", SecretStr("Zanzibar 4711"))

    for other in (TOBIAS, people.person("tobias-brannock"), Cast({"filer": TOBIAS}).filer):
        with pytest.raises(BadInput, match="has no secret “client”"):
            other.secret("client")
    assert "Zanzibar" not in repr(cast.filer)


def test_what_is_hidden_goes_before_a_fact_and_before_the_file():
    filed = TOBIAS.model_copy(update={"own_secrets": {"client": SecretStr("of the file"), "bar": SecretStr("123 456")}})
    cast = Cast({"filer": filed})
    assert cast.filer.secret("client").get_secret_value() == "of the file"

    cast.hide("client", SecretStr("of this hour"))
    cast.hide("new.username", SecretStr("another"))

    assert cast.filer.secret("client").get_secret_value() == "of this hour"
    assert cast.filer.secret("bar").get_secret_value() == "123 456"
    assert cast.filer.secret("new.username").get_secret_value() == "another"


def test_a_value_hidden_again_takes_the_place_of_the_first(cast):
    cast.hide("client", SecretStr("Zanzibar 4711"))
    cast.hide("client", SecretStr("Zanzibar 4712"))

    assert cast.filer.secret("client").get_secret_value() == "Zanzibar 4712"


def test_each_hidden_value_has_a_name_of_its_own(cast):
    for number, words in enumerate(("Aberdeen", "Boston", "Cabot"), start=1):
        name = cast.hidden_name("Client", words)
        assert name == ("client" if number == 1 else f"client-{number}")
        cast.hide(name, SecretStr(words))

    assert cast.hidden_name("Client", "Boston") == "client-2", "the same value again"
    assert cast.hidden_name("Email", "x") == "hidden-email", "she has a fact of that name"


def step(hidden):
    return ShownStep(action="fill", words="Client", value=Entered(hidden=hidden), sentence="")


def test_the_first_step_whose_value_nobody_knows_is_found(cast):
    shown = [
        ShownStep(action="click", words="Go", sentence=""),
        ShownStep(action="fill", words="City", value=Entered(words="Boston"), sentence=""),
        step("client"),
        step("docket"),
    ]

    assert cast.first_unknown(shown) == shown[2]
    cast.hide("client", SecretStr("Zanzibar 4711"))
    assert cast.first_unknown(shown) == shown[3]
    cast.hide("docket", SecretStr("1:21-cv-1"))
    assert cast.first_unknown(shown) is None


def test_a_bug_in_a_session_is_reported_without_what_was_hidden(cast, tmp_path):
    cast.hide("client", SecretStr("Zanzibar 4711"))
    with pytest.raises(ValueError, match="Zanzibar") as raised, leaks.unsaid(cast.secrets):
        raise ValueError(f"Zanzibar 4711 and {TOBIAS.password.get_secret_value()} are no numbers")

    bug_report.write_report(raised.value, tmp_path)

    report = (tmp_path / "bug-report.txt").read_text(encoding="utf-8")
    assert "••• and ••• are no numbers" in report
    assert "ValueError" in report


def test_what_two_sessions_hid_is_kept_of_both():
    one, other = Cast({"filer": TOBIAS}), Cast({"filer": MARJORIE})
    one.hide("client", SecretStr("Zanzibar 4711"))
    other.hide("client", SecretStr("Aberdeen 4711"))
    with pytest.raises(OSError, match="gone") as raised, leaks.unsaid(other.secrets), leaks.unsaid(one.secrets):
        raise OSError("gone")

    assert {"Zanzibar 4711", "Aberdeen 4711"} <= set(leaks.values(leaks.kept_by(raised.value)))
    assert leaks.kept_by(ValueError()) == ()
