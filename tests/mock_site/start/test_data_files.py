import pytest

from mock_site.errors import PortalError
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person, check_no_account_twice


def test_files_and_folders_are_read_by_name(known):
    courts = read_all(Court, [known.courts / "mad.toml", known.courts])

    assert list(courts) == ["mab", "mad"]
    assert courts["mad"].sites.court.walk == "/court/mad/nextgen"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id = ", r"court\.toml cannot be read: Invalid value"),
        ('id = "x"', r"court\.toml is not usable: name: Field required\."),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path, text, sentence):
    (tmp_path / "court.toml").write_text(text)

    with pytest.raises(PortalError, match=sentence):
        read_all(Court, [tmp_path])


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path):
    with pytest.raises(PortalError, match=r"none\.toml cannot be read"):
        read_all(Court, [tmp_path / "none.toml"])
    with pytest.raises(PortalError, match="holds no TOML files"):
        read_all(Court, [tmp_path])


def test_the_made_up_people_have_accounts_of_their_own(known):
    people = read_all(Person, [known.people])

    check_no_account_twice(people)
    assert len(people) == 32
    assert people["desmond-achterberg"].pacer is None


def test_two_people_with_one_username_are_refused(known):
    tobias = read_all(Person, [known.people / "tobias-brannock.toml"])["tobias-brannock"]
    twin = tobias.model_copy(update={"pacer": tobias.pacer.model_copy(update={"number": "7999999"})})

    with pytest.raises(PortalError, match="Two people have the username tb1407"):
        check_no_account_twice({"a": tobias, "b": twin})


def test_a_person_whose_legacy_account_is_too_young_is_refused(known, tmp_path):
    text = (known.people / "tobias-brannock.toml").read_text().replace("2009-03-17", "2014-08-11")
    (tmp_path / "young.toml").write_text(text)

    with pytest.raises(PortalError, match="cannot be legacy"):
        read_all(Person, [tmp_path])
