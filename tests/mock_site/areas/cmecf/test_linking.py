import pytest

pytestmark = pytest.mark.siblings(6, of="file")

MARJORIE = ("mequill2016", "Lantern#Harbor77x")
LOGINS = {"mab": ("mquill", "Slate20!ecf"), "mad": ("mequill", "Birch21!ecf")}
UNLINKED = "Query Reports Utilities Help Log Out"
LINKED = {
    "mab": "Bankruptcy Adversary Query Reports Utilities Search Help Log Out",
    "mad": "Civil Criminal Query Reports Utilities Search Help Log Out",
}
WRONG = "Invalid CM/ECF login or password. The accounts were not linked."
SUCCESS = "Your CM/ECF account has been successfully linked to your PACER account."


def nothing_is_linked(visitor, court):
    return visitor.menu(court) == UNLINKED and "There is no mail yet." in visitor.get("/training/outbox").text


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_linking_from_the_landing_page_to_the_menus_for_filing(visitor, court):
    """F3, at both courts."""
    login, password = LOGINS[court]
    landing = visitor.get(f"/ecf/{court}/")
    door = next(link for link in landing.links if link == f"/ecf/{court}/main")
    page = visitor.press(door, "Login", username=MARJORIE[0], password=MARJORIE[1])
    page = visitor.press(page, "Continue", understood="yes")
    assert f"/ecf/{court}/utilities/" in page.links
    page = visitor.get(f"/ecf/{court}/utilities/")
    assert f"/ecf/{court}/utilities/link-account" in page.links
    page = visitor.press(f"/ecf/{court}/utilities/link-account", "Submit", login=login, password=password)
    assert page.path == f"/ecf/{court}/utilities/link-account/verify"
    assert f"CM/ECF account Name Marjorie Ellsworth-Quill Login {login}" in page.text
    assert "PACER account Name Marjorie Ellsworth-Quill Username mequill2016" in page.text
    assert "Do you want to link these accounts?" in page.text
    assert "The link cannot be undone after you click Submit." in page.text
    assert "The names differ" not in page.text
    assert nothing_is_linked(visitor, court), "before the last Submit"

    done = visitor.press(page, "Submit")

    assert done.path == f"/ecf/{court}/main?linked=1"
    assert f"{SUCCESS} From now on log in with your PACER username and password." in done.text
    assert visitor.menu(court) == LINKED[court]
    assert SUCCESS in visitor.get(done.path).text
    assert SUCCESS not in visitor.get(f"/ecf/{court}/main").text


def link(visitor, court):
    visitor.enter(court, *MARJORIE)
    return visitor.press(visitor.give(court, *LOGINS[court]), "Submit")


def test_the_link_form_names_the_pacer_account_and_where_the_item_stands(visitor):
    visitor.enter("mad", *MARJORIE)

    page = visitor.get("/ecf/mad/utilities/link-account")

    assert "Utilities > NextGen Release 1.1 Menu Items Link a CM/ECF account to my PACER account" in page.text
    assert "the PACER account you are logged in with, mequill2016 ." in page.text


def test_linking_at_one_court_does_not_link_at_the_other(visitor):
    link(visitor, "mab")

    visitor.press("/cso/redaction?court=mad", "Continue", understood="yes")

    assert visitor.menu("mad") == UNLINKED
    page = visitor.press(visitor.give("mad", *LOGINS["mad"]), "Submit")
    assert SUCCESS in page.text


def test_a_link_lasts_over_the_next_login(visitor):
    link(visitor, "mab")
    visitor.press("/ecf/mab/main", "Log Out")

    visitor.enter("mab", *MARJORIE)

    assert visitor.menu("mab") == LINKED["mab"]


def test_after_linking_the_old_login_is_of_no_use(visitor):
    """As a PACER username it never was; and in that court it can be linked to nothing else."""
    link(visitor, "mab")
    visitor.press("/ecf/mab/main", "Log Out")

    assert "Invalid username or password" in visitor.sign_on("mab", *LOGINS["mab"]).text
    assert visitor.get("/ecf/mab/login").path == "/cso/login?court=mab"
    visitor.enter("mab", "odilefenwright", "Meadow?Copper619")
    page = visitor.give("mab", *LOGINS["mab"])
    assert "This CM/ECF account is already linked to a PACER account. Contact the court." in page.text
    assert visitor.menu("mab") == UNLINKED


def test_a_mail_tells_of_the_link(visitor):
    link(visitor, "mad")

    page = visitor.get("/training/outbox")

    assert "Your CM/ECF account has been linked" in page.text
    assert "To mequill2016@example.com, from U.S. District Court, District of Massachusetts" in page.text
    assert "CM/ECF account: Marjorie Ellsworth-Quill (mequill)" in page.text
    assert "PACER account: Marjorie Ellsworth-Quill (mequill2016)" in page.text


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("mquill", "wrong"),
        ("nobody", "Slate20!ecf"),
        ("MQUILL", "Slate20!ecf"),
        ("mquill", "slate20!ecf"),
        ("mequill", "Birch21!ecf"),
        MARJORIE,
    ],
)
def test_e1_a_wrong_login_links_nothing_and_points_to_the_clerk(visitor, login, password):
    """Also in other letters (W28), another court's login, and the PACER login (W2)."""
    visitor.enter("mab", *MARJORIE)

    page = visitor.give("mab", login, password)

    assert page.path == "/ecf/mab/utilities/link-account?tried=1"
    assert WRONG in page.text
    assert "/court/mab/cmecf-login-help" in page.links
    assert "PACER Service Center, 1-800-676-6856, pacer@psc.uscourts.gov" in page.text
    assert "Clerk\N{RIGHT SINGLE QUOTATION MARK}s Office of this court, ecf_accounts@mab.uscourts.gov" in page.text
    assert page.element(id="login")[1]["value"] == login
    assert "value" not in page.element(id="password")[1]
    assert visitor.get("/ecf/mab/utilities/link-account/verify").path == "/ecf/mab/utilities/link-account"
    assert nothing_is_linked(visitor, "mab")


def test_a_refusal_can_be_reloaded_and_is_gone_on_the_next_visit(visitor):
    visitor.enter("mab", *MARJORIE)
    page = visitor.give("mab", "mquill", "wrong")

    assert visitor.get(page.path).text == page.text
    assert WRONG not in visitor.get("/ecf/mab/utilities/link-account").text


def test_e2_a_cmecf_account_that_is_linked_already_stays_with_its_holder(visitor):
    visitor.enter("mab", *MARJORIE)

    page = visitor.give("mab", "cnbell", "Coral26!ecf")

    assert "This CM/ECF account is already linked to a PACER account. Contact the court." in page.text
    assert nothing_is_linked(visitor, "mab")


def test_e3_a_pacer_account_is_linked_once_in_a_court(visitor):
    """W25: Ambrose Kettleby has an attorney's and a trustee's account, and one PACER account."""
    visitor.enter("mab", "akettleby1", "Cobalt=Thimble835")
    form = visitor.get("/ecf/mab/utilities/link-account")
    visitor.press(visitor.press(form, "Submit", login="akettleby", password="Topaz34!ecf"), "Submit")

    second = visitor.press(form, "Submit", login="akettleby_tr", password="Umber35!ecf")

    assert second.path == "/ecf/mab/utilities/link-account"
    assert "Your PACER account is already linked to a CM/ECF account in this court." in second.text
    assert "It is linked to akettleby" in second.text
    assert "akettleby, Attorney (linked)" in visitor.get("/ecf/mab/main").text
    assert visitor.get("/training/outbox").text.count("has been linked") == 1


def test_e3_who_is_linked_from_the_start_reads_it_too(visitor):
    visitor.enter("mad", "cnbell_law", "Quarry&Anchor552")

    page = visitor.get("/ecf/mad/utilities/link-account")

    assert "Your PACER account is already linked to a CM/ECF account in this court." in page.text


def test_e4_a_legacy_account_must_be_upgraded_first(visitor):
    visitor.enter("mab", "tb1407", "copper99x")

    page = visitor.get("/ecf/mab/utilities/link-account")

    assert "Only an upgraded PACER account can be linked." in page.text
    assert "/pscof/upgrade" in page.links
    assert visitor.get("/pscof/upgrade").path == "/pscof/upgrade/person"
    assert nothing_is_linked(visitor, "mab")


def test_after_the_upgrade_it_can_be_linked(visitor, known):
    visitor.upgrade()
    visitor.press("/pscof/manage/maint", "Log Out")
    visitor.enter("mab", **known.after)

    assert SUCCESS in visitor.press(visitor.give("mab", "tbrannock", "Ember22!ecf"), "Submit").text


@pytest.mark.parametrize(("username", "password"), [("halvardpymdesk", "Granite!Shelf204"), ("hp2210", "sharedpass1")])
def test_e5_a_shared_account_cannot_be_linked(visitor, username, password):
    visitor.enter("mab", username, password)

    page = visitor.get("/ecf/mab/utilities/link-account")

    assert "Shared PACER accounts may not be used by CM/ECF users. Use your own PACER account." in page.text
    assert "/pacer/register-account" in page.links
    assert nothing_is_linked(visitor, "mab")


@pytest.mark.parametrize(
    ("username", "password"),
    [("tb1407", "copper99x"), ("halvardpymdesk", "Granite!Shelf204"), ("cnbell_law", "Quarry&Anchor552")],
)
@pytest.mark.parametrize("path", ["", "/verify"])
def test_who_cannot_link_cannot_send_the_form_either(visitor, username, password, path):
    token = visitor.enter("mab", username, password).forms[0]["values"]["csrf_token"]
    menu = visitor.menu("mab")

    page = visitor.post(
        f"/ecf/mab/utilities/link-account{path}", csrf_token=token, login="mquill", password="Slate20!ecf"
    )

    assert page.path == "/ecf/mab/utilities/link-account"
    assert visitor.get("/ecf/mab/utilities/link-account/verify").path == "/ecf/mab/utilities/link-account"
    assert visitor.menu("mab") == menu
    assert "There is no mail yet." in visitor.get("/training/outbox").text


def test_e6_a_login_with_a_special_character_gets_a_tip(visitor):
    visitor.enter("mad", "nosterhaus", "Ribbon-Canyon157")

    page = visitor.give("mad", "n&osterhaus", "Wheat36!ecf")

    assert WRONG in page.text
    assert "special character, such as & @ $ or *" in page.text
    assert "Ask the Clerk\N{RIGHT SINGLE QUOTATION MARK}s Office to change it." in page.text
    assert nothing_is_linked(visitor, "mad")


@pytest.mark.parametrize("day", ["2021-09-10", "2021-09-19"])
@pytest.mark.parametrize("court", ["mab", "mad"])
def test_e7_nothing_can_be_linked_before_go_live(visitor, court, day):
    """W7, up to the last day: whoever is here, the direct address says when."""
    visitor.begin(date=day)
    visitor.log_in(*MARJORIE)

    page = visitor.get(f"/ecf/{court}/utilities/link-account")

    assert "Accounts can be linked on or after September 20, 2021." in page.text
    token = visitor.get("/pscof/manage/maint").forms[0]["values"]["csrf_token"]
    login, password = LOGINS[court]
    for path in ("", "/verify"):
        visitor.post(f"/ecf/{court}/utilities/link-account{path}", csrf_token=token, login=login, password=password)
    assert "There is no mail yet." in visitor.get("/training/outbox").text


def test_on_the_day_itself_accounts_can_be_linked(visitor):
    visitor.begin(date="2021-09-20")

    assert SUCCESS in link(visitor, "mab").text


@pytest.mark.parametrize(
    ("username", "password", "login", "court_password", "message"),
    [
        (
            "ezthornbury",
            "Marble_Walnut394",
            "ethornbury",
            "Aspen37!ecf",
            "This account has been locked. Please make payments to continue docketing.",
        ),
        (
            "pgrunwald",
            "Saffron.Kettle608",
            "pgrunwald",
            "Dune38!ecf",
            "This account has been locked. Please contact the court.",
        ),
    ],
)
def test_e8_a_locked_account_cannot_be_linked(visitor, username, password, login, court_password, message):
    visitor.enter("mab", username, password)

    assert message in visitor.give("mab", login, court_password).text
    assert nothing_is_linked(visitor, "mab")


@pytest.mark.parametrize(("login", "password"), [("", ""), ("mquill", ""), ("", "Slate20!ecf"), ("  ", "x")])
def test_e9_both_fields_are_needed(visitor, login, password):
    visitor.enter("mab", *MARJORIE)

    page = visitor.give("mab", login, password)

    assert "Please enter your CM/ECF login and password." in page.text
    assert "Need help?" in page.text
    assert nothing_is_linked(visitor, "mab")


@pytest.mark.parametrize(
    ("username", "password", "court", "login", "court_password"),
    [
        ("lstandish", "Violet*Bridge740", "mab", "lstandish", "Maple30!ecf"),
        ("gapfelbaum", "Saddle^Orchid118", "mad", "gapfelbaum", "Onyx31!ecf"),
        ("afairlea22", "Copper/Dune!5521", "mad", "afairlea", "Lark41!ecf"),
    ],
)
def test_who_cannot_search_can_still_link(visitor, username, password, court, login, court_password):
    """W14."""
    visitor.enter(court, username, password)

    assert SUCCESS in visitor.press(visitor.give(court, login, court_password), "Submit").text


def test_other_names_are_pointed_out_and_can_still_be_linked(visitor):
    """L8-W1, for who links for somebody else (W9)."""
    visitor.enter("mab", *MARJORIE)

    page = visitor.give("mab", "tlmoss", "Pearl32!ecf")

    assert "The names differ" in page.text
    assert "Theodora Lindqvist-Moss" in page.text
    back = visitor.press(page, "Back")
    assert back.path == "/ecf/mab/utilities/link-account"
    assert back.element(id="login")[1]["value"] == "tlmoss", "what was given is not lost on the way back"
    assert nothing_is_linked(visitor, "mab")
    assert SUCCESS in visitor.press(page, "Submit").text


def test_clear_forgets_the_login_that_was_given(visitor):
    visitor.enter("mab", *MARJORIE)
    back = visitor.press(visitor.give("mab", "mquill", "Slate20!ecf"), "Back")

    assert visitor.press(back, "Clear").element(id="login")[1]["value"] == ""


def test_the_check_cannot_be_reached_without_the_login(visitor):
    visitor.enter("mab", *MARJORIE)
    assert visitor.get("/ecf/mab/utilities/link-account/verify").path == "/ecf/mab/utilities/link-account"

    visitor.give("mab", *LOGINS["mab"])
    visitor.press("/ecf/mab/main", "Log Out")
    visitor.enter("mab", *MARJORIE)

    assert visitor.get("/ecf/mab/utilities/link-account/verify").path == "/ecf/mab/utilities/link-account"


def test_after_a_wrong_login_the_check_of_an_earlier_one_is_closed(visitor):
    visitor.enter("mab", *MARJORIE)
    visitor.give("mab", *LOGINS["mab"])

    visitor.give("mab", "mquill", "wrong")

    assert visitor.get("/ecf/mab/utilities/link-account/verify").path == "/ecf/mab/utilities/link-account"


def test_the_login_of_one_court_is_not_checked_at_another(visitor):
    visitor.enter("mab", *MARJORIE)
    visitor.press("/cso/redaction?court=mad", "Continue", understood="yes")
    visitor.give("mab", *LOGINS["mab"])

    assert visitor.get("/ecf/mad/utilities/link-account/verify").path == "/ecf/mad/utilities/link-account"


def test_two_visitors_link_apart(new_visitor):
    one, other = new_visitor(), new_visitor()

    link(one, "mab")

    assert SUCCESS in link(other, "mab").text


def test_what_was_typed_is_shown_as_text(visitor):
    visitor.enter("mab", *MARJORIE)

    page = visitor.give("mab", '"><img src=x>', "x")

    assert "<img" not in page.source
    assert page.element(id="login")[1]["value"] == '"><img src=x>'


def test_clear_empties_the_form(visitor):
    visitor.enter("mab", *MARJORIE)

    page = visitor.press(visitor.give("mab", "mquill", "wrong"), "Clear")

    assert page.path == "/ecf/mab/utilities/link-account"
    assert page.element(id="login")[1]["value"] == ""


def test_who_is_not_signed_in_is_sent_to_the_login(visitor):
    for path in ("utilities/link-account", "utilities/link-account/verify", "utilities/", "main", "query"):
        assert visitor.get(f"/ecf/mab/{path}").path == "/cso/login?court=mab"
