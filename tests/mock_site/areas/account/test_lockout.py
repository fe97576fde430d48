"""X4: five tries in vain lock a login, and the answers to security questions."""

import pytest

from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.people import Person
from mock_site.start.portal import PortalSetup
from mock_site.world.lockout import LOCKED, MOST_NAMES, Failures

pytestmark = pytest.mark.siblings(3)

HENRIETTA = ("hpoole1961", "Feather#Mitten339")
NEW = "Feather#Kettle446"
CLAIM = {"email": "hpoole@example.com", "username": "hpoole1961"}
ANSWERS = {"answer_1": "Featherington", "answer_2": "A Kettle of Larks"}
WRONG = "Invalid username or password"
NO_MORE = "The security questions were answered wrongly too often."


def fail(visitor, username="hpoole1961", times=5):
    """Type a wrong password so often; gives the last page."""
    return [visitor.log_in(username, "wrongwrong") for _ in range(times)][-1]


def answer(visitor, claim=CLAIM, answers=ANSWERS):
    page = visitor.press("/pscof/forgot-password", "Next", **claim)
    return visitor.press(page, "Submit", **answers) if "Answer 1" in page.text else page


def test_x4_the_fifth_try_in_vain_locks_and_the_right_password_is_refused_too(visitor):
    fourth = fail(visitor, times=4)
    assert WRONG in fourth.text
    assert LOCKED not in fourth.text

    fifth = visitor.log_in("hpoole1961", "wrongwrong")

    assert LOCKED in fifth.text
    assert WRONG not in fifth.text
    assert "To reset it, click “Forgot Your Password?” below." in fifth.text
    assert "Need help?" in fifth.text
    assert LOCKED in visitor.log_in(*HENRIETTA).text
    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"


def test_four_tries_in_vain_lock_nothing_and_a_right_one_begins_the_count_again(visitor):
    for _ in range(2):
        fail(visitor, times=4)
        assert visitor.log_in(*HENRIETTA).path == "/pscof/manage/maint"
        visitor.press("/pscof/manage/maint", "Log Out")


def test_both_logins_share_the_count(visitor):
    fail(visitor, times=3)
    assert WRONG in visitor.sign_on("mad", "hpoole1961", "wrongwrong").text

    assert LOCKED in visitor.sign_on("mab", "hpoole1961", "wrongwrong").text

    assert LOCKED in visitor.sign_on("mad", *HENRIETTA).text
    assert LOCKED in visitor.log_in(*HENRIETTA).text
    assert visitor.get("/ecf/mad/main").path == "/cso/login?court=mad"


def test_another_account_is_not_locked_and_another_visitor_s_neither(visitor, new_visitor):
    fail(visitor)

    assert visitor.log_in("mequill2016", "Lantern#Harbor77x").path == "/pscof/manage/maint"
    assert new_visitor().log_in(*HENRIETTA).path == "/pscof/manage/maint"


@pytest.mark.parametrize("name", ["hpoole1961", "nobody1234", "tb1407"])
def test_a_lock_does_not_tell_whether_there_is_such_an_account(visitor, name):
    shown = [visitor.log_in(name, "wrongwrong") for _ in range(7)]

    assert [LOCKED in page.text for page in shown] == [False] * 4 + [True] * 3
    assert [WRONG in page.text for page in shown] == [True] * 4 + [False] * 3


def test_capital_letters_make_no_other_name_of_it(visitor):
    for name in ("hpoole1961", "HPOOLE1961", "Hpoole1961", "hPoole1961", "hpoolE1961"):
        visitor.log_in(name, "wrongwrong")

    assert LOCKED in visitor.log_in(*HENRIETTA).text


def test_what_is_no_try_is_not_counted(visitor):
    for _ in range(6):
        visitor.log_in("hpoole1961", "")
        visitor.log_in("hpoole1961", "short")

    assert visitor.log_in(*HENRIETTA).path == "/pscof/manage/maint"


def test_the_lock_survives_a_reload_and_a_new_form_and_who_is_in_stays_in(visitor):
    visitor.log_in(*HENRIETTA)
    cookies = list(visitor.cookies)
    fail(visitor)

    for cookie in cookies:
        visitor.cookies.set_cookie(cookie)
    assert visitor.get("/pscof/manage/maint").path == "/pscof/manage/maint"
    visitor.press("/pscof/manage/maint", "Log Out")
    assert LOCKED not in visitor.get("/pscof/login").text
    assert LOCKED in visitor.log_in(*HENRIETTA).text


def test_a_new_password_ends_the_lock(visitor):
    fail(visitor)
    answer(visitor)
    visitor.get("/training/outbox/1/link")
    visitor.press("/pscof/reset-password", "Submit", password=NEW, confirm_password=NEW)

    assert WRONG in visitor.log_in(*HENRIETTA).text
    assert visitor.log_in("hpoole1961", NEW).path == "/pscof/manage/maint"


def test_a_new_world_ends_the_lock(visitor):
    fail(visitor)

    visitor.begin()

    assert visitor.log_in(*HENRIETTA).path == "/pscof/manage/maint"


@pytest.mark.parametrize(
    "claim", [CLAIM, {**CLAIM, "email": "nobody@example.com"}, {**CLAIM, "email": "tb1407@example.com"}]
)
def test_the_fifth_wrong_answer_ends_the_answering_for_whoever_it_is(visitor, claim):
    shown = [answer(visitor, claim, {"answer_1": "Nobody", "answer_2": "Nothing"}) for _ in range(6)]

    assert [NO_MORE in page.text for page in shown] == [False] * 4 + [True] * 2
    assert "1-800-676-6856" in shown[-1].text


def test_after_five_wrong_answers_the_right_ones_are_of_no_use(visitor):
    questions = visitor.press("/pscof/forgot-password", "Next", **CLAIM)
    for _ in range(5):
        answer(visitor, answers={"answer_1": "Nobody", "answer_2": "Nothing"})
    visitor.press("/pscof/forgot-password", "Next", **CLAIM)

    assert NO_MORE in visitor.press(questions, "Submit", **ANSWERS).text
    assert "There is no mail yet." in visitor.get("/training/outbox").text
    assert visitor.log_in(*HENRIETTA).path == "/pscof/manage/maint", "the login has a count of its own"


def test_right_answers_begin_their_count_again(visitor):
    for _ in range(2):
        for _ in range(4):
            answer(visitor, answers={**ANSWERS, "answer_1": "Nobody"})
        answer(visitor)

    assert visitor.get("/training/outbox").text.count("Somebody who knows your security answers") == 2


@pytest.fixture
def world(known):
    return PortalSetup(read_all(Court, [known.courts]), read_all(Person, [known.people])).new_world()


def test_a_trainer_can_unlock_one_account(world):
    henrietta, marjorie = world.accounts["7150009"], world.accounts["7104401"]
    for _ in range(5):
        world = world.login_failed("hpoole1961").login_failed("mequill2016").answers_failed("hpoole@example.com")
    assert world.signed_in_by(*HENRIETTA) is None

    unlocked = world.unlocked(henrietta)

    assert unlocked.signed_in_by(*HENRIETTA) == henrietta
    assert not unlocked.failures.locked("answers", "hpoole@example.com")
    assert unlocked.signed_in_by("mequill2016", "Lantern#Harbor77x") is None
    assert unlocked.unlocked(marjorie).signed_in_by("mequill2016", "Lantern#Harbor77x") == marjorie


def test_ten_thousand_guesses_are_not_possible(world):
    """A flood of other names does not make the portal forget a count, nor keep ever more of them."""
    for _ in range(4):
        world = world.login_failed("hpoole1961")
    for number in range(2_000):
        world = world.login_failed(f"nobody{number}")

    assert world.signed_in_by(*HENRIETTA)
    assert world.login_failed("hpoole1961").signed_in_by(*HENRIETTA) is None
    assert len(world.failures.counts) <= MOST_NAMES + 1
    assert world.failures.locked("login", "a name that never failed"), "the rest has one count together"
    assert world.login_failed("mequill2016").signed_in_by("mequill2016", "Lantern#Harbor77x") is None


def test_after_a_flood_one_account_can_still_be_unlocked():
    failures = Failures()
    for number in range(MOST_NAMES + 5):
        failures = failures.one_more("login", f"nobody{number}")
    assert failures.locked("login", "hpoole1961")

    forgiven = failures.forgiven("login", "hpoole1961")

    assert not forgiven.locked("login", "hpoole1961")
    assert forgiven.locked("login", "mequill2016")
    assert not forgiven.one_more("login", "hpoole1961").locked("login", "hpoole1961")


def test_no_name_is_kept_as_it_was_typed(world):
    """Some type their password there."""
    assert "MyOwnPassword1" not in world.login_failed("MyOwnPassword1").model_dump_json()


@pytest.mark.parametrize("path", ["/pscof/login", "/cso/login?court=mad"])
def test_w27_who_refuses_cookies_is_told_how_to_go_on(new_visitor, path):
    page = new_visitor().get(path)
    values = {**page.forms[-1]["values"], "username": HENRIETTA[0], "password": HENRIETTA[1], "deed": "login"}

    refused = new_visitor().post(path, **values)
    assert refused.status == 400
    assert "Your browser must accept cookies." in refused.text
    assert "delete the cookies of this site, close the browser and open it again" in refused.text

    accepted = new_visitor().press(path, "Login", username=HENRIETTA[0], password=HENRIETTA[1])
    assert accepted.status == 200
    assert accepted.path.startswith(("/pscof/manage/maint", "/cso/redaction"))


def test_w30_the_next_user_lands_in_a_session_that_nobody_logged_out_of(visitor):
    visitor.log_in(*HENRIETTA)
    assert "hpoole1961" in visitor.get("/pscof/manage/maint").text, "the window was closed, and opened by somebody else"
    assert visitor.get("/cso/login?court=mad").path == "/cso/redaction?court=mad"

    visitor.press("/pscof/manage/maint", "Log Out")

    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"
    assert visitor.get("/cso/login?court=mad").path == "/cso/login?court=mad"
    assert "Close the browser as well when other people use this computer." in visitor.get("/pscof/logout").text


def test_a_trainer_lets_thirty_minutes_pass_at_the_desk(visitor):
    fail(visitor)
    assert LOCKED in visitor.log_in(*HENRIETTA).text

    desk = visitor.press("/training/desk", "Let 30 minutes pass")

    assert "Thirty minutes have passed." in desk.text
    assert visitor.log_in(*HENRIETTA).path == "/pscof/manage/maint"
