"""What filers do, in the words of their screens: the actions that several tests have in common."""

from __future__ import annotations

from functools import wraps
from types import SimpleNamespace

from short_way import ShortWay

UNDERSTOOD = "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
READ_POLICIES = "**Check here to acknowledge you have read and understand the policies and procedures listed above.**"
LINK_ITEM = "**Link a CM/ECF account to my PACER account**"
LINKED = "You read **Your CM/ECF account has been successfully linked to your PACER account.**"
FILING_MENU = {"mad": "You see **Civil** and **Criminal**.", "mab": "You see **Bankruptcy** and **Adversary**."}
NOT_LET_IN = "You read **Invalid username or password**."
NOT_LINKED = "You read **Invalid CM/ECF login or password. The accounts were not linked.**"


def in_short(way):
    """These actions lead to what a test looks at, and are done without the window; walks see them done in one."""

    @wraps(way)
    def go(guide, *given, **more):
        if isinstance(guide, ShortWay) or guide.has_typed:
            way(guide, *given, **more)
            return
        with guide.short_way() as ahead:
            way(ahead, *given, **more)

    return go


@in_short
def log_in(guide, username, password):
    guide.address("/pscof/login")
    guide.fill("Enter your **Username**.", username)
    guide.fill("Enter your **Password**.", password)
    guide.click("Click **Login**.")


@in_short
def begin_upgrade(guide, filer):
    log_in(guide, filer.username, filer.password)
    guide.click("Click **Upgrade**.")


@in_short
def complete_person(guide, filer):
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.choose("In **User Type**, choose.", filer.new.user_type)
    guide.click("Click **Next**.")


@in_short
def complete_address(guide, filer):
    guide.choose("In **County**, choose.", filer.address.county)
    guide.click("Click **Next**.")


@in_short
def complete_security(guide, filer, username=""):
    guide.fill("Make up a **Username**.", username or filer.new.username)
    guide.fill("Make up a **Password**.", filer.new.password)
    guide.fill("Repeat it: **Confirm Password**.", filer.new.password)
    guide.choose("Choose **Security Question 1**.", filer.new.question_1)
    guide.fill("Enter **Answer 1**.", filer.new.answer_1)
    guide.choose("Choose **Security Question 2**.", filer.new.question_2)
    guide.fill("Enter **Answer 2**.", filer.new.answer_2)
    guide.click("Click **Submit**.")


@in_short
def upgraded(guide, filer):
    begin_upgrade(guide, filer)
    complete_person(guide, filer)
    complete_address(guide, filer)
    complete_security(guide, filer)


@in_short
def begin_registration(guide, filers="Attorney Filers"):
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **Register for an Account**.")
    guide.click(f"Click **{filers}**.")
    guide.click("Click **Register for a PACER account**.")


def enter_account(guide, filer, user_type=""):
    guide.fill("Enter your **First Name**.", filer.first_name)
    guide.fill("Enter your **Last Name**.", filer.last_name)
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.fill("Enter your **Address**.", filer.address.street)
    guide.fill("Enter your **City**.", filer.address.city)
    guide.choose("Choose your **State**.", filer.address.state)
    guide.choose("Choose your **County**.", filer.address.county)
    guide.fill("Enter your **Zip/Postal Code**.", filer.address.zip)
    guide.fill("Enter your **Primary Phone**.", filer.phone)
    guide.fill("Enter your **Email**.", filer.email)
    guide.fill("Enter it in **Confirm Email**.", filer.email)
    guide.choose("In **User Type**, choose.", user_type or filer.new.user_type)
    guide.check("Check **I am a person, not a program**.")


def enter_login(guide, filer):
    guide.fill("Make up a **Username**.", filer.new.username)
    guide.fill("Make up a **Password**.", filer.new.password)
    guide.fill("Repeat it: **Confirm Password**.", filer.new.password)
    guide.choose("Choose **Security Question 1**.", filer.new.question_1)
    guide.fill("Enter **Answer 1**.", filer.new.answer_1)
    guide.choose("Choose **Security Question 2**.", filer.new.question_2)
    guide.fill("Enter **Answer 2**.", filer.new.answer_2)


def enter_card(guide, filer):
    guide.choose("Choose **Card Type**.", filer.card.type)
    guide.fill("Enter **Name on Card**.", filer.card.name)
    guide.fill("Enter **Card Number**.", filer.card.number)
    guide.choose("Choose **Expiration Month**.", filer.card.month)
    guide.choose("Choose **Expiration Year**.", filer.card.year)
    guide.check("Check **Use the billing address on file**.")


def next_page(guide):
    guide.click("Click **Next**.")


@in_short
def at_login(guide, filer, user_type=""):
    begin_registration(guide)
    enter_account(guide, filer, user_type)
    next_page(guide)


@in_short
def at_payment(guide, filer):
    at_login(guide, filer)
    enter_login(guide, filer)
    next_page(guide)


@in_short
def at_policies(guide, filer):
    at_payment(guide, filer)
    if filer.own_card:
        enter_card(guide, filer)
        next_page(guide)
    else:
        next_page(guide)
        guide.click("Click **Continue**.")


@in_short
def registered(guide, filer):
    at_policies(guide, filer)
    guide.check(f"Check {READ_POLICIES}")
    guide.click("Click **Submit**.")


@in_short
def sign_on(guide, account):
    """Log in to the court with somebody's username and password, up to the first dialog."""
    guide.open("cmecf", "Go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your **Username**.", account.username)
    guide.fill("Enter your **Password**.", account.password)
    guide.click("Click **Login**.")


def sign_on_with_court_login(guide, account):
    """W1: the mistake of typing the CM/ECF login where PACER's is asked for."""
    sign_on(guide, SimpleNamespace(username=account.login, password=account.password))


@in_short
def past_redaction(guide):
    guide.check(f"Check {UNDERSTOOD}")
    guide.click("Click **Continue**.")


@in_short
def enter(guide, filer):
    sign_on(guide, filer)
    past_redaction(guide)


@in_short
def open_link_page(guide):
    guide.click("Click **Utilities**.")
    guide.click(f"Under **{{court.cmecf.link_item_under}}**, click {LINK_ITEM}.")


@in_short
def give(guide, login, password):
    guide.fill("Enter **CM/ECF login**.", login)
    guide.fill("Enter **CM/ECF password**.", password)
    guide.click("Click **Submit**.")


@in_short
def link(guide, filer):
    account = filer.login_at(guide.court.id)
    open_link_page(guide)
    give(guide, account.login, account.password)
    guide.click("Click **Submit**.")


def nothing_is_linked(guide):
    """The main page has no filing menus."""
    guide.address(f"/ecf/{guide.court.id}/main")
    guide.see("Beside **CM/ECF account** you read **none linked in this court**.")
    guide.misses(FILING_MENU[guide.court.id])


def read_notice(guide):
    """Go to the court's own page."""
    guide.open("court", "Go to {court.sites.court}.")


def where(guide):
    """The path of the page that is shown."""
    return "/" + guide._page.url.split("/", 3)[3]
