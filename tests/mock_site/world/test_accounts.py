from datetime import date

import pytest

from mock_site.world.accounts import Account, Credentials, Holder, HolderAddress, answer_hash, secret_hash

HOLDER = Holder(first_name="Clement", last_name="Ashdown", email="ca3316@example.com")
ADDRESS = HolderAddress(
    street="16 Chestnut Green", city="Greenfield", state="Massachusetts", zip="01301", country="", phone=""
)
BORN, FAVORITE = "In which city were you born?", "What is your favorite book?"
OLD = Credentials(username="ca3316", password_hash="plain:none:none")


def account(created, **facts):
    return Account(number="7099998", created=created, holder=HOLDER, address=ADDRESS, credentials=OLD, **facts)


@pytest.mark.parametrize(
    ("created", "type_"),
    [(date(2014, 8, 10), "Legacy PACER Account"), (date(2014, 8, 11), "Upgraded PACER Account")],
)
def test_an_account_is_legacy_when_it_was_created_before_august_11_2014(created, type_):
    assert account(created).type == type_


def test_a_legacy_administrative_account_is_called_administrative_and_can_be_upgraded():
    paa = account(date(2008, 6, 11), administrative=True)

    assert paa.type == "PACER Administrative Account"
    assert paa.legacy


def test_an_upgrade_replaces_the_credentials_and_keeps_number_and_case_search_status():
    before = account(date(2014, 8, 10), case_search="Inactive")
    new = Credentials.chosen("cashdown1969", "Harvest~Plaza2290", {BORN: answer_hash("Shropshire")})

    after = before.upgrade(HOLDER, ADDRESS, new)

    assert (after.number, after.case_search, after.type) == ("7099998", "Inactive", "Upgraded PACER Account")
    assert after.credentials.opened_by("Harvest~Plaza2290")
    assert "ca3316" not in after.credentials.username


def test_an_upgraded_account_cannot_be_upgraded_again():
    with pytest.raises(AssertionError, match="upgraded already"):
        account(date(2020, 1, 1)).upgrade(HOLDER, ADDRESS, OLD)


def test_chosen_secrets_are_hashed_at_a_real_cost():
    chosen = Credentials.chosen("cashdown1969", "Harvest~Plaza2290", {BORN: answer_hash("Shropshire")})

    kept = chosen.model_dump_json()
    assert "Harvest~Plaza2290" not in kept
    assert "Shropshire" not in kept
    assert chosen.password_hash.startswith("scrypt:4096:8:1$")


def test_an_answer_is_known_by_what_it_means_and_not_by_its_letters():
    chosen = OLD.with_answers({BORN: answer_hash("O\u2019Neill Ferry"), FAVORITE: answer_hash("Emma")})

    assert chosen.answered_by(("o'neill ferry", "EMMA"))
    assert not chosen.answered_by(("o'neill", "EMMA"))


def test_an_answer_that_was_kept_letter_by_letter_still_opens():
    kept = OLD.model_copy(update={"questions": ((FAVORITE, secret_hash("Emma Brown")),)})

    assert kept.answered_by(("Emma Brown",))
    assert not kept.answered_by(("Emma",))
