"""Enroll an authenticator app: from the login that asks for it to the app's first passcode, as in 2025."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Enroll in multifactor authentication",
    people=("theodora-lindqvist-moss",),
    on="2025-09-08",
    era="2025",
    group="Log in",
    when=("PACER asks me to enroll in multifactor authentication.",),
    minutes=10,
    needs=(
        "Your PACER username and password",
        "Access to the mail of the email address that PACER has on file",
        "An authenticator app on your phone or computer",
    ),
    reached="Your account needs a passcode from now on",
    keep=("Backup codes",),
    next="At each login you enter a passcode from your app after your password. "
    "If you get a new phone, add its app before you remove the old one.",
    troubles={
        "The security code is wrong or has expired.": "Click **Send Another Code**, and enter the newest one.",
        "This is not the code that the app shows now.": "Wait until the app shows the next code, and enter that. "
        "Look whether the clock of your phone is right.",
    },
)
def enroll_mfa(guide: Guide, filer: Person) -> None:
    """If you may file in a court, PACER asks for a passcode from an authenticator app at each login. Enroll your app
    once, and get backup codes for the day on which you do not have it with you."""

    guide.chapter("Log in")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **Log in to…** at the top right.")
    guide.click("In the menu, click **Manage PACER Account**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.note(
        "If you may file in a court, you read “User Update Required” first. "
        "You can skip that three times; after that you cannot go on until you have enrolled.",
        kind="important",
        proof="It is shown to those alone who may file, and this filer may not yet.",
    )
    guide.see("Beside **Multifactor Auth** you see **Not Enrolled**.")
    guide.click("Click **Enroll**.")

    guide.chapter("Add your app")
    guide.click("Click **Add App**.")
    guide.fill(
        "Enter the **Security Code** from the email “Your PACER security code”.",
        filer.secret("security_code"),
        proof=proofs.code_came_by_mail,
    )
    guide.note("The security code is good for 10 minutes.", kind="tip", proof=proofs.ten_minutes)
    guide.click("Click **Submit**.")
    guide.fill("Enter a **Nickname** for your app.", "Office phone")
    guide.click("Click **Next**.")
    guide.see("You see **In your authenticator app, add an account and scan this QR code.**")
    guide.note(
        "Scan the code on your own screen. No picture of this guide shows one, for nobody else may see yours.",
        kind="important",
        proof=proofs.code_is_for_nobody_else,
    )
    guide.note("If you cannot scan it, type the setup key below it into your app.", proof=proofs.setup_key)
    guide.fill("Enter the **Code from the App**.", filer.secret("app_code"), proof=proofs.other_app_codes_fail)
    guide.click("Click **Submit**.")
    guide.see("You see **Your authenticator app has been added.**")

    guide.chapter("Get backup codes")
    guide.click("Click **Close**.")
    guide.see("Beside **Multifactor Auth** you now see **Enrolled**.")
    guide.click("On the **Settings** tab, click **Manage MFA Settings**.")
    guide.click("Click **Get New Codes**.")
    guide.fill("Enter the **Security Code** from the newest email.", filer.secret("security_code"))
    guide.click("Click **Submit**.")
    guide.see("You see **Save these ten codes where only you find them. They are shown now, and never again.**")
    guide.note(
        "The codes are shown only now. Each opens your account once, in place of a passcode.",
        kind="important",
        proof=proofs.backup_codes_are_shown_once,
    )
    guide.click("Save the codes. Then click **Close**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
