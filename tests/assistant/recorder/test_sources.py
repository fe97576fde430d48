"""Where a script gets what was typed: a fact or a secret of the person, or the words themselves."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.facts import courts, people
from assistant.recorder import sources
from assistant.recorder.journal import Entered, ShownStep

TOBIAS, MARJORIE = people.person("tobias-brannock"), people.person("marjorie-ellsworth-quill")
CAST = {"filer": TOBIAS}
BOTH = {"filer": TOBIAS, "marjorie": MARJORIE}
MAD = courts.court("mad")


def fill(label, value):
    return ShownStep(action="fill", words=label, value=value, sentence="")


def fact(path):
    return Entered(fact=tuple(path.split(".")))


@pytest.mark.parametrize(
    ("label", "before", "anew", "path"),
    [
        ("Password", [], False, "filer.password"),
        ("Password", [], True, "filer.new.password"),
        ("Confirm Password", [], True, "filer.new.password"),
        ("New Password", [], False, "filer.new.password"),
        ("Current Password", [], True, "filer.password"),
        ("Current Password", ["filer.new.password"], True, "filer.new.password"),
        ("CM/ECF password", [], False, "account.password"),
        ("Password", ["filer.new.username"], False, "filer.new.password"),
        ("Password", ["account.login"], False, "account.password"),
        ("Password", ["filer.email"], False, "filer.password"),
        ("Answer 2", [], True, "filer.new.answer_2"),
        ("Answer 1", [], False, "filer.security.answer_1" if TOBIAS.pacer.security else "filer.new.answer_1"),
        ("Passphrase of the vault", [], False, ""),
    ],
)
def test_the_secret_of_a_field_that_is_not_read_is_told_by_its_name_and_the_username(label, before, anew, path):
    earlier = [fill("Username", fact(one)) for one in before]

    value = sources.unread(label, earlier, anew, CAST, MAD)

    assert value == (fact(path) if path else Entered(hidden="passphrase-of-the-vault"))


def test_a_secret_that_she_has_not_is_hidden_instead():
    assert TOBIAS.own_card is None or sources.unread("Card number", [], False, CAST, MAD).fact
    without = TOBIAS.model_copy(update={"own_card": None, "activation_code": None, "pacer": None, "cmecf": ()})

    assert sources.unread("Card number", [], False, {"filer": without}, MAD) == Entered(hidden="card-number")
    assert sources.unread("Activation code", [], False, {"filer": without}, MAD) == Entered(hidden="activation-code")
    assert sources.unread("CM/ECF password", [], False, {"filer": without}, MAD) == Entered(hidden="cm-ecf-password")


@pytest.mark.parametrize(
    ("typed", "label", "path"),
    [
        ("tb1407", "Username", "filer.username"),
        ("04/18/1967", "Date of Birth", "filer.date_of_birth"),
        ("Worcester", "City", "filer.address.city"),
        ("3", "Room", "filer.address.room"),
        ("3", "Copies", ""),
        ("tb1407@example.com", "Email", "filer.email"),
        ("Worcestershire", "City", ""),
        ("", "City", ""),
    ],
)
def test_a_fact_of_the_person_is_known_again(typed, label, path):
    assert sources.typed(typed, label, CAST, MAD) == (fact(path) if path else Entered(words=typed))


def test_of_two_facts_of_one_value_the_one_that_the_field_names_is_meant():
    twice = TOBIAS.model_copy(update={"email": TOBIAS.username})

    assert sources.typed(TOBIAS.username, "Email", {"filer": twice}, MAD) == fact("filer.email")
    assert sources.typed(TOBIAS.username, "Username", {"filer": twice}, MAD) == fact("filer.username")


def test_the_facts_of_the_others_are_known_too():
    assert sources.typed(MARJORIE.username, "Username", BOTH, MAD) == fact("marjorie.username")
    assert sources.account_name("filer") == "account"
    assert sources.account_name("marjorie") == "marjorie_account"


def test_no_secret_is_among_the_facts_that_are_known_by_their_words():
    secrets = {secret.get_secret_value() for one in BOTH.values() for secret in one.secrets()}

    said = {value for name, one in BOTH.items() for _, value in sources.typed_facts(name, one, MAD)}

    assert said.isdisjoint(secrets)
    assert not {path[-1] for path, _ in sources.typed_facts("filer", TOBIAS, MAD)} & set(sources.NO_FACTS)


def test_every_path_of_a_secret_leads_to_it():
    for name, one in BOTH.items():
        for path, secret in sources.secret_paths(name, one, MAD):
            assert sources.entered_value(Entered(fact=path), BOTH, MAD) == secret


def test_every_path_of_a_fact_leads_to_it():
    for name, one in BOTH.items():
        for path, words in sources.typed_facts(name, one, MAD):
            assert str(sources.entered_value(Entered(fact=path), BOTH, MAD)) == words


def test_a_secret_typed_where_it_can_be_read_is_known_by_its_value():
    password = TOBIAS.password.get_secret_value()

    assert sources.secret_typed(password, "City", CAST, MAD) == fact("filer.password")
    assert sources.secret_typed(password[:-1], "City", CAST, MAD) is None


def test_the_beginning_of_a_secret_waits_and_the_whole_of_it_does_not():
    password = TOBIAS.password.get_secret_value()

    assert sources.begins_a_secret(password[:2], CAST)
    assert not sources.begins_a_secret(f"{password}x", CAST)
    assert not sources.begins_a_secret("§", CAST)


def test_a_text_shows_a_secret_among_other_words():
    password = TOBIAS.password.get_secret_value()

    assert sources.holds_a_secret(f"It is {password}, they say.", CAST)
    assert not sources.holds_a_secret("It is a secret, they say.", CAST)


def test_what_is_hidden_counts_as_a_secret():
    hiding = TOBIAS.model_copy(update={"own_secrets": {"client": SecretStr("Zanzibar 4711")}})

    assert sources.holds_a_secret("for Zanzibar 4711 alone", {"filer": hiding})
    assert sources.begins_a_secret("Zanz", {"filer": hiding})


def test_a_hidden_value_that_nobody_knows_any_more_is_asked_for_by_name():
    with pytest.raises(BadInput, match=r'tobias-brannock\.toml, under \[secrets\]: client = "…"'):
        sources.entered_value(Entered(hidden="client"), CAST, MAD)

    assert sources.hidden_name("Client", TOBIAS) == "client"
    assert sources.hidden_name("Email", TOBIAS) == "hidden-email", "that is not her own"
    assert TOBIAS.secret("new.username") == SecretStr("tbrannock09")


@pytest.mark.parametrize(
    ("label", "name"),
    [("Client code", "client-code"), ("  Client: code * ", "client-code"), ("?!", "value"), ("x" * 99, "x" * 40)],
)
def test_a_hidden_value_is_called_by_its_field(label, name):
    assert sources.secret_name(label) == name


@pytest.mark.parametrize("path", ["nobody.username", "filer.nothing", "filer.new.nothing.more", "filer.address"])
def test_a_fact_that_nobody_has_is_told(path):
    with pytest.raises(BadInput, match=f"The session speaks of {path}, which nobody in it has"):
        sources.entered_value(fact(path), CAST, MAD)


def test_words_are_themselves():
    assert sources.entered_value(Entered(words=""), CAST, MAD) == ""
    assert sources.words_shared(("filer", "address", "zip"), "Zip code of your address") == 2
