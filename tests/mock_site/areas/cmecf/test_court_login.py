import pytest

BEFORE = "2021-09-10"


@pytest.fixture
def early(visitor):
    visitor.begin(date=BEFORE)
    return visitor


def log_in(visitor, court, login, password, **rest):
    return visitor.press(f"/ecf/{court}/login", "Login", login=login, password=password, **rest)


def test_before_go_live_the_courts_own_login_opens_its_system_with_filing_and_without_linking(early):
    page = log_in(early, "mab", "mquill", "Slate20!ecf", understood="yes")

    assert page.path == "/ecf/mab/main"
    assert "User Marjorie Ellsworth-Quill CM/ECF account mquill, Attorney" in page.text
    assert early.menu("mab") == "Bankruptcy Adversary Query Reports Utilities Search Help Log Out"
    utilities = early.get("/ecf/mab/utilities/").text
    assert "Maintain Your ECF Account" in utilities
    assert "Link a CM/ECF account" not in utilities
    assert "PACER" not in utilities.split("Utilities", 2)[2]


@pytest.mark.parametrize("path", ["/ecf/mad/", "/ecf/mad/login"])
def test_before_go_live_filers_are_told_to_know_their_login(early, path):
    page = early.get(path)

    assert "Know your CM/ECF login before September 20, 2021" in page.text
    assert "only stored in your browser will be lost and cannot be recovered" in page.text
    assert "/court/mad/cmecf-login-retrieval" in page.links


def test_the_main_page_tells_them_too(early):
    page = log_in(early, "mad", "mequill", "Birch21!ecf", understood="yes")

    assert "Know your CM/ECF login before September 20, 2021" in page.text


def test_the_redaction_box_must_be_ticked(early):
    page = log_in(early, "mab", "mquill", "Slate20!ecf")

    assert page.message_at("understood").startswith("You must check the box")
    assert early.get("/ecf/mab/main").path == "/ecf/mab/login"


@pytest.mark.parametrize(
    ("court", "login", "password", "message"),
    [
        ("mab", "MQUILL", "Slate20!ecf", "Invalid CM/ECF login or password."),
        ("mab", "mquill", "slate20!ECF", "Invalid CM/ECF login or password."),
        ("mad", "mquill", "Slate20!ecf", "Invalid CM/ECF login or password."),
        ("mab", "mequill2016", "Lantern#Harbor77x", "Invalid CM/ECF login or password."),
        (
            "mab",
            "ethornbury",
            "Aspen37!ecf",
            "This account has been locked. Please make payments to continue docketing.",
        ),
        ("mab", "pgrunwald", "Dune38!ecf", "This account has been locked. Please contact the court."),
    ],
)
def test_a_wrong_or_locked_login_is_refused_small_and_capital_letters_differ(early, court, login, password, message):
    page = log_in(early, court, login, password, understood="yes")

    assert page.path == f"/ecf/{court}/login?tried=1"
    assert message in page.text
    assert "Need help?" in page.text
    assert early.get(f"/ecf/{court}/main").path == f"/ecf/{court}/login"


def test_a_login_with_a_special_character_still_works_here(early):
    assert "Nadine Osterhaus" in log_in(early, "mad", "n&osterhaus", "Wheat36!ecf", understood="yes").text


def test_a_courts_own_login_is_good_for_that_court_only(early):
    log_in(early, "mab", "mquill", "Slate20!ecf", understood="yes")

    assert early.get("/ecf/mad/main").path == "/ecf/mad/login"
    assert early.get("/pscof/manage/maint").path == "/pscof/login"
    early.press("/ecf/mab/main", "Log Out")
    assert early.get("/ecf/mab/main").path == "/ecf/mab/login"


def test_who_will_be_linked_on_the_day_still_has_the_courts_own_login_before(early):
    assert "Cyrus Nakagawa-Bell" in log_in(early, "mab", "cnbell", "Coral26!ecf", understood="yes").text


def test_from_go_live_on_the_courts_own_login_is_gone(visitor):
    assert visitor.get("/ecf/mab/login").path == "/cso/login?court=mab"

    token = visitor.get("/cso/login?court=mab").forms[0]["values"]["csrf_token"]
    entered = {"login": "mquill", "password": "Slate20!ecf", "understood": "yes"}
    assert visitor.post("/ecf/mab/login", csrf_token=token, **entered).path == "/cso/login?court=mab"


def test_what_was_typed_is_shown_as_text(early):
    page = log_in(early, "mab", '"><img src=x>', "x", understood="yes")

    assert "<img" not in page.source
    assert page.element(id="login")[1]["value"] == '"><img src=x>'
    assert "value" not in page.element(id="password")[1]


def test_clear_empties_the_form(early):
    page = log_in(early, "mab", "mquill", "wrong", understood="yes")

    assert early.press(page, "Clear").element(id="login")[1]["value"] == ""
