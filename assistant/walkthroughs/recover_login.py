"""Find a forgotten PACER username and set a new password: the way that “Forgot Username?” begins."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Recover your PACER login",
    people=("henrietta-poole",),
    on="2021-09-21",
    group="Log in",
    when=("I forgot my PACER username or password.",),
    minutes=8,
    needs=(
        "The email address that PACER has on file, and access to its mail",
        "Your account number or your date of birth",
        (
            "For a new password: the answers to your two security questions "
            "(an account never upgraded has none: call {court.contacts.pacer_phone})"
        ),
    ),
    reached="You can log in again",
    keep=("PACER username", "Account number"),
    next="Use the new password in every NextGen court, too. "
    "If your browser or a program has stored the old one, change it there. "
    "If another guide sent you here, go on with that.",
    troubles={
        "Your account is temporarily locked.": "On the login page, go on with the chapter "
        "“Answer the security questions”. A new password ends the lock.",
        "This link can no longer be used.": "Click **Ask for a new link**, and use the link in the newest email.",
        "The security questions were answered wrongly too often.": "Call {court.contacts.pacer_phone}.",
    },
)
def recover_login(guide: Guide, filer: Person) -> None:
    """If you have forgotten your PACER username or password, do not register again: get your username by email, and
    set a new password yourself."""

    guide.chapter("Get your username")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.click("Click **Forgot Username?**")
    guide.note(
        "If you know your username, stay on this page, and go on with the chapter “Answer the security questions”.",
        kind="tip",
        proof="The next chapter begins at this page.",
    )
    guide.fill("Enter your **Email** address, as PACER has it on file.", filer.email)
    guide.note(
        "If you know your account number, you can enter that instead. Do so for an account that was never upgraded: "
        "PACER does not know its owner’s date of birth. If you have neither, call {court.contacts.pacer_phone}.",
        kind="tip",
        proof=proofs.number_will_do,
    )
    guide.fill("Enter your **Date of Birth** as MM/DD/YYYY.", filer.date_of_birth)
    guide.click("Click **Submit**.")
    guide.see(
        "You see **If the information matches our records, your username has been sent to the email address on file.**"
    )
    guide.receive("/training/outbox/newest", "Open the email “Your PACER username”.", proof=proofs.mail_has_her_name)
    guide.note(
        "If no email comes, look in your junk mail, check what you entered, and try again.",
        proof="The reader’s mail is no part of PACER.",
    )
    guide.click("Write down your username. Then click **Log in to Manage My Account**.")
    guide.note(
        "If you know your password, you are done: log in with it. If not, go on.",
        proof="It is about what the reader knows.",
    )

    guide.chapter("Answer the security questions")
    guide.click("Click **Forgot Your Password?**")
    guide.note(
        "An older account that was never upgraded has no security questions. For a new password of such an account, "
        "call the PACER Service Center at {court.contacts.pacer_phone} instead.",
        kind="important",
        proof=proofs.no_security_questions,
    )
    guide.fill("Enter your **Email** address, as PACER has it on file.", filer.email)
    guide.fill("Enter your **Username**.", filer.username)
    guide.click("Click **Next**.")
    guide.fill("Read the first security question and enter your **Answer 1**.", filer.security.answer_1)
    guide.fill("Read the second one and enter your **Answer 2**.", filer.security.answer_2)
    guide.click("Click **Submit**.")
    guide.see(
        "Read **If the information and the answers match our records, a link to reset your password has been sent "
        "to the email address on file.**"
    )

    guide.chapter("Set a new password")
    guide.receive("/training/outbox/newest", "Open the email “Reset PACER Password”.")
    guide.note(
        "If no email comes, look in your junk mail, check what you entered, and answer again.",
        proof="The reader’s mail is no part of PACER.",
    )
    guide.click("In the email, click the link **Reset PACER Password**.")
    guide.note("The link works only once, and for a limited time.", proof=proofs.link_works_once)
    guide.fill("Enter a **New Password**.", filer.new.password)
    guide.note(
        "A password needs eight or more characters: capital and lowercase letters, and a digit or special character. "
        "It must contain neither your username nor your email address.",
        kind="tip",
        proof=proofs.new_password,
    )
    guide.fill("Enter it again in **Confirm Password**.", filer.new.password)
    guide.click("Click **Submit**.")
    guide.see("You see **Your password has been reset.**")
    guide.click("Click **Log in to Manage My Account**.")

    guide.chapter("Log in with the new password")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your new **Password**.", filer.new.password)
    guide.click("Click **Login**.")
    guide.see("You see your **Account Number** and your **Username**. Write them down.")
    guide.note(
        "PACER cannot reset the CM/ECF login of a court, and a court cannot reset PACER’s. "
        "For a CM/ECF login, ask {court.clerk}.",
        proof="It is about the two offices, and no screen.",
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
