"""Pay the filing fees that are due in a court, with a card."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Pay the filing fees that are due",
    people=("lambert-oakeshott",),
    on=8,
    group="Fees and billing",
    when=("The court says that I owe a filing fee, or has locked my account for fees.",),
    minutes=10,
    needs=("Your PACER username and password", "A credit card, or what is stored in your PACER account"),
    reached="The fee is paid",
    keep=("The number of the receipt",),
    next="The receipt comes by email, too. Under Utilities, “Internet Payment History” shows it again. "
    "If your account was locked for fees, you can file again when all of them are paid.",
    troubles={
        "Invalid username or password": "Use your PACER login, not your CM/ECF login.",
        "The card could not be validated.": "Check number and date of the card, or use another.",
        "Check the box of at least one fee.": "Check each fee that you want to pay now.",
    },
    kinds=("district", "bankruptcy"),
)
def pay_fees_due(guide: Guide, filer: Person) -> None:
    """What you file may cost a fee. A court whose fees are not paid may lock your account, so pay them when they
    are due."""

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

    guide.chapter("Choose what you pay")
    guide.click("Click **Utilities**.")
    guide.click("Click **Internet Payments Due**.")
    guide.note(
        "PACER’s fees for searching are not here. You pay them in Manage My Account.", proof=proofs.fees_of_filing_only
    )
    guide.note(
        "Is your account locked? It opens again only when all fees are paid.",
        kind="important",
        proof=proofs.locked_until_all_is_paid,
    )
    if guide.court.kind == "bankruptcy":
        guide.check("Check each fee that you want to pay now, such as **Chapter 13 Voluntary Petition**.")
    else:
        guide.check("Check each fee that you want to pay now, such as **Notice of Removal**.")
    guide.click("Click **Next**.")
    guide.see("Check the amount beside **Total**.")
    guide.click("Click **Pay Now**.")

    guide.chapter("Log in once more")
    guide.note(
        "The PACER login comes again, for payments. It wants your PACER login, not your CM/ECF login.",
        kind="tip",
        proof=proofs.filing_login_fails,
    )
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your PACER **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.chapter("Pay")
    guide.check("Under **Select a Payment Method**, choose **A credit card, entered on the next page**.")
    guide.note(
        "A card of your firm’s PACER Administrative Account is not offered here: it pays PACER’s fees alone.",
        kind="important",
        proof=proofs.firm_card_pays_no_filing,
    )
    guide.click("Click **Next**.")
    guide.choose("Choose the **Card Type**.", filer.card.type)
    guide.fill("Enter the **Name on Card**.", filer.card.name)
    guide.fill("Enter the **Card Number**.", filer.card.number)
    guide.choose("Choose the **Expiration Month**.", filer.card.month)
    guide.choose("Choose the **Expiration Year**.", filer.card.year)
    guide.check("Check **Use the billing address on file**.")
    guide.see("The fields from **Billing Address** to **Billing Zip/Postal Code** may then stay empty.")
    guide.click("Click **Next**.")
    guide.note(
        "You have not paid yet. Compare the amount, and go on.", kind="important", proof=proofs.not_paid_before_submit
    )
    guide.click("Click **Submit**.")
    guide.see("You see **Your payment has been made.**")
    guide.note(
        "When nothing is left to pay, you also read “There are no more payments due.”",
        proof=proofs.nothing_is_left_to_pay,
    )
    guide.see("Write down the number beside **Receipt**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out_of_the_court)
