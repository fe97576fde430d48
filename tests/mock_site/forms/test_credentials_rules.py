import pytest

from mock_site.forms.credentials_rules import password_trouble, username_trouble

TOBIAS = {"username": "tbrannock09", "email": "tb1407@example.com", "names": ("Tobias", "", "Brannock")}


@pytest.mark.parametrize(
    ("username", "trouble"),
    [
        ("tbrannock09", None),
        ("a.b_c-d@e", None),
        ("tb1407", "Username must be at least 8 characters."),
        ("x" * 45, None),
        ("x" * 46, "Username must be at most 45 characters."),
        ("tobias brannock", "Username may contain only letters, digits and the characters @ . _ -"),
        ("tobiasbränn", "Username may contain only letters, digits and the characters @ . _ -"),
    ],
)
def test_a_username_has_8_to_45_plain_characters(username, trouble):
    assert username_trouble(username) == trouble


@pytest.mark.parametrize(
    ("password", "trouble"),
    [
        ("Thistle1", None),
        ("Thistle&", None),
        ("Thistl1", "at least 8"),
        ("Aa1" * 16, "at most 45"),
        ("thistle1", "upper-case letter"),
        ("THISTLE1", "lower-case letter"),
        ("Thistles", "a digit or special character"),
        ("Tbrannock09!", "username or email"),
        ("Xtb1407@example.com", "username or email"),
        ("Brannock1", None),
    ],
)
def test_a_password_of_2021_has_three_kinds_of_characters_and_not_the_username(password, trouble):
    found = password_trouble(password, "2021", **TOBIAS)
    assert found is None if trouble is None else trouble in found


@pytest.mark.parametrize(
    ("password", "trouble"),
    [
        ("Thistle&Harvest", None),
        ("Thistle&Harve", "at least 14"),
        ("Thistle1Harvest", "special character"),
        ("Thistle&Brannock", "any part of your name"),
        ("Thistle&tb1407&x", "any part of your name"),
    ],
)
def test_a_password_of_2025_is_longer_and_has_no_part_of_the_name(password, trouble):
    found = password_trouble(password, "2025", **TOBIAS)
    assert found is None if trouble is None else trouble in found
