import pytest

HERE = "/pscof/manage/activate-case-search"
GWENDOLYN = ("gapfelbaum", "Saddle^Orchid118")
CODE = "MOCK-2B9D-5516"


@pytest.fixture
def gwendolyn(visitor):
    visitor.log_in(*GWENDOLYN)
    return visitor


def test_the_summary_leads_to_the_page(gwendolyn):
    page = gwendolyn.get("/pscof/manage/maint")

    assert "Case Search Status Not activated Activate Case Search Privileges" in page.text
    assert HERE in page.links


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), f" {CODE} "])
def test_the_mailed_code_activates(gwendolyn, typed):
    done = gwendolyn.press(HERE, "Submit", code=typed)

    assert "Your case search privileges have been activated." in done.text
    assert "Case Search Status Active Account Type" in gwendolyn.get("/pscof/manage/maint").text
    assert "Your case search privileges have been activated." in gwendolyn.get(HERE).text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("MOCK-7Q4K-2210", "The activation code is not valid."),
        ("ümlaut", "The activation code is not valid."),
        ("", "Activation Code: Required information is missing."),
        ("x" * 31, "Activation Code: Enter at most 30 characters."),
    ],
)
def test_another_code_does_not(gwendolyn, typed, message):
    page = gwendolyn.press(HERE, "Submit", code=typed)

    assert page.message_at("code") == message
    assert "value" not in page.element(id="code")[1]
    assert "Not activated" in gwendolyn.get("/pscof/manage/maint").text
    assert message not in gwendolyn.get(HERE).text


def test_a_card_activates_at_once(gwendolyn, known):
    page = gwendolyn.press(f"{HERE}/card", "Submit", **{**known.card, "number": "4000 0000 0000 0002"})
    assert page.message_at("number") == "The card could not be validated."

    done = gwendolyn.press(page, "Submit", **known.card)

    assert "Your case search privileges have been activated. Your card: VISA ending in 1111." in done.text
    assert "Case Search Status Active" in gwendolyn.get("/pscof/manage/maint").text


def test_no_card_activates_nothing(gwendolyn):
    page = gwendolyn.press(f"{HERE}/card", "Submit")

    assert page.message_at("type") == "Card Type: Required information is missing."
    assert "Not activated" in gwendolyn.get("/pscof/manage/maint").text


def test_far_too_much_is_refused_and_not_kept(gwendolyn, known):
    page = gwendolyn.press(f"{HERE}/card", "Submit", **{**known.card, "type": "x" * 9000, "street": "y" * 9000})

    assert page.message_at("type") == "Card Type: Please select an entry of the list."
    assert page.message_at("street") == "Billing Address: Enter at most 60 characters."
    assert page.element(id="street")[1]["value"] == "y" * 60


@pytest.mark.parametrize("path", [HERE, f"{HERE}/card"])
def test_it_is_for_accounts_that_wait_for_it(visitor, path):
    assert visitor.get(path).path == "/pscof/login"

    visitor.log_in("mequill2016", "Lantern#Harbor77x")

    assert visitor.get(path).path == "/pscof/manage/maint"


@pytest.mark.parametrize("path", [HERE, f"{HERE}/card"])
def test_cancel_goes_back_and_a_form_without_its_token_does_nothing(gwendolyn, path):
    assert gwendolyn.press(path, "Cancel").path == "/pscof/manage/maint"

    assert gwendolyn.post(path, code=CODE).status == 400
    assert "Not activated" in gwendolyn.get("/pscof/manage/maint").text


def test_who_waits_can_link_but_reads_that_she_cannot_search(visitor):
    assert "PACER User Not Activated" in visitor.sign_on("mad", *GWENDOLYN).text

    visitor.press(HERE, "Submit", code=CODE)
    visitor.press("/pscof/manage/maint", "Log Out")

    assert "PACER User Not Activated" not in visitor.sign_on("mad", *GWENDOLYN).text
