import re

import pytest

PRIYA = {
    "first_name": "Priya",
    "last_name": "Whitlowe",
    "date_of_birth": "06/07/1989",
    "email": "pwhitlowe89@example.com",
    "confirm_email": "pwhitlowe89@example.com",
}


def code_in(letter):
    return re.search(r"MOCK-[0-9A-Z]{4}-[0-9A-Z]{4}", letter.text)[0]


def test_priyas_letter_holds_the_code_that_activates_her_account(visitor, known):
    visitor.register({**known.newcomer, **PRIYA}, {**known.login, "username": "pwhitlowe89"}, card={})
    mailroom = visitor.get("/training/mailroom")
    assert "Activation code for Priya Whitlowe" in mailroom.text

    letter = visitor.get("/training/mailroom/7300201")

    assert code_in(letter) == "MOCK-7Q4K-2210"
    visitor.log_in("pwhitlowe89", known.login["password"])
    done = visitor.press("/pscof/manage/activate-case-search", "Submit", code="MOCK-7Q4K-2210")
    assert "Your case search privileges have been activated." in done.text


def test_anybody_else_gets_a_code_that_is_the_same_in_every_world(new_visitor, known):
    codes = set()
    for visitor in (new_visitor(), new_visitor()):
        visitor.register(card={})
        codes.add(code_in(visitor.get("/training/mailroom/7300201")))

    assert len(codes) == 1
    assert codes.isdisjoint({"MOCK-7Q4K-2210", "MOCK-2B9D-5516"})
    visitor.log_in("dachterberg83", known.login["password"])
    done = visitor.press("/pscof/manage/activate-case-search", "Submit", code=codes.pop())
    assert "Your case search privileges have been activated." in done.text


def test_there_is_a_letter_only_for_those_without_a_card(visitor):
    visitor.register()

    assert "Desmond Achterberg" not in visitor.get("/training/mailroom").text.split("Made-up cards")[0]
    assert visitor.get("/training/mailroom/7300201").status == 404


def test_in_a_world_without_such_people_it_is_empty(visitor):
    visitor.begin(people="tobias-brannock")

    assert "There is no letter yet." in visitor.get("/training/mailroom").text


def test_a_letter_says_what_to_do_and_prints_without_the_portals_furniture(visitor):
    letter = visitor.get("/training/mailroom/7300147")

    assert "Ms. Gwendolyn Apfelbaum" in letter.text
    assert code_in(letter) == "MOCK-2B9D-5516"
    assert "Activate Case Search Privileges" in letter.text
    assert "@media print" in visitor.get("/static/training.css").source


def test_the_made_up_cards_are_listed(visitor):
    text = visitor.get("/training/mailroom").text

    assert "VISA 4111 1111 1111 1111: is accepted" in text
    assert "VISA 4000 0000 0000 0002: is declined" in text


@pytest.mark.parametrize(("day", "year"), [("2016-02-29", 2020), ("2025-09-01", 2029), ("2099-12-31", 2103)])
def test_a_made_up_card_that_is_offered_is_taken_on_any_day(visitor, known, day, year):
    visitor.begin(date=day)
    own = f"Desmond Achterberg\u2019s own: VISA 4111 1111 1111 1111, expires 08/{year}"
    assert own in visitor.get("/training/mailroom").text

    done = visitor.register(card={**known.card, "year": str(year)})

    assert "Card VISA ending in 1111" in done.text
