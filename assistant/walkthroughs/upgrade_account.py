"""Upgrade a legacy PACER account: the district court's notice, “Have you upgraded your PACER account?”, and in 2025."""

from assistant import Guide, Person, proofs, walkthrough

WHAT_AN_UPGRADED_ONE_SAYS = "What an upgraded account says is read at the end of this guide."


@walkthrough(
    "Upgrade your PACER account",
    people=("tobias-brannock",),
    on="2021-09-21",
    group="Get ready to file",
    when=("My PACER account was created before August 11, 2014.",),
    minutes=10,
    needs=(
        "Your PACER username and password",
        "Your date of birth, address and county",
        "A new username of 8 to 45 characters",
        "A new password of 8 to 45: capital and lowercase letters, and a digit or special character",
        "Answers to two security questions",
    ),
    deadline=("{court.go_live}", ""),
    reached="Your account is upgraded",
    keep=("New PACER username", "Account number"),
    next=(
        (
            "From {court.go_live} on, you can file only after you have linked it to your CM/ECF account: "
            "use the guide “Link your CM/ECF account”. Find out your CM/ECF login and password before that day."
        ),
        (
            "Link the account to your CM/ECF account, with the guide “Link your CM/ECF account”. "
            "You can file only after that. "
            "Have your CM/ECF login and password ready: your browser will not fill them in."
        ),
    ),
    troubles={
        "Invalid username or password": "Type both again; capital letters matter. A forgotten username is found with "
        "the guide “Recover your PACER login”. For a new password, call {court.contacts.pacer_phone}: "
        "a legacy account has no security questions.",
        "Username must be at least 8 characters.": "Create a longer one. You cannot keep the old one.",
        "County: Required information is missing.": "On the **Address** tab, choose your county from the list.",
    },
)
def upgrade_account(guide: Guide, filer: Person) -> None:
    """A PACER account created before August 11, 2014 must be upgraded before you can link it to CM/ECF and file. Do you
    share it? Get your own instead, with the guide “Register for a PACER account”."""

    guide.chapter("Check your account type")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill(
        "Enter your PACER **Username**. An older one has six characters.",
        filer.username,
        proof=proofs.older_usernames,
    )
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.see("Beside **Account Type** you see **Legacy PACER Account**.")
    if guide.court.go_live:
        guide.note(
            "If it says “Upgraded PACER Account”, you already have an upgraded account and no action is required. "
            "Stop here, and link it on {court.go_live} or later.",
            proof=WHAT_AN_UPGRADED_ONE_SAYS,
        )
    else:
        guide.note(
            "If it says “Upgraded PACER Account”, you already have an upgraded account and no action is required. "
            "Stop here, and use the guide “Link your CM/ECF account”.",
            proof=WHAT_AN_UPGRADED_ONE_SAYS,
        )
    guide.click("To upgrade, click **Upgrade**.")

    verify_and_begin_the_login(guide, filer)
    guide.fill(
        "Create a new **Password**. Leave out your username and email address.",
        filer.new.password,
        proof=proofs.password_of_a_new_login,
    )
    submit(guide, filer)
    guide.note(
        "You can no longer use your old PACER username and password. From now on, use the new ones.",
        kind="important",
        proof=proofs.old_login_fails,
    )
    look_and_log_out(guide)


@walkthrough(
    "Upgrade your PACER account (2025)",
    people=("tobias-brannock",),
    on="2025-09-08",
    era="2025",
    group="Get ready to file",
    when=("PACER asks for an update, as my account was created before August 11, 2014.",),
    minutes=10,
    needs=(
        "Your PACER username and password",
        "Your date of birth, address and county",
        "A new username of 8 to 45 characters",
        "A new password of 14 to 45: capital and lowercase letters, and a special character",
        "Answers to two security questions",
    ),
    reached="Your account is upgraded",
    keep=("New PACER username", "Account number"),
    next="If you file in this court, link the account to your CM/ECF account, "
    "with the guide “Link your CM/ECF account (2025)”. You can file only after that.",
    troubles={
        "Invalid username, password, or one-time passcode.": "Type both again; capital letters matter. "
        "A legacy account has no security questions: call {court.contacts.pacer_phone}.",
        "Password must be at least 14 characters.": "Choose a longer one. Several words are easy to remember.",
        "County: Required information is missing.": "On the **Address** tab, choose your county from the list.",
    },
)
def upgrade_account_2025(guide: Guide, filer: Person) -> None:
    """A PACER account created before August 11, 2014 must be upgraded before you can link it to CM/ECF and file. PACER
    asks for it when you log in. Do you share it? Get your own, with the guide “Register for a PACER account (2025)”."""

    guide.chapter("Log in with the old login")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **Log in to…** at the top right.")
    guide.click("In the menu, click **Manage PACER Account**.")
    guide.fill(
        "Enter your PACER **Username**. An older one has six characters.",
        filer.username,
        proof=proofs.older_usernames,
    )
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.see("You see **User Update Required**.")
    guide.note(
        "You can click “Skip” three times. After that you cannot go on until the account is upgraded.",
        proof=proofs.can_be_skipped,
    )
    guide.click("Click **Update**.")

    verify_and_begin_the_login(guide, filer)
    guide.fill(
        "Create a new **Password**. It must contain no part of your name, username or email address.",
        filer.new.password,
        proof=proofs.password_of_a_new_login_of_2025,
    )
    submit(guide, filer)
    guide.note(
        "You can no longer use your old PACER username and password. From now on, use the new ones.",
        kind="important",
        proof=proofs.old_login_fails_in_2025,
    )
    look_and_log_out(guide)


def verify_and_begin_the_login(guide: Guide, filer: Person) -> None:
    """Two tabs, and the third as far as the username."""
    guide.chapter("Upgrade the account")
    guide.see(
        "You are directed to the page **Upgrade PACER Account**. Complete the required information in each tab: "
        "**Person**, **Address** and **Security**. A tab opens when the one before it is complete.",
        proof=proofs.tabs_open_in_turn,
    )
    guide.see("Verify **First Name**, **Last Name**, **Email** and **Confirm Email**. Update them if necessary.")
    guide.fill("Enter your **Date of Birth** as MM/DD/YYYY.", filer.date_of_birth)
    guide.choose(
        "From the **User Type** list, choose the type that best describes you or your organization, "
        "if none is chosen yet.",
        filer.new.user_type,
    )
    guide.note("The user type is used for statistical purposes.", proof=proofs.user_type_for_statistics)
    guide.click("Click **Next**.")
    guide.see("Verify your address, from **Firm/Office** to **State**. Update it if necessary.")
    guide.choose("From the **County** list, choose your county.", filer.address.county)
    guide.see("Verify **Zip/Postal Code**, **Country** and **Primary Phone**.")
    guide.click("Click **Next**.")
    guide.fill(
        "Create a new **Username** of eight or more characters.",
        filer.new.username,
        proof=proofs.username_of_eight,
    )


def submit(guide: Guide, filer: Person) -> None:
    """The rest of the third tab."""
    guide.fill("Enter it again in **Confirm Password**.", filer.new.password)
    guide.choose("From the **Security Question 1** list, choose a question.", filer.new.question_1)
    guide.fill("Enter your **Answer 1**.", filer.new.answer_1)
    guide.choose("From the **Security Question 2** list, choose a different question.", filer.new.question_2)
    guide.fill("Enter your **Answer 2**.", filer.new.answer_2)
    guide.click("Click **Submit**.")
    guide.see("Read the message **Upgrade Complete**: your PACER account is now upgraded.")


def look_and_log_out(guide: Guide) -> None:
    """The account as it is now."""
    guide.click("Click **Close**.")
    guide.see("Write down your **Account Number** and your **Username**.")
    guide.see("Beside **Account Type** you now see **Upgraded PACER Account**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
