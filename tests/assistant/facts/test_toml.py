"""People and courts are TOML files, and a mistake in one is told with its file and entry."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput
from assistant.facts import courts, people


def test_everybody_who_ships_can_be_read():
    everyone = people.everyone()

    assert len(everyone) == 32
    assert len({one.id for one in everyone}) == 32
    assert all(list(one.secrets()) for one in everyone)


def test_no_two_people_share_a_secret_or_a_username():
    """A search for one person's secret must not hit another's."""
    passwords = [one.pacer.password.get_secret_value() for one in people.everyone() if one.pacer]
    usernames = [one.pacer.username for one in people.everyone() if one.pacer]

    assert len(set(passwords)) == len(passwords)
    assert len(set(usernames)) == len(usernames)


def test_a_person_never_shows_a_secret():
    tobias = people.person("tobias-brannock")

    assert "copper99x" not in repr(tobias)
    assert "copper99x" not in str(tobias.model_dump())


def test_a_date_of_birth_is_typed_as_the_portal_wants_it():
    assert people.person("tobias-brannock").date_of_birth == "04/18/1967"


def test_somebody_without_an_account_has_no_username_to_type():
    with pytest.raises(BadInput, match="Desmond Achterberg has no PACER account yet"):
        _ = people.person("desmond-achterberg").username


def test_an_unknown_court_is_answered_with_the_known_ones():
    with pytest.raises(BadInput, match=r"There is no court “mars”\. All of them: assistant courts"):
        courts.court("mars")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('kind = "district"', 'kind = "traffic"'), "kind: Input should be 'district', 'bankruptcy' or 'appellate'"),
        (('name = "U.S. District Court, District of Massachusetts"', ""), "name: Field required"),
        (('id = "mad"', 'id = "mad"\ncolour = 1'), "colour: Extra inputs are not permitted"),
        (('id = "mad"', "id = "), "cannot be read"),
    ],
)
def test_a_mistake_in_a_courts_file_is_told_with_its_entry(tmp_path, change, complaint):
    file = tmp_path / "mine.toml"
    file.write_text(courts.court_file("mad").read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    with pytest.raises(BadInput, match=complaint) as caught:
        courts.court(str(file))

    assert "mine.toml" in str(caught.value)


def test_a_mistake_in_a_persons_file_never_shows_the_value(tmp_path):
    file = tmp_path / "tobias.toml"
    text = people.person_file("tobias-brannock").read_text(encoding="utf-8")
    file.write_text(text.replace('password = "copper99x"', 'password = ["copper99x"]'), encoding="utf-8")

    with pytest.raises(BadInput) as caught:
        people.person(str(file))

    assert "pacer.password" in str(caught.value)
    assert "copper99x" not in str(caught.value)
