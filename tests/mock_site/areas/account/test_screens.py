import json

import pytest

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.mark.parametrize(
    ("username", "password", "messages"),
    [
        (
            "",
            "",
            {
                "username": "Username: Required information is missing.",
                "password": "Password: Required information is missing.",
            },
        ),
        ("tb140", "copper99x", {"username": "Username must be at least 6 characters"}),
        ("tb1407", "copper9", {"password": "Password must be at least 8 characters"}),
    ],
)
def test_what_is_missing_or_short_is_told_at_its_field_and_at_the_top(visitor, username, password, messages):
    page = visitor.log_in(username, password)

    for field, message in messages.items():
        assert page.message_at(field) == message
        assert f'<a href="#{field}">{message}</a>' in page.source
    assert "Need help? PACER account, username or password: PACER Service Center, 1-800-676-6856" in page.text


@pytest.mark.parametrize(
    ("username", "password"), [("tb1407", "wrongwrong"), ("nobody1234", "copper99x"), ("TB1407", "copper99x")]
)
def test_a_wrong_login_is_refused_with_hints(visitor, username, password):
    page = visitor.log_in(username, password)

    assert "Invalid username or password" in page.text
    assert "lower-case letters followed by four numbers" in page.text
    assert "Cookies and JavaScript must be switched on" in page.text
    assert page.element(id="username")[1]["value"] == username
    assert "value" not in page.element(id="password")[1]


def test_in_2025_the_refusal_has_other_words(visitor):
    visitor.post("/training/world", era="2025")

    assert "Invalid username, password, or one-time passcode." in visitor.log_in("tb1407", "wrongwrong").text


def test_a_refusal_can_be_reloaded_and_is_gone_on_the_next_visit(visitor):
    refused = visitor.log_in("tb1407", "wrongwrong")

    assert "Invalid username or password" in visitor.get(refused.path).text
    assert "Invalid" not in visitor.get("/pscof/login").text


def test_clear_and_cancel_leave_the_form(visitor):
    refused = visitor.log_in("tb1407", "wrongwrong")

    assert visitor.press(refused, "Clear").element(id="username")[1]["value"] == ""
    assert visitor.press(refused, "Cancel").path == "/pacer/my-account-billing"


def test_what_was_typed_is_shown_as_text(visitor):
    page = visitor.log_in('"><script>alert(1)</script>', "wrongwrong")

    assert "<script>" not in page.source
    assert page.element(id="username")[1]["value"] == '"><script>alert(1)</script>'


def test_a_legacy_account_shows_its_type_and_a_way_to_upgrade(visitor, known):
    page = visitor.log_in(**known.before)

    assert page.path == "/pscof/manage/maint"
    assert (
        "Account Number 7002213 Username tb1407 Account Balance $0.00 Case Search Status Active"
        " Account Type Legacy PACER Account Upgrade Settings Maintenance Payments Usage" in page.text
    )


@pytest.mark.parametrize(
    ("username", "password", "words"),
    [
        (
            "mequill2016",
            "Lantern#Harbor77x",
            "Account Balance $12.40 Case Search Status Active Account Type Upgraded PACER Account",
        ),
        ("ca3316", "harvest31", "Account Type Legacy PACER Account Upgrade"),
        ("dashdown_esq", "Velvet~Plough446", "Account Type Upgraded PACER Account Settings"),
        ("gapfelbaum", "Saddle^Orchid118", "Case Search Status Not activated Activate Case Search Privileges"),
        ("lstandish", "Violet*Bridge740", "Case Search Status Inactive"),
        (
            "hpbilling2021",
            "Ledger%Candle381",
            "$1,204.30 Account Status Active Account Type PACER Administrative Account Settings PAA Maintenance",
        ),
        ("cb0071", "olddesk55", "Account Type PACER Administrative Account Upgrade"),
    ],
)
def test_the_summary_tells_each_kind_of_account(visitor, username, password, words):
    assert words in visitor.log_in(username, password).text


def test_in_2025_the_summary_speaks_of_multifactor_authentication(visitor, known):
    assert json.loads(visitor.post("/training/world", era="2025").source)["era"] == "2025"

    text = visitor.press(visitor.log_in(**known.before), "Skip").text

    assert "Multifactor Auth Not Enrolled Enroll" in text
    assert "Manage MFA Settings" in text


@pytest.mark.parametrize(
    ("tab", "links"),
    [
        ("Settings", ["Change Username", "Set PACER Billing Preferences"]),
        ("Maintenance", ["Update Address Information", "E-File Registration/Maintenance History"]),
        ("Payments", ["Make One-Time PACER Fee Payment", "Manage My Stored Payment Information"]),
        ("Usage", ["View Quarterly Invoice/Statement of Account", "View Detailed Transactions"]),
        ("Nonsense", ["Change Password"]),
    ],
)
def test_each_tab_lists_its_links(visitor, known, tab, links):
    visitor.log_in(**known.before)

    text = visitor.get(f"/pscof/manage/maint?tab={tab}").text

    assert all(link in text for link in links)


def test_a_legacy_account_must_upgrade_before_it_can_use_most_links(visitor, known):
    visitor.log_in(**known.before)

    page = visitor.get("/pscof/manage/address-information")

    assert "You must upgrade your PACER account before using this feature." in page.text
    assert page.element(open=None)[0] == "dialog"
    assert "inert" in page.element(**{"class": "behind"})[1]
    assert visitor.press(page, "Cancel").path == "/pscof/manage/maint?tab=Maintenance"
    assert visitor.press(page, "Upgrade Now").path == "/pscof/upgrade/person"


@pytest.mark.parametrize("slug", ["pay-fees", "statements", "transactions"])
def test_a_legacy_account_may_pay_and_see_its_usage(visitor, known, slug):
    visitor.log_in(**known.before)

    page = visitor.get(f"/pscof/manage/{slug}")

    assert page.path == f"/pscof/manage/{slug}"
    assert "You must upgrade" not in page.text


def test_an_upgraded_account_is_not_asked_to_upgrade(visitor):
    visitor.log_in("mequill2016", "Lantern#Harbor77x")

    page = visitor.get("/pscof/manage/change-username")
    assert "You must upgrade" not in page.text
    assert "New Username" in page.text


@pytest.mark.parametrize(
    "path", ["/pscof/manage/maint", "/pscof/manage/pay-fees", "/pscof/upgrade", "/pscof/upgrade/complete"]
)
def test_who_is_not_logged_in_is_sent_to_the_login(visitor, path):
    assert visitor.get(path).path == "/pscof/login"


def test_logging_out_closes_the_account_and_keeps_the_world(visitor, known):
    visitor.upgrade()

    out = visitor.press("/pscof/manage/maint", "Log Out")

    assert "You are logged out" in out.text
    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"
    assert "Upgraded PACER Account" in visitor.log_in(**known.after).text


def test_logging_in_renews_the_session(visitor, known):
    token = visitor.log_in("tb1407", "wrongwrong").forms[0]["values"]["csrf_token"]

    visitor.log_in(**known.before)

    assert visitor.post("/pscof/logout", csrf_token=token).status == 400
    assert "Invalid" not in visitor.get("/pscof/login?tried=1").text


def test_there_is_no_multifactor_authentication_before_its_era(visitor):
    visitor.log_in("mequill2016", "Lantern#Harbor77x")
    assert visitor.get("/pscof/manage/mfa-settings").status == 404

    visitor.begin(era="2025")
    visitor.log_in("mequill2016", "Lantern#Harbor77x")
    assert "Manage MFA Settings" in visitor.get("/pscof/manage/mfa-settings").text
