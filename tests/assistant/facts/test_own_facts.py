"""A person may have a name alone, and any facts and secrets of one's own; what she has not is told, never typed."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.facts import people, sentence
from assistant.facts.people import person

CLERK = """
name = "Clara Clerk"
username = "clerk1"
password = "Tidy-Lantern-88"
badge = "A-1774"
level = 3
share = 0.5
since = 2019-05-06
roles = ["filing", "cashier"]
login_token = "Quiet-Harbor-31"
[office]
floor = "7"
door_pin = "Paper-Kite-20"
[secrets]
vault = "Open-Meadow-77"
"""


@pytest.fixture
def of_file(tmp_path):
    people.read.cache_clear()

    def read(text: str) -> people.Person:
        file = tmp_path / "clerk.toml"
        file.write_text(text, encoding="utf-8")
        return person(str(file))

    return read


def test_a_name_is_enough(of_file):
    clara = of_file('name = "Clara Clerk"')

    assert (clara.name, clara.slug, clara.about) == ("Clara Clerk", "clerk", "")
    assert (clara.known_as("mad"), clara.told(), list(clara.secrets())) == (
        {"name": "Clara Clerk"},
        {"Clara Clerk", "clerk", ""},
        [],
    )


def test_it_may_stand_in_two_texts(of_file):
    assert of_file('first_name = "Clara"\nlast_name = "Clerk"').name == "Clara Clerk"


def test_facts_of_ones_own_are_had_by_their_names(of_file):
    clara = of_file(CLERK)

    assert (clara.badge, clara.level, clara.office.floor, clara.roles) == ("A-1774", 3, "7", ("filing", "cashier"))
    assert {"A-1774", "7", "filing", "clerk1"} <= clara.told()
    assert clara.model_copy(update={"own_secrets": {}}).badge == "A-1774"


def test_what_is_secret_by_its_name_is_a_secret_wherever_it_stands(of_file):
    clara = of_file(CLERK)

    secrets = {"Tidy-Lantern-88", "Quiet-Harbor-31", "Paper-Kite-20", "Open-Meadow-77"}
    assert {one.get_secret_value() for one in clara.secrets()} == secrets
    assert not any(secret in f"{clara!r} {clara} {clara.model_dump()}" for secret in secrets)
    assert [type(one) for one in (clara.password, clara.login_token, clara.office.door_pin, clara.vault)] == [
        SecretStr
    ] * 4
    assert clara.secret("vault") == clara.vault
    assert not secrets & clara.told()


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "my_password",
        "PASSWORD",
        "passcode",
        "pin",
        "door_pin",
        "api_key",
        "apikey",
        "token2",
        "answer_1",
        "otp",
    ],
)
def test_these_names_are_of_secrets(of_file, name):
    (secret,) = of_file(f'name = "Clara"\n{name} = "Open-Meadow-77"').secrets()

    assert secret.get_secret_value() == "Open-Meadow-77"


@pytest.mark.parametrize(
    "value", ["771155", '["771155", "771155"]', '{ now = "771155" }', "{ now = { then = [771155] } }"]
)
def test_a_secret_may_be_a_number_a_list_or_a_table(of_file, value):
    clara = of_file(f'name = "Clara"\nlevel = 3\nold_pins = {value}')

    assert {one.get_secret_value() for one in clara.secrets()} == {"771155"}
    assert "771155" not in repr(clara)
    assert clara.level == 3


@pytest.mark.parametrize("name", ["badge", "pinboard", "compass", "passport", "area_code"])
def test_these_are_not(of_file, name):
    assert not list(of_file(f'name = "Clara"\n{name} = "Open-Meadow-77"').secrets())


def test_a_sentence_may_say_any_of_them(of_file):
    said = "{clerk.name}, {clerk.badge}, {clerk.level}, {clerk.share}, {clerk.office.floor}, {clerk.since}"

    assert sentence.fill(said, {"clerk": of_file(CLERK)}) == "Clara Clerk, A-1774, 3, 0.5, 7, May 6, 2019"


@pytest.mark.parametrize(
    ("field", "complaint"),
    [
        ("clerk.email", r'^Clara Clerk has no email\. Add it to clerk\.toml: email = "…"'),
        ("clerk.date_of_birth", "^Clara Clerk has no date_of_birth"),
        ("clerk.office.door_pin", "is a secret, and no sentence may show one"),
        ("clerk.password", "is a secret, and no sentence may show one"),
        ("clerk.locker", "is not known, there is no “locker”"),
        ("clerk.office.door", "is not known, there is no “door”"),
        ("clerk.office", "is no text"),
        ("clerk.roles", "is no text"),
        ("clerk.model_dump", "is not known"),
    ],
)
def test_what_a_sentence_cannot_say_of_her_is_told(of_file, field, complaint):
    with pytest.raises(BadInput, match=complaint):
        sentence.fill(f"{{{field}}}", {"clerk": of_file(CLERK)})


@pytest.mark.parametrize(
    "fact", ["email", "phone", "address", "new", "first_name", "locker", "account_number", "date_of_birth"]
)
def test_a_script_that_asks_for_what_she_has_not_is_told_what_to_add(of_file, fact):
    clara = of_file(CLERK)

    with pytest.raises(BadInput, match=rf'^Clara Clerk has no {fact}\. Add it to clerk\.toml: {fact} = "…"$'):
        getattr(clara, fact)
    with pytest.raises(BadInput, match="There is no room among door_pin, floor"):
        _ = clara.office.room


def test_a_part_of_an_address_may_be_missing(of_file):
    clara = of_file(f'{CLERK}\n[address]\ncity = "Worcester"')

    assert (clara.address.city, clara.known_as("mad")["city"]) == ("Worcester", "Worcester")
    with pytest.raises(BadInput, match="There is no street among"):
        _ = clara.address.street


def test_all_that_is_wrong_in_her_file_is_told_at_once(of_file):
    with pytest.raises(BadInput) as told:
        of_file('email = 3\nbadge = ""\npassword = ""\n[office]\nfloor = ""\nnote = "a\\u200bb"')

    lines = [line.partition("clerk.toml: ")[2] for line in str(told.value).splitlines()]
    assert [line.split(":")[0] for line in lines] == ["name", "email", "password", "badge", "office"]
    assert "write name = " in lines[0]
    assert "floor: Is empty" in lines[4]
    assert "note: Holds a character that nobody sees" in lines[4]


@pytest.mark.parametrize(
    "name", ["told", "secret", "account_number", "mailed_code", "slug", "model_dump", "born", "_own"]
)
def test_a_name_that_means_something_else_here_is_refused(of_file, name):
    line = f'name = "Clara"\n{name} = "x"'
    if name == "slug":  # her file's name, whatever it says
        assert of_file(line).slug == "clerk"
        return
    with pytest.raises(BadInput, match=f"{name}: Has a name that means something else here; call it, say, my_"):
        of_file(line)


def test_who_ships_has_every_fact_as_before():
    for one in people.everyone():
        assert one.email
        assert one.address.city
        assert one.new.username
        assert one.date_of_birth
