"""Renew a password that is older than 180 days, from the login that asks for it, as in 2025."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Renew an expired password",
    people=("henrietta-poole",),
    on="2025-09-08",
    era="2025",
    group="Log in",
    when=("PACER says that my password must be updated.",),
    minutes=4,
    needs=("Your PACER username and password",),
    reached="Your new password works",
    next="Use the new password in every NextGen court, too. "
    "If your browser or a program has stored the old one, change it there.",
    troubles={
        "Password must be at least 14 characters.": "Choose a longer one. Several words are easy to remember.",
    },
)
def renew_password(guide: Guide, filer: Person) -> None:
    """A PACER password expires after 180 days. At the next login PACER asks for a new one of 14 to 45 characters."""

    guide.chapter("Log in with the old password")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **Log in to…** at the top right.")
    guide.click("In the menu, click **Manage PACER Account**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.see("You see **User Update Required**.")
    guide.note(
        "You can click “Skip” three times. After that you cannot go on until you have a new password.",
        proof=proofs.can_be_skipped,
    )
    guide.click("Click **Update**.")

    guide.chapter("Choose a new password")
    guide.fill("Enter your **Current Password**.", filer.password)
    guide.fill("Enter a **New Password**.", filer.new.password, proof=proofs.password_of_2025)
    guide.note(
        "A password needs 14 to 45 characters: capital and lowercase letters, and a special character. "
        "It must not contain any part of your name, username or email address.",
        kind="tip",
        proof=proofs.lasts_180_days,
    )
    guide.fill("Enter it again in **Confirm New Password**.", filer.new.password)
    guide.click("Click **Submit**.")
    guide.see("You see **Your password has been changed.**")
    guide.click("Click **Close**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)

    guide.chapter("Log in with the new password")
    guide.click("Click **Log in again**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your new **Password**.", filer.new.password)
    guide.click("Click **Login**.")
    guide.see("You see your **Account Number** and your **Username**.")
