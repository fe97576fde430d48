"""Register for a PACER account: the district court's notice, “Do you have your own PACER account?”; and as in 2025."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Register for a PACER account",
    people=("desmond-achterberg",),
    on="2021-09-14",
    group="Get an account",
    when=("I want to file, and have no PACER account of my own.", "I share a PACER account with others."),
    minutes=15,
    needs=(
        "Your date of birth, address and county",
        "A new username of 8 to 45 characters",
        "A new password of 8 to 45: capital and lowercase letters, and a digit or special character",
        "Answers to two security questions",
        "A credit card, if you want to search at once",
    ),
    deadline=("{court.go_live}", ""),
    reached="Your account has been created",
    keep=("PACER username", "Account number"),
    next=(
        (
            "If you could file in this court before, you will link your accounts through CM/ECF on {court.go_live}, "
            "with the guide “Link your CM/ECF account”. Find out your CM/ECF login and password before that day. "
            "If you could not, and want to file, use the guide “Register to e-file as an attorney” from that day on."
        ),
        (
            "If you could file in this court before it changed to NextGen CM/ECF, link your accounts now, with the "
            "guide “Link your CM/ECF account”. If you could not, and want to file, use the guide “Register to e-file "
            "as an attorney”."
        ),
    ),
    troubles={
        "Account May Already Exist": "Use **Forgot Username** or **Forgot Password** in that message. "
        "If others use that account, too, call {court.contacts.pacer_phone}.",
        "Please select a user type.": "Scroll down in the list. “Individual Accounts” are at its end.",
        "Please complete all payment fields or leave this page blank.": "Complete the page, or clear all of it.",
        "The card could not be validated.": "Check its number, type and date, or leave the page blank.",
    },
)
def register_account(guide: Guide, filer: Person) -> None:
    """If you do not have a PACER account, you will need to create one to view or file documents in CM/ECF.
    Shared PACER accounts may no longer be used by CM/ECF users."""

    begin_and_say_who_you_are(guide, filer)
    guide.note(
        "A password needs eight or more characters: capital and lowercase letters, and a digit or special character. "
        "It must contain neither your username nor your email address.",
        kind="tip",
        proof=proofs.password_of_a_new_login,
    )
    finish(guide, filer)
    if guide.court.go_live:
        guide.note(
            "Could you file in this court before? You will link your accounts through CM/ECF on {court.go_live}. "
            "For questions, please contact PACER at {court.contacts.pacer_phone}.",
            kind="important",
            proof=proofs.whom_to_call,
        )
    else:
        guide.note(
            "Could you file in this court before it changed to NextGen CM/ECF? Link your accounts next, in CM/ECF. "
            "For questions, please contact PACER at {court.contacts.pacer_phone}.",
            kind="important",
            proof=proofs.whom_to_call,
        )


@walkthrough(
    "Register for a PACER account (2025)",
    people=("desmond-achterberg",),
    on="2025-09-08",
    era="2025",
    group="Get an account",
    when=("I have no PACER account of my own, and need a password of today.",),
    minutes=15,
    needs=(
        "Your date of birth, address and county",
        "A new username of 8 to 45 characters",
        "A new password of 14 to 45: capital and lowercase letters, and a special character",
        "A credit card, if you want to search at once",
    ),
    reached="Your account has been created",
    keep=("PACER username", "Account number"),
    next="If you have a CM/ECF account of this court, link it with the guide “Link your CM/ECF account (2025)”. "
    "If you may file, you will need multifactor authentication, too: "
    "use the guide “Enroll in multifactor authentication”.",
    troubles={
        "Account May Already Exist": "Use **Forgot Username** or **Forgot Password** in that message. "
        "If others use that account, too, call {court.contacts.pacer_phone}.",
        "Please select a user type.": "Scroll down in the list. “Individual Accounts” are at its end.",
        "Password must be at least 14 characters.": "Choose a longer one. Several words are easy to remember.",
        "Please complete all payment fields or leave this page blank.": "Complete the page, or clear all of it.",
        "The card could not be validated.": "Check its number, type and date, or leave the page blank.",
    },
)
def register_account_2025(guide: Guide, filer: Person) -> None:
    """If you do not have a PACER account, you will need to create one to view or file documents in CM/ECF.
    Shared PACER accounts may no longer be used by CM/ECF users."""

    begin_and_say_who_you_are(guide, filer)
    guide.note(
        "A password needs 14 to 45 characters: capital and lowercase letters, and a special character. "
        "It must not contain any part of your name, username or email address.",
        kind="tip",
        proof=proofs.password_of_a_new_login_of_2025,
    )
    finish(guide, filer)
    guide.note("For questions, please contact PACER at {court.contacts.pacer_phone}.", proof=proofs.whom_to_call)


def begin_and_say_who_you_are(guide: Guide, filer: Person) -> None:
    """From PACER's front page to the username of the new login."""
    guide.chapter("Begin your registration")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Select **Register for an Account** from the menu bar.")
    guide.click("Click **Attorney Filers**.")
    guide.note("If you are not an attorney, click “Non-attorney Filers” instead.")
    guide.click("Click **Register for a PACER account**.")

    guide.chapter("Enter the required information")
    guide.see(
        "Enter all **Required Information**. It is designated by a red asterisk (“*”).", proof=proofs.red_asterisks
    )
    guide.fill("Enter your **First Name**.", filer.first_name)
    guide.fill("Enter your **Last Name**.", filer.last_name)
    guide.fill("Enter your **Date of Birth** as MM/DD/YYYY.", filer.date_of_birth)
    guide.fill("Enter your **Address**.", filer.address.street)
    guide.fill("Enter your **City**.", filer.address.city)
    guide.choose("From the **State** list, choose your state.", filer.address.state)
    guide.note("The County list appears after you have chosen a state.", kind="tip", proof=proofs.county_after_state)
    guide.choose("From the **County** list, choose your county.", filer.address.county)
    guide.fill("Enter your **Zip/Postal Code**.", filer.address.zip)
    guide.fill("Enter your **Primary Phone**.", filer.phone)
    guide.fill("Enter your **Email** address.", filer.email)
    guide.fill("Enter it again in **Confirm Email**.", filer.email)
    guide.choose("In the **User Type** field, choose “Individual” or “Attorney”.", filer.new.user_type)
    guide.note(
        "If you work for a government agency, make the appropriate selection under “Government Accounts” "
        "instead of selecting an individual or attorney account.",
        kind="important",
    )
    guide.check("Complete **User Verification**: for example, check **I am a person, not a program**.")
    guide.click("Click **Next**.")

    guide.chapter("Create your login")
    guide.fill("Create a **Username** of eight or more characters.", filer.new.username, proof=proofs.username_of_eight)


def finish(guide: Guide, filer: Person) -> None:
    """From the new password to the account that has been created."""
    guide.fill("Create a **Password**.", filer.new.password)
    guide.fill("Enter it again in **Confirm Password**.", filer.new.password)
    guide.choose("From the **Security Question 1** list, select a question.", filer.new.question_1)
    guide.fill("Enter your **Answer 1**.", filer.new.answer_1)
    guide.choose("From the **Security Question 2** list, select a different question.", filer.new.question_2)
    guide.fill("Enter your **Answer 2**.", filer.new.answer_2)
    guide.click("Click **Next**.")

    guide.chapter("Enter payment information if desired")
    guide.note(
        "Providing a credit card is optional. If desired, enter payment information. To register without a card, click "
        "“Next” without entering any information on this screen. You will then not be able to access PACER "
        "immediately: you will receive an activation code by U.S. mail in 7-10 business days. "
        "For e-filing you need not wait for it.",
        proof=proofs.card_is_optional,
    )
    guide.choose("If you give a card, choose your **Card Type**.", filer.card.type)
    guide.note(
        "Complete all fields of the card, or leave the whole page blank.", kind="tip", proof=proofs.all_of_a_card
    )
    guide.fill("Enter the **Name on Card**.", filer.card.name)
    guide.fill("Enter the **Card Number**.", filer.card.number)
    guide.choose("Choose the **Expiration Month**.", filer.card.month)
    guide.choose("Choose the **Expiration Year**.", filer.card.year)
    guide.check("If the card has the address that you entered, check **Use the billing address on file**.")
    guide.note(
        "If the card has another address, leave the box empty: there are fields for that address below it.",
        proof=proofs.address_of_a_card,
    )
    guide.click("With a card or without one, click **Next**.")

    guide.chapter("Submit your registration")
    guide.see("Read the **Policies and procedures**.")
    guide.check(
        "To acknowledge them, select "
        "**Check here to acknowledge you have read and understand the policies and procedures listed above.**"
    )
    guide.click("Click **Submit**.")
    guide.see("You see **Your account has been created.**")
    guide.see("Write down your **Account Number** and your **Username**.", proof=proofs.new_login_opens)
    guide.see("Beside **Case Search Status** you see **Active**: you can search now.")
    guide.note(
        "Without a card, “Not activated” stands there until you enter the code that comes by mail: use the guide "
        "“Activate your case search privileges”.",
        proof="Whoever reads on has entered a card; “Register without a credit card” shows the other.",
    )
