import pytest

MARJORIE = ("mequill2016", "Lantern#Harbor77x")
REDACTION = "I understand that, if I file, I must comply with the redaction rules. I have read this notice."


@pytest.mark.parametrize(
    ("username", "password", "field", "message"),
    [
        ("", "Lantern#Harbor77x", "username", "Username: Required information is missing."),
        ("mequi", "Lantern#Harbor77x", "username", "Username must be at least 6 characters"),
        ("mequill2016", "Lantern", "password", "Password must be at least 8 characters"),
    ],
)
def test_what_is_missing_or_short_is_told(visitor, username, password, field, message):
    page = visitor.sign_on("mad", username, password)

    assert page.path == "/cso/login?court=mad&tried=1"
    assert page.message_at(field) == message


@pytest.mark.parametrize(
    ("username", "password"),
    [("mequill2016", "wrongwrong"), ("mquill", "Slate20!ecf"), ("MEQUILL2016", "Lantern#Harbor77x")],
)
def test_a_wrong_login_is_refused_a_courts_login_too(visitor, username, password):
    """W1: the CM/ECF login of a court is no PACER login."""
    page = visitor.sign_on("mab", username, password)

    assert "Invalid username or password" in page.text
    assert "not the CM/ECF login of a court" in page.text
    assert "Need help?" in page.text
    assert "ecf_accounts@mab.uscourts.gov" in page.text
    assert "Invalid" in visitor.get(page.path).text
    assert "Invalid" not in visitor.get("/cso/login?court=mab").text


def test_in_2025_the_refusal_has_other_words(visitor):
    visitor.begin(era="2025")

    assert "Invalid username, password, or one-time passcode." in visitor.sign_on("mad", *MARJORIE[::-1]).text


def test_the_login_names_its_court_and_has_three_ways_out(visitor):
    page = visitor.get("/cso/login?court=mab")

    assert "PACER Login" in page.text
    assert "Court U.S. Bankruptcy Court, District of Massachusetts" in page.text
    assert "Need an Account? Forgot Your Password? Forgot Username?" in page.text
    assert visitor.press(page, "Cancel").path == "/ecf/mab/"
    assert visitor.press(page, "Clear").path == "/cso/login?court=mab"


def test_a_court_that_is_not_there_has_no_login(visitor):
    assert visitor.get("/cso/login?court=xyz").status == 404
    assert visitor.get("/cso/login").status == 404


def test_what_was_typed_is_shown_as_text(visitor):
    nasty = '"><script>alert(1)</script>'

    page = visitor.sign_on("mad", nasty, "wrongwrong", nasty[:30])
    assert "<script>alert" not in page.source
    assert page.element(id="username")[1]["value"] == nasty

    main = visitor.enter("mad", *MARJORIE, client_code=nasty[:30])
    assert "<script>alert" not in main.source
    assert nasty[:30] in main.text


def test_a_client_code_has_at_most_32_characters(visitor):
    page = visitor.sign_on("mad", *MARJORIE, client_code="x" * 33)

    assert page.message_at("client_code") == "Client Code: Enter at most 32 characters."


def test_the_redaction_notice_must_be_ticked_and_the_server_insists(visitor):
    page = visitor.sign_on("mad", *MARJORIE)
    assert page.path == "/cso/redaction?court=mad"
    assert "Redaction Agreement IMPORTANT NOTICE OF REDACTION RESPONSIBILITY" in page.text
    assert REDACTION in page.text
    assert page.element(open=None)[0] == "dialog"

    refused = visitor.press(page, "Continue")

    assert refused.path == "/cso/redaction?court=mad&tried=1"
    assert refused.message_at("understood").startswith("You must check the box")
    assert visitor.get("/ecf/mad/main").path == "/cso/redaction?court=mad"
    assert visitor.press(refused, "Continue", understood="yes").path == "/ecf/mad/main"


def test_a_script_of_the_portal_keeps_continue_closed_until_the_tick(visitor):
    page = visitor.sign_on("mad", *MARJORIE)

    assert page.element(src="/static/redaction.js")[0] == "script"
    assert "go.disabled = !understood.checked" in visitor.get("/static/redaction.js").source
    assert "disabled" not in page.element(id="continue")[1], "without the script, the server refuses"


@pytest.mark.parametrize(
    ("court", "username", "password", "heading", "words"),
    [
        ("mab", "lstandish", "Violet*Bridge740", "PACER User Inactive", "you cannot search for cases"),
        ("mad", "gapfelbaum", "Saddle^Orchid118", "PACER User Not Activated", "within 7 to 10 business days"),
        ("mad", "afairlea22", "Copper/Dune!5521", "Client Code Required", "you cannot search for cases"),
        (
            "mab",
            "tb1407",
            "copper99x",
            "Legacy PACER Account",
            "Your PACER account must be upgraded before it can be linked or used to file.",
        ),
    ],
)
def test_an_account_with_a_trouble_reads_of_it_and_may_go_on(visitor, court, username, password, heading, words):
    page = visitor.sign_on(court, username, password)

    assert heading in page.text
    assert words in page.text
    assert visitor.get(page.path).text == page.text

    after = visitor.press(page, "Continue")
    assert after.path == f"/cso/redaction?court={court}"
    assert visitor.press(after, "Continue", understood="yes").path == f"/ecf/{court}/main"


@pytest.mark.parametrize(("username", "password"), [("hpbilling2021", "Ledger%Candle381"), ("cb0071", "olddesk55")])
def test_nobody_files_or_searches_with_an_administrative_account(visitor, username, password):
    page = visitor.sign_on("mab", username, password)
    assert "A PACER Administrative Account cannot be used to search or file." in page.text

    token = page.forms[-1]["values"]["csrf_token"]
    assert visitor.post("/cso/administrative?court=mab", csrf_token=token, deed="continue").path == page.path
    assert visitor.press(page, "Cancel").path == "/ecf/mab/"
    assert visitor.get("/ecf/mab/main").path == page.path
    assert visitor.get("/ecf/mab/utilities/link-account").path == page.path


def test_a_client_code_spares_the_warning_and_is_shown(visitor):
    page = visitor.enter("mad", "afairlea22", "Copper/Dune!5521", client_code="2021-17")

    assert "Client code 2021-17" in page.text
    assert "Case Number" in visitor.get("/ecf/mad/query").text


@pytest.mark.parametrize(
    ("username", "password"), [("lstandish", "Violet*Bridge740"), ("afairlea22", "Copper/Dune!5521")]
)
def test_who_has_no_search_privileges_is_told_at_query(visitor, username, password):
    visitor.enter("mab", username, password)

    assert "has no search privileges now" in visitor.get("/ecf/mab/query").text


def test_cancel_leads_back_and_one_stays_signed_in_until_logging_out(visitor):
    page = visitor.press(visitor.sign_on("mad", *MARJORIE), "Cancel")
    assert "You are signed in to PACER as mequill2016" in page.text

    assert visitor.press(page, "Log Out").path == "/ecf/mad/logged-out"
    assert "signed in" not in visitor.get("/ecf/mad/").text


def test_a_notice_that_is_read_or_not_due_leads_on(visitor):
    assert visitor.get("/cso/redaction?court=mad").path == "/cso/login?court=mad"
    visitor.enter("mad", *MARJORIE)

    assert visitor.get("/cso/redaction?court=mad").path == "/ecf/mad/main"
    assert visitor.get("/cso/inactive?court=mad").path == "/ecf/mad/main"
    assert visitor.get("/cso/no-such?court=mad").status == 404


def test_signed_in_at_one_court_is_signed_in_at_the_other_and_in_manage_my_account(visitor):
    visitor.enter("mad", *MARJORIE)

    assert "mequill2016" in visitor.get("/pscof/manage/maint").text
    other = visitor.get("/cso/login?court=mab")
    assert other.path == "/cso/redaction?court=mab", "each court shows its notice"
    assert visitor.press(other, "Continue", understood="yes").path == "/ecf/mab/main"
    assert visitor.get("/ecf/mad/main").path == "/ecf/mad/main"


def test_signed_in_to_manage_my_account_is_signed_in_at_the_courts(visitor):
    visitor.log_in(*MARJORIE)

    assert visitor.get("/ecf/mab/main").path == "/cso/redaction?court=mab"


@pytest.mark.parametrize("way_out", ["/ecf/mad/main", "/ecf/mab/main", "/pscof/manage/maint"])
def test_logging_out_anywhere_logs_out_everywhere(visitor, way_out):
    visitor.enter("mad", *MARJORIE)
    visitor.press("/cso/redaction?court=mab", "Continue", understood="yes")

    visitor.press(way_out, "Log Out")

    assert visitor.get("/ecf/mad/main").path == "/cso/login?court=mad"
    assert visitor.get("/ecf/mab/main").path == "/cso/login?court=mab"
    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"


def test_the_redaction_notice_comes_once_per_login(visitor):
    visitor.enter("mad", *MARJORIE)
    assert visitor.get("/cso/login?court=mad").path == "/ecf/mad/main"

    visitor.press("/ecf/mad/main", "Log Out")

    assert visitor.sign_on("mad", *MARJORIE).path == "/cso/redaction?court=mad"


def test_an_upgraded_accounts_old_username_and_password_are_refused(visitor, known):
    visitor.upgrade()
    visitor.press("/pscof/manage/maint", "Log Out")

    assert "Invalid username or password" in visitor.sign_on("mab", **known.before).text
    assert visitor.sign_on("mab", **known.after).path == "/cso/redaction?court=mab"


@pytest.mark.parametrize("day", ["2021-09-10", "2021-09-19"])
def test_before_go_live_a_court_does_not_use_the_pacer_login(visitor, day):
    visitor.begin(date=day)

    page = visitor.get("/cso/login?court=mab")

    assert page.path in {"/ecf/mab/login", "/ecf/mab/"}
    assert "PACER Login" not in page.text
