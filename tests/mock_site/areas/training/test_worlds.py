import json

import pytest


def world(visitor, headers=None, **values):
    page = visitor.ask(
        "/training/world", json.dumps(values).encode(), {"Content-Type": "application/json", **(headers or {})}
    )
    return page.status, json.loads(page.source)


def test_a_program_gets_a_world_of_its_own(visitor, known):
    status, answer = world(visitor, date="2021-09-01", era="2025", people=["tobias-brannock"])

    assert status == 201
    assert (answer["date"], answer["era"]) == ("2021-09-01", "2025")
    assert len(answer["world"]) == 8
    assert "always September 1, 2021" in visitor.get("/").text
    assert "Legacy PACER Account" in visitor.press(visitor.log_in(**known.before), "Skip").text
    assert "Invalid username" in visitor.log_in("mequill2016", "Lantern#Harbor77x").text


def test_a_form_will_do_and_defaults_are_the_portals(visitor):
    answer = json.loads(visitor.post("/training/world", date="", era="2021").source)
    assert "error" in answer

    page = visitor.post("/training/world", people="tobias-brannock, ingrid-vassdal")

    assert page.status == 201
    assert json.loads(page.source).items() >= {"date": "2021-09-21", "era": "2021"}.items()


def test_a_copy_of_a_world_goes_on_signed_in_and_leaves_the_world_as_it_is(visitor, known):
    visitor.log_in(**known.before)
    mine = {cookie.name: cookie.value for cookie in visitor.cookies}

    status, answer = world(visitor, copy=True)
    in_the_copy = visitor.get("/pscof/manage/maint")
    visitor.get("/pscof/logout")
    for cookie in visitor.cookies:
        cookie.value = mine[cookie.name]

    assert (status, answer["copy"]) == (201, True)
    assert "Legacy PACER Account" in in_the_copy.text
    assert "Legacy PACER Account" in visitor.get("/pscof/manage/maint").text


def test_a_new_world_logs_out_of_the_old_one(visitor, known):
    visitor.log_in(**known.before)

    world(visitor)

    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"date": "soon"}, "The date must be a day from 2001 to 2099, written YYYY-MM-DD, such as 2021-09-21."),
        ({"date": "0001-01-01"}, "The date must be a day from 2001 to 2099, written YYYY-MM-DD, such as 2021-09-21."),
        ({"date": "2021-02-30"}, "The date must be a day from 2001 to 2099, written YYYY-MM-DD, such as 2021-09-21."),
        ({"era": "1999"}, "The era must be 2021 or 2025."),
        ({"clock": "stops"}, "The clock must be stands or runs."),
        ({"people": ["nobody"]}, "There is no person “nobody” in this portal."),
        ({"people": 5}, "The people must be a list of names, such as tobias-brannock."),
        ({"weather": "fair"}, "Send a date (YYYY-MM-DD), an era (2021 or 2025) and people, as a form or as JSON."),
    ],
)
def test_bad_values_are_told_in_a_sentence(visitor, values, sentence):
    assert world(visitor, **values) == (400, {"error": sentence})


@pytest.mark.parametrize("sent", [b"{", b"[" * 60_000])
def test_what_is_no_json_is_told_too(visitor, sent):
    page = visitor.ask("/training/world", sent, {"Content-Type": "application/json"})

    assert page.status == 400
    assert json.loads(page.source)["error"].startswith("Send a date")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_cannot_make_a_world(visitor, headers):
    status, answer = world(visitor, headers)

    assert (status, list(answer)) == (403, ["error"])
    assert not list(visitor.cookies)


def test_a_page_of_the_portal_itself_can(visitor):
    own = {"Origin": visitor.portal.rstrip("/"), "Sec-Fetch-Site": "same-origin"}

    assert world(visitor, own)[0] == 201


def test_the_front_page_leads_to_the_courts_and_pacer(visitor):
    page = visitor.get("/")

    ways = {"/court/mad/nextgen", "/ecf/mad/", "/court/mab/nextgen-cmecf-information", "/ecf/mab/", "/pacer/"}
    assert {*ways, "/training/outbox"} <= set(page.links)
    assert (
        "U.S. District Court, District of Massachusetts live with NextGen CM/ECF since September 20, 2021" in page.text
    )


def test_the_front_page_says_what_phase_a_court_is_in(visitor):
    world(visitor, date="2021-09-18")

    assert "is changing over, and goes live with NextGen CM/ECF on September 20, 2021" in visitor.get("/").text


def test_the_outbox_belongs_to_a_world_and_is_empty_in_a_new_one(visitor):
    asked = {"last_name": "Brannock", "bar_number": "1", "email": "tb1407@example.com"}
    visitor.press("/court/mab/cmecf-login-help", "Send e-mail", **asked)
    assert "Your CM/ECF login: tbrannock" in visitor.get("/training/outbox").text

    visitor.begin()

    assert "There is no mail yet." in visitor.get("/training/outbox").text


def test_many_courts_are_folded_by_kind_and_a_day_that_no_file_says_is_this_portals_own(serving, known, new_visitor):
    with serving(courts=known.courts / "on_request") as address:
        page = new_visitor(address).get("/")
        notice = new_visitor(address).get("/court/azb/nextgen")

    assert all(f"{words} (" in page.text for words in ("District courts", "Bankruptcy courts", "Courts of appeals"))
    assert (
        "U.S. Bankruptcy Court, District of Arizona live with NextGen CM/ECF since September 20, 2021, in this portal"
        in page.text
    )
    assert "U.S. Court of Appeals, First Circuit live with NextGen CM/ECF since August 21, 2017 First" in page.text
    assert "on September 20, 2021, in this portal." in notice.text
