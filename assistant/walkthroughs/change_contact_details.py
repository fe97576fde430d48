"""Change an address and an email address after linking: in Manage My Account, and not in CM/ECF."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Change your address or email",
    people=("cyrus-nakagawa-bell",),
    on=8,
    group="Notices and helpers",
    when=("My address or email has changed.",),
    minutes=10,
    needs=(
        "Your PACER username and password",
        "Your new address with its county",
        "Your new email address",
    ),
    reached="Your changes are on their way to the court",
    next="Each court must process your changes, which may take some days. "
    "Look again under “E-File Registration/Maintenance History”.",
    troubles={
        "You must upgrade your PACER account before using this feature.": "Use the guide “Upgrade your PACER account”.",
        "Select at least one court, or choose None.": "Select each court that shall have your new address.",
        "Check the box of at least one court.": "Check **Click to apply changes to this court** for each court.",
        "The email addresses entered do not match.": "Type the new address again in both fields.",
    },
)
def change_contact_details(guide: Guide, filer: Person) -> None:
    """Once your accounts are linked, your name, address and primary email belong to your PACER account.
    You change them in Manage My Account and choose the courts that shall know."""

    guide.chapter("Log in to Manage My Account")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.note(
        "In CM/ECF your name, address and primary email are grey, and cannot be changed. "
        "Secondary email addresses stay there: you change them in each court’s CM/ECF.",
        proof="It is about CM/ECF’s own pages, which this guide does not open.",
    )

    guide.chapter("Change your address")
    guide.click("Click the tab **Maintenance**.")
    guide.note("To change your name instead, click **Update Personal Information**.", kind="tip")
    guide.click("Click **Update Address Information**.")
    guide.fill("Enter your new **Firm/Office**.", filer.move.address.firm)
    guide.fill("Enter your new **Address**.", filer.move.address.street)
    guide.fill("Enter the **Room/Suite**, if there is one.", filer.move.address.room)
    guide.fill("Enter the **City**.", filer.move.address.city)
    guide.see("Verify the **State**, and change it if necessary.")
    guide.choose("From the **County** list, choose your county.", filer.move.address.county)
    guide.fill("Enter the **Zip/Postal Code**.", filer.move.address.zip)
    guide.see("Verify your **Primary Phone**.")
    guide.fill("Enter a **Reason for Update**.", filer.move.reason)
    guide.check("Under **Apply update to**, choose **Open Cases**.")
    guide.note(
        "Do not choose All Cases when you have changed firms: it also rewrites the firm in your old cases.",
        kind="important",
        proof=proofs.all_cases_means_all,
    )
    guide.check("Under **Apply Updates to Selected Courts**, select **{court.name}**.")
    guide.note("Select every other court that shall have the new address as well.", kind="tip", proof="It is advice.")
    guide.click("Click **Submit**.")
    guide.see("You see **Your address has been updated.**")
    guide.click("Click **Close**.")

    guide.chapter("Change your email")
    guide.click("Click **Update E-Filer Email Noticing and Frequency**.")
    guide.check("Under **{court.name}**, check **Click to apply changes to this court**.")
    guide.fill("Under **{court.name}**, enter your new **Primary Email**.", filer.move.email)
    guide.fill("Under **{court.name}**, enter it again in **Confirm Email**.", filer.move.email)
    guide.note(
        "The email for PACER’s bills is separate. Change it on the Settings tab: Update PACER Billing Email.",
        proof=proofs.billing_email_is_separate,
    )
    guide.click("Click **Submit**.")
    guide.see("You see **Your e-filer email has been submitted.**")

    guide.chapter("See what was sent to the court")
    guide.click("Click **E-File Registration/Maintenance History**.")
    guide.see("Beside **Email Update** you see **Pending**.")
    guide.see("Beside **Address Update (Open Cases)** you see **Pending**, too.")
    guide.note(
        "The rules of the court may also ask you to file a notice in each open case.",
        proof="The rules are the court’s, and no screen.",
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
