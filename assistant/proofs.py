"""Proofs that guides share: that what they say beside their steps is so, each in a window of its own beside the walk.

A proof looks at the walk's own page until it acts; then it acts in a copy of the portal's world. {person} is who acts.
"""

from __future__ import annotations

from pydantic import SecretStr

from assistant.facts.people import Person
from assistant.walking.proving import ProofGuide

LOGIN_LINK = "Manage My Account Login"

TOO_SHORT_NAME, TOO_SHORT_PASSWORD = "Sparrow", SecretStr("Wren&7x")
"""Of seven characters each."""

USERNAME_IN_PASSWORD, PASSWORD_WITH_USERNAME = "sparrow7", SecretStr("SPARROW7&wren")
"""A name of just eight characters, and a password that would do but for holding it."""

THIRTEEN_CHARACTERS, WRONG_PASSCODE = SecretStr("Wren&7Kestrel"), SecretStr("000000")


# The login.


def older_usernames(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **An older username has six characters: lower-case letters followed by four numbers.**")


def old_login_fails(guide: ProofGuide, person: Person) -> None:
    guide.return_to(LOGIN_LINK, logged_in=False)
    guide.fill("Enter the old **Username**.", person.username)
    guide.fill("Enter the old **Password**.", person.password)
    guide.click("Click **Login**.")
    guide.see("You read **Invalid username or password**.")


def old_login_fails_in_2025(guide: ProofGuide, person: Person) -> None:
    guide.return_to(LOGIN_LINK, logged_in=False)
    guide.fill("Enter the old **Username**.", person.username)
    guide.fill("Enter the old **Password**.", person.password)
    guide.click("Click **Login**.")
    guide.see("You read **Invalid username, password, or one-time passcode.**")


def filing_login_fails(guide: ProofGuide, person: Person) -> None:
    account = person.login_at(guide.court.id)
    guide.again()
    guide.fill("Enter the CM/ECF login as **Username**.", account.login)
    guide.fill("Enter its **Password**.", account.password)
    guide.click("Click **Login**.")
    guide.see("You read **Invalid username or password**.")


def filing_login_fails_in_2025(guide: ProofGuide, person: Person) -> None:
    account = person.login_at(guide.court.id)
    guide.again()
    guide.fill("Enter the CM/ECF login as **Username**.", account.login)
    guide.fill("Enter its **Password**.", account.password)
    guide.click("Click **Login**.")
    guide.see("You read **Invalid username, password, or one-time passcode.**")


def new_login_opens(guide: ProofGuide, person: Person) -> None:
    guide.click("Click **Log in to Manage My Account**.")
    guide.fill("Enter the new **Username**.", person.new.username)
    guide.fill("Enter the new **Password**.", person.new.password)
    guide.click("Click **Login**.")
    guide.see("You see the same **Account Number** and **Username**.")


def logged_out(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.see("You read **Manage My Account Login**.")
    guide.misses("**Log Out**")


def logged_out_of_the_court(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.see("You can **Login**.")
    guide.misses("**Log Out**")


# A new login.


def username_of_eight(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.fill("Enter a short **Username**.", TOO_SHORT_NAME)
    guide.send()
    guide.see("You read **Username must be at least 8 characters.**")


def password_of_a_new_login(guide: ProofGuide, _: Person) -> None:
    guide.fill("Enter a **Username**.", USERNAME_IN_PASSWORD)
    guide.fill("Enter a short **Password**.", TOO_SHORT_PASSWORD)
    guide.send()
    guide.see("You read **Password must be at least 8 characters.**")
    guide.fill("Enter the username in the **Password**.", PASSWORD_WITH_USERNAME)
    guide.send()
    guide.see("You read **Password must not contain your username or email address.**")


def password_of_a_new_login_of_2025(guide: ProofGuide, person: Person) -> None:
    guide.fill("Enter a short **Password**.", THIRTEEN_CHARACTERS)
    guide.send()
    guide.see("You read **Password must be at least 14 characters.**")
    guide.fill("Enter the last name in the **Password**.", SecretStr(f"Wren&Kestrel&{person.last_name}"))
    guide.send()
    guide.see("You read **Password must not contain any part of your name, username or email address.**")


def new_password(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.fill("Enter a short **New Password**.", TOO_SHORT_PASSWORD)
    guide.send()
    guide.see("You read **Password must be at least 8 characters.**")
    guide.fill("Enter the username in the **New Password**.", SecretStr(f"Wren&{person.username}"))
    guide.send()
    guide.see("You read **Password must not contain your username or email address.**")


def password_of_2025(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.fill("Enter the **Current Password**.", person.password)
    guide.fill("Enter a short **New Password**.", THIRTEEN_CHARACTERS)
    guide.send()
    guide.see("You read **Password must be at least 14 characters.**")
    guide.fill("Enter the username in the **New Password**.", SecretStr(f"Wren&Kestrel&{person.username}"))
    guide.send()
    guide.see("You read **Password must not contain any part of your name, username or email address.**")


def can_be_skipped(guide: ProofGuide, _: Person) -> None:
    guide.see("You can **Skip**.")


def lasts_180_days(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **It expires after 180 days.**")


# The second step of a login.


def code_came_by_mail(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **We have sent the email “Your PACER security code” to {person.email}.**")


def ten_minutes(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **is good for 10 minutes**.")


def code_is_for_nobody_else(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Nobody else should see the QR code or the setup key**.")


def setup_key(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **If you cannot scan it, type this setup key into the app:**")


def other_app_codes_fail(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.fill("Enter another **Code from the App**.", WRONG_PASSCODE)
    guide.send()
    guide.see("You read **This is not the code that the app shows now.**")


def backup_codes_are_shown_once(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **They are shown now, and never again.** and **Each opens your account once**.")


def passcode_is_no_text_message(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **The passcode is never sent by text message.**")


def backup_code_will_do(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **enter one of your backup codes instead. Each works once.**")


def other_passcodes_fail(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.fill("Enter another **One-Time Passcode**.", WRONG_PASSCODE)
    guide.send()
    guide.see("You read **Invalid username, password, or one-time passcode.**")


# Registering.


def tabs_open_in_turn(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **A tab opens when the one before it is complete.**")


def red_asterisks(guide: ProofGuide, _: Person) -> None:
    guide.see_asterisks("red")


def county_after_state(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.lacks("**County**")
    guide.choose("From the **State** list, choose the state.", person.address.state)
    guide.see("There is the **County** list.")


def card_is_optional(guide: ProofGuide, _: Person) -> None:
    guide.see("**This page is optional. To register without a credit card, click Next without entering anything.**")


def code_by_mail(guide: ProofGuide, _: Person) -> None:
    guide.see("**Without a card, an activation code comes by U.S. mail in 7–10 business days.**")


def no_card_entered(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "In **No Credit Card Entered** you read **You will not be able to search at once. "
        "You will receive an activation code by U.S. mail in 7–10 business days.**"
    )


def all_of_a_card(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.fill("Enter no more than the **Name on Card**.", person.card.name)
    guide.send()
    guide.see("You read **Please complete all payment fields or leave this page blank.**")


def address_of_a_card(guide: ProofGuide, _: Person) -> None:
    guide.see("Below it you find **Billing Address** and **Billing Zip/Postal Code**.")


def whom_to_call(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **{court.contacts.pacer_phone}**.")


def code_is_never_told(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **It is never sent by email or fax, nor told by phone.**")


def user_type_for_statistics(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Used for statistical purposes.**")


# The login that is forgotten.


def number_will_do(guide: ProofGuide, _: Person) -> None:
    guide.see("Under **And one of these** you find **Account Number**.")


def mail_has_her_name(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Username: {person.username}**.")


def no_security_questions(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **An account that was created before August 11, 2014 and never upgraded "
        "has no security questions.** The phone is **{court.contacts.pacer_phone}**."
    )


def link_works_once(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.fill("Enter a **New Password**.", person.new.password)
    guide.fill("Enter it again in **Confirm Password**.", person.new.password)
    guide.send()
    guide.see("You read **Your password has been reset.**")
    guide.return_to("Reset PACER Password")
    guide.click("Click the link **Reset PACER Password** once more.")
    guide.see("You read **This link can no longer be used.**")


# The court's CM/ECF.


def capitals_matter(guide: ProofGuide, person: Person) -> None:
    account = person.login_at(guide.court.id)
    guide.see("You read **contact the Clerk’s Office. The PACER Service Center cannot see it.**")
    guide.again()
    guide.fill("Enter the **CM/ECF login** in capital letters.", account.login.upper())
    guide.fill("Enter the **CM/ECF password**.", account.password)
    guide.send()
    guide.see("You read **Invalid CM/ECF login or password. The accounts were not linked.**")


def link_is_for_ever(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **The link cannot be undone after you click Submit.**")


def filing_menus(guide: ProofGuide, _: Person) -> None:
    if guide.court.kind == "appellate":
        guide.see("**Filing** is there.")
    elif guide.court.kind == "bankruptcy":
        guide.see("**Bankruptcy** and **Adversary** are there.")
    else:
        guide.see("**Civil** and **Criminal** are there.")


def no_link_before_go_live(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.click("Click **Utilities**.")
    guide.misses("**Link a CM/ECF account to my PACER account**")
    guide.open("court", "Go to {court.sites.court}.")
    guide.see("The court posts what to do **Before {court.go_live}**.")


def pacer_cannot_tell(guide: ProofGuide, _: Person) -> None:
    guide.click("Click **Get help with your CM/ECF login**.")
    guide.see("You read **The PACER Service Center cannot see CM/ECF logins.**")


# Asking a court to file.


def existing_account_is_linked(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **do not send a request: it would be rejected. Link your account in the court’s CM/ECF instead.**"
    )


def only_to_file(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **You are admitted to the bar of this court, and only want to file.**")


def one_case_only(guide: ProofGuide, _: Person) -> None:
    guide.return_to("What would you like to apply/register for?")
    guide.see(
        "You read **You ask to appear in one case only, with an attorney of this court.** "
        "and **The rules of the court say who may be admitted, and what it costs.**"
    )


def sponsor_signs(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **The sponsor is a member of this court’s bar, "
        "and signs the statement that you upload on the next page.**"
    )


def bar_must_be_added(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.fill("Under **State Bar Information**, enter your **State Bar Number**.", person.bar_admission.number)
    guide.send()
    guide.see("You read **You have entered a bar admission and not added it. Click Add, or empty its fields.**")


def several_bars(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **It then stands in the list, and you can enter another one.**")


def documents_are_pdfs(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **A PDF of at most 500 KB and 50 pages, without a password**.")


def court_must_answer(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **The court answers by email, usually within three business days. "
        "You cannot file in this court until it has processed your request.**"
    )


def party_names_a_case(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **File for yourself? Choose Party and enter the number of your most recent case in this court** "
        "and **Without it, the court may reject the request.**"
    )


def name_comes_from_pacer(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Is anything wrong? Change it on the Maintenance tab first.**")


def deactivation_ends_filing(guide: ProofGuide, _: Person) -> None:
    guide.again()
    guide.click("Click **Request Deactivation**.")
    guide.see("You read **When the court has processed it, you can file in this court no more.**")


# In a court’s CM/ECF.


def primary_is_pacers(guide: ProofGuide, _: Person) -> None:
    if guide.court.kind == "bankruptcy":
        guide.see("You read **The primary email address belongs to your PACER account, and is changed there.**")
    else:
        guide.see("You read **The primary e-mail address belongs to your PACER account, and is changed there.**")


def several_addresses(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Several addresses are separated by semicolons.**")


def box_is_needed(guide: ProofGuide, person: Person) -> None:
    guide.fill("Enter the **Secondary email address**.", person.move.email)
    guide.fill("Enter it again in **Reenter Secondary email address**.", person.move.email)
    guide.click("Leave the box alone, and click **Return to Account screen**.")
    guide.see("You read **The secondary addresses get no notices**.")


def submit_twice(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **What you entered is kept here and not yet submitted. "
        "Click Submit, and Submit again at the list of your cases.**"
    )


def changes_wait(guide: ProofGuide, person: Person) -> None:
    guide.fill("Enter the **E-mail address**.", person.move.email)
    guide.click("Click **add new e-mail address**.")
    guide.see("You read **Your changes are kept here and not yet submitted.**")


def own_login_signs(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Who files with your login instead signs as you.**")


def only_agents_are_found(guide: ProofGuide, person: Person) -> None:
    guide.again()
    guide.fill("Enter the **Last name** of somebody who is no agent.", person.last_name)
    guide.click("Under **Find Filing Agent**, click **Search**.")
    guide.see("You read **No filing agent of this court has that name.**")


def agents_can_be_removed(guide: ProofGuide, _: Person) -> None:
    guide.click("Click **Remove**.")
    guide.see("You read **You have no filing agent.**")


def fees_of_filing_only(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **PACER’s fees for searching are paid in Manage My Account.**")


def locked_until_all_is_paid(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **It opens again when all fees below are paid.**")


def firm_card_pays_no_filing(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **A card of your firm’s PACER Administrative Account does not pay them: it pays PACER’s fees alone.**"
    )


def nothing_is_left_to_pay(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **There are no more payments due.**")


def not_paid_before_submit(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Nothing is paid until you click Submit.**")


# What an account changes.


def all_cases_means_all(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **A court then writes your new firm and address into each case that you ever had there.**")


def billing_email_is_separate(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **PACER’s bills go to your billing email, which is set on the Settings tab.**")


# A firm's bill.


def card_pays_pacer_only(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **It pays no filing fees: for those, everybody who files stores a card in their own account.**")


def where_the_number_stands(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **The number stands in Manage My Account, above the username.** It has **seven digits**.")


def holder_must_accept(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **The holder gets an email, and must accept before the account belongs to your PAA. "
        "Nobody can add an account to your PAA but you.**"
    )


def account_stays_hers(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **The account stays yours** and **The firm or you can end this at any time.**")


def line_of_the_lawyer(guide: ProofGuide, _: Person) -> None:
    guide.see("Beside **{lawyer.account_number}** you read **Accepted**.")


def small_fees_are_waived(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Fees of $30.00 or less in a quarter are waived.**")


def search_stops_for_who_leaves(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **When you leave, your case search privileges are deactivated for a time. "
        "The PACER Service Center, {court.contacts.pacer_phone}, or a new PAA can activate them again. "
        "You can still file.**"
    )


def who_left_pays_herself(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **From now on you pay for your account yourself.**")


def search_stops_for_who_is_removed(guide: ProofGuide, _: Person) -> None:
    guide.see(
        "You read **Its holder cannot search until the PACER Service Center, or another PAA, sees to it.** "
        "and **The account stays with its holder**."
    )


def pending_is_rescinded(guide: ProofGuide, _: Person) -> None:
    guide.click("Click **Rescind My Pending Request**.")
    guide.see(
        "You read **A request is pending until the account holder accepts or declines it. "
        "Until then you can take it back.**"
    )


def costs_until_today_stay(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **what it has cost until today stays on your bill**.")


def holders_are_told(guide: ProofGuide, _: Person) -> None:
    guide.see("You read **Their holders have been told by email.**")
