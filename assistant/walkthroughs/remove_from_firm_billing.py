"""Take an account out of a firm's billing: its holder leaves by herself, or the firm's administrator removes it."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Remove an account from firm billing",
    people=("cyrus-nakagawa-bell", "rosalind-tamborini", "augustin-fairlea"),
    on="2021-09-14",
    group="Fees and billing",
    when=("I leave the firm that pays for my PACER account.", "Somebody leaves our firm, whose bill I administer."),
    minutes=8,
    needs=(
        "Holder of the account: your PACER username and password",
        "Administrator: username and password of the PAA",
    ),
    reached="The firm no longer pays for the account",
    next="To search again, the holder calls the PACER Service Center, or joins the PAA of another firm.",
    troubles={
        "You must upgrade your PACER account before using this feature.": "Use the guide “Upgrade your PACER account”.",
    },
)
def remove_from_firm_billing(
    guide: Guide,
    holder: Person,
    administrator: Person,
    colleague: Person,  # noqa: ARG001 - the sentences name him
) -> None:
    """A firm pays for accounts through its PACER Administrative Account (PAA). The holder of an account, or the firm’s
    administrator, can end that at any time. Do only your own part of this guide."""

    guide.chapter("Leave as the holder of the account")
    guide.as_(holder)
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", holder.username)
    guide.fill("Enter your **Password**.", holder.password)
    guide.click("Click **Login**.")
    guide.click("Click **Remove Your PACER Account from a PAA**.")
    guide.note(
        "You will not be able to search until the PACER Service Center or a new PAA activates that again. "
        "You can still file.",
        kind="important",
        proof=proofs.search_stops_for_who_leaves,
    )
    guide.fill("Enter a brief **Remark**.", "I am leaving the firm")
    guide.click("Click **Submit**.")
    guide.see("You see **Your account has been removed from the PAA.**")
    guide.note(
        "It takes effect at once: from now on you pay for your account yourself. "
        "What it has cost until today stays on the firm’s bill.",
        proof=proofs.who_left_pays_herself,
    )
    guide.click("Click **Back to Manage My Account**.")
    guide.see("Beside **Case Search Status** you see **Inactive**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)

    guide.chapter("Remove an account as the administrator")
    guide.as_(administrator)
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter the **Username** of the PAA.", administrator.username)
    guide.fill("Enter its **Password**.", administrator.password)
    guide.click("Click **Login**.")
    guide.click("Click **PAA Maintenance**.")
    guide.note(
        "Has the holder not accepted your request yet? There is nothing to remove: take the request back with "
        "“Rescind My Pending Request”.",
        kind="tip",
        proof=proofs.pending_is_rescinded,
    )
    guide.click("Click **Remove PACER Account(s) from My PAA**.")
    guide.note(
        "The holder will not be able to search until the PACER Service Center, or another PAA, sees to it. "
        "The account stays with its holder.",
        kind="important",
        proof=proofs.search_stops_for_who_is_removed,
    )
    guide.note("What the account has cost until today stays on your bill.", proof=proofs.costs_until_today_stay)
    guide.fill("Enter a brief **Remark**.", "Left the firm")
    guide.check(
        "Under **Accounts to Remove**, check the account: "
        "in this example, **{colleague.account_number} {colleague.name}**."
    )
    guide.click("Click **Submit**.")
    guide.see(
        "You see **The accounts have been removed from your PAA.** Each holder gets an email.",
        proof=proofs.holders_are_told,
    )

    guide.chapter("Check the firm’s bill")
    guide.click("Click **Back to Manage My Account**.")
    guide.click("Click **Usage**.")
    guide.click("Click **View Quarterly Invoice/Statement of Account**.")
    guide.see(
        "Beside **{colleague.account_number}**, which is the account of this example, "
        "you see the name with **(no longer in your PAA)**."
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
