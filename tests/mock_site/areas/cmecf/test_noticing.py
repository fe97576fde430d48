"""E-mail addresses and notices: N1 in the district court, N2 in the bankruptcy court."""

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

CYRUS = ("cnbell_law", "Quarry&Anchor552")
CLERK, OFFICE = "clerk@example.com", "office@example.com"
ACCOUNT = "utilities/maintain-account"
OUTER, AGAIN, KEPT = "Return to Account screen", "Submit", "Your Account Information has been updated."
N1 = f"/ecf/mad/{ACCOUNT}/email"
N2 = f"/ecf/mab/{ACCOUNT}/email"
UPDATED = "Your E-mail Information has been updated."
WAITING = "Your changes are kept here and not yet submitted."


@pytest.fixture
def mad(visitor):
    visitor.enter("mad", *CYRUS)
    return visitor


@pytest.fixture
def mab(visitor):
    visitor.enter("mab", *CYRUS)
    return visitor


def value(page, field):
    return page.element(id=field)[1].get("value", "")


def chosen(page, field):
    return next(form for form in page.forms if field in form["values"])["values"][field]


def submit(visitor, court):
    """Submit at the account screen, and again at the list of cases."""
    return visitor.press(visitor.press(f"/ecf/{court}/{ACCOUNT}", AGAIN), AGAIN)


def addresses(page):
    return [label for label in page.forms[-1]["buttons"] if "@" in label]


# N2


def test_n2_in_the_order_that_courts_publish_nothing_is_lost(mab):
    back = mab.press(N2, OUTER, secondary=CLERK, confirm_secondary=CLERK, to_secondary="yes", own_cases="yes")
    assert back.path == f"/ecf/mab/{ACCOUNT}"
    assert "What you entered is kept here and not yet submitted." in back.text
    assert value(mab.get(N2), "secondary") == CLERK

    cases = mab.press(back, AGAIN)
    assert "21-10442 Saltmarsh Cabinetry, Inc." in cases.text
    assert "21-10977" not in cases.text
    done = mab.press(cases, AGAIN)

    assert KEPT in done.text
    assert "User Edit Complete" not in done.text
    assert "not yet submitted" not in done.text
    page = mab.get(N2)
    assert value(page, "secondary") == value(page, "confirm_secondary") == CLERK


def test_n2_other_pages_and_another_login_lie_between_and_nothing_is_lost(mab):
    mab.press(N2, OUTER, secondary=CLERK, confirm_secondary=CLERK)
    mab.press("/ecf/mab/main", "Log Out")
    mab.enter("mab", *CYRUS)

    assert "not yet submitted" in mab.get(f"/ecf/mab/{ACCOUNT}").text
    assert KEPT in submit(mab, "mab").text
    assert value(mab.get(N2), "secondary") == CLERK


def test_n2_submitting_without_a_change_says_so(mab):
    assert "Nothing was changed." in submit(mab, "mab").text
    mab.press(N2, OUTER)
    assert "not yet submitted" not in mab.get(f"/ecf/mab/{ACCOUNT}").text


def test_n2_all_that_was_entered_comes_back(mab):
    entered = {
        "secondary": f"{CLERK}; {OFFICE}",
        "confirm_secondary": f"{CLERK}; {OFFICE}",
        "to_primary": [],
        "to_secondary": "yes",
        "own_cases": [],
        "other_cases": "yes",
        "cases": "21-10977",
        "how": "Send a Daily Summary Report",
        "format": "text format",
    }
    mab.press(N2, OUTER, **entered)
    submit(mab, "mab")

    page = mab.get(N2)
    assert value(page, "secondary") == f"{CLERK}; {OFFICE}"
    assert value(page, "cases") == "21-10977"
    assert chosen(page, "how") == "Send a Daily Summary Report"
    assert chosen(page, "format") == "text format"
    boxes = ("to_primary", "to_secondary", "own_cases", "other_cases")
    assert {box for box in boxes if "checked" in page.element(id=box)[1]} == {"to_secondary", "other_cases"}


def test_n2_an_address_is_typed_twice(mab):
    page = mab.press(N2, OUTER, secondary=CLERK, confirm_secondary=OFFICE)

    assert "The secondary email addresses do not match." in page.message_at("confirm_secondary")
    assert value(page, "secondary") == CLERK
    assert "not yet submitted" not in mab.get(f"/ecf/mab/{ACCOUNT}").text


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ("<b>nowhere</b>", "Enter addresses such as name@example.com"),
        ("clerk@example.com office@example.com", "Enter addresses such as name@example.com"),
        ("clerk@example.com; nobody", "Enter addresses such as name@example.com"),
        ("clerk@example.com; Clerk@Example.com", "on the list already"),
        ("CNBELL_LAW@example.com", "on the list already"),
        ("; ".join(f"a{number}@example.com" for number in range(11)), "at most 10 addresses"),
    ],
)
def test_n2_addresses_are_judged(mab, entered, message):
    page = mab.press(N2, OUTER, secondary=entered, confirm_secondary=entered)

    assert message in page.message_at("secondary")
    assert "<b>nowhere" not in page.source
    assert "not yet submitted" not in mab.get(f"/ecf/mab/{ACCOUNT}").text


def test_n2_addresses_that_get_nothing_are_pointed_out(mab):
    """What many forget: the box."""
    page = mab.press(N2, OUTER, secondary=CLERK, confirm_secondary=CLERK)
    assert "The secondary addresses get no notices" in page.text

    page = mab.press(N2, OUTER, to_secondary="yes")
    assert "The secondary addresses get no notices" not in page.text


def test_n2_the_box_needs_an_address(mab):
    page = mab.press(N2, OUTER, to_secondary="yes")

    assert "Enter a secondary email address, or clear the box" in page.message_at("to_secondary")


@pytest.mark.parametrize(
    ("entered", "passes"), [("21-10977", True), ("2021-10977; 21-01018", True), ("21-99999", False), ("abc", False)]
)
def test_n2_further_cases_must_be_the_courts(mab, entered, passes):
    page = mab.press(N2, OUTER, cases=entered, other_cases="yes")

    assert page.path == (f"/ecf/mab/{ACCOUNT}" if passes else f"{N2}?tried=1")
    if not passes:
        assert "There is no case with that number in this court." in page.message_at("cases")


def test_n2_further_cases_are_found_before_anything_is_kept(mab):
    page = mab.press(
        N2, "Find This Case", cases="21-10977", other_cases="yes", secondary=CLERK, confirm_secondary=CLERK
    )

    assert "21-10977 " in page.text.split("Several numbers")[1].split("Find This Case")[0]
    assert value(page, "secondary") == CLERK
    assert "not yet submitted" not in mab.get(f"/ecf/mab/{ACCOUNT}").text
    mab.press(page, OUTER)
    assert "checked" in mab.get(N2).element(id="other_cases")[1]


@pytest.mark.parametrize(
    ("box", "cases", "field", "message"),
    [
        ("yes", "", "other_cases", "Enter the number of a case, or clear the box"),
        ([], "21-10977", "cases", "Check the box “Send notices in these additional cases”"),
    ],
)
def test_n2_the_box_and_the_numbers_go_together(mab, box, cases, field, message):
    assert message in mab.press(N2, OUTER, other_cases=box, cases=cases).message_at(field)


def test_n2_clear_brings_back_what_was_kept(mab):
    mab.press(N2, OUTER, secondary=CLERK, confirm_secondary=CLERK)
    page = mab.press(N2, OUTER, secondary="nobody", confirm_secondary="nobody")

    assert value(mab.press(page, "Clear"), "secondary") == CLERK


def test_n2_before_go_live_the_courts_own_login_has_it_too(visitor):
    visitor.begin(date="2021-09-10")
    visitor.press("/ecf/mab/login", "Login", login="mquill", password="Slate20!ecf", understood="yes")

    visitor.press(N2, OUTER, secondary=CLERK, confirm_secondary=CLERK)
    submit(visitor, "mab")

    assert value(visitor.get(N2), "secondary") == CLERK


# N1


def test_n1_an_address_is_added_on_the_page_of_its_own(mad):
    page = mad.get(N1)
    assert "Primary e-mail address:" in page.text
    assert addresses(page) == ["cnbell_law@example.com"]
    assert "Configuration options" not in page.text

    page = mad.press(page, "add new e-mail address")
    page = mad.press(page, "Submit all changes", email=CLERK)

    assert UPDATED in page.text
    assert WAITING not in page.text
    assert addresses(page) == ["cnbell_law@example.com", CLERK]


def test_n1_through_the_account_screen_it_takes_submit_twice(mad):
    door = next(link for link in mad.get(f"/ecf/mad/{ACCOUNT}").links if "email" in link)
    page = mad.press(mad.get(door), "add new e-mail address")
    assert "Submit all changes" not in page.forms[-1]["buttons"]
    back = mad.press(page, "Return to Person Information Screen", email=CLERK)
    assert back.path == f"/ecf/mad/{ACCOUNT}"
    assert "not yet submitted" in back.text

    done = mad.press(mad.press(back, AGAIN), AGAIN).text
    assert f"User Edit Complete {KEPT}" in done, "a district court's words, and ours"
    assert addresses(mad.get(N1)) == ["cnbell_law@example.com", CLERK]


@pytest.mark.parametrize("leaving", ["cnbell_law@example.com", "add new e-mail address", "Keep"])
def test_n1_whatever_is_clicked_next_keeps_what_was_entered(mad, leaving):
    page = mad.press(f"{N1}?address=new", leaving, email=CLERK, how="Summary Report")
    assert WAITING in page.text

    page = mad.press(page, CLERK)
    assert value(page, "email") == CLERK
    assert chosen(page, "how") == "Summary Report"


def test_n1_every_answer_is_kept_for_its_address_alone(mad):
    answers = {
        "receives": "No",
        "how": "Summary Report",
        "format": "Text",
        "own_cases": "No",
        "announcements": "No",
    }
    page = mad.press(f"{N1}?address=new", "Submit all changes", email=CLERK, **answers)

    page = mad.press(page, CLERK)
    assert {name: chosen(page, name) for name in answers} == answers
    page = mad.press(page, "cnbell_law@example.com")
    assert {name: chosen(page, name) for name in answers} == {
        "receives": "Yes", "how": "Per Filing", "format": "HTML", "own_cases": "Yes", "announcements": "Yes",
    }  # fmt: skip
    assert "disabled" in page.element(id="e-mail-address")[1], "the primary address is PACER's"


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ("<b>nowhere</b>", "Enter an address such as name@example.com."),
        ("CNBELL_LAW@example.com", "on the list already"),
    ],
)
def test_n1_an_address_is_judged_wherever_the_way_leads(mad, entered, message):
    for button in ("Submit all changes", "cnbell_law@example.com", "Find This Case"):
        page = mad.press(f"{N1}?address=new", button, email=entered, case="21-cv-10442")

        assert message in page.message_at("email")
        assert "<b>nowhere" not in page.source
    assert WAITING not in mad.get(N1).text


def test_n1_a_new_address_that_was_left_empty_is_none(mad):
    page = mad.press(f"{N1}?address=new", "Submit all changes")

    assert addresses(page) == ["cnbell_law@example.com"]


@pytest.mark.parametrize("leaving", ["Submit all changes", OFFICE, "add new e-mail address"])
def test_n1_an_address_that_is_emptied_is_deleted(mad, leaving):
    """As the lists of four courts have it; the one behind it moves up, and is opened by its own name."""
    for email in (CLERK, OFFICE):
        page = mad.press(f"{N1}?address=new", "Submit all changes", email=email)

    page = mad.press(mad.press(page, CLERK), leaving, email="")
    if leaving == OFFICE:
        assert value(page, "email") == OFFICE
    page = mad.press(N1, "Submit all changes")

    assert UPDATED in page.text
    assert addresses(page) == ["cnbell_law@example.com", OFFICE]


def test_n1_a_case_is_found_added_and_removed(mad):
    page = mad.press(f"{N1}?address=0", "Find This Case", case="2021-cv-10977", how="Summary Report")
    assert "1:21-cv-10977 Bramblewick v. Harborlight Insurance Co." in page.text
    page = mad.press(page, "Add case(s)")
    assert "These cases will send notice as a summary report 1:21-cv-10977" in page.text

    page = mad.press(page, "Remove selected cases", listed="1:21-cv-10977")
    assert "as a summary report" not in page.text


def test_n1_a_case_is_noticed_as_its_address_is(mad):
    page = mad.press(f"{N1}?address=0", "Find This Case", case="21-cv-10977")
    page = mad.press(page, "Add case(s)")

    assert "These cases will send notice per filing 1:21-cv-10977" in page.text


@pytest.mark.parametrize("number", ["", "21-cv-99999", "21-10442", "x" * 30])
def test_n1_a_case_that_the_court_does_not_have_is_not_found(mad, number):
    page = mad.press(f"{N1}?address=new", "Find This Case", email=CLERK, case=number)

    assert "There is no case with that number in this court." in page.text
    assert "Add case(s)" not in page.forms[-1]["buttons"]


def test_n1_no_more_than_ten_addresses(mad):
    for number in range(10):
        mad.press(f"{N1}?address=new", "Keep", email=f"a{number}@example.com")

    page = mad.get(f"{N1}?address=new")
    assert "add new e-mail address" not in page.forms[-1]["buttons"]
    assert "Configuration options" not in page.text


@pytest.mark.parametrize("asked", ["address=99", "address=-1", "address=%00", "court=mab", "found=%3Cb%3E", "kept=1"])
def test_n1_addresses_that_nobody_links_to_are_harmless(mad, asked):
    page = mad.get(f"{N1}?{asked}")

    assert page.status == 200
    assert UPDATED not in page.text or asked == "kept=1"


def test_what_is_entered_at_one_court_is_not_at_the_other(mad):
    mad.press(f"{N1}?address=new", "Submit all changes", email=CLERK)
    mad.press("/cso/redaction?court=mab", "Continue", understood="yes")

    assert value(mad.get(N2), "secondary") == ""


def test_who_is_not_linked_has_no_such_page(visitor):
    visitor.enter("mad", "mequill2016", "Lantern#Harbor77x")

    for path in ("", "/email", "/cases", "/more"):
        assert visitor.get(f"/ecf/mad/{ACCOUNT}{path}").status == 404


def test_find_this_case_comes_with_the_first_letter(page, portal, mad):
    """In a browser; without a script it is always there."""
    cookie = next(cookie for cookie in mad.cookies if cookie.name == "session")
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": portal}])
    page.goto(f"{portal.rstrip('/')}{N1}?address=0")
    button = page.get_by_role("button", name="Find This Case")
    assert button.is_hidden()

    page.get_by_label("Add additional cases for noticing").fill("2")
    assert button.is_visible()
