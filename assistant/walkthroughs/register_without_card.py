"""Register without a credit card: the district court's notice, “Do you have your own PACER account?”."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Register without a credit card",
    people=("priya-whitlowe",),
    on="2021-09-14",
    group="Get an account",
    when=("I want to file, have no PACER account of my own, and will not give a credit card.",),
    minutes=12,
    needs=(
        "Your date of birth, address and county",
        "A new username of 8 to 45 characters",
        "A new password of 8 to 45: capital and lowercase letters, and a digit or special character",
        "Answers to two security questions",
    ),
    deadline=("{court.go_live}", ""),
    reached="Your account has been created",
    keep=("PACER username", "Account number"),
    next=(
        (
            "When the letter comes, use the guide “Activate your case search privileges”. "
            "If you could file in this court before, you will link your accounts through CM/ECF on {court.go_live}, "
            "with the guide “Link your CM/ECF account”. Find out your CM/ECF login and password before that day. "
            "If you could not, and want to file, use the guide “Register to e-file as an attorney” from that day on."
        ),
        (
            "When the letter comes, use the guide “Activate your case search privileges”. "
            "If you could file in this court before it changed to NextGen CM/ECF, link your accounts now, with the "
            "guide “Link your CM/ECF account”. If you could not, and want to file, use the guide “Register to e-file "
            "as an attorney”."
        ),
    ),
    troubles={
        "Account May Already Exist": "Use **Forgot Username** or **Forgot Password** in that message.",
        "Please select a user type.": "Scroll down in the list. “Individual Accounts” are at its end.",
    },
)
def register_without_card(guide: Guide, filer: Person) -> None:
    """If you do not have a PACER account, you will need to create one to view or file documents in CM/ECF.
    Shared PACER accounts may no longer be used by CM/ECF users."""

    guide.chapter("Begin your registration")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Select **Register for an Account** from the menu bar.")
    guide.click("Click **Attorney Filers**.")
    guide.note("If you are not an attorney, click “Non-attorney Filers” instead.")
    guide.click("Click **Register for a PACER account**.")

    guide.chapter("Enter the required information")
    guide.see(
        "Enter all **Required Information**. It is designated by a red asterisk (“*”).", proof=proofs.red_asterisks
    )
    guide.fill("Enter your **First Name**.", filer.first_name)
    guide.fill("Enter your **Last Name**.", filer.last_name)
    guide.fill("Enter your **Date of Birth** as MM/DD/YYYY.", filer.date_of_birth)
    guide.fill("Enter your **Address**.", filer.address.street)
    guide.fill("Enter your **City**.", filer.address.city)
    guide.choose("From the **State** list, choose your state.", filer.address.state)
    guide.note("The County list appears after you have chosen a state.", kind="tip", proof=proofs.county_after_state)
    guide.choose("From the **County** list, choose your county.", filer.address.county)
    guide.fill("Enter your **Zip/Postal Code**.", filer.address.zip)
    guide.fill("Enter your **Primary Phone**.", filer.phone)
    guide.fill("Enter your **Email** address.", filer.email)
    guide.fill("Enter it again in **Confirm Email**.", filer.email)
    guide.choose("In the **User Type** field, choose “Individual” or “Attorney”.", filer.new.user_type)
    guide.note(
        "If you work for a government agency, make the appropriate selection under “Government Accounts” "
        "instead of selecting an individual or attorney account.",
        kind="important",
    )
    guide.check("Complete **User Verification**: for example, check **I am a person, not a program**.")
    guide.click("Click **Next**.")

    guide.chapter("Create your login")
    guide.fill("Create a **Username** of eight or more characters.", filer.new.username, proof=proofs.username_of_eight)
    guide.note(
        "A password needs eight or more characters: capital and lowercase letters, and a digit or special character. "
        "It must contain neither your username nor your email address.",
        kind="tip",
        proof=proofs.password_of_a_new_login,
    )
    guide.fill("Create a **Password**.", filer.new.password)
    guide.fill("Enter it again in **Confirm Password**.", filer.new.password)
    guide.choose("From the **Security Question 1** list, select a question.", filer.new.question_1)
    guide.fill("Enter your **Answer 1**.", filer.new.answer_1)
    guide.choose("From the **Security Question 2** list, select a different question.", filer.new.question_2)
    guide.fill("Enter your **Answer 2**.", filer.new.answer_2)
    guide.click("Click **Next**.")

    guide.chapter("Register without a credit card")
    guide.see(
        "Under **Payment Information**, providing a credit card is optional: enter payment information if desired.",
        proof=proofs.card_is_optional,
    )
    guide.click("To register without a credit card, click **Next** without entering any information on this screen.")
    guide.note(
        "If you submit your registration request without providing credit card information, "
        "you will not be able to immediately access PACER. "
        "You will receive an activation code by U.S. mail in 7-10 business days.",
        kind="important",
        proof=proofs.no_card_entered,
    )
    guide.see("Read the message **No Credit Card Entered**.")
    guide.click("Click **Continue**.")

    guide.chapter("Submit your registration")
    guide.see("Read the **Policies and procedures**.")
    guide.check(
        "To acknowledge them, select "
        "**Check here to acknowledge you have read and understand the policies and procedures listed above.**"
    )
    guide.click("Click **Submit**.")
    guide.see("You see **Your account has been created.**")
    guide.see("Write down your **Account Number** and your **Username**.", proof=proofs.new_login_opens)
    guide.see("Beside **Case Search Status** you see **Not activated**.")
    guide.note(
        "Until you enter the code, you cannot search. For e-filing you need not wait for it.",
        kind="tip",
        proof="What happens later, in a search and in a court.",
    )
    if guide.court.go_live:
        guide.note(
            "Could you file in this court before? You will link your accounts through CM/ECF on {court.go_live}. "
            "For questions, please contact PACER at {court.contacts.pacer_phone}.",
            kind="important",
            proof=proofs.whom_to_call,
        )
    else:
        guide.note(
            "Could you file in this court before it changed to NextGen CM/ECF? Link your accounts next, in CM/ECF. "
            "For questions, please contact PACER at {court.contacts.pacer_phone}.",
            kind="important",
            proof=proofs.whom_to_call,
        )
