"""A made-up person says what she knows, and in a sentence what she does not have."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput
from assistant.facts import people
from assistant.facts.people import person

DESMOND = "desmond-achterberg"
"""Has a card, and no PACER account yet."""

TOBIAS = "tobias-brannock"
"""Has a legacy account, and no card."""


def test_a_date_of_birth_is_written_as_it_is_typed():
    assert person(DESMOND).date_of_birth == "01/14/1983"
    assert person(DESMOND).name == "Desmond Achterberg"


@pytest.mark.parametrize(
    ("slug", "fact", "said"),
    [
        (DESMOND, "username", "Desmond Achterberg has no PACER account yet"),
        (DESMOND, "password", "Desmond Achterberg has no PACER account yet"),
        (DESMOND, "account_number", "Desmond Achterberg has no PACER account yet"),
        (TOBIAS, "card", "Tobias Brannock has no card"),
        (TOBIAS, "move", "Tobias Brannock does not move"),
        (TOBIAS, "security", "Tobias Brannock has no security questions"),
        (TOBIAS, "mailed_code", "Tobias Brannock gets no activation code by mail"),
    ],
)
def test_what_somebody_does_not_have_is_told_in_a_sentence(slug, fact, said):
    with pytest.raises(BadInput, match=f"^{said}.*choose another person"):
        getattr(person(slug), fact)


def test_a_court_without_a_login_of_its_own_takes_the_one_for_any():
    desmond = person(DESMOND)

    assert desmond.login_at("mab").password.get_secret_value() == "Frost24!ecf"
    assert desmond.login_at("hbr").password.get_secret_value() == "Other54!ecf"
    with pytest.raises(BadInput, match="Desmond Achterberg has no CM/ECF account at hbr"):
        desmond.model_copy(update={"cmecf": desmond.cmecf[:1]}).login_at("hbr")


def test_every_value_that_no_artifact_may_hold_is_among_the_secrets():
    desmond = person(DESMOND)

    values = {secret.get_secret_value() for secret in desmond.secrets()}

    assert values == {
        "4111 1111 1111 1111", "Puzzle!Lantern340", "Marmalade", "Overstreet", "Frost24!ecf", "Other54!ecf",
    }  # fmt: skip
    assert not any(value in repr(desmond) for value in values)


def test_a_hidden_value_is_in_the_persons_file_or_one_of_her_facts():
    desmond = person(DESMOND)
    knows = desmond.model_copy(update={"own_secrets": {"badge": desmond.new.password}})

    assert knows.secret("badge").get_secret_value() == "Puzzle!Lantern340"
    assert knows.secret("new.username").get_secret_value() == "dachterberg83"
    with pytest.raises(BadInput, match=r"has no secret “pin”.*Add it to desmond-achterberg\.toml, under \[secrets\]"):
        knows.secret("pin")


@pytest.mark.parametrize(
    "path", ["", "nobody", "new", "new.password", "new.nothing", "_account.username", "name.upper"]
)
def test_what_is_no_text_of_hers_is_no_fact(path):
    assert person(DESMOND).fact(path) is None


def test_a_person_that_is_not_there_is_told():
    with pytest.raises(BadInput, match="There is no person “nobody”; `assistant list` names them all"):
        person("nobody")


def test_everybody_who_ships_is_found_by_name_and_counts_for_a_bug_report():
    everybody = people.everyone()
    known = {secret.get_secret_value() for secret in people.all_secrets()}

    assert [person(one.slug) for one in everybody] == list(everybody)
    assert all(one.new.password.get_secret_value() in known for one in everybody)


def test_what_is_wrong_in_a_file_is_named_and_not_its_value(tmp_path):
    file = tmp_path / "odd.toml"
    text = people.person_file(DESMOND).read_text(encoding="utf-8")
    file.write_text(text.replace('password = "Puzzle!Lantern340"', "password = 340340"), encoding="utf-8")

    with pytest.raises(BadInput, match=r"odd\.toml: new\.password: ") as told:
        person(str(file))

    assert "340340" not in str(told.value)
