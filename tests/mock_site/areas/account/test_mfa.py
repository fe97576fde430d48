"""X5 and X6: enrolling an authenticator app, its codes at the login, backup codes, and codes that come by e-mail."""

from __future__ import annotations

import re
import time

import pytest
from passcodes import STEP, backup_codes, mailed_code, noon, passcode, setup_key, wrong

from mock_site.world.lockout import LOCKED

pytestmark = pytest.mark.siblings(6, of="file")

HERE = "/pscof/manage/mfa-settings"
SUMMARY = "/pscof/manage/maint"
DAY = "2025-09-08"
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
SILAS = ("silasmonteverde", "Juniper!Ocean2281")
WRONG = "Invalid username, password, or one-time passcode."
NO_CODE = "The security code is wrong or has expired."


class Phone:
    """What she has at hand: the key of her app, and what the portal's clock shows."""

    def __init__(self, key, moment):
        self.key, self.moment = key, moment

    def code(self, steps=0):
        """The code of now, or of so many steps later."""
        return passcode(self.key, self.moment + steps * STEP)

    def wait(self):
        """A clock that stands goes on when a code has been used."""
        self.moment += STEP


@pytest.fixture
def later(visitor):
    """Somebody in a world of 2025 whose clock stands."""
    visitor.begin(date=DAY, era="2025")
    return visitor


@pytest.fixture
def marjorie(later):
    """She files nowhere, so nothing is asked of her."""
    later.log_in(*MARJORIE)
    return later


@pytest.fixture
def silas(later):
    """He files at the bankruptcy court, and has skipped twice."""
    later.log_in(*SILAS)
    return later


def mailed(visitor):
    return mailed_code(visitor.get("/training/outbox/newest").source)


def ask(visitor, button="Add App"):
    """Press a button of the settings, and give the code that comes."""
    page = visitor.press(HERE, button)
    return visitor.press(page, "Submit", code=mailed(visitor))


def scan(visitor, nickname="Office phone"):
    """Up to the QR code; gives its page, and the phone that has scanned it."""
    page = visitor.press(ask(visitor), "Next", nickname=nickname)
    return page, Phone(setup_key(page.source), noon(DAY))


def enroll(visitor):
    """All of it; gives her phone."""
    page, phone = scan(visitor)
    done = visitor.press(page, "Submit", code=phone.code())
    assert "Your authenticator app has been added." in done.text
    phone.wait()
    return phone


def log_in_again(visitor, login=MARJORIE):
    visitor.press(SUMMARY, "Log Out")
    return visitor.log_in(*login)


# Enrolling.


def test_x5_an_app_is_enrolled_by_its_code_and_the_login_asks_for_one_from_then_on(marjorie):
    assert "Multifactor Auth Not Enrolled Enroll" in marjorie.get(SUMMARY).text

    phone = enroll(marjorie)

    assert "Multifactor Auth Enrolled" in marjorie.get(SUMMARY).text
    page = log_in_again(marjorie)
    assert page.path == "/pscof/login/passcode"
    assert marjorie.get(SUMMARY).path == "/pscof/login", "a password alone opens nothing"
    assert marjorie.press("/pscof/login/passcode", "Login", passcode=phone.code()).path == SUMMARY


@pytest.mark.parametrize("steps", [-2, 2, 100])
def test_x5_a_code_of_another_time_enrolls_nothing(marjorie, steps):
    page, phone = scan(marjorie)

    refused = marjorie.press(page, "Submit", code=phone.code(steps))

    assert refused.message_at("code") == "This is not the code that the app shows now."
    assert "Multifactor Auth Not Enrolled" in marjorie.get(SUMMARY).text
    assert log_in_again(marjorie).path == SUMMARY


@pytest.mark.parametrize("typed", ["{} {}", "{}-{}", " {}{} "])
def test_x5_a_code_may_be_typed_as_it_is_shown(marjorie, typed):
    page, phone = scan(marjorie)
    code = phone.code()

    assert "has been added" in marjorie.press(page, "Submit", code=typed.format(code[:3], code[3:])).text


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ("", "Code from the App: Required information is missing."),
        ("x" * 30, "Code from the App: Enter at most 20 characters."),
        ("\uff14\uff14\uff14\uff14\uff11\uff10", "This is not the code that the app shows now."),
        ("\x00", "Code from the App: Required information is missing."),
        ("<b>", "This is not the code that the app shows now."),
    ],
)
def test_x5_what_is_no_code_is_refused_in_words(marjorie, entered, message):
    page, _ = scan(marjorie)

    assert marjorie.press(page, "Submit", code=entered).message_at("code") == message


def test_x5_the_qr_code_says_what_the_setup_key_says(marjorie):
    """It is drawn here once more, from an address that is written by hand."""
    import segno

    page, phone = scan(marjorie)

    said = f"otpauth://totp/PACER%20training%20portal:mequill2016?secret={phone.key.replace(' ', '')}"
    again = segno.make(f"{said}&issuer=PACER%20training%20portal", error="m", micro=False)
    assert re.search(r' d="([^"]+)"', again.svg_inline(border=4))[1] in page.source
    size = again.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {size} {size}"' in page.source, "all of it is seen, whatever its size on the page"


def test_x5_pages_that_come_later_cannot_be_opened_before(marjorie):
    for path in ("add-app", "new-codes", "remove/1", "add-app/nickname", "add-app/scan"):
        assert marjorie.get(f"{HERE}/{path}").path == HERE

    marjorie.press(HERE, "Add App")

    assert marjorie.get(f"{HERE}/new-codes").path == HERE, "the code was sent for something else"
    assert marjorie.get(f"{HERE}/add-app/scan").path == HERE


def test_x5_what_was_begun_ends_with_the_session(marjorie):
    page, phone = scan(marjorie)
    log_in_again(marjorie)

    assert marjorie.get(page.path).path == HERE
    assert marjorie.post(f"{HERE}/add-app/scan", code=phone.code()).status == 400, "without its token"


def test_x5_cancel_keeps_nothing(marjorie):
    page, _ = scan(marjorie)

    assert marjorie.press(page, "Cancel").path == HERE
    assert "You have not enrolled yet." in marjorie.get(HERE).text
    assert marjorie.get(f"{HERE}/add-app/scan").path == HERE


def test_x5_a_nickname_is_only_text_and_no_two_apps_share_one(marjorie):
    name = "<img src=x onerror=alert(1)>"[:30]
    page, phone = scan(marjorie, name)
    marjorie.press(page, "Submit", code=phone.code())

    for path in (HERE, "/training/authenticator"):
        source = marjorie.get(path).source
        assert "&lt;img src=x onerror=alert(1)&gt;" in source
        assert "<img" not in source
    again = marjorie.press(ask(marjorie), "Next", nickname=name.upper())
    assert again.message_at("nickname") == "You have an app with this nickname already."


def test_x5_five_apps_and_no_sixth(marjorie):
    for number in range(5):
        page = marjorie.press(ask(marjorie), "Next", nickname=f"Phone {number}")
        code = passcode(setup_key(page.source), noon(DAY) + number * STEP)
        assert "has been added" in marjorie.press(page, "Submit", code=code).text

    settings = marjorie.get(HERE)

    assert "You have five apps, and there can be no more." in settings.text
    assert "Add App" not in settings.text
    token = settings.forms[-1]["values"]["csrf_token"]
    assert marjorie.post(HERE, deed="add-app", csrf_token=token).path == HERE
    assert "Phone 4" in settings.text


# The security code.


def test_x5_the_security_code_goes_to_the_address_on_file_and_works_once(marjorie):
    page = marjorie.press(HERE, "Add App")
    mail = marjorie.get("/training/outbox/newest")
    assert "To mequill2016@example.com" in mail.text
    assert marjorie.press(page, "Submit", code=wrong(mailed(marjorie))).path == f"{HERE}/add-app?tried=1"

    assert marjorie.press(page, "Submit", code=mailed(marjorie)).path == f"{HERE}/add-app/nickname"

    assert marjorie.press(page, "Submit", code=mailed(marjorie)).path == HERE, "it has been used"


def test_x5_a_wrong_security_code_is_refused_and_never_sent_back(marjorie):
    page = marjorie.press(HERE, "Add App")
    guess = wrong(mailed(marjorie))

    refused = marjorie.press(page, "Submit", code=guess)

    assert NO_CODE in refused.text
    assert guess not in refused.source


def test_x5_five_wrong_security_codes_and_the_right_one_is_refused_for_half_an_hour(marjorie):
    page = marjorie.press(HERE, "Add App")
    code = mailed(marjorie)
    for _ in range(5):
        refused = marjorie.press(page, "Submit", code=wrong(code))
    assert "Too many wrong security codes. Try again in 30 minutes." in refused.text

    assert "Too many wrong security codes." in marjorie.press(page, "Submit", code=code).text
    page = marjorie.press(page, "Send Another Code")
    assert "Too many" in marjorie.press(page, "Submit", code=mailed(marjorie)).text, "asking anew begins no new count"

    marjorie.press("/training/desk", "Let 30 minutes pass")
    assert ask(marjorie).path == f"{HERE}/add-app/nickname"


def test_x5_a_security_code_is_too_old_after_half_an_hour_and_on_another_day(marjorie):
    for later in ("Let 30 minutes pass", "After go-live"):
        page = marjorie.press(HERE, "Add App")
        code = mailed(marjorie)
        marjorie.press("/training/desk", later)

        assert marjorie.press(page, "Submit", code=code).path == HERE


def test_x5_the_security_code_of_somebody_else_is_refused(marjorie):
    marjorie.press(HERE, "Add App")
    hers = mailed(marjorie)
    marjorie.press(SUMMARY, "Log Out")
    marjorie.log_in(*SILAS)

    assert NO_CODE in marjorie.press(marjorie.press(HERE, "Add App"), "Submit", code=hers).text


def test_x5_many_posts_are_all_answered(marjorie):
    token = marjorie.get(HERE).forms[-1]["values"]["csrf_token"]
    for deed in [*["add-app"] * 60, "remove/1", "remove/-1", "remove/٣", "remove/", "", "new-codes", "\x00", "../.."]:
        assert marjorie.post(HERE, deed=deed, csrf_token=token).status == 200
    for path in ("add-app", "new-codes", "remove/1", f"remove/{'9' * 400}", "add-app/nickname", "add-app/scan"):
        for code in ("", "0", "0" * 5000, "\x00"):
            sent = {"code": code, "nickname": code, "csrf_token": token}
            assert marjorie.post(f"{HERE}/{path}", **sent).status < 500


# The login.


def test_x6_the_login_of_a_court_asks_too_and_leads_on_to_the_court(marjorie):
    phone = enroll(marjorie)
    marjorie.press(SUMMARY, "Log Out")

    page = marjorie.sign_on("mad", *MARJORIE, client_code="matter 7")
    assert page.path == "/pscof/login/passcode"
    assert marjorie.get("/ecf/mad/main").path == "/cso/login?court=mad"

    assert marjorie.press(page, "Login", passcode=phone.code()).path == "/cso/redaction?court=mad"


def test_x6_a_code_works_once(marjorie):
    phone = enroll(marjorie)
    code = phone.code()
    marjorie.press(log_in_again(marjorie), "Login", passcode=code)

    refused = marjorie.press(log_in_again(marjorie), "Login", passcode=code)

    assert WRONG in refused.text
    phone.wait()
    assert marjorie.press(refused, "Login", passcode=phone.code()).path == SUMMARY


def test_x6_the_code_with_which_an_app_was_enrolled_does_not_open_it(marjorie):
    page, phone = scan(marjorie)
    marjorie.press(page, "Submit", code=phone.code())

    assert WRONG in marjorie.press(log_in_again(marjorie), "Login", passcode=phone.code()).text


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, False), (0, True), (1, True), (2, False)])
def test_x6_a_clock_may_be_wrong_by_one_step_and_no_code_before_the_last_one_is_taken(marjorie, steps, opens):
    phone = enroll(marjorie)

    page = marjorie.press(log_in_again(marjorie), "Login", passcode=phone.code(steps))

    assert (page.path == SUMMARY) is opens


def test_x6_backup_codes_alone_will_do_until_the_last_is_used(silas):
    """Who must enroll sets up one of the two at least (MWLAW, and a district court's questions and answers)."""
    silas.press("/pscof/update-required", "Enroll")
    codes = backup_codes(ask(silas, "Get New Codes").source)
    assert "Multifactor Auth Enrolled" in silas.get(SUMMARY).text
    assert "Backup codes left: 10 of 10." in silas.get(HERE).text

    for code in codes:
        page = log_in_again(silas, SILAS)
        assert page.path == "/pscof/login/passcode"
        page = silas.press(page, "Login", passcode=code)

    assert page.path == "/pscof/update-required", "she must enroll again"


def test_x6_a_code_that_comes_a_step_late_is_taken(marjorie):
    phone = enroll(marjorie)
    marjorie.press(log_in_again(marjorie), "Login", passcode=phone.code())
    codes = backup_codes(ask(marjorie, "Get New Codes").source)
    marjorie.press(log_in_again(marjorie), "Login", passcode=codes[0])
    phone.wait()  # the code of this step is not used, and the clock shows the next by now

    assert marjorie.press(log_in_again(marjorie), "Login", passcode=phone.code()).path == SUMMARY


def test_x6_the_code_of_a_stranger_opens_nothing(marjorie):
    enroll(marjorie)
    marjorie.press(SUMMARY, "Log Out")
    marjorie.log_in(*SILAS)
    his = enroll(marjorie)

    page = marjorie.press(log_in_again(marjorie), "Login", passcode=his.code())

    assert WRONG in page.text
    page = marjorie.press(marjorie.log_in(*SILAS), "Login", passcode=his.code())
    assert page.path == SUMMARY, "it is a code that opens his own account"


def test_x6_five_tries_in_vain_lock_the_login_and_the_right_password_begins_no_new_count(marjorie):
    phone = enroll(marjorie)
    page = log_in_again(marjorie)
    for _ in range(4):
        page = marjorie.press(page, "Login", passcode=wrong(phone.code()))
        assert WRONG in page.text
        page = marjorie.log_in(*MARJORIE)

    assert LOCKED in marjorie.press(page, "Login", passcode=wrong(phone.code())).text

    assert LOCKED in marjorie.press("/pscof/login/passcode", "Login", passcode=phone.code()).text
    assert LOCKED in marjorie.log_in(*MARJORIE).text
    marjorie.press("/training/desk", "Let 30 minutes pass")
    assert marjorie.press(marjorie.log_in(*MARJORIE), "Login", passcode=phone.code()).path == SUMMARY


def test_x6_a_right_passcode_begins_the_count_again(marjorie):
    phone = enroll(marjorie)
    for _ in range(3):
        page = log_in_again(marjorie)
        for _ in range(4):
            page = marjorie.press(page, "Login", passcode=wrong(phone.code()))
        assert marjorie.press(page, "Login", passcode=phone.code()).path == SUMMARY
        phone.wait()


def test_x6_nobody_comes_in_by_the_second_page_alone(later, new_visitor):
    assert later.get("/pscof/login/passcode").path == "/pscof/login"
    later.log_in(*MARJORIE)
    phone = enroll(later)
    page = log_in_again(later)
    thief = new_visitor()
    for cookie in later.cookies:
        thief.cookies.set_cookie(cookie)

    assert thief.get(SUMMARY).path == "/pscof/login"
    later.press(page, "Cancel")
    assert later.get("/pscof/login/passcode").path == "/pscof/login"
    assert later.press(later.log_in(*MARJORIE), "Login", passcode=phone.code()).path == SUMMARY


def test_x6_a_password_that_was_changed_meanwhile_must_be_given_again(marjorie, new_visitor):
    """Half a login is worth nothing once the password is another."""
    phone = enroll(marjorie)
    page = log_in_again(marjorie)
    half_in = new_visitor()
    for cookie in marjorie.cookies:
        half_in.cookies.set_cookie(cookie)
    phone.wait()
    marjorie.press(page, "Login", passcode=phone.code(-1))
    new = {"password": "Lantern#Granite88!", "confirm_password": "Lantern#Granite88!"}
    marjorie.press("/pscof/manage/change-password", "Submit", current_password=MARJORIE[1], **new)

    assert half_in.get("/pscof/login/passcode").path == "/pscof/login"


def test_x6_in_2021_no_login_asks_for_a_passcode(marjorie):
    enroll(marjorie)
    marjorie.press("/training/desk", "Use those of 2021")

    assert log_in_again(marjorie).path == SUMMARY
    assert marjorie.get(HERE).status == 404
    assert "Multifactor" not in marjorie.get(SUMMARY).text


def test_x6_in_a_world_of_people_the_code_is_that_of_the_real_time(new_visitor):
    """As a real app shows it, whatever day it is in the portal; and keys and codes are drawn by chance there."""
    visitor, other = new_visitor(), new_visitor()
    keys, mails = set(), set()
    for one in (visitor, other):
        one.begin(date="2025-03-01", era="2025", clock="runs", people="marjorie-ellsworth-quill")
        one.log_in(*MARJORIE)
        page = one.press(ask(one), "Next", nickname="Real phone")
        mails.add(mailed(one))
        keys.add(setup_key(page.source))
        done = one.press(page, "Submit", code=passcode(setup_key(page.source), time.time()))
        assert "has been added" in done.text
    assert len(keys) == 2
    assert "The clock runs." in visitor.get("/training/authenticator").text

    shown = re.search(r'class="code">(\d{3} \d{3})<', other.get("/training/authenticator").source)[1]
    near = [passcode(setup_key(page.source), time.time() + by) for by in (-STEP, 0, STEP)]
    assert shown.replace(" ", "") in near


# Backup codes, and giving up.


def test_x5_ten_backup_codes_are_shown_once_and_each_opens_the_account_once(marjorie):
    enroll(marjorie)
    page = ask(marjorie, "Get New Codes")
    codes = backup_codes(page.source)

    assert len(set(codes)) == 10
    assert not [code for code in codes if code in marjorie.get(HERE).source]
    assert "Backup codes left: 10 of 10." in marjorie.get(HERE).text
    assert marjorie.get(f"{HERE}/new-codes").path == HERE
    assert marjorie.press(log_in_again(marjorie), "Login", passcode=codes[2].lower()).path == SUMMARY
    assert "Backup codes left: 9 of 10." in marjorie.get(HERE).text
    assert WRONG in marjorie.press(log_in_again(marjorie), "Login", passcode=codes[2]).text
    assert marjorie.press("/pscof/login/passcode", "Login", passcode=codes[3].replace("-", "")).path == SUMMARY


def test_x5_new_backup_codes_put_an_end_to_the_old_ones(later):
    later.begin(date=DAY, era="2025", clock="runs")
    later.log_in(*MARJORIE)
    page = later.press(ask(later), "Next", nickname="Phone")
    later.press(page, "Submit", code=passcode(setup_key(page.source), time.time()))
    old, new = (backup_codes(ask(later, "Get New Codes").source) for _ in range(2))

    assert not set(old) & set(new)
    page = log_in_again(later)
    assert WRONG in later.press(page, "Login", passcode=old[0]).text
    assert later.press(page, "Login", passcode=new[0]).path == SUMMARY


def test_x5_who_files_nowhere_may_turn_it_off_and_codes_then_open_nothing_more(marjorie):
    enroll(marjorie)
    codes = backup_codes(ask(marjorie, "Get New Codes").source)
    assert "To turn multifactor authentication off, remove the app." in marjorie.get(HERE).text

    done = ask(marjorie, "Remove")

    assert "The app has been removed." in done.text
    assert "Multifactor Auth Not Enrolled Enroll" in marjorie.get(SUMMARY).text
    assert log_in_again(marjorie).path == SUMMARY, "no passcode is asked for"
    assert codes


def test_x5_who_files_keeps_one_app_and_may_replace_it(silas):
    phone = enroll(silas)
    settings = silas.get(HERE)
    assert "You may file in a court, so you need one method at least." in settings.text
    assert "Remove" not in settings.text
    token = settings.forms[-1]["values"]["csrf_token"]
    assert silas.post(HERE, deed="remove/1", csrf_token=token).path == HERE

    page = silas.press(ask(silas), "Next", nickname="New phone")
    new = Phone(setup_key(page.source), phone.moment)
    silas.press(page, "Submit", code=new.code())
    new.wait()
    first = silas.post(HERE, deed="remove/1", csrf_token=token)
    assert "The app has been removed." in silas.press(first, "Submit", code=mailed(silas)).text

    page = log_in_again(silas, SILAS)
    assert WRONG in silas.press(page, "Login", passcode=phone.code(1)).text
    assert silas.press(page, "Login", passcode=new.code()).path == SUMMARY


def test_x5_removing_asks_for_a_security_code(marjorie):
    enroll(marjorie)

    page = marjorie.press(HERE, "Remove")

    assert page.path == f"{HERE}/remove/1"
    assert NO_CODE in marjorie.press(page, "Submit", code=wrong(mailed(marjorie))).text
    assert "Multifactor Auth Enrolled" in marjorie.get(SUMMARY).text


# What is kept, and what is told.


def test_no_secret_of_it_stands_in_a_session(marjorie):
    """The cookie can be read by whoever has it."""
    from base64 import urlsafe_b64decode

    phone = enroll(marjorie)
    key = phone.key.replace(" ", "")
    codes = backup_codes(ask(marjorie, "Get New Codes").source)
    marjorie.press(log_in_again(marjorie), "Login", passcode=wrong(phone.code()))

    for cookie in marjorie.cookies:
        body = cookie.value.split(".")[0] or cookie.value.split(".")[1]
        held = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        assert not [one for one in (key, wrong(phone.code()), *codes) if one.encode() in held]


def test_t6_the_portal_s_own_app_shows_what_a_real_one_would(visitor):
    visitor.begin(date=DAY, era="2025", people="marjorie-ellsworth-quill")
    visitor.log_in(*MARJORIE)
    assert "No app has been added yet." in visitor.get("/training/authenticator").text
    page, phone = scan(visitor, "Office phone")

    shown = visitor.get("/training/authenticator").text

    code = phone.code()
    assert f"Office phone Marjorie Ellsworth-Quill {code[:3]} {code[3:]}" in shown
    visitor.press(page, "Submit", code=code)
    assert code[:3] + " " + code[3:] not in visitor.get("/training/authenticator").text, "it has been used"
    assert "/training/authenticator" in visitor.get("/").links
