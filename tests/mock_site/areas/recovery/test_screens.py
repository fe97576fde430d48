"""X1 to X3: a forgotten username or password, whoever asks."""

import base64
import re
import zlib
from datetime import date, timedelta

import pytest

from mock_site.areas.recovery import actions, mail
from mock_site.areas.recovery.actions import IdentityClaim
from mock_site.forms.identity import QUESTIONS
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world.world import MOST_MAILS

pytestmark = pytest.mark.siblings(6, of="file")

HENRIETTA = {"email": "hpoole@example.com", "username": "hpoole1961"}
ANSWERS = {"answer_1": "Featherington", "answer_2": "A Kettle of Larks"}
OLD, NEW = "Feather#Mitten339", "Feather#Kettle446"
NEUTRAL = "If the information matches our records, your username has been sent to the email address on file."
NEUTRAL_TOO = "If the information and the answers match our records, a link to reset your password has been sent"
NO_MAIL = "There is no mail yet."
GONE = "This link can no longer be used."
LINK = "/training/outbox/1/link"


def ask_for_username(visitor, **claim):
    return visitor.press("/pscof/forgot-username", "Submit", **claim)


def ask_for_link(visitor, claim=HENRIETTA, answers=ANSWERS):
    visitor.press("/pscof/forgot-password", "Next", **claim)
    return visitor.press("/pscof/forgot-password/questions", "Submit", **answers)


def reset(visitor, password=NEW, confirm=None):
    return visitor.press("/pscof/reset-password", "Submit", password=password, confirm_password=confirm or password)


def outbox(visitor):
    return visitor.get("/training/outbox").text


def plain(page):
    """What a page shows, but for the token that each session has, and the mail that the training bar counts."""
    return re.sub(r'name="csrf_token" value="[^"]*"|Outbox \(\d+\)', "", page.source)


@pytest.mark.parametrize(
    "more",
    [
        {"account_number": "7150009"},
        {"date_of_birth": "02/03/1961"},
        {"account_number": "7150009", "date_of_birth": "2/3/1961"},
        {"account_number": "7150009", "email": "HPoole@Example.com"},
    ],
)
def test_f7_whom_the_information_fits_gets_her_username_by_mail(visitor, more):
    page = ask_for_username(visitor, **{"email": HENRIETTA["email"], **more})

    assert page.path == "/pscof/forgot-username/sent"
    assert NEUTRAL in page.text
    assert "hpoole1961" not in page.text
    assert "To hpoole@example.com, from PACER Service Center" in outbox(visitor)
    assert "Username: hpoole1961" in outbox(visitor)


@pytest.mark.parametrize(
    "claim",
    [
        {"email": "hpoole@example.com", "account_number": "7150008"},
        {"email": "hpoole@example.com", "date_of_birth": "02/04/1961"},
        {"email": "hpoole@example.com", "account_number": "7150009", "date_of_birth": "02/04/1961"},
        {"email": "nobody@example.com", "account_number": "7150009"},
        {"email": "tb1407@example.com", "date_of_birth": "04/18/1967"},
    ],
)
def test_whom_it_does_not_fit_reads_the_same_and_no_mail_is_sent(new_visitor, claim):
    known, unknown = new_visitor(), new_visitor()
    right = ask_for_username(known, email="hpoole@example.com", account_number="7150009")

    wrong = ask_for_username(unknown, **claim)

    assert wrong.path == right.path
    assert plain(wrong) == plain(right)
    assert NO_MAIL in outbox(unknown)


def test_a_legacy_account_is_found_by_its_number_for_it_has_no_date_of_birth(visitor):
    ask_for_username(visitor, email="tb1407@example.com", account_number="7002213")

    assert "Username: tb1407" in outbox(visitor)


@pytest.mark.parametrize(
    ("path", "button", "entered", "field", "message"),
    [
        ("username", "Submit", {"account_number": "1"}, "email", "Email: Required information is missing."),
        ("username", "Submit", {"email": "hpoole"}, "email", "Email: Enter an address such as name@example.com."),
        (
            "username",
            "Submit",
            {"email": "hpoole@example.com"},
            "account_number",
            "Enter your account number or your date of birth.",
        ),
        (
            "password",
            "Next",
            {"email": "hpoole@example.com"},
            "username",
            "Enter your username, your account number or your date of birth.",
        ),
        (
            "password",
            "Next",
            {"email": "hpoole@example.com", "date_of_birth": "3 February 1961"},
            "date_of_birth",
            "Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967.",
        ),
    ],
)
def test_what_is_missing_is_told_and_what_was_entered_stays(visitor, path, button, entered, field, message):
    page = visitor.press(f"/pscof/forgot-{path}", button, **entered)

    assert page.path == f"/pscof/forgot-{path}?tried=1"
    assert page.message_at(field) == message
    assert all(page.element(id=name)[1]["value"] == value for name, value in entered.items())
    assert message not in visitor.get(f"/pscof/forgot-{path}").text
    assert NO_MAIL in outbox(visitor)


def test_f7_right_answers_bring_a_link_and_the_link_a_new_password(visitor):
    visitor.press("/pscof/forgot-password", "Next", **HENRIETTA)
    questions = visitor.get("/pscof/forgot-password/questions")
    assert "Security Question 1 What is your favorite teacher's last name? Answer 1" in questions.text
    assert "Security Question 2 What is your favorite book? Answer 2" in questions.text

    sent = visitor.press(questions, "Submit", **ANSWERS)
    assert sent.path == "/pscof/forgot-password/sent"
    assert NEUTRAL_TOO in sent.text
    assert "Reset PACER Password" in outbox(visitor)

    form = visitor.get(LINK)
    assert form.path == "/pscof/reset-password"
    assert "Username hpoole1961" in form.text
    assert "Your password has been reset." in reset(visitor).text
    assert "Invalid username or password" in visitor.log_in("hpoole1961", OLD).text
    assert visitor.log_in("hpoole1961", NEW).path == "/pscof/manage/maint"


@pytest.mark.parametrize(
    "claim",
    [
        {"email": "hpoole@example.com", "account_number": "7150009"},
        {"email": "HPOOLE@example.com", "date_of_birth": "02/03/1961"},
        {"email": "hpoole@example.com", "username": "HPOOLE1961", "account_number": "7150009"},
    ],
)
def test_any_of_the_three_will_do(visitor, claim):
    ask_for_link(visitor, claim)

    assert "Reset PACER Password" in outbox(visitor)


@pytest.mark.parametrize(
    ("claim", "answers"),
    [
        (HENRIETTA, {**ANSWERS, "answer_1": "Featheringtons"}),
        (HENRIETTA, {**ANSWERS, "answer_2": "a kettle of lark"}),
        (HENRIETTA, {"answer_1": ANSWERS["answer_2"], "answer_2": ANSWERS["answer_1"]}),
        ({**HENRIETTA, "username": "hpoole1962"}, ANSWERS),
        ({**HENRIETTA, "email": "nobody@example.com"}, ANSWERS),
    ],
)
def test_wrong_answers_or_a_wrong_claim_bring_no_mail_and_the_same_page(new_visitor, claim, answers):
    known, unknown = new_visitor(), new_visitor()
    right = ask_for_link(known)

    wrong = ask_for_link(unknown, claim, answers)

    assert wrong.path == right.path
    assert plain(wrong) == plain(right)
    assert NO_MAIL in outbox(unknown)


@pytest.mark.parametrize("email", ["hpoole@example.com", "nobody@example.com", "tb1407@example.com"])
def test_the_questions_do_not_tell_whether_the_claim_is_true(new_visitor, email):
    """Whatever is said beside the address, and as often as one asks, the page has the same bytes."""
    pages = set()
    for more in ({"username": "hpoole1961"}, {"username": "nobody99"}, {"account_number": "7002213"}):
        visitor = new_visitor()
        pages.add(plain(visitor.press("/pscof/forgot-password", "Next", email=email, **more)))

    asked = re.findall(r'<dd id="question-\d">([^<]*)</dd>', pages.pop().replace("&#39;", "'"))
    assert not pages
    assert len(set(asked)) == 2
    assert set(asked) <= set(QUESTIONS)


def test_only_the_questions_differ_between_one_with_an_account_and_one_without(new_visitor):
    def page(email):
        return re.sub(r'(<dd id="question-\d">)[^<]*', r"\1", plain(new_visitor().press(*FORGOT, email=email, **NAME)))

    assert page("hpoole@example.com") == page("nobody@example.com") == page("tb1407@example.com")


FORGOT, NAME = ("/pscof/forgot-password", "Next"), {"username": "hpoole1961"}


def test_made_up_questions_cannot_be_told_from_real_ones_without_the_portals_key():
    world = PortalSetup().new_world()
    claims = [IdentityClaim(email=f"somebody{number}@example.com", username="x") for number in range(200)]

    asked = [actions.questions_for(world, claim, "a key") for claim in claims]

    assert {question for pair in asked for question in pair} == set(QUESTIONS)
    assert all(first != second for first, second in asked)
    assert asked == [actions.questions_for(world, claim, "a key") for claim in claims]
    assert asked != [actions.questions_for(world, claim, "another key") for claim in claims]


def test_the_cookie_does_not_tell_whether_the_claim_is_true(new_visitor):
    """Its owner can read it: there is what she typed, and nothing that the portal knows."""
    sizes = set()
    for email in ("hpoole@example.com", "hpoola@example.com"):
        visitor = new_visitor()
        visitor.press("/pscof/forgot-password", "Next", email=email, username="hpoole1961")
        claim = re.search(r'"claim":\{[^}]*\}', payload(visitor))[0]
        assert claim == f'"claim":{{"born":null,"email":"{email}","number":"","username":"hpoole1961"}}'
        sizes.add(len(payload(visitor)))
    assert len(sizes) == 1


def payload(visitor):
    """What the session cookie says to who can read it."""
    value = next(cookie.value for cookie in visitor.cookies if cookie.name == "session")
    packed = value.startswith(".")
    body = value.lstrip(".").split(".")[0]
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    return (zlib.decompress(raw) if packed else raw).decode()


def test_f7_the_holder_of_a_legacy_account_is_told_whom_to_call_by_mail_alone(new_visitor):
    legacy, nobody = new_visitor(), new_visitor()
    claim = {"email": "tb1407@example.com", "account_number": "7002213"}

    page = ask_for_link(legacy, claim)

    assert plain(page) == plain(ask_for_link(nobody, {"email": "x@example.com", "account_number": "7002213"}))
    assert "Your account 7002213 has no security questions, so its password cannot be reset online." in outbox(legacy)
    assert "Call the PACER Service Center, 1-800-676-6856." in outbox(legacy)
    assert "Reset PACER Password" not in outbox(legacy)
    assert NO_MAIL in outbox(nobody)


@pytest.mark.parametrize(
    "path", ["forgot-username", "forgot-username/sent", "forgot-password", "forgot-password/sent", "reset-password"]
)
def test_w29_each_page_says_who_helps_with_which_login(visitor, path):
    text = visitor.get(f"/pscof/{path}").text

    assert "PACER account, username or password: PACER Service Center, 1-800-676-6856" in text
    assert "CM/ECF login of a court: ask that court. The PACER Service Center cannot see it." in text


@pytest.mark.parametrize("path", ["forgot-password", "forgot-password/sent"])
def test_who_has_no_security_questions_is_told_so_before_any_answer(visitor, path):
    assert (
        "was created before August 11, 2014 and never upgraded has no security questions"
        in visitor.get(f"/pscof/{path}").text
    )


@pytest.mark.parametrize("path", ["/pscof/login", "/cso/login?court=mad", "/cso/login?court=mab"])
def test_both_logins_lead_there(visitor, path):
    links = visitor.get(path).links

    assert {"/pscof/forgot-username", "/pscof/forgot-password"} <= set(links)
    assert visitor.get("/pscof/forgot-username").element(id="email")
    assert visitor.get("/pscof/forgot-password").element(id="email")


def test_w15_who_registers_again_finds_her_username_from_the_dialog(visitor, known):
    twin = {**known.newcomer, "first_name": "Henrietta", "last_name": "Poole", "date_of_birth": "02/03/1961"}
    dialog = visitor.press("/pscof/registration/attorney", "Next", **twin)
    assert "Account May Already Exist" in dialog.text

    assert visitor.press(dialog, "Forgot Password").path.startswith("/pscof/forgot-password")
    form = visitor.press(dialog, "Forgot Username")
    visitor.press(form, "Submit", email="hpoole@example.com", date_of_birth="02/03/1961")

    assert "Username: hpoole1961" in outbox(visitor)


def test_p11_leads_there_too(visitor):
    links = visitor.get("/pacer/my-account-billing/forgot-username-or-password").links

    assert {"/pscof/forgot-username", "/pscof/forgot-password", "/pscof/login"} <= set(links)


def test_a_second_account_with_the_same_address_is_reset_by_its_own_name(visitor, known):
    again = {**known.newcomer, "email": "hpoole@example.com", "confirm_email": "hpoole@example.com"}
    visitor.register(again)
    own = {"answer_1": "Marmalade", "answer_2": "Overstreet"}

    ask_for_link(visitor, {"email": "hpoole@example.com", "username": "dachterberg83"}, own)

    assert "to set a new password for dachterberg83" in outbox(visitor)


def test_who_has_upgraded_answers_the_new_questions(visitor):
    visitor.upgrade()
    claim = {"email": "tb1407@example.com", "username": "tbrannock09"}

    ask_for_link(visitor, claim, {"answer_1": "Studebaker", "answer_2": "Millrace Row"})

    assert "to set a new password for tbrannock09" in outbox(visitor)


@pytest.mark.parametrize(
    ("password", "confirm", "field", "message"),
    [
        ("Short1!", "Short1!", "password", "Password must be at least 8 characters."),
        (NEW, "Feather#Kettle447", "confirm_password", "Passwords do not match."),
        ("alllowercase1", "alllowercase1", "password", "Password must contain a lower-case letter, an upper-case"),
        ("Xhpoole1961x", "Xhpoole1961x", "password", "Password must not contain your username or email address."),
        (OLD, OLD, "password", "Your new password must not be the old one."),
    ],
)
def test_the_new_password_keeps_to_the_rules_of_registering(visitor, password, confirm, field, message):
    ask_for_link(visitor)
    visitor.get(LINK)

    page = reset(visitor, password, confirm)

    assert page.path == "/pscof/reset-password?tried=1"
    assert page.message_at(field).startswith(message)
    assert password not in page.source
    assert visitor.log_in("hpoole1961", OLD).path == "/pscof/manage/maint"


def test_in_2025_it_keeps_to_the_rules_of_2025(visitor):
    visitor.begin(era="2025")
    ask_for_link(visitor)
    visitor.get(LINK)

    assert reset(visitor, "Kettle#Lark9").message_at("password") == "Password must be at least 14 characters."
    assert "Your password has been reset." in reset(visitor, "Feather#Kettle446").text


def test_a_link_works_once(visitor):
    ask_for_link(visitor)
    visitor.get(LINK)
    form = visitor.get("/pscof/reset-password")
    reset(visitor)

    assert GONE in visitor.press(form, "Submit", password="Another#Kettle1", confirm_password="Another#Kettle1").text
    again = visitor.get(LINK)

    assert GONE in again.text
    assert "/pscof/forgot-password" in again.links
    assert visitor.log_in("hpoole1961", NEW).path == "/pscof/manage/maint"


def test_a_link_is_dead_once_another_one_was_used(visitor):
    ask_for_link(visitor)
    ask_for_link(visitor)
    visitor.get("/training/outbox/2/link")
    reset(visitor)

    assert GONE in visitor.get(LINK).text


def test_nobody_gets_to_the_form_without_the_message(visitor):
    ask_for_link(visitor)

    assert GONE in visitor.get("/pscof/reset-password").text
    assert visitor.get("/pscof/reset-password/complete").path == "/pscof/reset-password"
    token = visitor.get("/pscof/login").forms[0]["values"]["csrf_token"]
    values = {"csrf_token": token, "password": NEW, "confirm_password": NEW, "message": "1", "account": "7150009"}
    assert GONE in visitor.post("/pscof/reset-password", **values).text
    assert visitor.log_in("hpoole1961", OLD).path == "/pscof/manage/maint"


@pytest.mark.parametrize("number", ["1", "0", "-1", "2", "99999999999999999999", "x"])
def test_a_message_of_somebody_else_is_not_to_be_had(visitor, new_visitor, number):
    ask_for_link(visitor)
    stranger = new_visitor()

    assert stranger.get(f"/training/outbox/{number}/link").status == 404
    assert GONE in stranger.get("/pscof/reset-password").text


def test_a_link_that_was_followed_does_not_open_another_world(visitor):
    ask_for_link(visitor)
    visitor.get(LINK)

    visitor.begin()
    ask_for_link(visitor)

    assert GONE in visitor.get("/pscof/reset-password").text


def test_the_link_of_a_username_resets_nothing(visitor):
    ask_for_username(visitor, email="hpoole@example.com", account_number="7150009")

    assert visitor.get(LINK).path == "/pscof/login"
    assert GONE in visitor.get("/pscof/reset-password").text


def test_a_court_s_mail_has_no_link(visitor):
    asked = {"last_name": "Brannock", "bar_number": "1", "email": "tb1407@example.com"}
    visitor.press("/court/mab/cmecf-login-help", "Send e-mail", **asked)

    assert visitor.get(LINK).status == 404


def test_no_address_and_no_page_holds_anything_that_opens_an_account(visitor):
    """The link is the same in every world; what it is worth lies in the visitor's own."""
    ask_for_link(visitor)

    page = visitor.get("/training/outbox")

    assert LINK in page.links
    assert not re.search(r"[0-9a-f]{12}|[A-Za-z0-9_-]{24}", page.source.split("<main")[1].split("</main>")[0])
    assert visitor.get(LINK).path == "/pscof/reset-password"


def test_a_reset_ends_every_session_of_the_account(visitor, new_visitor):
    visitor.log_in("hpoole1961", OLD)
    thief = new_visitor()
    for cookie in visitor.cookies:
        thief.cookies.set_cookie(cookie)
    assert thief.get("/pscof/manage/maint").path == "/pscof/manage/maint"

    ask_for_link(visitor)
    visitor.get(LINK)
    reset(visitor)

    assert thief.get("/pscof/manage/maint").path == "/pscof/login"
    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"


@pytest.fixture
def world(known):
    return PortalSetup(read_all(Court, [known.courts]), read_all(Person, [known.people])).new_world()


@pytest.mark.parametrize(("days", "works"), [(0, True), (1, True), (2, False)])
def test_a_link_lasts_until_the_next_day_is_over(world, days, works):
    claim = IdentityClaim(email="hpoole@example.com", number="7150009")
    asked = actions.questions_answered(world, claim, tuple(ANSWERS.values()))
    later = asked.model_copy(update={"today": asked.today + timedelta(days=days)})

    account = actions.resettable(later, later.mail(1))

    assert (account is not None) == works
    after = actions.with_new_password(later, later.mail(1), NEW)
    assert after.accounts["7150009"].credentials.opened_by(NEW) == works


def test_the_world_keeps_no_answer_and_no_new_password(world, known):
    claim = IdentityClaim(email="hpoole@example.com", number="7150009")
    asked = actions.questions_answered(world, claim, tuple(ANSWERS.values()))
    after = actions.with_new_password(asked, asked.mail(1), NEW)

    document = after.model_dump_json()
    assert NEW not in document
    for person in read_all(Person, [known.people]).values():
        if person.pacer and (security := person.pacer.security):
            assert security.answer_1.get_secret_value() not in document
            assert security.answer_2.get_secret_value() not in document


def test_who_has_an_upgraded_account_has_two_questions_of_the_list_and_nobody_else_has(world):
    for account in world.accounts.values():
        asked = [question for question, _ in account.credentials.questions]
        assert len(set(asked)) == (2 if account.holder.date_of_birth else 0), account.holder.name
        assert set(asked) <= set(QUESTIONS)


def test_the_outbox_keeps_the_latest_fifty_and_their_numbers(world):
    tobias = world.accounts["7002213"]
    for day in range(MOST_MAILS + 3):
        world = world.with_mail(mail.username_reminder(tobias, date(2021, 1, 1) + timedelta(days=day)))

    assert len(world.outbox) == MOST_MAILS
    assert world.mails_sent == MOST_MAILS + 3
    assert world.mail(3) is None
    assert world.mail(4).day == date(2021, 1, 4)


@pytest.mark.parametrize("button", ["Submit", "Next"])
def test_what_was_typed_is_shown_as_text_and_the_cookie_stays_small(visitor, button):
    nasty = '"><script>alert(1)</script>' * 300
    path = "/pscof/forgot-username" if button == "Submit" else "/pscof/forgot-password"
    fields = visitor.get(path).forms[-1]["values"].keys() - {"csrf_token"}

    page = visitor.press(path, button, **dict.fromkeys(fields, nasty))

    assert "<script>" not in page.source
    assert page.element(id="email")[1]["value"] == nasty[:60]
    assert max(len(cookie.value) for cookie in visitor.cookies) < 2_000


def test_cancel_leads_back_to_the_login_and_does_nothing(visitor):
    assert visitor.press("/pscof/forgot-username", "Cancel").path == "/pscof/login"
    assert visitor.press("/pscof/forgot-password", "Cancel").path == "/pscof/login"
    visitor.press("/pscof/forgot-password", "Next", **HENRIETTA)
    assert visitor.press("/pscof/forgot-password/questions", "Cancel", **ANSWERS).path == "/pscof/login"
    assert NO_MAIL in outbox(visitor)
    ask_for_link(visitor)
    visitor.get(LINK)
    assert visitor.press("/pscof/reset-password", "Cancel", password=NEW, confirm_password=NEW).path == "/pscof/login"
    assert visitor.log_in("hpoole1961", OLD).path == "/pscof/manage/maint"


def test_empty_answers_are_told_and_count_for_nothing(visitor):
    visitor.press("/pscof/forgot-password", "Next", **HENRIETTA)
    for _ in range(6):
        page = visitor.press("/pscof/forgot-password/questions", "Submit", answer_1="Featherington")

    assert page.message_at("answer_2") == "Answer 2: Required information is missing."
    assert "Featherington" not in page.source
    visitor.press(page, "Submit", **ANSWERS)
    assert "Reset PACER Password" in outbox(visitor)


def test_there_are_no_questions_for_who_has_not_said_who_she_is(visitor):
    assert visitor.get("/pscof/forgot-password/questions").path == "/pscof/forgot-password"
    ask_for_link(visitor)
    assert visitor.get("/pscof/forgot-password/questions").path == "/pscof/forgot-password"


@pytest.mark.parametrize("path", ["forgot-username", "forgot-password", "forgot-password/questions", "reset-password"])
def test_no_form_is_taken_without_its_token(visitor, path):
    assert visitor.post(f"/pscof/{path}", email="hpoole@example.com", account_number="7150009").status == 400
    assert NO_MAIL in outbox(visitor)
