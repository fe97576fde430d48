"""Log in with a passcode from an authenticator app, to Manage My Account and to a court, as in 2025."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Log in with a one-time passcode",
    people=("cyrus-nakagawa-bell",),
    on="2025-09-08",
    era="2025",
    group="Log in",
    when=("My account has multifactor authentication, and I want to log in.",),
    minutes=4,
    needs=(
        "Your PACER username and password",
        "The authenticator app that you have enrolled, or a backup code",
    ),
    reached="You are logged in",
    next="Each login asks for a new passcode, also that of a court.",
    troubles={
        "Invalid username, password, or one-time passcode.": "Wait until the app shows the next passcode, and "
        "enter that. Look whether the clock of your phone is right.",
        "Your account is temporarily locked.": "Wait for a while, or reset your password.",
    },
)
def log_in_with_mfa(guide: Guide, filer: Person) -> None:
    """After your password, PACER asks for a passcode that your authenticator app shows. It works once, and for about
    30 seconds."""

    guide.chapter("Log in to Manage My Account")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **Log in to…** at the top right.")
    guide.click("In the menu, click **Manage PACER Account**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.note("Open your app. The passcode is never sent by text message.", proof=proofs.passcode_is_no_text_message)
    guide.fill(
        "Enter the **One-Time Passcode** from your app.", filer.secret("app_code"), proof=proofs.other_passcodes_fail
    )
    guide.note(
        "If you do not have your app with you, enter a backup code instead. Each works once.",
        kind="tip",
        proof=proofs.backup_code_will_do,
    )
    guide.click("Click **Login**.")
    guide.see("Beside **Multifactor Auth** you see **Enrolled**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)

    guide.chapter("Log in to the court")
    guide.open("cmecf", "Go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.fill("Enter the next **One-Time Passcode** from your app.", filer.secret("next_code"))
    guide.click("Click **Login**.")
    guide.check(
        "Read the notice and check "
        "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")
    guide.see("You see **Utilities** in the menu.")
