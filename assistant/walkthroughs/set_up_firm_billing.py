"""Set up a firm's billing: both courts' notices, “Would your firm benefit from a firm billing account?”."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Set up billing for your firm",
    people=("hester-dunmallow", "marjorie-ellsworth-quill"),
    on="2021-09-14",
    group="Fees and billing",
    when=("My firm wants one bill for all its PACER accounts.",),
    minutes=25,
    needs=(
        "Administrator: the firm’s address, and a card if you want to begin at once",
        "Administrator: the lawyer’s account number and last name",
        "Lawyer: your own PACER account, username and password",
    ),
    reached="Your firm pays for the account",
    keep=("PAA username", "PAA account number"),
    next="Add every other account of your firm in the same way: there is no form for many at once. "
    "One bill for all of them comes each quarter.",
    troubles={
        "Account number and last name do not match.": "Ask the lawyer to read both in Manage My Account.",
        "This account already belongs to a PAA.": "The lawyer must first leave the other firm’s PAA, "
        "with **Remove Your PACER Account from a PAA** on the Settings tab.",
        "Your earlier request to this account is still pending.": "Ask the lawyer to accept it.",
        "You must upgrade your PACER account before using this feature.": "Use the guide “Upgrade your PACER account”.",
    },
)
def set_up_firm_billing(guide: Guide, administrator: Person, lawyer: Person) -> None:
    """With a PACER Administrative Account (PAA) your firm manages the accounts of all its users, and pays their
    PACER access fees together. Appoint one person as its administrator."""

    guide.chapter("Register the firm")
    guide.as_(administrator)
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Select **Register for an Account** from the menu bar.")
    guide.click("Click **Group Billing**.")
    guide.click("Click **Register for a PACER Administrative Account**.")
    guide.note(
        "Nobody can search or file with a PAA. Everybody who does needs a PACER account of their own as well.",
        kind="important",
        proof="It is what a firm’s account cannot do anywhere, and no screen.",
    )
    guide.fill("Enter your **Firm/Organization Name**.", administrator.address.firm)
    guide.fill("Enter your own **First Name**, as the administrator.", administrator.first_name)
    guide.fill("Enter your **Last Name**.", administrator.last_name)
    guide.fill("Enter your **Date of Birth** as MM/DD/YYYY.", administrator.date_of_birth)
    guide.fill("Enter the firm’s **Address**.", administrator.address.street)
    guide.fill("Enter the **City**.", administrator.address.city)
    guide.choose("From the **State** list, choose the state.", administrator.address.state)
    guide.choose("From the **County** list, choose the county.", administrator.address.county)
    guide.fill("Enter the **Zip/Postal Code**.", administrator.address.zip)
    guide.fill("Enter the **Primary Phone**.", administrator.phone)
    guide.fill("Enter your **Email** address.", administrator.email)
    guide.fill("Enter it again in **Confirm Email**.", administrator.email)
    guide.choose("In the **User Type** field, choose the type of your firm.", administrator.new.user_type)
    guide.check("Complete **User Verification**: for example, check **I am a person, not a program**.")
    guide.click("Click **Next**.")

    guide.chapter("Create the login of the PAA")
    guide.fill(
        "Create a **Username** of eight or more characters.", administrator.new.username, proof=proofs.username_of_eight
    )
    guide.fill("Create a **Password**.", administrator.new.password)
    guide.fill("Enter it again in **Confirm Password**.", administrator.new.password)
    guide.choose("From the **Security Question 1** list, select a question.", administrator.new.question_1)
    guide.fill("Enter your **Answer 1**.", administrator.new.answer_1)
    guide.choose("From the **Security Question 2** list, select a different question.", administrator.new.question_2)
    guide.fill("Enter your **Answer 2**.", administrator.new.answer_2)
    guide.click("Click **Next**.")

    guide.chapter("Enter payment information if desired")
    guide.note(
        "A card is optional. Without one, a code comes by U.S. mail in 7–10 business days, and you must wait.",
        proof=proofs.code_by_mail,
    )
    guide.choose("Choose the **Card Type**.", administrator.card.type)
    guide.fill("Enter the **Name on Card**.", administrator.card.name)
    guide.fill("Enter the **Card Number**.", administrator.card.number)
    guide.choose("Choose the **Expiration Month**.", administrator.card.month)
    guide.choose("Choose the **Expiration Year**.", administrator.card.year)
    guide.check("If the card has the address that you entered, check **Use the billing address on file**.")
    guide.note(
        "The firm’s card pays PACER fees only. To pay filing fees, each lawyer stores a card in their own account.",
        kind="important",
        proof=proofs.card_pays_pacer_only,
    )
    guide.click("Click **Next**.")

    guide.chapter("Submit the registration")
    guide.check(
        "Read the policies. To acknowledge them, select "
        "**Check here to acknowledge you have read and understand the policies and procedures listed above.**"
    )
    guide.click("Click **Submit**.")
    guide.see("You see **Your account has been created.**")
    guide.see("Beside **Account Type** you see **PACER Administrative Account**.")

    guide.chapter("Ask a lawyer to join")
    guide.click("Click **Log in to Manage My Account**.")
    guide.fill("Enter the **Username** of the PAA.", administrator.new.username)
    guide.fill("Enter its **Password**.", administrator.new.password)
    guide.click("Click **Login**.")
    guide.click("Click **PAA Maintenance**.")
    guide.click("Click **Add Existing PACER Account(s) to My PAA**.")
    guide.fill("Enter the lawyer’s **Account Number**.", lawyer.account_number)
    guide.note(
        "The lawyer finds it in Manage My Account, above the username. It has seven digits.",
        kind="tip",
        proof=proofs.where_the_number_stands,
    )
    guide.fill("Enter the lawyer’s **Last Name**.", lawyer.last_name)
    guide.fill("Enter a brief **Remark**.", "Firm billing")
    guide.check("Check **I acknowledge that my firm will be billed for this account once its holder accepts.**")
    guide.click("Click **Submit**.")
    guide.see("You see **Your request has been sent to the account holder.**")
    guide.note(
        "You cannot add anybody who does not accept, and nobody can add an account to your PAA but you.",
        proof=proofs.holder_must_accept,
    )

    guide.chapter("Accept the request")
    guide.as_(lawyer)
    guide.open("pacer", "In your own browser, go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your own PACER **Username**.", lawyer.username)
    guide.fill("Enter your **Password**.", lawyer.password)
    guide.click("Click **Login**.")
    guide.see("You see **You have a request to join a PACER Administrative Account.**")
    guide.click("Click **Accept**.")
    guide.see("Read what changes under **If you accept**.")
    guide.note(
        "Your account stays yours. If you leave the firm, it leaves the PAA and goes with you.",
        kind="tip",
        proof=proofs.account_stays_hers,
    )
    guide.click("If you agree, click **Accept**.")
    guide.see("You see **You have accepted the request.**")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)

    guide.chapter("Check the account and the bill")
    guide.as_(administrator)
    guide.click("Click **Back to Manage My Account**.")
    guide.click("Click **View All My Requests**.")
    guide.see("In the line of the lawyer you see **Accepted**.", proof=proofs.line_of_the_lawyer)
    guide.note(
        "If it says “Pending”, the lawyer has not answered yet. To take it back, use “Rescind My Pending Request”.",
        kind="tip",
        proof="The lawyer has answered already.",
    )
    guide.click("Click **Back to Manage My Account**.")
    guide.click("Click **Usage**.")
    guide.click("Click **View Quarterly Invoice/Statement of Account**.")
    guide.see("Each account has a line, with its **Pages** and its **Amount**.")
    guide.see(
        "Below it you see the **Amount Due**. Fees of $30 or less in a quarter are waived.",
        proof=proofs.small_fees_are_waived,
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
