"""Add a secondary e-mail address at a court: each kind of court has a page of its own for it."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Add a secondary email address",
    people=("cyrus-nakagawa-bell",),
    on=8,
    group="Notices and helpers",
    when=("Somebody else shall get this court’s notices, too.",),
    minutes=5,
    needs=("Your PACER username and password", "The email address of whoever shall get your notices"),
    reached="The address gets this court’s notices",
    next="Do the same in each other court in which you file. Ask your colleague whether the next notice has come.",
    troubles={
        "This e-mail address is on the list already.": "There is nothing to do: it gets notices already.",
    },
    kinds=("district", "bankruptcy"),
)
def add_secondary_email(guide: Guide, filer: Person) -> None:
    """A court sends its notices to your primary email address. Add secondary addresses for an assistant or a
    colleague, in each court’s CM/ECF."""

    guide.chapter("Log in to this court")
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your PACER **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.check(
        "Read the notice and check "
        "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")

    if guide.court.kind == "bankruptcy":
        guide.chapter("Enter the address")
        guide.click("Click **Utilities**.")
        guide.click("Click **Maintain Your ECF Account**.")
        guide.click("Click **Email information…**.")
        guide.note(
            "The primary address is grey. To change it, use the guide “Change your address or email”.",
            proof=proofs.primary_is_pacers,
        )
        guide.fill("Enter the new address as **Secondary email address**.", filer.move.email)
        guide.note("Several addresses are separated by semicolons.", kind="tip", proof=proofs.several_addresses)
        guide.fill("Enter it again in **Reenter Secondary email address**.", filer.move.email)
        guide.note(
            "Do not forget the box in the next step: without it the address stands there and gets nothing.",
            kind="important",
            proof=proofs.box_is_needed,
        )
        guide.check("Check **to the secondary addresses**.")
        guide.check("Under **How often**, choose **Send a notice for each filing**.")
        guide.note("“Send a Daily Summary Report” sends one message a day instead.", kind="tip")
        guide.click("Click **Return to Account screen**.")

        guide.chapter("Submit it, and submit it again")
        guide.note(
            "What you entered holds only when you have clicked Submit twice: here, and at the list of your cases.",
            kind="important",
            proof=proofs.submit_twice,
        )
        guide.click("Click **Submit**.")
        guide.see("You see **Update your cases** and the cases in which you file.")
        guide.click("Click **Submit** once more.")
        guide.see("You see **Your Account Information has been updated.**")
    else:
        guide.chapter("Enter the address")
        guide.click("Click **Utilities**.")
        guide.click("Click **Maintain Your E-mail**.")
        guide.note(
            "The primary address is not changed here. Use the guide “Change your address or email”.",
            proof=proofs.primary_is_pacers,
        )
        guide.click("Click **add new e-mail address**.")
        guide.fill("Enter the new **E-mail address**.", filer.move.email)
        guide.check("Under **Should this e-mail address receive notices?**, choose **Yes**.")
        guide.check("Under **How should notices be sent to this e-mail address?**, choose **Per Filing**.")
        guide.note("“Summary Report” sends one message a day instead.", kind="tip")
        guide.note(
            "Whatever you click next, the page keeps what you entered. It holds only when you submit it.",
            kind="important",
            proof=proofs.changes_wait,
        )
        guide.click("Click **Submit all changes**.")
        guide.see("You see **Your E-mail Information has been updated.**")
        guide.see("Under **E-mail addresses** you see the new address: in this example, **{filer.move.email}**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out_of_the_court)
